"""The explorer as people use it, in a real browser on the real service; and what it asks, against the schema."""
