"""Rules and values: no Qt, no files, no clock of its own."""
