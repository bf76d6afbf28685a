"""Letters that leave the municipality: the outbox, the register, and letters from text blocks."""
