"""When a break is due, and what may be said about it: pure rules, no clock, no Qt."""
