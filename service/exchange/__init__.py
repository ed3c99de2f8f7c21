"""Files in and out, over the service's own commands."""
