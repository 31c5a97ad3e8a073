"""Sets up a checkout: Qt's system libraries, the virtual environment, the pinned packages.

Called by setup.sh as `set_up.py run|dev|bundle`. Standard library only: it runs before anything
is installed. When nothing has changed since the last time it only looks, which takes a moment.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "set-up.json"


@dataclass(frozen=True)
class Need:
    """Something of the operating system, and the package that brings it."""

    what: str
    debian: str
    fedora: str
    arch: str


# What Qt's xcb and offscreen platforms link to (readelf -d), without what any system has.
LIBRARIES = [
    Need("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Need("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Need("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Need(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    Need("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Need("libxcb.so.1", "libxcb1", "libxcb", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
]
ENSUREPIP = Need(
    "Python's venv",
    f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
    "python3-libs",
    "python",
)
OBJDUMP = Need("objdump", "binutils", "binutils", "binutils")


def main(what: str) -> int:
    if not provide_needs(what):
        return 1
    state = read_stamp()
    if state["key"] == current_key() and what in state["extras"]:
        return 0
    if not in_venv() and not run([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        return 1
    extras = sorted({what, *state["extras"]})
    if not install_packages(extras):
        print("The Python packages could not be installed: see above.", file=sys.stderr)
        return 1
    STAMP.write_text(json.dumps({"key": current_key(), "extras": extras}))
    return 0


def provide_needs(what: str) -> bool:
    """Installs what the system lacks where that is possible; else says how to."""
    missing = missing_needs(what)
    if missing and (apt := apt_command()):
        packages = sorted({need.debian for need in missing})
        print(f"Installing what Qt and Python need: {' '.join(packages)}", flush=True)
        run([*apt, "update"])
        run([*apt, "install", "-y", "--no-install-recommends", *packages])
        missing = missing_needs(what)
    if missing:
        print(advice(missing), file=sys.stderr)
    return not missing


def missing_needs(what: str) -> list[Need]:
    if not sys.platform.startswith("linux"):
        return []
    missing = [need for need in LIBRARIES if not loads(need.what)]
    if not in_venv() and importlib.util.find_spec("ensurepip") is None:
        missing.append(ENSUREPIP)
    if what == "bundle" and shutil.which("objdump") is None:
        missing.append(OBJDUMP)
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_command() -> list[str] | None:
    """apt-get with the rights to install without asking, if this system has that."""
    if shutil.which("apt-get") is None:
        return None
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo") and run(["sudo", "-n", "true"], quiet=True):
        return ["sudo", "-n", *apt]
    return None


def advice(missing: list[Need]) -> str:
    def packages(system: str) -> str:
        return " ".join(sorted({getattr(need, system) for need in missing}))

    return (
        f"StretchDesk cannot start without: {', '.join(need.what for need in missing)}\n"
        "Install it, then try again:\n"
        f"  Debian, Ubuntu:  sudo apt-get install {packages('debian')}\n"
        f"  Fedora:          sudo dnf install {packages('fedora')}\n"
        f"  Arch:            sudo pacman -S --needed {packages('arch')}"
    )


def in_venv() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def current_key() -> str:
    """Changes when the packages, their pins, the Python or the checkout's place change."""
    text = f"{ROOT} {platform.python_version()}".encode()
    text += (ROOT / "pyproject.toml").read_bytes() + CONSTRAINTS.read_bytes()
    return hashlib.sha256(text).hexdigest()


def read_stamp() -> dict[str, object]:
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {"key": None, "extras": []}


def install_packages(extras: list[str]) -> bool:
    """The program, editable, with the extras asked for now and before."""
    print("Setting up .venv; the first time takes a minute or two.", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--constraint", str(CONSTRAINTS)]
    chosen = ",".join(extra for extra in extras if extra not in {"base", "run"})
    program = f".[{chosen}]" if chosen else "."
    # Build isolation would fetch the build backend past the constraints.
    done = run([*pip, "hatchling", "editables"]) and run(
        [*pip, "--no-build-isolation", "--editable", program]
    )
    if done and "run" in extras:
        add_sound(pip)
    return done


def add_sound(pip: list[str]) -> None:
    """Voice and chimes, for whoever runs the program; it does without where they cannot be had."""
    print("Adding voice and chimes (175 MB).", flush=True)
    if not run([*pip, "--no-build-isolation", "--editable", ".[sound]"]):
        text = "Voice and chimes could not be added; the program goes on without."
        print(text, file=sys.stderr, flush=True)


def run(command: list[str], *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, stderr=output, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
