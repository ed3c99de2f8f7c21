// Addresses of calendars, found by the digest of what is secret in them (graph/model/tables.py).
CREATE CONSTRAINT calendar_id IF NOT EXISTS FOR (node:Calendar) REQUIRE node.id IS UNIQUE;
