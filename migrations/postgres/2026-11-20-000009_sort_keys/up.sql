-- What the remaining columns of the lists sort by: folded copies, as in the step that made the tables.
-- Rows that are there already get a plain copy until they are written again; pages go by the stored copy.
ALTER TABLE accounts ADD COLUMN description_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN created_by_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN modified_by_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE tombstones ADD COLUMN reason_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE tombstones ADD COLUMN released_key TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE accounts SET description_key = lower(substr(trim(description), 1, 100)),
    created_by_key = lower(substr(trim(created_by_name), 1, 100)),
    modified_by_key = lower(substr(trim(modified_by_name), 1, 100));
UPDATE tombstones SET reason_key = lower(substr(trim(coalesce(reason, '')), 1, 100)),
    released_key = lower(substr(trim(released), 1, 100));

CREATE INDEX accounts_sort_description ON accounts (description_key, id);
CREATE INDEX accounts_sort_created_by ON accounts (created_by_key, id);
CREATE INDEX accounts_sort_modified_by ON accounts (modified_by_key, id);
CREATE INDEX tombstones_sort_reason ON tombstones (reason_key, id);
CREATE INDEX tombstones_sort_released ON tombstones (released_key, id);
CREATE INDEX tombstones_sort_kind ON tombstones (kind, id);
