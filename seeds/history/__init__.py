"""What happened after the first day: reforms, meetings, changes."""
