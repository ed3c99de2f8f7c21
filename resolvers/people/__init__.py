"""Members, their links to organizations, and meetings."""
