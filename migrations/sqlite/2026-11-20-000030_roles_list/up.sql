-- What roles need to be a list: folded copies to sort and search by, kept numbers, and one index per order offered.
-- permission_count of a built-in role is set by the program, which alone knows what it permits.
-- A role that was deleted ends at once (ended_at) and leaves when nobody holds it any more.
ALTER TABLE roles ADD COLUMN kind TEXT NOT NULL DEFAULT 'own';
ALTER TABLE roles ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN description_key TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN permission_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE roles ADD COLUMN holder_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE roles ADD COLUMN created_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN created_by_key TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN modified_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
ALTER TABLE roles ADD COLUMN modified_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN modified_by_key TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN ended_at TIMESTAMP;
ALTER TABLE roles ADD COLUMN ended_by BIGINT;
ALTER TABLE roles ADD COLUMN ended_by_name TEXT NOT NULL DEFAULT '';

-- Until when somebody holds a role; without it there is no end.
ALTER TABLE account_roles ADD COLUMN valid_until TIMESTAMP;
CREATE INDEX account_roles_by_end ON account_roles (valid_until) WHERE valid_until IS NOT NULL;

-- Rows that are there already, folded as well as SQL can.
UPDATE roles SET kind = CASE WHEN key IS NULL THEN 'own' ELSE 'built_in' END,
    sort_key = lower(substr(trim(name), 1, 100)), description_key = lower(substr(trim(description), 1, 100)),
    modified_at = created_at,
    permission_count = (SELECT count(*) FROM role_permissions WHERE role_id = roles.id),
    holder_count = (SELECT count(*) FROM account_roles WHERE role_id = roles.id),
    search_text = '  ' || replace(lower(substr(trim(name || ' ' || description), 1, 400)), ' ', '  ');

CREATE INDEX roles_sort_name ON roles (sort_key, id);
CREATE INDEX roles_sort_kind ON roles (kind, id);
CREATE INDEX roles_sort_description ON roles (description_key, id);
CREATE INDEX roles_sort_permission_count ON roles (permission_count, id);
CREATE INDEX roles_sort_holder_count ON roles (holder_count, id);
CREATE INDEX roles_sort_created ON roles (created_at, id);
CREATE INDEX roles_sort_created_by ON roles (created_by_key, id);
CREATE INDEX roles_sort_modified ON roles (modified_at, id);
CREATE INDEX roles_sort_modified_by ON roles (modified_by_key, id);
CREATE INDEX roles_by_end ON roles (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX role_permissions_by_permission ON role_permissions (permission, role_id);

-- The number of holders is kept with whatever gives or takes a role, the deletion of an account among it.
CREATE TRIGGER account_roles_given AFTER INSERT ON account_roles BEGIN
    UPDATE roles SET holder_count = holder_count + 1 WHERE id = new.role_id;
END;
CREATE TRIGGER account_roles_taken AFTER DELETE ON account_roles BEGIN
    UPDATE roles SET holder_count = holder_count - 1 WHERE id = old.role_id;
END;

-- Substring search: trigrams of search_text, kept true by triggers.
CREATE VIRTUAL TABLE roles_search USING fts5 (
    search_text, content = 'roles', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
INSERT INTO roles_search (roles_search) VALUES ('rebuild');
CREATE TRIGGER roles_search_insert AFTER INSERT ON roles BEGIN
    INSERT INTO roles_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER roles_search_delete AFTER DELETE ON roles BEGIN
    INSERT INTO roles_search (roles_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER roles_search_update AFTER UPDATE OF search_text ON roles
WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO roles_search (roles_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO roles_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
