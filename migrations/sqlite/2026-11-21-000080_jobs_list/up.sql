-- What jobs need to be a list: folded copies to sort and search by, and one index per order offered.
ALTER TABLE jobs ADD COLUMN actor_key TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN search_text TEXT NOT NULL DEFAULT '';

-- Rows that are there already, folded as well as SQL can.
UPDATE jobs SET actor_key = lower(substr(trim(actor_name), 1, 100)),
    search_text = '  ' || replace(lower(substr(trim(actor_name), 1, 400)), ' ', '  ');

CREATE INDEX jobs_sort_actor ON jobs (actor_key, id);
CREATE INDEX jobs_sort_kind ON jobs (kind, id);
CREATE INDEX jobs_sort_state ON jobs (state, id);
CREATE INDEX jobs_sort_total ON jobs (total, id);
CREATE INDEX jobs_sort_done ON jobs (done, id);
CREATE INDEX jobs_sort_skipped ON jobs (skipped, id);
CREATE INDEX jobs_sort_failed ON jobs (failed, id);
CREATE INDEX jobs_sort_created ON jobs (created_at, id);
CREATE INDEX jobs_sort_finished ON jobs (finished_at, id);

-- Substring search: trigrams of search_text, kept true by triggers.
CREATE VIRTUAL TABLE jobs_search USING fts5 (
    search_text, content = 'jobs', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
INSERT INTO jobs_search (jobs_search) VALUES ('rebuild');
CREATE TRIGGER jobs_search_insert AFTER INSERT ON jobs BEGIN
    INSERT INTO jobs_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER jobs_search_delete AFTER DELETE ON jobs BEGIN
    INSERT INTO jobs_search (jobs_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER jobs_search_update AFTER UPDATE OF search_text ON jobs
WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO jobs_search (jobs_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO jobs_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
