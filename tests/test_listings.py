"""Tables, charts and lists made from the whole handbook: complete, ordered, never stale."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

import html5lib
import pytest

from immuno_sphinx_ext import drawings, freshness

from .test_related import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]


class Effect(NamedTuple):
    """A side effect as it is written on a page."""

    name: str
    organ: str
    onset: str
    urgency: str
    sign: str = "you feel it"
    therapies: str = "Examplimab"

    def __str__(self) -> str:
        return (
            f"::::{{side-effect}} {self.name}\n:organ: {self.organ}\n:onset: {self.onset}\n"
            f":therapies: {self.therapies}\n\nA harm.\n\n"
            f":::{{call}} {self.urgency}\n- {self.sign}\n- more\n:::\n::::\n"
        )


MEDICINE = ":::{concept-card} Examplimab\n:kind: medicine\n:aliases: Exampla\nA medicine.\n:::\n"
COLITIS = Effect("Colitis", "gut", "4-12 weeks", "emergency", "your belly is hard")
THYROID = Effect("Thyroid", "glands", "2-24 months", "tell-team", therapies="exampla")
FEVER = Effect("Fever", "blood", "1-7 days", "call-now")
ITCH = Effect("Itch", "skin", "any time", "self-care")


def handbook(*effects: Effect, listing: str = "") -> dict[str, str]:
    pages = {f"effects/{e.name.lower()}.md": page(e.name, str(e)) for e in effects}
    return pages | {"index.md": f"# Home\n\n{listing}\n\n{MEDICINE}", "z.md": page("Z")}


def table(built: Built, css: str, name: str = "index.html") -> list[list[str]]:
    """The cells of the first table with class *css* on a page, row by row."""
    document = html5lib.parse(built.read(name), namespaceHTMLElements=False)
    for found in document.iter("table"):
        if css in found.get("class", "").split():
            return [
                [" ".join("".join(cell.itertext()).split()) for cell in row]
                for body in found.iter("tbody")
                for row in body.iter("tr")
            ]
    return []


TABLE = "```{side-effect-table}\n```"
CHART = "```{onset-chart}\n```"


def test_the_table_has_every_side_effect_the_most_urgent_first(project: Make) -> None:
    built = project(handbook(COLITIS, THYROID, FEVER, ITCH, listing=TABLE)).build()
    assert built.warnings == ""
    assert [" | ".join(row) for row in table(built, "immuno-side-effects")] == [
        "Colitis | gut | Can be an emergency if your belly is hard | Examplimab | 4 to 12 weeks",
        "Fever | blood | Call your team day or night if you feel it | Examplimab | 1 to 7 days",
        "Thyroid | glands | Tell your team if you feel it | Examplimab | 2 to 24 months",
        "Itch | skin | Can be looked after at home if you feel it | Examplimab | any time",
    ]


def test_the_ladders_of_the_callouts_stand_side_by_side(project: Make) -> None:
    ladder = ":::{grade} 2\nMore of it.{evidence}`x`\n:::\n:::{grade} 1\nA **little**.\n:::\n"
    graded = str(COLITIS).replace("A harm.\n", f"A harm.\n\n{ladder}")
    pages = handbook(THYROID) | {
        "a.md": page("A", graded),
        "z.md": page("Z", "```{grade-table}\n:organ: gut\n```", related="false"),
    }
    made = project(pages)
    built = made.build(suppress_warnings=["immuno.evidence"])
    assert table(built, "immuno-grade-table", "z.html") == [
        ["Colitis", "A little.", "More of it.", "", ""]
    ]
    made.write({"a.md": page("A", graded.replace("little", "bit"))})
    built = made.build(suppress_warnings=["immuno.evidence"])
    assert built.written == {"a", "z"}
    assert table(built, "immuno-grade-table", "z.html")[0][1] == "A bit."


def test_medicines_are_listed_with_all_that_their_cards_say(project: Make) -> None:
    card = (
        ":::{concept-card} Examplimab\n:kind: medicine\n:aliases: Exampla, EX-1\n"
        ":say: ex-AM-pli-mab\n:class: brake blocker\n:target: PD-1, CD3\nFor cancer.\n:::\n"
    )
    target = ":::{concept-card} PD-1\n:kind: molecule\n:related: aspirin\nA brake.\n:::\n"
    other = ":::{concept-card} Aspirin\n:kind: medicine\nAgainst pain.\n:::\n"
    pages = {
        "index.md": "# Home\n\n```{medicine-table}\n```\n",
        "a.md": page("A", card + target),
        "b.md": page("B", "{concept}`exampla`\n\n" + other),
        "c.md": page("C", "Nothing."),
    }
    made = project(pages)
    built = made.build()
    assert built.warnings == ""
    assert table(built, "immuno-medicines") == [
        ["Aspirin", "", "", "Against pain.", "B, A"],
        [
            "Examplimab say ex-AM-pli-mab",
            "Exampla, EX-1",
            "brake blocker against PD-1, CD3",
            "For cancer.",
            "A, B",
        ],
    ]
    made.write({"c.md": page("C", "{concept}`EX-1`")})
    assert table(made.build(), "immuno-medicines")[1][4] == "A, B, C"
    made.write({"a.md": page("A", card.replace("cancer", "skin cancer") + target)})
    assert table(made.build(), "immuno-medicines")[1][3] == "For skin cancer."


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man"])
def test_the_table_and_the_chart_are_whole_in_every_format(project: Make, builder: str) -> None:
    listing = f"{TABLE}\n\n{CHART}"
    built = project(handbook(COLITIS, THYROID, FEVER, ITCH, listing=listing)).build(builder)
    assert built.warnings == ""
    suffix = {"epub": "index.xhtml", "latex": "*.tex", "text": "index.txt", "man": "*.1"}[builder]
    text = next(built.outdir.glob(suffix)).read_text("utf-8")
    assert "<svg" not in text
    flat = re.sub(r"<[^>]+>|\\-|\\(?=\W)", "", text)
    flat = " ".join(re.sub(r"\s*\|\s*", " ", flat).split())
    for words in ("Colitis", "blood", "Thyroid", "24 months", "any time"):
        assert flat.count(words) >= 2, words


def test_the_chart_is_in_order_of_organ_and_all_bars_share_one_scale(project: Make) -> None:
    built = project(handbook(COLITIS, THYROID, FEVER, ITCH, listing=CHART)).build()
    rows = table(built, "immuno-onsets")
    assert [row[0] for row in rows] == ["Itch", "Colitis", "Thyroid", "Fever"]
    assert [row[2] for row in rows] == [
        "any time",
        "4 to 12 weeks",
        "2 to 24 months",
        "1 to 7 days",
    ]
    bars = re.findall(r'<rect x="([\d.]+)%" [^>]*width="([\d.]+)%"', built.read("index.html"))
    (colitis, gut), (thyroid, long), (fever, short) = [(float(x), float(w)) for x, w in bars]
    assert fever < colitis < thyroid
    assert fever + short < colitis, "7 days end before 4 weeks begin"
    assert thyroid < colitis + gut < thyroid + long == pytest.approx(100, abs=0.2)


@pytest.mark.parametrize("longest", [365, 720, 3650])
def test_a_bar_is_seen_and_stays_on_the_scale(longest: int) -> None:
    scale = drawings.TimeScale(longest)
    places = [scale.place(day) for day in range(longest + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 100)
    for days in [(0, 0), (0, 1), (1, 7), (longest, longest), (0, longest)]:
        x, width = re.findall(r'x="([\d.]+)%".*?width="([\d.]+)%"', scale.bar(days))[0]
        assert float(width) >= 1.5
        assert float(x) + float(width) <= 100.1


def test_a_listing_with_nothing_to_show_is_named(project: Make) -> None:
    listing = f"{TABLE}\n\n```{{article-list}}\n:part: nowhere\n:tag: none\n```"
    built = project({"index.md": f"# Home\n\n{listing}\n"}).build()
    assert built.warnings.splitlines() == [
        "index.md:3: WARNING: side-effect-table: the handbook has nothing to list here "
        "[immuno.empty-listing]",
        "index.md:6: WARNING: article-list: the handbook has nothing to list here :part: nowhere "
        ":tag: none [immuno.empty-listing]",
    ]


ARTICLES = {
    "index.md": "# Home\n\n```{toctree}\nb/two\nb/one\na/list\n```\n",
    "b/one.md": page("One", audience="[patient]", tags="[Gut]", description="About one."),
    "b/two.md": page("Two", audience="[clinician]", tags="[gut, skin]"),
    "c.md": page("Three", audience="[patient, carer]"),
}


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (":part: b", ["Two", "One"]),
        (":part: b/", ["Two", "One"]),
        (":tag: GUT", ["Two", "One"]),
        (":tag: skin", ["Two"]),
        (":audience: patient", ["One", "Three"]),
        (":audience: patient\n:part: b", ["One"]),
        ("", ["Two", "One", "Three"]),
    ],
)
def test_articles_are_listed_in_reading_order(
    project: Make, options: str, titles: list[str]
) -> None:
    listing = page("List", f"```{{article-list}}\n{options}\n```", related="false")
    built = project(ARTICLES | {"a/list.md": listing}).build()
    assert built.warnings == ""
    shown = re.findall(r'teaser-title"><a [^>]*><span[^>]*>([^<]*)', built.read("a/list.html"))
    assert shown == titles


def listed(built: Built) -> list[str]:
    return re.findall(r'teaser-title"><a [^>]*><span[^>]*>([^<]*)', built.read("z.html"))


def test_an_article_list_follows_titles_order_tags_and_deletions(project: Make) -> None:
    listing = page("Z", "```{article-list}\n:tag: gut\n```", related="false")
    made = project(ARTICLES | {"a/list.md": page("List"), "z.md": listing})
    assert listed(made.build()) == ["Two", "One"]
    made.write({"b/two.md": page("Zwei", tags="[gut]")})
    built = made.build()
    assert listed(built) == ["Zwei", "One"]
    made.write({"index.md": ARTICLES["index.md"].replace("b/two\nb/one", "b/one\nb/two")})
    assert listed(made.build()) == ["One", "Zwei"]
    made.write({"c.md": page("Three", tags="[gut]")})
    assert listed(made.build()) == ["One", "Zwei", "Three"]
    made.delete("c.md")
    assert listed(made.build()) == ["One", "Zwei"]
    one = ARTICLES["b/one.md"]
    made.write({"b/one.md": one + "Other prose."})
    assert "z" not in made.build().written


def rows(built: Built) -> list[str]:
    return [row[0] for row in table(built, "immuno-side-effects", "z.html")]


def test_the_table_and_the_chart_change_when_and_only_when_what_they_show_does(
    project: Make,
) -> None:
    files = handbook(COLITIS, FEVER)
    made = project(files | {"z.md": page("Z", f"{TABLE}\n\n{CHART}", related="false")})
    assert rows(made.build()) == ["Colitis", "Fever"]

    def rebuilt(effect: Effect, name: str = "effects/fever.md") -> Built:
        made.write({name: page(effect.name, f"{effect}\nProse.\n")})
        return made.build()

    built = rebuilt(FEVER)
    assert "z" not in built.written, "prose beside the callout is not shown"
    for change in (
        FEVER._replace(urgency="emergency", sign="you faint"),
        FEVER._replace(onset="2-3 days"),
        FEVER._replace(organ="eyes"),
        FEVER._replace(therapies="Other"),
        FEVER._replace(name="Warmth"),
    ):
        built = rebuilt(change)
        assert "z" in built.written, change
        shown = " ".join(
            cell for row in table(built, "immuno-side-effects", "z.html") for cell in row
        )
        expected = (change.name, change.organ, change.sign, change.onset.replace("-", " to "))
        assert all(word in shown for word in expected), shown
    made.delete("effects/fever.md")
    assert rows(made.build()) == ["Colitis"]
    moved = (made.path / "effects/colitis.md").read_text("utf-8")
    made.delete("effects/colitis.md")
    made.write({"moved.md": moved})
    assert 'href="moved.html#side-effect-colitis"' in made.build().read("z.html")


def banner(built: Built) -> str:
    found = re.search(r"<p>(This page was due[^<]*)", built.read("a.html"))
    return found[1] if found else ""


def test_a_page_says_when_it_is_due_for_review(
    project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1706788800")  # 2024-02-01
    made = project({"index.md": "# Home\n", "a.md": page("A", reviewed="2023-02-28")})
    assert banner(made.build()) == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709251200")  # 2024-03-01
    built = made.build()
    words = (
        "This page was due for a new check against its sources on 28 February 2024. Ask your team."
    )
    assert banner(built) == words
    assert built.written == {"a"}
    assert banner(made.build(immuno_review_months=24)) == ""
    assert words in " ".join(made.build("text").read("a.txt").split())


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-12-01", 12, "2025-12-01"),
    ],
)
def test_months_end_where_the_calendar_ends(reviewed: str, months: int, due: str) -> None:
    assert freshness.due(dt.date.fromisoformat(reviewed), months).isoformat() == due


def test_a_side_effect_whose_name_another_card_keeps_is_linked_all_the_same(project: Make) -> None:
    card = ":::{concept-card} Colitis\n:kind: disease\nIt.\n:::\n"
    effect = "::::{side-effect} Colitis\n:onset: any time\nIt.\n::::\n"
    html = (
        project(
            {
                "index.md": "# Home\n\n```{onset-chart}\n```\n",
                "a.md": f"---\norphan: true\n---\n# A\n\n{card}",
                "b.md": f"---\norphan: true\n---\n# B\n\n{effect}",
            }
        )
        .build()
        .read("index.html")
    )
    assert 'href="b.html#side-effect-colitis"' in html
    assert 'href="a.html#concept-colitis"' not in html
