// Who may see and change what: viewers, found by their ids, which follow from who the provider says they are.
CREATE CONSTRAINT viewer_id IF NOT EXISTS FOR (node:Viewer) REQUIRE node.id IS UNIQUE;
