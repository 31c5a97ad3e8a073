"""What was done and what may honestly be said about it."""
