"""A card is reached by each of its names, and only while it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

CARD = """\
# Cards

:::{concept-card} PD-1
:kind: molecule
:aliases: PD1, programmed death 1
A brake on T cells.
:::
"""


@pytest.mark.parametrize(
    "typed", ["PD-1", "pd-1", "PD1", "Programmed  Death 1", "PROGRAMMED DEATH 1", "pd\u20111"]
)
@pytest.mark.parametrize("role", ["concept", "immuno:concept", "side-effect"])
def test_each_name_in_any_case_leads_to_the_card(project: Make, role: str, typed: str) -> None:
    built = project(
        {
            "index.md": f"# Home\n\nA {{{role}}}`{typed}`.\n",
            "cards.md": "---\norphan: true\n---\n" + CARD,
        }
    ).build()
    assert built.warnings == ""
    assert 'href="cards.html#concept-pd-1"' in built.read("index.html")


def test_other_text_can_stand_for_a_name(project: Make) -> None:
    built = project({"index.md": CARD + "\nA {concept}`brake <pd1>`.\n"}).build()
    assert built.warnings == ""
    assert '<span class="xref concept">brake</span>' in built.read("index.html")


def test_an_unknown_name_warns_with_line_and_nearest_match(project: Make) -> None:
    built = project({"index.md": CARD + "\nA {concept}`programed deth 1`.\n"}).build()
    assert built.warnings == (
        "index.md:9: WARNING: no card has the name 'programed deth 1'; "
        "did you mean 'programmed death 1'? [immuno.unknown-name]\n"
    )
    assert "programed deth 1" in built.read("index.html")


def test_two_cards_claiming_one_name_are_both_named(project: Make) -> None:
    made = project(
        {
            "index.md": CARD + "\n```{toctree}\nother\n```\n",
            "other.md": "# Other\n\n::::{side-effect} pd1\n:::{call} tell-team\n- x\n:::\n::::\n",
        }
    )
    expected = (
        "index.md:3: WARNING: the name 'PD1' is claimed by two cards: 'pd1' (other.md:3) keeps "
        "it, 'PD-1' does not [immuno.duplicate-name]\n"
    )
    assert made.build().warnings == expected
    assert made.build(clean=True, parallel=2).warnings == expected


def test_a_deleted_page_takes_its_cards_along(project: Make) -> None:
    made = project(
        {
            "index.md": "# Home\n\nA {concept}`pd1`.\n",
            "cards.md": "---\norphan: true\n---\n" + CARD,
        }
    )
    assert made.build().warnings == ""
    made.delete("cards.md")
    built = made.build()
    assert "no card has the name 'pd1'" in built.warnings
    assert "cards.html" not in built.read("index.html")
    assert built.domain.derived.catalogue.cards == ()


def test_a_card_that_moves_is_followed_by_pages_that_did_not_change(project: Make) -> None:
    made = project(
        {
            "index.md": "# Home\n\nA {concept}`pd1`.\n",
            "a.md": "---\norphan: true\n---\n" + CARD,
            "b.md": "---\norphan: true\n---\n# B\n",
        }
    )
    made.build()
    made.write({"a.md": "---\norphan: true\n---\n# A\n", "b.md": "---\norphan: true\n---\n" + CARD})
    built = made.build()
    assert built.warnings == ""
    assert 'href="b.html#concept-pd-1"' in built.read("index.html")


def test_names_are_objects_for_search_and_other_projects(project: Make) -> None:
    built = project({"index.md": CARD}).build()
    objects = {(name, shown, kind) for name, shown, kind, *_ in built.domain.get_objects()}
    assert objects == {
        ("pd-1", "PD-1", "concept"),
        ("pd1", "PD1 (PD-1)", "concept"),
        ("programmed death-1", "programmed death 1 (PD-1)", "concept"),
    }
