"""Facts in memory: read around a change, changed, and written once."""
