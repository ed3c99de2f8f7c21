"""The ledger: lines, filling, verifying, and what had been known at a moment."""
