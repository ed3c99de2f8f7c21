// Directives and their tasks (graph/model/tables.py).
CREATE CONSTRAINT directive_id IF NOT EXISTS FOR (node:Directive) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT task_id IF NOT EXISTS FOR (node:Task) REQUIRE node.id IS UNIQUE;
CREATE INDEX directive_symbol IF NOT EXISTS FOR (node:Directive) ON (node.symbol);
