"""Every medicine that a page names has a card, so that it stands under Medicines A to Z."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from immuno_sphinx_ext.model import Concept

if TYPE_CHECKING:
    from immuno_sphinx_ext.domain import ImmunoDomain

DOCS = Path(__file__).parents[1] / "docs"
KNOWN: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "medicines.yaml").read_text("utf-8")
)
_SHAPED = re.compile(rf"\b[a-z]+(?:{'|'.join(KNOWN['stems'])})\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:{'|'.join(map(re.escape, KNOWN['names']))})\b", re.IGNORECASE)
#: Ids of records, addresses of pages and settings of cards name nothing to a reader.
_UNREAD = re.compile(r"\{evidence\}`[^`]*`|^:(?:evidence|pin|say): .*$|\]\([^)]*\)", re.MULTILINE)


def medicines(text: str) -> set[str]:
    """The words of *text* that name a medicine, in lower case."""
    read = _UNREAD.sub(" ", text)
    found = {name.lower() for name in (*_SHAPED.findall(read), *_NAMED.findall(read))}
    return found - set(KNOWN["words"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adalimumab, then {concept}`baricitinib`.", {"adalimumab", "baricitinib"}),
        ("The concept was accepted.{evidence}`fnd-pembrolizumab`", set()),
        ("Take no co-trimoxazole or [this](../a/rituximab.md).", {"co-trimoxazole"}),
    ],
)
def test_a_medicine_is_known_by_the_end_of_its_name_or_from_the_list(
    text: str, expected: set[str]
) -> None:
    assert medicines(text) == expected


def test_every_medicine_named_has_a_card(handbook: ImmunoDomain) -> None:
    cards = [c for c in handbook.derived.catalogue.cards if isinstance(c, Concept)]
    names = [n for c in cards if c.kind == "medicine" for n in (c.name, *c.aliases)]
    held = {word for name in names for word in re.findall(r"[a-z-]+", name.lower())}
    lost = {}
    for docname in handbook.pages:
        named = medicines((DOCS / f"{docname}.md").read_text("utf-8"))
        if without := sorted(name for name in named if not held.issuperset(name.split())):
            lost[docname] = without
    assert lost == {}
