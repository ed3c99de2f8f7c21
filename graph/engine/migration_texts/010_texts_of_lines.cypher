// What is long of a line of the ledger lies on a node beside it (graph/records/changes.py); lines are found by kind.
CREATE CONSTRAINT change_text_id IF NOT EXISTS FOR (node:ChangeText) REQUIRE node.id IS UNIQUE;
CREATE INDEX change_kind IF NOT EXISTS FOR (node:Change) ON (node.kind);
MATCH (change:Change)
WHERE change.opened IS NOT NULL
MERGE (text:ChangeText {id: change.id})
SET text.subjects = change.subjects, text.input = change.input, text.opened = change.opened, text.closed = change.closed;
MATCH (change:Change)
WHERE change.opened IS NOT NULL
REMOVE change.subjects, change.input, change.opened, change.closed;
