"""How Cypher is put together: dated conditions, patterns, and their composition into one statement."""
