"""The page of rates and rules: every number that the program works with, and where it is from."""
