"""The engines: opening, sessions, faults, migrations and the state of a graph."""
