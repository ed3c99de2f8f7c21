"""Organizations and places: their tree, lineage, counts, comparison, search."""
