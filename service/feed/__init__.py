"""What is sent to others of the ledger's lines: webhooks."""
