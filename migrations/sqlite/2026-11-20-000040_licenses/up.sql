-- Rights to use products. `name` is what a license is called here, `code` the key that came with it.
-- *_key columns are folded copies: name_key and code_unique for uniqueness, the others for sorting. `free` is what
-- is left of the seats, kept so that it can be sorted by; the check keeps it true, whoever writes.
-- reminded_days: the last notice that is not due any more, 60, 30, 7 or 1 days before the end; 61 while none was.
CREATE TABLE licenses (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    product TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN
        ('platform', 'bot_creator', 'citizen_developer', 'attended_runtime', 'unattended_runtime')),
    deployment TEXT NOT NULL CHECK (deployment IN ('cloud', 'on_premises')),
    mac TEXT,
    seats BIGINT NOT NULL CHECK (seats >= 0),
    used BIGINT NOT NULL CHECK (used >= 0),
    free BIGINT NOT NULL CHECK (free >= 0 AND free = seats - used),
    starts_at TIMESTAMP,
    expires_at TIMESTAMP,
    contact_id BIGINT NOT NULL REFERENCES accounts (id),
    contact_name TEXT NOT NULL,
    reminded_days BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by BIGINT,
    created_by_name TEXT NOT NULL,
    modified_at TIMESTAMP NOT NULL,
    modified_by BIGINT,
    modified_by_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    product_key TEXT NOT NULL,
    code_key TEXT NOT NULL,
    code_unique TEXT NOT NULL,
    contact_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    CHECK (mac IS NULL OR deployment = 'on_premises')
);
CREATE UNIQUE INDEX licenses_by_name ON licenses (name_key);
CREATE UNIQUE INDEX licenses_by_code ON licenses (code_unique);
CREATE INDEX licenses_by_contact ON licenses (contact_id);
CREATE INDEX licenses_sort_name ON licenses (name_key, id);
CREATE INDEX licenses_sort_product ON licenses (product_key, id);
CREATE INDEX licenses_sort_code ON licenses (code_key, id);
CREATE INDEX licenses_sort_kind ON licenses (kind, id);
CREATE INDEX licenses_sort_deployment ON licenses (deployment, id);
CREATE INDEX licenses_sort_mac ON licenses (mac, id);
CREATE INDEX licenses_sort_seats ON licenses (seats, id);
CREATE INDEX licenses_sort_used ON licenses (used, id);
CREATE INDEX licenses_sort_free ON licenses (free, id);
CREATE INDEX licenses_sort_starts ON licenses (starts_at, id);
CREATE INDEX licenses_sort_expires ON licenses (expires_at, id);
CREATE INDEX licenses_sort_contact ON licenses (contact_key, id);
CREATE INDEX licenses_sort_created ON licenses (created_at, id);
CREATE INDEX licenses_sort_modified ON licenses (modified_at, id);

-- Whose licenses they are: this gives the scope "own". The primary contact is always among them.
CREATE TABLE license_admins (
    license_id BIGINT NOT NULL REFERENCES licenses (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    notices BOOLEAN NOT NULL,
    since TIMESTAMP NOT NULL,
    by_name TEXT NOT NULL,
    PRIMARY KEY (license_id, account_id)
) WITHOUT ROWID;
CREATE INDEX license_admins_by_account ON license_admins (account_id, license_id);

-- Who has a seat. An account with a seat cannot vanish: its seats are released first, and counted.
CREATE TABLE license_assignments (
    license_id BIGINT NOT NULL REFERENCES licenses (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    is_device BOOLEAN NOT NULL,
    since TIMESTAMP NOT NULL,
    by_id BIGINT,
    by_name TEXT NOT NULL,
    PRIMARY KEY (license_id, account_id)
) WITHOUT ROWID;
CREATE INDEX license_assignments_by_account ON license_assignments (account_id, license_id);
-- At most one device license an account.
CREATE UNIQUE INDEX license_assignments_device ON license_assignments (account_id) WHERE is_device;

-- Every change of the MAC address that an on-premises license is bound to.
CREATE TABLE license_macs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    license_id BIGINT NOT NULL REFERENCES licenses (id) ON DELETE CASCADE,
    old_mac TEXT,
    new_mac TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    by_id BIGINT,
    by_name TEXT NOT NULL
);
CREATE INDEX license_macs_by_license ON license_macs (license_id, at);

-- How many seats were in use: one row a license and day (UTC), the last of the day.
CREATE TABLE license_usage (
    license_id BIGINT NOT NULL REFERENCES licenses (id) ON DELETE CASCADE,
    day TIMESTAMP NOT NULL,
    seats BIGINT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (license_id, day)
) WITHOUT ROWID;

-- How many licenses an account has: a copy for the list.
ALTER TABLE accounts ADD COLUMN license_count BIGINT NOT NULL DEFAULT 0;
CREATE INDEX accounts_sort_license_count ON accounts (license_count, id);

CREATE VIRTUAL TABLE licenses_search USING fts5 (
    search_text, content = 'licenses', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER licenses_search_insert AFTER INSERT ON licenses BEGIN
    INSERT INTO licenses_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER licenses_search_delete AFTER DELETE ON licenses BEGIN
    INSERT INTO licenses_search (licenses_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER licenses_search_update AFTER UPDATE OF search_text ON licenses
WHEN old.search_text IS NOT new.search_text BEGIN
    INSERT INTO licenses_search (licenses_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO licenses_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
