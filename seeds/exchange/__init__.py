"""Rows into a graph and into files."""
