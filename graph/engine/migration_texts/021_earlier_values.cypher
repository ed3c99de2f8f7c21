// Personal values that were replaced (graph/facts/replaced.py): they stand beside the chain under their seals, no facts.
CREATE CONSTRAINT earlier_id IF NOT EXISTS FOR (node:Earlier) REQUIRE node.id IS UNIQUE;
CREATE INDEX earlier_of IF NOT EXISTS FOR (node:Earlier) ON (node.of);
