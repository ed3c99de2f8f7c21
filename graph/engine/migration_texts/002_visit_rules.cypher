// Rules of how many meetings a year a supervisor attends (graph/model.py): few, found by what they hang under.
CREATE CONSTRAINT visit_rule_id IF NOT EXISTS FOR (node:VisitRule) REQUIRE node.id IS UNIQUE;
