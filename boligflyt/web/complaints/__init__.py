"""Pages about complaints and requests for access."""
