// The ledger: one head, lines by number, and one line for a request however often it is sent (graph/ledger.py).
CREATE CONSTRAINT ledger_id IF NOT EXISTS FOR (node:Ledger) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT change_id IF NOT EXISTS FOR (node:Change) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT change_request_key IF NOT EXISTS FOR (node:Change) REQUIRE node.requestKey IS UNIQUE;
