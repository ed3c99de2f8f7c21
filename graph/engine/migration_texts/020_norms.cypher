// Norms: what must hold of organizations and members (graph/model/norm_tables.py). Rules of visits and of sizes stay as
// they are, and are read as norms.
CREATE CONSTRAINT norm_id IF NOT EXISTS FOR (node:Norm) REQUIRE node.id IS UNIQUE;
