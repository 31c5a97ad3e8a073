"""Packs that carelessness or malice could make, the same for the same number."""

from __future__ import annotations

import io
import random
import re
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import AXES
from stretchdesk.core.body.hands import SHAPES
from stretchdesk.core.body.pose import BASES, CENTRE_CONTACTS, CONTACT_NAMES, SPOT_NAMES
from stretchdesk.core.body.props import KINDS, TOPS
from stretchdesk.core.body.reach import ENDS
from stretchdesk.core.body.spots import BONES, FACES, WAYS

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "docs" / "example-pack" / "physio.toml"
TEXT = EXAMPLE.read_text("utf-8")
_LONG = 10_000_000
_SIDED = CONTACT_NAMES - CENTRE_CONTACTS

VALUES: tuple[Callable[[], str], ...] = (
    *(lambda v=v: v for v in (
        "nan", "-inf", "1e400", "-0.0", "true", "''", '""', "[]", "{}", "2026-11-22", "[[[[]]]]",
        "[1, 'a', {}]", "{ a = { b = { c = [] } } }", '"\\u0000\\u001b[2J"', '"\\u202eabc"',
        '"../../etc/passwd"', "'C:\\con'", "9" * 400, "-1", "99999999999999999999", "0o777",
        '["neck", "neck"]', '"neck"', "[nan, inf, -inf]", "{ on = 'trunk', at = [nan, 0, 0] }",
    )),
    lambda: "9" * 5000,
    lambda: "0x" + "f" * 9000,
    lambda: "[0x" + "f" * 9000 + "]",
    lambda: "[" * 5000,
    lambda: "[" * 200 + "]" * 200,
    lambda: "{ a = " * 150 + "1" + " }" * 150,
    lambda: '"' + "x" * _LONG + '"',
    lambda: '"' + "x" * 100_000 + '"',
    lambda: "[" + "1, " * 60_000 + "]",
    lambda: "[" + "{}, " * 50_000 + "]",
    lambda: '"""' + "\n" * 9000 + '"""',
)  # fmt: skip
KEYS = (
    *("", '""', '"\\u001b]0;"', "a.b", "a." * 9 + "a", "a." * 5000 + "a", '"a\\"b".' * 9000 + "x"),
    *("id", "poses", "__class__", "é", '"' + "k" * 5000 + '"', "joints", "pack", "areas", "1"),
)
NAMES = (
    *("../evil.toml", "/etc/evil.toml", "C:evil.toml", "a\\..\\evil.toml", "a/../../evil.toml"),
    *("PHYSIO.toml", "physio.toml", "con.toml", "./a.toml", "a//b.toml", "a.zip", "a.py", ".toml"),
    *("a\0.toml", "a\n.toml", "e\u0301.toml", "\u00e9.toml", "__MACOSX/._a.toml"),
    "n" * 300 + ".toml",
    *("folder/", "folder/b.toml", "read.me.md", "notes.TXT", "\u202etoml.exe"),
)  # fmt: skip


def hostile(number: int) -> tuple[str, bytes]:
    """The pack of that number: the name of its file, and what is in it."""
    dice = random.Random(number)  # noqa: S311  # the same each time
    if dice.random() < 0.3:
        return "physio.zip", _archive(dice)
    return dice.choice(("physio.toml",) * 20 + ("physio.txt", "PHYSIO.TOML")), _toml(dice)


def _toml(dice: random.Random) -> bytes:
    content = TEXT.encode()
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        content = dice.choice(_MUTATIONS)(dice, content)
    return content


# --- text ---------------------------------------------------------------------------------------


