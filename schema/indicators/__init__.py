"""Indicators: numbers and shares over time."""
