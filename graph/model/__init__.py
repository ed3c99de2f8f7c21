"""What the graph holds: tables, vocabulary, keys, what is derived. Pure: it imports nothing of the house."""
