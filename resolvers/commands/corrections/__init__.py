"""Corrections of what was recorded wrongly."""
