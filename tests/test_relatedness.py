"""Near pages are found mutually, nearest first, each with what both really have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from immuno_sphinx_ext.relatedness import COMMON, Neighbour, Profile, neighbours

if TYPE_CHECKING:
    from random import Random

    Pages = dict[str, Profile]

FEATURE = st.tuples(st.sampled_from(["card", "tag", "page", "part"]), st.sampled_from("uvwxyz"))
FEATURES = st.dictionaries(FEATURE, st.floats(0.5, 3.0), max_size=6)
PROFILES = st.builds(
    lambda features, some: Profile(features, frozenset(f for f in features if f in some)),
    FEATURES,
    st.sets(FEATURE, max_size=4),
)
PAGES = st.dictionaries(st.sampled_from("abcdefgh"), PROFILES)


def shuffled(pages: Pages, random: Random) -> Pages:
    """The same pages, pages and features in another order."""
    return {
        page: Profile(
            dict(random.sample(list(pages[page].features.items()), len(pages[page].features))),
            pages[page].defines,
        )
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
def test_who_is_near_is_near_in_turn_by_the_same_features(pages: Pages) -> None:
    near = neighbours(pages)
    for page, found in near.items():
        for neighbour in found:
            assert neighbour.score > 0
            back = the_only(near[neighbour.docname], page)
            assert set(back.shared) == set(neighbour.shared)


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
            both = own.features.keys() & pages[other].features.keys()
            assert set(shared.get(other, ())) == both
            assert len(shared.get(other, ())) == len(both)


def test_a_page_that_builds_on_this_one_is_nearer_than_one_beside_it() -> None:
    card, aside = ("card", "Colitis"), ("card", "T cell")
    pages = {
        "defines": Profile({card: 2.0, aside: 1.0}, frozenset({card})),
        "builds on it": Profile({card: 1.0}),
        "beside it": Profile({aside: 1.0}),
    }
    near = neighbours(pages)
    assert [n.docname for n in near["defines"]] == ["builds on it", "beside it"]


def test_of_two_pages_the_one_that_others_build_on_comes_first() -> None:
    tag, card = ("tag", "start"), ("card", "Overview")
    pages = {
        "z overview": Profile({tag: 1.0, card: 2.0}, frozenset({card})),
        "plain": Profile({tag: 1.0, ("card", "Other"): 2.0}, frozenset({("card", "Other")})),
        "here": Profile({tag: 1.0}),
    } | {f"user {number}": Profile({card: 1.0}) for number in range(5)}
    assert next(iter(neighbours(pages)["here"])).docname == "z overview"


def test_a_rare_feature_says_more_than_one_of_many_pages() -> None:
    common, rare = ("tag", "cancer"), ("card", "Colitis")
    pages = {f"page{number}": Profile({common: 1.0}) for number in range(5)}
    pages |= {name: Profile({common: 1.0, rare: 1.0}) for name in ("a", "b")}
    first, *others = neighbours(pages)["a"]
    assert first.docname == "b"
    assert first.shared == (rare, common)
    assert [other.docname for other in others] == [f"page{number}" for number in range(5)]


def test_what_a_page_is_most_about_is_named_first() -> None:
    minor, major = ("card", "A minor point"), ("card", "Main point")
    pages = {"a": Profile({minor: 1.0, major: 3.0}), "b": Profile({minor: 1.0, major: 1.0})}
    assert neighbours(pages)["a"][0].shared == (major, minor)


def test_a_feature_of_too_many_pages_brings_none_together() -> None:
    everywhere, here = ("tag", "handbook"), ("card", "Here")
    pages = {f"{number:03}": Profile({everywhere: 1.0}) for number in range(COMMON + 1)}
    pages["000"] = pages["001"] = Profile({everywhere: 1.0, here: 1.0})
    near = neighbours(pages)
    assert [(n.docname, n.shared) for n in near["000"]] == [("001", (here,))]
    assert near["002"] == []


def test_pages_without_features_and_no_pages_at_all_are_no_trouble() -> None:
    assert neighbours({}) == {}
    assert neighbours({"a": Profile(), "b": Profile()}) == {"a": [], "b": []}
