-- Something that is done to many records in chunks, whoever runs the chunks. `query` is there while the records
-- are those that match it, `source_id` while they are those of another job; `gathered_to` until all are listed.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    actor_name TEXT NOT NULL,
    ip TEXT NOT NULL,
    request_id TEXT NOT NULL,
    query TEXT,
    exceptions TEXT NOT NULL,
    source_id BIGINT,
    source_state TEXT,
    terms TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'stopped')),
    gathered_to BIGINT,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    reason TEXT,
    undo_of BIGINT,
    retry_of BIGINT,
    created_at TIMESTAMP NOT NULL,
    started_at TIMESTAMP,
    finished_at TIMESTAMP,
    touched_at TIMESTAMP NOT NULL,
    owner TEXT,
    leased_until TIMESTAMP
);
CREATE INDEX jobs_by_actor ON jobs (actor_id, id);
CREATE INDEX jobs_by_turn ON jobs (state, touched_at);
CREATE INDEX jobs_by_undone ON jobs (undo_of);
CREATE INDEX jobs_by_retried ON jobs (retry_of);

-- The records of a job and what came of each. `memo` is what undoing it takes.
CREATE TABLE job_items (
    job_id BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    subject_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'skipped', 'failed')),
    reason TEXT,
    memo TEXT,
    PRIMARY KEY (job_id, subject_id)
) WITHOUT ROWID;
CREATE INDEX job_items_by_state ON job_items (job_id, state, subject_id);
