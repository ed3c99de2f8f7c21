"""The audit: which norms organizations and members keep on a day, each breach with what shows it."""
