-- The one company this installation belongs to; absent until set-up is done.
CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL CHECK (id = 1),
    name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- The hash of the set-up link printed at the last start without a company.
CREATE TABLE setup_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL CHECK (id = 1),
    secret_hash TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
