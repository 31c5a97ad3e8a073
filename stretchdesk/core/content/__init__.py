"""What can be stretched: areas, stretches, tests, and the reader that checks them."""
