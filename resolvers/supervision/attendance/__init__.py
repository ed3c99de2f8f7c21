"""Meetings attended in a period, against what was required."""
