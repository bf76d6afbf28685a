"""Signing in: one-time codes by RFC 6238, and how long to wait after wrong attempts."""
