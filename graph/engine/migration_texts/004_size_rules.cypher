// Rules of how many seats a body has at least (graph/model.py): few, read together.
CREATE CONSTRAINT size_rule_id IF NOT EXISTS FOR (node:SizeRule) REQUIRE node.id IS UNIQUE;
