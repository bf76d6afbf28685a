"""What may be disposed of, what has been, and the plan it rests on."""
