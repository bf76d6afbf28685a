"""Pages about letters: the register, the outbox, one letter, and letters from text blocks."""
