"""Inputs, payloads and lines of changes."""
