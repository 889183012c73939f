"""The pinned versions cover everything that a build of the handbook needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def normal(requirement: str) -> str:
    """The name of a requirement as package indexes compare it."""
    (name,) = re.findall(r"^[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", str(name)).lower()


def test_every_requirement_of_the_docs_build_is_pinned() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    needed = project["project"]["dependencies"] + project["dependency-groups"]["docs"]
    lines = (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {normal(line) for line in lines if "==" in line}
    assert {normal(requirement) for requirement in needed} <= pinned
