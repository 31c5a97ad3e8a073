#!/bin/sh
# Finds a Python for StretchDesk and hands over to set_up.py.  Usage: setup.sh run|dev|bundle
set -eu
packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

use() {
    if "$1" -c "$2" 2>/dev/null; then exec "$1" "$packaging/set_up.py" "$what"; fi
}

what=$1
use "$packaging/../.venv/bin/python" "$new_enough"
# A Python that can make a virtual environment goes before a newer one that cannot.
for wanted in "import ensurepip, venv; $new_enough" "$new_enough"; do
    for version in 3.14 3.13 3.12 3.11 3; do
        use "python$version" "$wanted"
    done
done
echo "StretchDesk needs Python 3.11 or newer, and none was found on the PATH." >&2
echo "Debian, Ubuntu: apt-get install python3 python3-venv · Fedora: dnf install python3 · Arch: pacman -S python" >&2
exit 1
