"""The pages: server-rendered bokmål for the staff of the municipality. Decides nothing."""
