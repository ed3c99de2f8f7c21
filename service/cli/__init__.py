"""The hierarchy command."""
