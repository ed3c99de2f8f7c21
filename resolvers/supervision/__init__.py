"""Supervision links: standing, coverage, attendance, workload, suggestion."""
