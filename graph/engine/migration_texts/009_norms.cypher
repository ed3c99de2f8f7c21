// Norms that changes are held against (graph/model/tables.py): few, read together.
CREATE CONSTRAINT level_rule_id IF NOT EXISTS FOR (node:LevelRule) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT admission_rule_id IF NOT EXISTS FOR (node:AdmissionRule) REQUIRE node.id IS UNIQUE;
