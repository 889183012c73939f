"""The pure modules: names, onset, front matter, catalogue, relatedness."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_sphinx_ext import frontmatter, names
from immuno_sphinx_ext.catalogue import Catalogue
from immuno_sphinx_ext.model import Call, Concept, Onset, SideEffect, Urgency
from immuno_sphinx_ext.relatedness import neighbours

TEXT = st.text(max_size=60)
NAMES = st.text(alphabet="aAbBéγ 1-\u2011'.,", min_size=1, max_size=12).filter(names.tidy)

# Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PD-1", "pd\u20111"),
        ("T cell", "  t\u00a0 CELL "),
        ("Crohn's", "crohn\u2019s"),
        ("interleukin 2", "Interleukin-2"),
        ("Strasse", "STRAßE"),
    ],
)
def test_names_that_are_meant_alike_compare_alike(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@given(TEXT)
def test_a_folded_name_stays_as_it_is(name: str) -> None:
    assert names.key(names.key(name)) == names.key(name)


@given(TEXT)
def test_a_folded_name_fits_into_an_inventory(name: str) -> None:
    folded = names.key(name)
    assert "\n" not in folded
    assert not re.search(r"\s-?\d+(\s|$)", folded)


@given(TEXT)
def test_a_slug_is_a_plain_anchor(name: str) -> None:
    slug = names.slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= names.MAX_SLUG + 9
    assert names.slug(names.key(name)) == slug


def test_slugs_spell_greek_out_and_tell_other_letters_apart() -> None:
    assert names.slug("Interferon-γ") == "interferon-gamma"
    assert names.slug("α4β7") == "alpha4beta7"
    assert names.slug("日本") != names.slug("中国")
    assert names.slug("Ménière") == "meniere"


@given(TEXT)
def test_a_tidy_name_has_no_control_characters(name: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f\u200b\u202e]", names.tidy(name))
    assert names.tidy(names.tidy(name)) == names.tidy(name)


@given(st.lists(TEXT))
def test_a_list_has_no_empty_and_no_repeated_entries(entries: list[str]) -> None:
    split = names.split(",".join(entries))
    assert all(split)
    assert len(set(split)) == len(split)


@given(NAMES, st.lists(NAMES), st.randoms())
def test_the_nearest_name_does_not_depend_on_order(
    name: str, candidates: list[str], random: Any
) -> None:
    shuffled = random.sample(candidates, len(candidates))
    assert names.nearest(name, candidates) == names.nearest(name, shuffled)


# Onset


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["day", "week", "month", "year"]))
def test_an_onset_is_read_as_it_is_written(first: int, last: int, unit: str) -> None:
    text = f"{first}-{last} {unit}s"
    if first > last:
        with pytest.raises(ValueError, match=re.escape(text)):
            Onset.parse(text)
    else:
        assert Onset.parse(text) == Onset(first, last, unit)


def test_onsets_of_different_units_compare_in_days() -> None:
    onsets = ["2-24 months", "1-7 days", "1 \u2013 3 weeks", "1 to 2 years"]
    assert [Onset.parse(text).days for text in onsets] == [(60, 720), (1, 7), (7, 21), (365, 730)]
    assert Onset.parse("Any time").days is None


@given(TEXT)
def test_any_other_onset_is_refused_plainly(text: str) -> None:
    try:
        assert isinstance(Onset.parse(text), Onset)
    except ValueError as error:
        assert str(error) == text  # noqa: PT017 - both ends are right


# Front matter

VALUES = st.one_of(TEXT, st.integers().map(str), st.sampled_from(["[]", "{}", "[1", '["a", 2]']))


@given(st.dictionaries(st.one_of(st.sampled_from(frontmatter.KEYS), TEXT), VALUES))
def test_front_matter_is_never_fatal(metadata: dict[str, str]) -> None:
    article, faults = frontmatter.parse(metadata)
    assert set(article.audience) <= set(frontmatter.AUDIENCES)
    assert all(fault.message for fault in faults)


def test_wrong_values_leave_the_others_alone() -> None:
    article, faults = frontmatter.parse(
        {
            "description": "A page.",
            "audience": '["patient", "martian"]',
            "tags": "one, two",
            "reviewed": "2026-13-01",
            "wordcount": {"minutes": 0, "words": 20},
        }
    )
    assert (article.description, article.audience) == ("A page.", ("patient",))
    assert (article.tags, article.reviewed, article.minutes) == (("one", "two"), "", 1)
    assert [fault.key for fault in faults] == ["audience", "reviewed"]


# Catalogue


def concept(name: str, *aliases: str, docname: str = "a", line: int = 1) -> Concept:
    return Concept(name, aliases, "A summary.", docname, line, names.slug(name), "", "", "")


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), max_size=6), st.randoms())
def test_a_catalogue_does_not_depend_on_the_order_of_cards(
    made: list[tuple[str, list[str]]], random: Any
) -> None:
    cards = [concept(name, *aliases, line=n) for n, (name, aliases) in enumerate(made)]
    one, other = Catalogue(cards), Catalogue(random.sample(cards, len(cards)))
    assert list(one.entries()) == list(other.entries())
    assert one.clashes == other.clashes


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), max_size=6))
def test_each_name_reaches_its_card_or_clashes(made: list[tuple[str, list[str]]]) -> None:
    cards = [concept(name, *aliases, line=n) for n, (name, aliases) in enumerate(made)]
    catalogue = Catalogue(cards)
    clashes = {(names.key(c.name), c.second.line) for c in catalogue.clashes}
    for card in cards:
        for name in (card.name, *card.aliases):
            found = catalogue.find(name)
            assert found is card or (names.key(name), card.line) in clashes


def test_the_urgency_of_a_side_effect_is_that_of_its_most_urgent_call() -> None:
    calls = tuple(Call(urgency, ()) for urgency in (Urgency.TELL_TEAM, Urgency.EMERGENCY))
    rash = SideEffect("Rash", (), "", "a", 1, "rash", "skin", (), None, "", calls, ())
    assert rash.urgency is Urgency.EMERGENCY


# Relatedness

FEATURES = st.dictionaries(
    st.tuples(st.sampled_from(["card", "tag"]), st.sampled_from("uvwxyz")),
    st.floats(0.5, 3.0),
    min_size=1,
)


@given(st.dictionaries(st.sampled_from("abcdefgh"), FEATURES), st.randoms())
def test_nearness_is_mutual_sorted_true_and_does_not_depend_on_order(
    pages: dict[str, dict[tuple[str, str], float]], random: Any
) -> None:
    near = neighbours(pages)
    shuffled = dict(random.sample(list(pages.items()), len(pages)))
    assert neighbours(shuffled) == near
    for page, found in near.items():
        assert [n.score for n in found] == sorted((n.score for n in found), reverse=True)
        for other in found:
            assert other.docname != page
            assert 0 < other.score <= 1.000001
            assert set(other.shared) == pages[page].keys() & pages[other.docname].keys()
            (back,) = [n for n in near[other.docname] if n.docname == page]
            assert back.score == pytest.approx(other.score)


def test_what_is_rare_counts_for_more() -> None:
    common, rare = ("tag", "cancer"), ("card", "Colitis")
    pages = {f"p{n}": {common: 1.0} for n in range(5)} | {"a": {common: 1.0, rare: 1.0}}
    pages["b"] = {common: 1.0, rare: 1.0}
    assert neighbours(pages)["a"][0].docname == "b"
    assert neighbours(pages)["a"][0].shared == (rare, common)
