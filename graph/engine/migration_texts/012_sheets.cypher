// Sheets by which organizations and members are judged (graph/model/tables.py).
CREATE CONSTRAINT sheet_id IF NOT EXISTS FOR (node:Sheet) REQUIRE node.id IS UNIQUE;
