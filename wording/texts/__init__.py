"""The sentences by what they are about; each code stands once, with all its languages."""
