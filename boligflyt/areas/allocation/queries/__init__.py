"""What may be read about the queue, the meeting, offers and indicators, and by whom."""
