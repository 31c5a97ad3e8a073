"""Files and SQLite."""
