-- What jobs need to be a list: folded copies to sort and search by, and one index per order offered.
ALTER TABLE jobs ALTER COLUMN kind TYPE TEXT COLLATE "C", ALTER COLUMN state TYPE TEXT COLLATE "C";
ALTER TABLE jobs ADD COLUMN actor_key TEXT COLLATE "C" NOT NULL DEFAULT '';
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
CREATE INDEX jobs_search ON jobs USING gin (search_text gin_trgm_ops) WITH (fastupdate = off);
