"""A small Sphinx project for tests, built by real builds."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pathlib import Path

    from immuno_sphinx_ext.domain import ImmunoDomain

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Built:
    """The result of one build."""

    outdir: Path
    status: str
    #: All that the build warned about; paths are relative to the source folder.
    warnings: str
    domain: ImmunoDomain

    def read(self, name: str) -> str:
        """The text of one output file."""
        return (self.outdir / name).read_text("utf-8")

    @property
    def files(self) -> dict[str, bytes]:
        """All that was built, by name."""
        return {
            str(path.relative_to(self.outdir)): path.read_bytes()
            for path in self.outdir.rglob("*")
            if path.is_file() and ".doctrees" not in path.parts
        }

    @property
    def written(self) -> set[str]:
        """The documents that this build wrote."""
        return set(re.findall(r"writing output\.\.\. \[ *\d+%\] (\S+)", self.status))


class Project:
    """A source folder that can be written to and built, again and again."""

    def __init__(self, path: Path, root: Path) -> None:
        """Copy the test root *root* to *path*."""
        self.path = path
        shutil.copytree(root, path)

    def write(self, files: dict[str, str]) -> None:
        """Write *files*, given by name below the source folder."""
        for name, text in files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def delete(self, name: str) -> None:
        """Delete one source file."""
        (self.path / name).unlink()

    def command(self, builder: str = "html", *, parallel: int = 1) -> list[str]:
        """The command that builds the same in a process of its own."""
        python = [sys.executable, "-u", "-m", "sphinx", "-b", builder, "-j", str(parallel)]
        builds = self.path / "_build"
        return [*python, "-d", str(builds / "doctrees"), str(self.path), str(builds / builder)]

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 1,
        clean: bool = False,
        only: str = "",
        **config: Any,
    ) -> Built:
        """Build, incrementally unless *clean*; *config* overrides values of ``conf.py``.

        With *only*, the name of one source file, no other page is written.
        """
        builds = self.path / "_build"
        if clean:
            shutil.rmtree(builds, ignore_errors=True)
        status, warning = StringIO(), StringIO()
        app = SphinxTestApp(
            builder,
            srcdir=self.path,
            builddir=builds,
            confoverrides=config,
            status=status,
            warning=warning,
            parallel=parallel,
            verbosity=0,
        )
        try:
            app.build(filenames=[self.path / only] if only else ())
        finally:
            app.cleanup()
        domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
        return Built(
            app.outdir,
            _plain(status.getvalue(), self.path),
            _plain(warning.getvalue(), self.path),
            domain,
        )


def _plain(text: str, path: Path) -> str:
    return _ANSI.sub("", text).replace(f"{path}/", "")
