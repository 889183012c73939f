"""After any edits and builds a build gives what a clean build gives.

Left out, because no documented event puts it right or because it is asked for:

- Two labels of one name, which Sphinx warns about: the page that was read last keeps it.
- Another theme: Sphinx leaves the old one's files in ``_static``. Likewise images and downloads
  that no page uses any more, and folders that have become empty.
- Quotes in text files that share doctrees with HTML, see ``handbook.py``.
- Style sheets and scripts that change while a process lives: Sphinx remembers their checksums.
  ``test_whole.py`` changes one between processes.
- The moment of the build: ``html_last_updated_fmt``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import pytest

from .compare import differences
from .edits import edit
from .handbook import Handbook, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support import Built, Project

    Make = Callable[..., Project]

#: ``IMMUNO_EDITS=2000 pytest tests/slow/exactness`` tries more of them, ``IMMUNO_SEED`` others.
EDITS = int(os.environ.get("IMMUNO_EDITS", "200"))
SEED = int(os.environ.get("IMMUNO_SEED", "0"))
EDITS_PER_SEQUENCE = 25
SEEDS = range(SEED, SEED - (-EDITS // EDITS_PER_SEQUENCE))


@dataclass
class Sequence:
    """One handbook, edited and built again and again, and a second one, built clean."""

    book: Handbook
    built: Project
    clean: Project
    rng: Random
    seed: int
    done: list[str] = field(default_factory=list)

    def edit(self) -> None:
        """Make one to three edits."""
        for _ in range(self.rng.randint(1, 3)):
            self.done.append(edit(self.book, self.rng))
        self.book.sync(self.built.path)

    def build(self, builder: str, parallel: int = 1, only: str = "") -> Built:
        """Build what the edits left."""
        self.done.append(f"  build {builder} -j {parallel} {only}")
        # Said again, because Sphinx's class for tests takes "basic" where alabaster is asked for.
        return self.built.build(builder, parallel=parallel, only=only, html_theme=self.theme)

    @property
    def theme(self) -> str:
        """The theme of its HTML."""
        return str(self.book.config["html_theme"])

    def compare(self, *builders: str) -> None:
        """Fail, with all that was done, where a clean build gives something else."""
        self.book.sync(self.clean.path)
        for number, builder in enumerate(builders):
            clean = self.clean.build(builder, clean=number == 0, html_theme=self.theme)
            found = differences(self.built.path / "_build" / builder, clean.outdir)
            if found:
                repeat = f"IMMUNO_SEED={self.seed} IMMUNO_EDITS={EDITS_PER_SEQUENCE}"
                report = [f"To repeat: {repeat}", *self.done, f"{builder} differs in:", *found[:5]]
                pytest.fail("\n".join(report), pytrace=False)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_build_after_edits_is_a_clean_build(project: Make, seed: int) -> None:
    rng = Random(seed)
    theme = "furo" if seed % 4 == 3 else "alabaster"
    root = {"index.md": "# Home\n"}
    sequence = Sequence(made(theme), project(root), project(root), rng, seed)
    sequence.book.sync(sequence.built.path)
    sequence.build("html")
    while sum(not step.startswith(" ") for step in sequence.done) < EDITS_PER_SEQUENCE:
        sequence.edit()
        kind = rng.randrange(10)
        if kind == 0:
            sequence.build("text")
        elif kind == 1:
            sequence.build("html", only=f"{rng.choice(sorted(sequence.book.pages))}.md")
        elif kind == 2:
            sequence.build("text", 2)
            sequence.build("html", 2)
            sequence.compare("html", "text")
        elif kind <= 4:
            sequence.build("text")
            sequence.build("html")
            sequence.compare("html", "text")
        else:
            sequence.build("html", 2 if kind == 5 else 1)
            sequence.compare("html")
    sequence.build("html")
    sequence.compare("html")
