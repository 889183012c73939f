"""Fixtures: a small project to write, build, change and build again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .support import Project

if TYPE_CHECKING:
    from collections.abc import Callable

ROOTS = Path(__file__).parent / "roots"


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Make a project: ``project({"index.md": "..."})`` or ``project(root="contract")``."""

    def make(files: dict[str, str] | None = None, *, root: str = "minimal") -> Project:
        made = Project(tmp_path / f"project{len(list(tmp_path.iterdir()))}", ROOTS / root)
        made.write(files or {})
        return made

    return make
