"""Types of organizations, places, events and comparison."""
