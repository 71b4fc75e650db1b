-- What the audit trail and the outbox need to be lists: folded copies to sort and search by, and one index per
-- order offered. Audit rows are written by the hundreds, so only what the list shows at first can be sorted by.
ALTER TABLE audit_events ADD COLUMN actor_key TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_events ADD COLUMN subject_key TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_events ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN recipient_key TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN address_key TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN search_text TEXT NOT NULL DEFAULT '';

-- Rows that are there already, folded as well as SQL can.
UPDATE audit_events SET actor_key = lower(substr(actor_name, 1, 100)), subject_key = lower(substr(subject_name, 1, 100)),
    search_text = '  ' || replace(lower(substr(subject_name || ' ' || actor_name || ' ' || ip, 1, 400)), ' ', '  ');
UPDATE outbox SET recipient_key = lower(substr(recipient_name, 1, 100)), address_key = lower(substr(address, 1, 100)),
    search_text = '  ' || replace(lower(substr(recipient_name || ' ' || address, 1, 400)), ' ', '  ');

CREATE INDEX audit_events_sort_time ON audit_events (at, id);
CREATE INDEX audit_events_sort_actor ON audit_events (actor_key, id);
CREATE INDEX audit_events_sort_action ON audit_events (action, id);
CREATE INDEX audit_events_sort_subject ON audit_events (subject_key, id);
CREATE INDEX audit_events_sort_outcome ON audit_events (outcome, id);
-- The id first, so that it is found without its kind.
DROP INDEX audit_events_by_subject;
CREATE INDEX audit_events_by_subject ON audit_events (subject_id, subject_kind, id);

CREATE INDEX outbox_sort_created ON outbox (created_at, id);
CREATE INDEX outbox_sort_recipient ON outbox (recipient_key, id);
CREATE INDEX outbox_sort_address ON outbox (address_key, id);
CREATE INDEX outbox_sort_kind ON outbox (kind, id);
CREATE INDEX outbox_sort_state ON outbox (state, id);
CREATE INDEX outbox_sort_sent ON outbox (sent_at, id);

-- Substring search: trigrams of search_text, which never changes.
CREATE VIRTUAL TABLE audit_events_search USING fts5 (
    search_text, content = 'audit_events', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
INSERT INTO audit_events_search (audit_events_search) VALUES ('rebuild');
CREATE TRIGGER audit_events_search_insert AFTER INSERT ON audit_events BEGIN
    INSERT INTO audit_events_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE VIRTUAL TABLE outbox_search USING fts5 (
    search_text, content = 'outbox', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
INSERT INTO outbox_search (outbox_search) VALUES ('rebuild');
CREATE TRIGGER outbox_search_insert AFTER INSERT ON outbox BEGIN
    INSERT INTO outbox_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
