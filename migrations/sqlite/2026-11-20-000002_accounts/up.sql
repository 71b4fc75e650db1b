-- Whoever may operate systems: people, groups and programs.
-- *_key columns are folded copies: login_key and email_key for uniqueness, the others for sorting.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('operator', 'service')),
    identity_source TEXT NOT NULL CHECK (identity_source IN ('local', 'directory', 'sso')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'inactive')),
    display_name TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT,
    login TEXT,
    job_title TEXT NOT NULL,
    description TEXT NOT NULL,
    locale TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    theme TEXT NOT NULL,
    password_hash TEXT,
    credential_epoch BIGINT NOT NULL,
    confirmed_at TIMESTAMP,
    valid_until TIMESTAMP,
    inactive_reason TEXT,
    inactive_until TIMESTAMP,
    last_login_at TIMESTAMP,
    role_count BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by BIGINT,
    created_by_name TEXT NOT NULL,
    modified_at TIMESTAMP NOT NULL,
    modified_by BIGINT,
    modified_by_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    login_key TEXT,
    email_key TEXT,
    name_key TEXT NOT NULL,
    first_name_key TEXT NOT NULL,
    last_name_key TEXT NOT NULL,
    job_title_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    CHECK (kind = 'service' OR email IS NOT NULL),
    CHECK (status <> 'active' OR kind = 'service' OR login IS NOT NULL)
);
CREATE UNIQUE INDEX accounts_by_login ON accounts (login_key);
CREATE UNIQUE INDEX accounts_by_email ON accounts (email_key);

-- One index per order the list offers; each ends in the id.
-- This one also carries the searched text, so that a common word is found along the usual order without the rows.
CREATE INDEX accounts_sort_name ON accounts (name_key, id, search_text);
CREATE INDEX accounts_sort_email ON accounts (email_key, id);
CREATE INDEX accounts_sort_login ON accounts (login_key, id);
CREATE INDEX accounts_sort_first_name ON accounts (first_name_key, id);
CREATE INDEX accounts_sort_last_name ON accounts (last_name_key, id);
CREATE INDEX accounts_sort_job_title ON accounts (job_title_key, id);
CREATE INDEX accounts_sort_status ON accounts (status, id);
CREATE INDEX accounts_sort_kind ON accounts (kind, id);
CREATE INDEX accounts_sort_identity_source ON accounts (identity_source, id);
CREATE INDEX accounts_sort_last_login ON accounts (last_login_at, id);
CREATE INDEX accounts_sort_valid_until ON accounts (valid_until, id);
CREATE INDEX accounts_by_inactive_until ON accounts (inactive_until) WHERE inactive_until IS NOT NULL;
CREATE INDEX accounts_sort_role_count ON accounts (role_count, id);
CREATE INDEX accounts_sort_created ON accounts (created_at, id);
CREATE INDEX accounts_sort_modified ON accounts (modified_at, id);

-- Substring search: trigrams of search_text, kept true by triggers.
CREATE VIRTUAL TABLE accounts_search USING fts5 (
    search_text, content = 'accounts', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER accounts_search_insert AFTER INSERT ON accounts BEGIN
    INSERT INTO accounts_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER accounts_search_delete AFTER DELETE ON accounts BEGIN
    INSERT INTO accounts_search (accounts_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER accounts_search_update AFTER UPDATE OF search_text ON accounts
WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO accounts_search (accounts_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO accounts_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
