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


def requirements() -> list[str]:
    """What the package needs, and what the handbook needs besides."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    needed: list[str] = project["project"]["dependencies"] + project["dependency-groups"]["docs"]
    return needed


def pins(path: str) -> dict[str, str]:
    """The versions that a file of constraints names."""
    lines = (REPOSITORY / path).read_text("utf-8").splitlines()
    return {normal(line): line.partition("==")[2] for line in lines if "==" in line}


def test_the_lowest_versions_that_are_tested_are_those_that_are_promised() -> None:
    promised = {normal(r): re.findall(r">=([\d.]+)", r)[0] for r in requirements()}
    tested = pins("tests/lowest.txt")
    assert tested.keys() == promised.keys()
    for name, version in promised.items():
        assert f"{tested[name]}.".startswith(f"{version}."), name


def test_every_requirement_of_the_docs_build_is_pinned() -> None:
    assert {normal(requirement) for requirement in requirements()} <= pins("constraints.txt").keys()
