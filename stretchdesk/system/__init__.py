"""What differs between operating systems, one file for each thing."""
