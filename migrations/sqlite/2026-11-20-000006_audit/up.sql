-- Who did what to whom; only ever added to.
CREATE TABLE audit_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('operator', 'system', 'nobody')),
    actor_id BIGINT,
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT,
    subject_name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    reason TEXT,
    changes TEXT NOT NULL,
    ip TEXT NOT NULL,
    request_id TEXT NOT NULL
);
CREATE INDEX audit_events_by_subject ON audit_events (subject_kind, subject_id, id);
CREATE INDEX audit_events_by_request ON audit_events (request_id);

-- What remains of a deleted account: the status report.
CREATE TABLE tombstones (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    account_id BIGINT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    display_name TEXT NOT NULL,
    login TEXT,
    email TEXT,
    reason TEXT,
    released TEXT NOT NULL,
    deleted_at TIMESTAMP NOT NULL,
    deleted_by BIGINT,
    deleted_by_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    login_key TEXT,
    email_key TEXT,
    deleted_by_key TEXT NOT NULL,
    search_text TEXT NOT NULL
);
CREATE INDEX tombstones_sort_name ON tombstones (name_key, id);
CREATE INDEX tombstones_sort_login ON tombstones (login_key, id);
CREATE INDEX tombstones_sort_email ON tombstones (email_key, id);
CREATE INDEX tombstones_sort_deleted ON tombstones (deleted_at, id);
CREATE INDEX tombstones_sort_deleted_by ON tombstones (deleted_by_key, id);

-- A wizard that has been begun; account_id is set once it created that account.
CREATE TABLE account_drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    account_id BIGINT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX account_drafts_by_owner ON account_drafts (owner_id);

CREATE VIRTUAL TABLE tombstones_search USING fts5 (
    search_text, content = 'tombstones', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER tombstones_search_insert AFTER INSERT ON tombstones BEGIN
    INSERT INTO tombstones_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
