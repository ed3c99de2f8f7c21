"""Statements of their own: what no single pattern expresses, read for all parents at once."""
