"""The wiring of each part of the program; `app.py` puts them together."""
