"""Alert cards: lines to fill in on screen, lines to write on everywhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest

from immuno_sphinx_ext.directives.alert_card import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

CARD = """\
# Page

::::{alert-card} I take examplimab
:lines: My name, My <team> & line

To staff: call them.

:::{call} tell-team
- it itches
:::

:::{call} emergency
- you faint
:::
::::
"""


def test_on_screen_each_line_is_a_named_field_of_no_form(project: Make) -> None:
    built = project({"index.md": CARD}).build()
    assert built.warnings == ""
    document = html5lib.parse(built.read("index.html"), namespaceHTMLElements=False)
    labels = [
        field.get("aria-label") for field in document.iter("input") if field.get("aria-label")
    ]
    assert labels[-2:] == ["My name", "My <team> & line"]
    for field in document.iter("input"):
        if field.get("aria-label") in labels[-2:]:
            assert field.get("name") is None
            assert field.get("autocomplete") == "off"


@pytest.mark.parametrize("builder", ["epub", "text", "latex"])
def test_elsewhere_each_line_can_be_written_on(project: Make, builder: str) -> None:
    built = project({"index.md": CARD}).build(builder)
    assert built.warnings == ""
    name = {"epub": "index.xhtml", "text": "index.txt"}.get(builder)
    text = built.read(name) if name else next(built.outdir.glob("*.tex")).read_text("utf-8")
    assert re.sub(r"\\_", "_", text).count(RULE) == 2
    assert "<input" not in text


def test_the_lines_come_before_the_calls(project: Make) -> None:
    text = project({"index.md": CARD}).build("text").read("index.txt")
    places = [text.index(word) for word in ("To staff", "My name", "you faint", "it itches")]
    assert places[:2] == sorted(places[:2])
    assert max(places[:2]) < min(places[2:])


def test_a_card_without_lines_is_named(project: Make) -> None:
    built = project({"index.md": "# Page\n\n:::{alert-card} Mine\nText.\n:::\n"}).build()
    assert built.warnings == (
        "index.md:3: WARNING: alert-card: no :lines: to fill in; as in ':lines: My name, My "
        "medicine' [immuno.option]\n"
    )


def test_the_first_call_of_a_page_is_preceded_by_the_readers_own_line(project: Make) -> None:
    page = CARD + "\n:::{call} emergency\n- now\n:::\n\n:::{call} call-now\n- soon\n:::\n"
    text = project({"index.md": page}).build("text").read("index.txt")
    own = "Your team's 24-hour line is on your alert card. In an emergency, call\n112, 911 or 999."
    assert text.count(own) == 1
    assert text.index("it itches") < text.index(own) < text.index("now\n")
