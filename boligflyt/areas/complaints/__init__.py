"""Klage og innsyn: what somebody does who is not content with a vedtak, or wants to see what we have."""
