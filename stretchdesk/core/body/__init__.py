"""The one body every picture is drawn from."""
