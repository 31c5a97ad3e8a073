"""`python -m stretchdesk` and the installed `stretchdesk`."""

from __future__ import annotations

import sys

from stretchdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
