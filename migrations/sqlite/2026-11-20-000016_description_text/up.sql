-- What descriptions are searched by: a folded copy of the whole text; the copy that sorts ends where an index entry does.
-- Rows that are there already get a plain copy until they are written again.
ALTER TABLE accounts ADD COLUMN description_text TEXT NOT NULL DEFAULT '';
UPDATE accounts SET description_text = lower(trim(description));
