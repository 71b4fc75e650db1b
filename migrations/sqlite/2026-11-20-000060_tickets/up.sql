-- Requests for support. The requester is no foreign key: the ticket stays when the account is gone, with the name.
-- *_key columns are folded copies to sort by. `changed_at` is the last activity; `comment_count` is kept so that it
-- can be sorted by. `sent_key` is a hash over the form's own word and what was typed: the same form sent twice is one
-- ticket, and one comment.
CREATE TABLE tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    description TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'answered', 'closed')),
    requester_id BIGINT NOT NULL,
    requester_name TEXT NOT NULL,
    comment_count BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    closed_by_name TEXT,
    version BIGINT NOT NULL,
    subject_key TEXT NOT NULL,
    requester_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    sent_key TEXT,
    CHECK ((closed_at IS NULL) = (status <> 'closed'))
);
CREATE INDEX tickets_by_requester ON tickets (requester_id, id);
CREATE UNIQUE INDEX tickets_by_form ON tickets (requester_id, sent_key);
CREATE INDEX tickets_sort_subject ON tickets (subject_key, id);
CREATE INDEX tickets_sort_kind ON tickets (kind, id);
CREATE INDEX tickets_sort_status ON tickets (status, id);
CREATE INDEX tickets_sort_requester ON tickets (requester_key, id);
CREATE INDEX tickets_sort_comments ON tickets (comment_count, id);
CREATE INDEX tickets_sort_created ON tickets (created_at, id);
CREATE INDEX tickets_sort_changed ON tickets (changed_at, id);
CREATE INDEX tickets_sort_closed ON tickets (closed_at, id);

-- Who a ticket concerns. `sees`: the requester and those it is shared with; this gives the scope. `follows`: wants
-- mails, which go out only to those who see the ticket at that moment, by this table or by a permission.
CREATE TABLE ticket_people (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    sees BOOLEAN NOT NULL,
    follows BOOLEAN NOT NULL,
    since TIMESTAMP NOT NULL,
    by_name TEXT NOT NULL,
    PRIMARY KEY (ticket_id, account_id)
) WITHOUT ROWID;
CREATE INDEX ticket_people_by_account ON ticket_people (account_id, sees, ticket_id);

-- What was said in a ticket, and when it was closed and opened again; bodies never change.
CREATE TABLE ticket_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    step TEXT NOT NULL CHECK (step IN ('comment', 'closed', 'reopened', 'approved', 'rejected')),
    author_id BIGINT,
    author_name TEXT NOT NULL,
    body TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    sent_key TEXT
);
CREATE INDEX ticket_comments_by_ticket ON ticket_comments (ticket_id, id);
CREATE UNIQUE INDEX ticket_comments_by_form ON ticket_comments (ticket_id, sent_key);

-- Files of a ticket: `file` is a random name in the folder of the configuration. Without a comment they belong to
-- the description.
CREATE TABLE ticket_attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    comment_id BIGINT,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size BIGINT NOT NULL,
    file TEXT NOT NULL,
    by_id BIGINT,
    by_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX ticket_attachments_by_ticket ON ticket_attachments (ticket_id, id);
CREATE UNIQUE INDEX ticket_attachments_by_file ON ticket_attachments (file);

CREATE VIRTUAL TABLE tickets_search USING fts5 (
    search_text, content = 'tickets', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER tickets_search_insert AFTER INSERT ON tickets BEGIN
    INSERT INTO tickets_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER tickets_search_delete AFTER DELETE ON tickets BEGIN
    INSERT INTO tickets_search (tickets_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER tickets_search_update AFTER UPDATE OF search_text ON tickets
WHEN old.search_text IS NOT new.search_text BEGIN
    INSERT INTO tickets_search (tickets_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO tickets_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
