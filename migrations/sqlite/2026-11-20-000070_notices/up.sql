-- What company admins write to those who look after licenses or use them. A draft may be changed; from the moment it is
-- sent, nothing of it changes but how far the sending got. *_key columns are folded copies to sort by.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('maintenance', 'license', 'release')),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    starts_at TIMESTAMP,
    ends_at TIMESTAMP,
    is_for_all BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'sending', 'sent', 'stopped')),
    job_id BIGINT,
    recipient_count BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by_name TEXT NOT NULL,
    modified_at TIMESTAMP NOT NULL,
    modified_by_name TEXT NOT NULL,
    sent_at TIMESTAMP,
    sent_by_name TEXT NOT NULL,
    subject_key TEXT NOT NULL,
    created_by_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (state = 'draft') = (sent_at IS NULL))
);
CREATE INDEX notices_sort_kind ON notices (kind, id);
CREATE INDEX notices_sort_subject ON notices (subject_key, id);
CREATE INDEX notices_sort_state ON notices (state, id);
CREATE INDEX notices_sort_starts ON notices (starts_at, id);
CREATE INDEX notices_sort_recipient_count ON notices (recipient_count, id);
CREATE INDEX notices_sort_created ON notices (created_at, id);
CREATE INDEX notices_sort_created_by ON notices (created_by_key, id);
CREATE INDEX notices_sort_modified ON notices (modified_at, id);
CREATE INDEX notices_sort_sent ON notices (sent_at, id);

-- Substring search: trigrams of search_text, kept true by triggers.
CREATE VIRTUAL TABLE notices_search USING fts5 (
    search_text, content = 'notices', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER notices_search_insert AFTER INSERT ON notices BEGIN
    INSERT INTO notices_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER notices_search_delete AFTER DELETE ON notices BEGIN
    INSERT INTO notices_search (notices_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER notices_search_update AFTER UPDATE OF search_text ON notices
WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO notices_search (notices_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO notices_search (rowid, search_text) VALUES (new.id, new.search_text);
END;

-- The licenses that a notice is about, unless it is about all.
CREATE TABLE notice_licenses (
    notice_id BIGINT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
    license_id BIGINT NOT NULL REFERENCES licenses (id),
    PRIMARY KEY (notice_id, license_id)
);
CREATE INDEX notice_licenses_by_license ON notice_licenses (license_id, notice_id);

-- What people chose for the licenses that they look after or have a seat of, where it is not what holds without a
-- choice. Whether an admin of a license wants its license notices stands in license_admins.notices.
CREATE TABLE notice_wishes (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    license_id BIGINT NOT NULL REFERENCES licenses (id),
    kind TEXT NOT NULL CHECK (kind IN ('maintenance', 'release')),
    is_wanted BOOLEAN NOT NULL,
    PRIMARY KEY (account_id, license_id, kind)
);
CREATE INDEX notice_wishes_by_license ON notice_wishes (license_id, kind, account_id);
CREATE INDEX notice_wishes_by_kind ON notice_wishes (kind, account_id);

-- The mail of a notice to a person: there is one at most.
ALTER TABLE outbox ADD COLUMN notice_id BIGINT;
CREATE UNIQUE INDEX outbox_of_notice ON outbox (notice_id, account_id) WHERE notice_id IS NOT NULL;
CREATE INDEX outbox_by_notice ON outbox (notice_id, state, id) WHERE notice_id IS NOT NULL;
