"""`python -m tests.data.pack_campaign FOLDER`: reads the packs in a folder's folders, as a process.

Prints JSON: what became of them, the longest processor time for one of them, and the most memory
that the process ever had. Making the packs takes far more, so that is left to another process.
"""

from __future__ import annotations

import json
import resource
import sys
from collections import Counter
from pathlib import Path
from time import thread_time
from typing import TYPE_CHECKING, Any

from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.packs.pack import Pack, with_packs
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.packs import add_pack, load_content, read_pack_file, remove_pack
from stretchdesk.data.paths import Paths, assets_dir

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue


class Campaign:
    def __init__(self, folder: Path) -> None:
        self.folder, self.paths = folder, Paths.of(folder / "profile")
        self.catalogue, self.book = load_catalogue(assets_dir()), load_book(assets_dir())
        self.outcomes: Counter[str] = Counter()
        self.longest = (0.0, "")

    def run(self, source: Path) -> None:
        before = {*self.folder.iterdir()}
        began = thread_time()
        found = read_pack_file(source, self.catalogue)
        self.longest = max(self.longest, (thread_time() - began, source.parent.name))
        if isinstance(found, Pack):
            self.outcomes["read"] += 1
            self._install(source, found)
        else:
            self.outcomes["refused"] += 1
            self._look_at([str(problem) for problem in found])
            self._refused(source)
        assert [*source.parent.iterdir()] == [source]
        assert {*self.folder.iterdir()} <= {*before, self.paths.profile}

    def _look_at(self, problems: list[str]) -> None:
        assert problems
        assert len(problems) <= 201
        assert all(text.isprintable() and len(text) < 1000 for text in problems), problems

    def _install(self, source: Path, pack: Pack) -> None:
        add_pack(source, self.paths, self.catalogue)
        content = load_content(assets_dir(), self.paths.packs)
        assert not content.broken
        draw(pack, content.catalogue, content.book)
        remove_pack(pack.about.id, self.paths.packs)
        assert list(self.paths.packs.iterdir()) == []

    def _refused(self, source: Path) -> None:
        """Not installed; and if it comes into the profile by hand, nothing falls over."""
        said = self._refusal(source)
        assert said
        assert said.isprintable()
        pack = read_pack_file(source, self.catalogue, solve=False)
        if isinstance(pack, Pack):
            self.outcomes["refused for its poses alone"] += 1
            draw(pack, *with_packs(self.catalogue, self.book, [pack]))

    def _refusal(self, source: Path) -> str:
        try:
            add_pack(source, self.paths, self.catalogue)
        except StretchDeskError as error:
            return str(error)
        return ""


def draw(pack: Pack, catalogue: Catalogue, book: PoseBook) -> None:
    for key in pack.stretches:
        figure = figure_of(catalogue.stretches[key], "left", book)
        assert figure.shapes(figure.motion.end)


def most_memory() -> float:
    """MB; /proc counts from the start of this program, getrusage from that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1000)


def main(folder: Path) -> dict[str, Any]:
    campaign = Campaign(folder)
    for source in sorted(folder.glob("*/physio.*")) + sorted(folder.glob("*/PHYSIO.*")):
        try:
            campaign.run(source)
        except Exception as error:
            error.add_note(f"pack {source.parent.name}")
            raise
    longest, slowest = campaign.longest
    figures = {"longest_s": longest, "slowest": slowest, "most_mb": most_memory()}
    return {**campaign.outcomes, **figures}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
