"""Time and news: timers, threads and signals between the rules and the widgets."""
