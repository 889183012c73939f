"""Related articles: the nearest pages, each with its reason, never stale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]


def page(title: str, body: str = "", **front: str) -> str:
    matter = "".join(f"{key}: {value}\n" for key, value in ({"orphan": "true"} | front).items())
    return f"---\n{matter}---\n# {title}\n\n{body}\n"


CARD = ":::{concept-card} Colitis check\n:kind: test\nA check.\n:::\n"
USE = "A {concept}`colitis check`."


def related(built: Built, name: str) -> list[tuple[str, str]]:
    """The titles and reasons of the related articles on a page."""
    html = built.read(name)
    title, reason = r'immuno-teaser-title"><a [^>]*><span[^>]*>([^<]*)', r'teaser-reason">([^<]*)'
    return re.findall(f"{title}.*?(?:{reason}|</li>)", html, re.DOTALL)


def test_near_pages_are_named_each_with_its_reason(project: Make) -> None:
    built = project(
        {
            "index.md": "# Home\n",
            "a.md": page("A", CARD, description="About A.", audience="[patient, carer]"),
            "b.md": page("B", USE, tags="[gut]"),
            "c.md": page("C", tags="[gut]"),
            "d.md": page("D", "[B](b.md)"),
            "e.md": page("E"),
        }
    ).build()
    assert built.warnings == ""
    assert set(related(built, "b.html")) == {
        ("A", "Also about: Colitis check"),
        ("C", "Same subject: gut"),
        ("D", "It links to this page"),
    }
    assert related(built, "d.html") == [("B", "This page links to it")]
    assert related(built, "e.html") == []
    teaser = built.read("b.html")
    assert "About A." in teaser
    assert "For: patient, carer" in teaser
    assert "min read" in teaser


def test_pins_come_first_and_excluded_pages_never(project: Make) -> None:
    body = ":::{related-articles}\n:limit: 2\n:pin: e, part/f.md\n:exclude: a\n:::\n" + USE
    built = project(
        {
            "index.md": "# Home\n",
            "a.md": page("A", CARD),
            "b.md": page("B", body),
            "e.md": page("E"),
            "part/f.md": page("F"),
        }
    ).build()
    assert built.warnings == ""
    assert [title for title, _ in related(built, "b.html")] == ["E", "F"]
    assert built.read("b.html").count("immuno-teasers") == 1


def test_a_page_can_do_without(project: Make) -> None:
    made = project({"index.md": page("Home", USE + CARD), "a.md": page("A", USE, related="false")})
    built = made.build()
    assert "Related articles" not in built.read("a.html")
    assert "Related articles" in built.read("index.html")
    assert "Related articles" not in made.build(immuno_related_articles=False).read("index.html")


def test_hand_picked_articles_stand_below_the_list(project: Make) -> None:
    body = ":::{related-articles}\n- [Elsewhere](https://example.org/) One sentence.\n:::\n"
    built = project({"index.md": page("Home", body)}).build()
    assert '<a class="reference external" href="https://example.org/">Elsewhere</a>' in built.read(
        "index.html"
    )


def test_a_changed_title_description_or_tag_changes_the_teasers_of_other_pages(
    project: Make,
) -> None:
    made = project(
        {
            "index.md": "# Home\n",
            "a.md": page("A", description="Old.", tags="[gut]"),
            "b.md": page("B", tags="[gut]"),
            "c.md": page("C", tags="[skin]"),
        }
    )
    made.build()
    made.write({"a.md": page("New title", description="New.", tags="[gut]")})
    built = made.build()
    assert related(built, "b.html") == [("New title", "Same subject: gut")]
    assert "New." in built.read("b.html")
    assert built.written == {"a", "b"}
    made.write({"a.md": page("New title", description="New.", tags="[skin]")})
    built = made.build()
    assert related(built, "b.html") == []
    assert related(built, "c.html") == [("New title", "Same subject: skin")]


def test_a_deleted_page_leaves_the_lists_of_others(project: Make) -> None:
    made = project(
        {
            "index.md": "# Home\n",
            "a.md": page("A", tags="[gut]"),
            "b.md": page("B", tags="[gut]"),
        }
    )
    made.build()
    made.delete("a.md")
    assert related(made.build(), "b.html") == []
    assert made.build().written == set()
