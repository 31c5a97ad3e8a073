"""The commands: each reads its arguments, asks the floors below, and returns what to print."""
