"""Types of supervision: coverage, attendance, visits, workload, suggestion."""
