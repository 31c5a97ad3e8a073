"""The archive of a pack, unpacked in memory; nothing of it is ever written to a file of its own."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from io import BytesIO

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.packs.archive import LARGEST_TOTAL, Entry, archive_problems, content_of

# What zipfile lets through of damaged archives, besides its own error.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ArithmeticError, EOFError, LookupError),
    *(OSError, RuntimeError, ValueError),
)
_UNUSUAL = 0x1 | 0x20 | 0x40 | 0x2000  # locked, a patch, strongly locked, names masked
_PLAIN = (0, stat.S_IFREG, stat.S_IFDIR)


def unpack(name: str, content: bytes) -> dict[str, bytes] | tuple[Problem, ...]:
    """The TOML files of an archive as `archive/entry`, or why it is not unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = {_entry(info): info for info in archive.infolist()}
            if problems := archive_problems(name, [_entry(info) for info in archive.infolist()]):
                return problems
            return {f"{name}/{e.name}": _read(archive, infos[e]) for e in content_of([*infos])}
    except _DAMAGED as error:
        return (Problem(name, "", "", f"is not a readable zip archive ({error!s:.200})"),)


def _entry(info: zipfile.ZipInfo) -> Entry:
    return Entry(
        info.orig_filename,  # `filename` ends at a zero byte
        info.file_size,
        info.compress_size,
        is_plain=stat.S_IFMT(info.external_attr >> 16) in _PLAIN,
        is_readable=info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        and not info.flag_bits & _UNUSUAL,
    )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        return file.read(LARGEST_TOTAL)  # never more than the list of contents claims
