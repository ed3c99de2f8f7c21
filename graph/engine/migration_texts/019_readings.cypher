// Who was shown personal data of whom, and for what (graph/ledger/readings.py): a chain of its own, no facts.
CREATE CONSTRAINT reading_id IF NOT EXISTS FOR (node:Reading) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT readings_id IF NOT EXISTS FOR (node:Readings) REQUIRE node.id IS UNIQUE;
