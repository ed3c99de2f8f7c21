"""Indicators: what is counted of a period, interval by interval, by one table of definitions."""
