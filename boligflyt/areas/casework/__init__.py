"""The case file: what is said, promised and agreed around one household, with or without an application."""
