"""Scalars, enums and connections that every part of the schema uses."""
