// Sessions that were ended before their time, found by their ids (graph/engine/sign_outs).
CREATE CONSTRAINT signed_out_id IF NOT EXISTS FOR (node:SignedOut) REQUIRE node.id IS UNIQUE;
