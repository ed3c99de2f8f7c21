"""What clients see of the ledger."""
