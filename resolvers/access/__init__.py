"""Who may see and change what, and who was shown what is personal."""
