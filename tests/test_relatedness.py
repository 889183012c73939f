"""Near pages are found mutually, nearest first, each with what both really have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from immuno_sphinx_ext.relatedness import COMMON, Neighbour, neighbours

if TYPE_CHECKING:
    from random import Random

    from immuno_sphinx_ext.relatedness import Feature

    Pages = dict[str, dict[Feature, float]]

FEATURE = st.tuples(st.sampled_from(["card", "tag", "page", "part"]), st.sampled_from("uvwxyz"))
FEATURES = st.dictionaries(FEATURE, st.floats(0.5, 3.0), max_size=6)
PAGES = st.dictionaries(st.sampled_from("abcdefgh"), FEATURES)


def shuffled(pages: Pages, random: Random) -> Pages:
    """The same pages, pages and features in another order."""
    return {
        page: dict(random.sample(list(pages[page].items()), len(pages[page])))
        for page in random.sample(list(pages), len(pages))
    }


def the_only(found: list[Neighbour], docname: str) -> Neighbour:
    (one,) = [neighbour for neighbour in found if neighbour.docname == docname]
    return one


@given(PAGES, st.randoms())
def test_neighbours_do_not_depend_on_the_order_of_pages(pages: Pages, random: Random) -> None:
    assert neighbours(shuffled(pages, random)) == neighbours(pages)


@given(PAGES)
def test_every_page_is_answered_and_never_with_itself(pages: Pages) -> None:
    near = neighbours(pages)
    assert near.keys() == pages.keys()
    for page, found in near.items():
        docnames = [neighbour.docname for neighbour in found]
        assert page not in docnames
        assert len(set(docnames)) == len(docnames)
        assert set(docnames) <= pages.keys()


@given(PAGES)
def test_scores_are_mutual_and_between_nothing_and_one(pages: Pages) -> None:
    near = neighbours(pages)
    for page, found in near.items():
        for neighbour in found:
            assert 0 < neighbour.score <= 1
            assert the_only(near[neighbour.docname], page).score == neighbour.score


@given(PAGES)
def test_the_nearest_comes_first_and_equals_in_order_of_page(pages: Pages) -> None:
    for found in neighbours(pages).values():
        order = [(-neighbour.score, neighbour.docname) for neighbour in found]
        assert order == sorted(order)


@given(PAGES)
def test_what_is_shared_is_all_that_both_pages_have(pages: Pages) -> None:
    near = neighbours(pages)
    for page, own in pages.items():
        shared = {neighbour.docname: neighbour.shared for neighbour in near[page]}
        for other in pages.keys() - {page}:
            both = own.keys() & pages[other].keys()
            assert set(shared.get(other, ())) == both
            assert len(shared.get(other, ())) == len(both)


@given(FEATURES.filter(bool))
def test_two_pages_with_the_same_features_are_as_near_as_can_be(own: dict[Feature, float]) -> None:
    near = neighbours({"a": own, "b": dict(own), "c": {("tag", "other"): 1.0}})
    assert the_only(near["a"], "b").score == 1


def test_a_rare_feature_says_more_than_one_of_many_pages() -> None:
    common, rare = ("tag", "cancer"), ("card", "Colitis")
    pages: Pages = {f"page{number}": {common: 1.0} for number in range(5)}
    pages |= {name: {common: 1.0, rare: 1.0} for name in ("a", "b")}
    first, *others = neighbours(pages)["a"]
    assert first.docname == "b"
    assert first.shared == (rare, common)
    assert [other.docname for other in others] == [f"page{number}" for number in range(5)]


def test_what_a_page_is_most_about_is_named_first() -> None:
    minor, major = ("card", "A minor point"), ("card", "Main point")
    pages: Pages = {"a": {minor: 1.0, major: 3.0}, "b": {minor: 1.0, major: 1.0}}
    assert neighbours(pages)["a"][0].shared == (major, minor)


def test_a_feature_of_too_many_pages_brings_none_together() -> None:
    everywhere, here = ("tag", "handbook"), ("card", "Here")
    pages: Pages = {f"{number:03}": {everywhere: 1.0} for number in range(COMMON + 1)}
    pages["000"][here] = pages["001"][here] = 1.0
    near = neighbours(pages)
    assert [(n.docname, n.shared) for n in near["000"]] == [("001", (here,))]
    assert near["002"] == []


def test_pages_without_features_and_no_pages_at_all_are_no_trouble() -> None:
    assert neighbours({}) == {}
    assert neighbours({"a": {}, "b": {}}) == {"a": [], "b": []}
