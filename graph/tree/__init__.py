"""Organizations held in memory: their columns, what follows the ledger, and what answers statements from them."""
