"""What the office does with the queue, meetings and offers, one function per thing."""
