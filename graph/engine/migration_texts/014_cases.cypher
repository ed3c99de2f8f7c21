// Cases about organizations and members (graph/model/tables.py).
CREATE CONSTRAINT case_id IF NOT EXISTS FOR (node:Case) REQUIRE node.id IS UNIQUE;
