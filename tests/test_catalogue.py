"""Each name leads to one card; a name that two cards claim is reported, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from immuno_sphinx_ext import names
from immuno_sphinx_ext.catalogue import Catalogue
from immuno_sphinx_ext.model import Card, Concept, SideEffect

if TYPE_CHECKING:
    from random import Random

#: Few letters, so that names clash often.
NAME = st.text(alphabet="aAb1- \u2011", min_size=1, max_size=4).map(names.tidy).filter(bool)
MADE = st.lists(st.tuples(NAME, st.lists(NAME, max_size=3, unique=True)), max_size=6)


def concept(
    name: str, *aliases: str, docname: str = "page", line: int = 1, kind: str = ""
) -> Concept:
    return Concept(
        name, aliases, "A summary.", (), docname, line, names.slug(name), kind, "", "", ""
    )


def side_effect(name: str, *aliases: str) -> SideEffect:
    return SideEffect(
        name, aliases, "", (), "effects", 1, names.slug(name), "", (), None, "", (), ()
    )


def cards_of(made: list[tuple[str, list[str]]]) -> list[Card]:
    """A card for each name with its aliases, three lines a page."""
    return [
        concept(name, *aliases, docname=f"page{number // 3}", line=number % 3 + 1)
        for number, (name, aliases) in enumerate(made)
    ]


def all_names(cards: list[Card]) -> set[str]:
    return {name for card in cards for name in (card.name, *card.aliases)}


def owner_of(folded: str, cards: list[Card]) -> Card:
    """The card that has the oldest claim to a name, cards given from first to last."""
    by_name = [card for card in cards if names.key(card.name) == folded]
    by_alias = [card for card in cards if folded in map(names.key, card.aliases)]
    return [*by_name, *by_alias][0]


@given(MADE)
def test_each_name_leads_to_the_card_that_claimed_it_first(
    made: list[tuple[str, list[str]]],
) -> None:
    cards = cards_of(made)
    catalogue = Catalogue(cards)
    for name in all_names(cards):
        assert catalogue.find(name) is owner_of(names.key(name), cards)


@given(MADE)
@example([("b", []), ("a", ["b", "B"])])
@example([("b", []), ("B", ["b"])])
def test_each_clash_is_reported_once(made: list[tuple[str, list[str]]]) -> None:
    cards = cards_of(made)
    expected = sorted(
        (names.key(name), owner_of(names.key(name), cards).place, card.place)
        for card in cards
        for name in {names.key(n): n for n in (card.name, *card.aliases)}.values()
        if owner_of(names.key(name), cards) is not card
    )
    clashes = Catalogue(cards).clashes
    assert sorted((names.key(c.name), c.first.place, c.second.place) for c in clashes) == expected


@given(MADE, st.randoms())
def test_the_catalogue_does_not_depend_on_the_order_of_cards(
    made: list[tuple[str, list[str]]], random: Random
) -> None:
    cards = cards_of(made)
    one, other = Catalogue(cards), Catalogue(random.sample(cards, len(cards)))
    assert one.cards == other.cards
    assert one.clashes == other.clashes
    assert list(one.entries()) == list(other.entries())
    assert one.listing("") == other.listing("")
    assert all(one.find(name) == other.find(name) for name in all_names(cards))


@given(MADE)
def test_every_entry_leads_to_its_card_and_none_stands_twice(
    made: list[tuple[str, list[str]]],
) -> None:
    cards = cards_of(made)
    catalogue = Catalogue(cards)
    entries = list(catalogue.entries())
    assert {folded for folded, _, _ in entries} == {names.key(name) for name in all_names(cards)}
    assert len({folded for folded, _, _ in entries}) == len(entries)
    for folded, typed, card in entries:
        assert names.key(typed) == folded
        assert catalogue.find(typed) is card


def test_a_name_is_found_in_any_case_and_typography_and_by_its_aliases() -> None:
    card = concept("PD-1", "programmed death 1")
    catalogue = Catalogue([card])
    for typed in ("PD-1", "pd\u20111", " Programmed  Death 1", "programmed death-1"):
        assert catalogue.find(typed) is card
    assert catalogue.find("PD-L1") is None
    assert catalogue.find("") is None


def test_a_name_beats_an_alias_on_an_earlier_page() -> None:
    early = concept("Checkpoint", "PD-1", docname="a")
    late = concept("PD-1", docname="b")
    catalogue = Catalogue([early, late])
    assert catalogue.find("pd-1") is late
    (clash,) = catalogue.clashes
    assert (clash.name, clash.first, clash.second) == ("PD-1", late, early)


def test_an_alias_that_repeats_its_own_name_is_no_clash() -> None:
    catalogue = Catalogue([concept("PD-1", "pd-1", "PD\u20111")])
    assert catalogue.clashes == []
    assert [typed for _, typed, _ in catalogue.entries()] == ["PD-1"]


def test_concepts_and_side_effects_share_their_names() -> None:
    rash, skin = side_effect("Rash", "skin rash"), concept("Skin rash", docname="z")
    catalogue = Catalogue([rash, skin])
    assert catalogue.find("skin rash") is skin
    assert [clash.second for clash in catalogue.clashes] == [rash]


def test_a_misspelt_name_is_guessed_among_names_and_aliases() -> None:
    catalogue = Catalogue([concept("PD-1", "programmed death 1"), side_effect("Colitis")])
    assert catalogue.nearest("colitus") == "Colitis"
    assert catalogue.nearest("programed deth 1") == "programmed death 1"
    assert catalogue.nearest("zzzzz") is None


def test_the_listing_runs_from_a_to_z_and_can_be_narrowed_to_a_kind() -> None:
    cells = concept("T cell", "lymphocyte", kind="cell")
    study = concept("\u00e9tude", "5-FU trial", kind="practice", line=2)
    rash = side_effect("Rash")
    catalogue = Catalogue([rash, study, cells])
    typed = [name for name, _ in catalogue.listing("")]
    assert typed == ["5-FU trial", "\u00e9tude", "lymphocyte", "Rash", "T cell"]
    assert catalogue.listing("cell") == [("lymphocyte", cells), ("T cell", cells)]
    assert catalogue.listing("disease") == []
