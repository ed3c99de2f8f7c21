// Webhooks (graph/ledger/webhooks.py): what the service does with the ledger's lines, no facts of their own.
CREATE CONSTRAINT webhook_id IF NOT EXISTS FOR (node:Webhook) REQUIRE node.id IS UNIQUE;
