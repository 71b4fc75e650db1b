-- A saved view of a list; without a name: how one person has arranged it.
CREATE TABLE list_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    list TEXT NOT NULL,
    owner_id BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    owner_name TEXT NOT NULL,
    name TEXT,
    name_key TEXT,
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    shown_columns TEXT NOT NULL,
    widths TEXT NOT NULL,
    size BIGINT NOT NULL,
    density TEXT NOT NULL CHECK (density IN ('comfortable', 'compact')),
    grouping TEXT NOT NULL,
    opens_with TEXT NOT NULL,
    shared_with TEXT NOT NULL CHECK (shared_with IN ('nobody', 'role', 'everybody')),
    role_id BIGINT REFERENCES roles (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    modified_at TIMESTAMP NOT NULL,
    CHECK ((shared_with = 'role') = (role_id IS NOT NULL))
);
CREATE UNIQUE INDEX list_views_arrangement ON list_views (owner_id, list) WHERE name IS NULL;
CREATE UNIQUE INDEX list_views_named ON list_views (owner_id, list, name_key) WHERE name IS NOT NULL;
CREATE INDEX list_views_shared ON list_views (list, shared_with);
CREATE INDEX list_views_by_role ON list_views (role_id);