def _cut(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _flip(dice: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8) if changed else 0):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _lines(dice: random.Random, content: bytes) -> bytes:
    """A line is dropped, doubled (a key or a table twice) or moved."""
    lines = content.split(b"\n")
    line = lines.pop(dice.randrange(len(lines)))
    for _ in range(dice.randint(0, 2)):
        lines.insert(dice.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _value(dice: random.Random, content: bytes) -> bytes:
    return _on_a_line(dice, content, r"(= )(.*)", lambda m: m[1] + dice.choice(VALUES)())


def _nudge(dice: random.Random, content: bytes) -> bytes:
    """A number a little off: often still a pack that can be read."""
    return _on_a_line(
        dice, content, r"(= )(-?\d+)$", lambda m: f"{m[1]}{int(m[2]) + dice.randint(-9, 9)}"
    )


def _key(dice: random.Random, content: bytes) -> bytes:
    return _on_a_line(dice, content, r"^(\w+)( =)", lambda m: dice.choice(KEYS) + m[2])


def _table(dice: random.Random, content: bytes) -> bytes:
    made = f"\n[{dice.choice(KEYS)}.{dice.choice(KEYS)}]\n{dice.choice(KEYS)} = 1\n"
    return content + made.encode() * dice.choice((1, 1, 2, 3000))


def _pose(dice: random.Random, content: bytes) -> bytes:
    """Poses that read well and may be anything but possible; reaches may go in a circle."""
    pose = _random_pose(dice)
    return re.sub(
        rb"(?s)\[poses\.hamstring_ninety\.entry\].*?(?=\[poses\.wall_angel\]|\Z)",
        lambda _: pose.encode(),
        content,
        count=1,
    )


def _many(dice: random.Random, content: bytes) -> bytes:
    head, mark, tail = content.partition(b"[[stretches]]")
    more = dice.choice((b"[[stretches]]\n", b"[[stretches]]\nid = 1\n", b"[poses.a]\n"))
    return head + more * dice.choice((5, 40, 15_000)) + mark + tail


_MUTATIONS = (
    *(_cut, _flip, _lines, _value, _value, _value, _key, _key, _table, _pose, _pose, _many),
    *(_nudge, _nudge),
)


def _on_a_line(
    dice: random.Random, content: bytes, pattern: str, change: Callable[[re.Match[str]], str]
) -> bytes:
    lines = content.decode("utf-8", "replace").split("\n")
    fit = [n for n, line in enumerate(lines) if re.search(pattern, line)]
    if fit:
        n = dice.choice(fit)
        lines[n] = re.sub(pattern, change, lines[n], count=1)
    return "\n".join(lines).encode()


def _random_pose(dice: random.Random) -> str:
    sides = ("left", "right")
    props = dice.sample(sorted(KINDS), dice.randint(0, 3))
    placed = ", ".join(f"{name} = {{ turn = {dice.randint(-360, 360)} }}" for name in props)
    anchor = dice.choice(sorted(CONTACT_NAMES if dice.random() < 0.1 else _SIDED))
    face = dice.choice(sorted(FACES))
    made = []
    for key in dice.choice((("entry", "hold"), ("1", "2", "3", "4"), ("via", "hold", "easier"))):
        on = dice.choice(("", *(f"@{name}" for name in props if name in TOPS)))
        rests = ", ".join(
            f"'{contact}{on}'" for contact in dice.sample(sorted(CONTACT_NAMES), dice.randint(1, 5))
        )
        targets = [
            *("floor", dice.choice(sorted(SPOT_NAMES)), *props),
            *(f"{bone}_{side}@{dice.random():.2f}:{face}" for bone in BONES for side in sides),
        ]
        swivels = ("", ", elbow = 'out'", f", elbow = {dice.randint(-180, 180)}")
        reach = ", ".join(
            f"{end}_{side} = {{ on = '{dice.choice(targets)}', fingers = "
            f"'{dice.choice(sorted(WAYS))}'{dice.choice(swivels)} }}"
            for end in dice.sample(sorted(ENDS), 2)
            for side in sides
        )
        made.append(
            f"[poses.hamstring_ninety.{key}]\nbase = '{dice.choice(BASES)}'\nrests = [{rests}]\n"
            f"anchor = '{anchor}'\nlean = {dice.randint(-90, 90)}\nprops = {{ {placed} }}\n"
            f"hands = {{ both = '{dice.choice(SHAPES)}' }}\n"
            + (f"reach = {{ {reach} }}\n" if dice.random() < 0.7 else "")
            + f"[poses.hamstring_ninety.{key}.joints]\n"
            + "".join(_angle(dice, name) for name in dice.sample(sorted(AXES), 25))
        )
    return "\n".join(made)


def _angle(dice: random.Random, name: str) -> str:
    axis = AXES[name]
    ends = (axis.low - axis.margin, axis.low, 0.0, axis.high, axis.high + axis.margin)
    return f"{name} = {dice.choice((*ends, dice.uniform(axis.low, axis.high)))}\n"


# --- archives -----------------------------------------------------------------------------------


def _archive(dice: random.Random) -> bytes:
    made = io.BytesIO()
    packing = dice.choice((zipfile.ZIP_STORED, *(zipfile.ZIP_DEFLATED,) * 4, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(made, "w", packing) as archive:
        for _ in range(dice.choice((0, 1, 1, 2, 3, 40))):
            info = zipfile.ZipInfo("a")
            info.filename = dice.choice((*NAMES, *("physio.toml",) * 20))
            info.compress_type = packing
            if dice.random() < 0.1:
                info.external_attr = dice.choice((stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO)) << 16
            if info.filename not in archive.namelist():
                archive.writestr(info, _content(dice))
    content = made.getvalue()
    if dice.random() < 0.4:
        content = dice.choice((_cut, _flip, _lie))(dice, content)
    return content


def _content(dice: random.Random) -> bytes:
    kind = dice.random()
    if kind < 0.1:
        return b"\0" * dice.choice((_LONG, 400_000))  # packs to a thousandth
    return TEXT.encode() if kind < 0.4 else _toml(dice)[:300_000]


def _lie(dice: random.Random, content: bytes) -> bytes:
    """The list of contents claims other sizes, another place or another kind of packing."""
    at = content.rfind(b"PK\x01\x02")
    if at < 0:
        return content
    field = at + dice.choice((8, 10, 16, 20, 24, 28, 30, 38, 42))
    return content[:field] + dice.randbytes(dice.choice((1, 2, 4))) + content[field + 4 :]
