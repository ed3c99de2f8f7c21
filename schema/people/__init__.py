"""Types of members, their links and meetings."""
