"""The one table of words: every code that is told to people, with its sentence in each language."""
