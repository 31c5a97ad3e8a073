"""One sitting: the routine, and the state machine that leads through it."""
