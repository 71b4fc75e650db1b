-- What roles need to be a list: folded copies to sort and search by, kept numbers, and one index per order offered.
-- permission_count of a built-in role is set by the program, which alone knows what it permits.
-- A role that was deleted ends at once (ended_at) and leaves when nobody holds it any more.
ALTER TABLE roles ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'own';
ALTER TABLE roles ADD COLUMN sort_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN description_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN permission_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE roles ADD COLUMN holder_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE roles ADD COLUMN created_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN created_by_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN modified_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
ALTER TABLE roles ADD COLUMN modified_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN modified_by_key TEXT COLLATE "C" NOT NULL DEFAULT '';
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
CREATE INDEX roles_search ON roles USING gin (search_text gin_trgm_ops) WITH (fastupdate = off);

-- The number of holders is kept with whatever gives or takes a role, the deletion of an account among it:
-- once for each statement and role, however many rows it writes.
CREATE FUNCTION account_roles_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE roles SET holder_count = holder_count + more.number
    FROM (SELECT role_id, count(*) AS number FROM given GROUP BY role_id) AS more WHERE roles.id = more.role_id;
    RETURN NULL;
END;
$$;
CREATE FUNCTION account_roles_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE roles SET holder_count = holder_count - fewer.number
    FROM (SELECT role_id, count(*) AS number FROM taken GROUP BY role_id) AS fewer WHERE roles.id = fewer.role_id;
    RETURN NULL;
END;
$$;
CREATE TRIGGER account_roles_given AFTER INSERT ON account_roles
    REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION account_roles_given();
CREATE TRIGGER account_roles_taken AFTER DELETE ON account_roles
    REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION account_roles_taken();
