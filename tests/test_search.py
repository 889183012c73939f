"""What the search is given: the text of all sections, the names and calls of all cards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from immuno_sphinx_ext.search.index import FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]

PAGE = """\
---
description: About the bowel.
tags: [bowel]
---
# Colitis

Text at the top.{evidence}`none`

::::{side-effect} Colitis
:organ: gut
:aliases: diarrhoea, runny poo
:frequency: rarely

The bowel is inflamed.

:::{call} tell-team
- you go more often
:::
:::{call} emergency
- you bleed
- you faint
:::
::::

## How to count

- one
- two

| a | b |
|---|---|
| c | d |

### Below

A {concept}`runny poo`.

:::{concept-card} Examplimab
:kind: medicine
:aliases: Brand
A medicine.
:::
"""
FILES = {
    "index.md": "# Home\n\nWelcome.\n\n```{toctree}\npart/page\nother\n```\n",
    "part/page.md": PAGE.replace("{evidence}`none`", ""),
    "other.md": "# Other\n\nSee [there](part/page.md).\n",
}
ON: dict[str, Any] = {"immuno_search": True}


def data(built: Built) -> dict[str, Any]:
    """What the script holds."""
    script = built.read(FILE)
    head = "window.immunoSearchData="
    assert script.startswith(head)
    return json.loads(script.removeprefix(head).removesuffix(";\n"))  # type: ignore[no-any-return]


def page(built: Built, url: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = [page for page in data(built)["pages"] if page["url"] == url]
    return found


def test_each_section_and_card_has_its_text_once(project: Make) -> None:
    built = project(FILES).build(**ON)
    assert built.warnings == ""
    found = page(built, "part/page.html")
    assert found["title"] == "Colitis"
    assert found["about"] == "About the bowel."
    assert found["tags"] == ["bowel"]
    texts = [(section.get("anchor", ""), section.get("text")) for section in found["sections"]]
    assert texts == [
        ("", "Text at the top."),
        ("side-effect-colitis", "The bowel is inflamed.\nHow often: rarely"),
        ("how-to-count", "one\ntwo\na b\nc d"),
        ("below", "A runny poo."),
        ("concept-examplimab", "A medicine."),
    ]


def test_a_callout_brings_its_names_its_signs_and_its_most_urgent_call(project: Make) -> None:
    sections = page(project(FILES).build(**ON), "part/page.html")["sections"]
    (callout,) = [section for section in sections if section.get("type") == "side-effect"]
    assert callout["names"] == ["diarrhoea", "runny poo"]
    assert callout["urgency"] == "emergency"
    assert callout["urgent"] == "Can be an emergency"
    lead = "Emergency: call 112, 911 or 999 now if:"
    assert callout["call"] == [lead, "you bleed", "you faint"]
    assert callout["signs"] == "you bleed\nyou faint\nyou go more often"
    (medicine,) = [section for section in sections if section.get("type") == "medicine"]
    assert medicine["names"] == ["Brand"]
    assert medicine["kind"] == "Medicine"


def test_addresses_are_those_of_the_builder(project: Make) -> None:
    made = project(FILES)
    urls = {page["url"] for page in data(made.build("dirhtml", **ON))["pages"]}
    assert urls == {"", "other/", "part/page/"}


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text"])
def test_a_build_without_a_search_page_has_no_index(project: Make, builder: str) -> None:
    built = project(FILES).build(builder, **ON)
    assert not list(built.outdir.rglob("immuno-search*"))
    assert not list(built.outdir.rglob("minisearch*"))


def test_where_it_is_off_sphinx_searches_as_ever(project: Make) -> None:
    made = project(FILES)
    off = made.build(html_theme="furo")
    assert "searchtools.js" in off.read("search.html")
    assert "immuno-search" not in off.read("search.html") + off.read("index.html")
    assert not list(off.outdir.rglob("immuno-search*"))
    assert all(page.sections == [] for page in off.domain.pages.values())
    on = made.build(html_theme="furo", **ON)
    assert "searchtools.js" not in on.read("search.html")
    assert "immuno-search.js" in on.read("index.html")
    assert len(data(on)["pages"]) == 3


def test_the_search_page_works_without_scripts(project: Make) -> None:
    html = project(FILES).build(html_theme="furo", **ON).read("search.html")
    assert '<div id="search-results">' in html
    assert '<a href="genindex.html">Index from A to Z</a>' in html
    assert '<meta name="robots" content="noindex">' in html
    plain = project(FILES).build(html_theme="furo", html_use_index=False, **ON)
    assert "genindex" not in plain.read("search.html")


def test_a_page_can_stay_out(project: Make) -> None:
    hidden = "---\nno-search: true\n---\n# Other\n\nText.\n"
    built = project(FILES | {"other.md": hidden}).build(**ON)
    assert "other.html" not in {page["url"] for page in data(built)["pages"]}


def test_incremental_and_parallel_builds_know_what_a_clean_one_knows(project: Make) -> None:
    made = project(FILES | {f"more/p{n}.md": f"# P{n}\n\nWord{n}.\n" for n in range(12)})
    made.build(**ON)
    changed = FILES["other.md"].replace("Other", "Renamed") + "\nChanged.\n"
    made.write({"other.md": changed})
    made.delete("more/p3.md")
    incremental = made.build(**ON).read(FILE)
    assert "Changed." in incremental
    assert "Word3" not in incremental
    assert made.build(clean=True, **ON).read(FILE) == incremental
    assert made.build(clean=True, parallel=2, **ON).read(FILE) == incremental


def test_an_unchanged_index_is_not_written_again(project: Make) -> None:
    made = project(FILES)
    path = made.build(**ON).outdir / FILE
    before = path.stat().st_mtime_ns
    made.build(**ON)
    assert path.stat().st_mtime_ns == before
    path.unlink()
    made.build(**ON)
    assert path.exists()


def test_another_builder_between_leaves_the_index_right(project: Make) -> None:
    made = project(FILES)
    made.build(**ON)
    made.write({"other.md": "# Other\n\nNew words.\n"})
    made.build("text", **ON)
    assert "New words." in made.build(**ON).read(FILE)


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "a\u2028b", "\\", '"};'])
def test_any_text_is_data(project: Make, text: str) -> None:
    built = project(FILES | {"other.md": f"# Other {text}\n\nX {text} Y\n"}).build(**ON)
    assert "other.html" in {page["url"] for page in data(built)["pages"]}


def test_the_contract_root_is_indexed_without_a_warning(project: Make) -> None:
    built = project(root="contract").build(**ON)
    assert built.warnings == ""
    assert len(data(built)["pages"]) == len(built.domain.pages)
