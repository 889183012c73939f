"""One card with many names: links, indexes, previews, uses and checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]

CARD = """\
:::{concept-card} PD-1
:kind: molecule
:aliases: PD1, programmed death 1
A brake on T cells.
:::
"""
COLITIS = ":::{side-effect} Colitis\n:aliases: loose stools\nX.\n:::\n"
ORPHAN = "---\norphan: true\n---\n"


@pytest.mark.parametrize(
    "link",
    ["{any}`PD1`", "{any}`programmed death 1`", "[text](#pd-1)", "[text](<#Programmed Death 1>)"],
)
def test_general_links_reach_the_card(project: Make, link: str) -> None:
    built = project(
        {"index.md": f"# Home\n\nA {link}.\n", "cards.md": f"{ORPHAN}# C\n\n{CARD}"}
    ).build()
    assert built.warnings == ""
    assert 'href="cards.html#concept-pd-1"' in built.read("index.html")


def test_each_name_stands_in_the_general_index(project: Make) -> None:
    built = project({"index.md": f"# Home\n\n{CARD}"}).build()
    entries = re.findall(r'href="index.html#concept-pd-1">([^<]*)<', built.read("genindex.html"))
    assert entries == ["PD-1", "PD1 (PD-1)", "programmed death 1 (PD-1)"]


def test_a_name_with_a_semicolon_is_one_index_entry(project: Make) -> None:
    built = project({"index.md": "# Home\n\n:::{concept-card} A; B;\nX.\n:::\n"}).build()
    assert built.warnings == ""
    assert ">A, B,<" in built.read("genindex.html")


def test_other_projects_link_to_concepts_and_side_effects(project: Make) -> None:
    ours = project({"index.md": f"# Home\n\n{CARD}\n{COLITIS}"}).build()
    theirs = project(
        {
            "index.md": "# Theirs\n\n{concept}`pd1`, {side-effect}`Loose Stools`, "
            "{external+ours:immuno:concept}`programmed death-1` and {any}`colitis`.\n"
        }
    )
    built = theirs.build(
        extensions=["myst_parser", "immuno_sphinx_ext", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"ours": ("https://example.org/", str(ours.outdir / "objects.inv"))},
    )
    assert built.warnings == ""
    links = re.findall(r'href="https://example.org/([^"]*)"', built.read("index.html"))
    assert links == [
        "index.html#concept-pd-1",
        "index.html#side-effect-colitis",
        "index.html#concept-pd-1",
        "index.html#side-effect-colitis",
    ]
    for link in links:
        assert f'id="{link.partition("#")[2]}"' in ours.read("index.html")


# Previews


def previews(built: Built, name: str) -> list[str]:
    """The previews of a page as plain text."""
    found = re.findall(r'<div class="immuno-preview".*?</div>.*?</div>', built.read(name))
    return [" ".join(re.sub(r"<[^>]*>", " ", preview).split()) for preview in found]


def test_a_page_carries_the_previews_of_what_it_links_to_and_no_others(project: Make) -> None:
    made = project(
        {
            "index.md": "# Home\n\nA {concept}`pd1` and {concept}`PD-1`, a [brake](#pd-1).\n",
            "a.md": f"{ORPHAN}# A\n\n{CARD}\n:::{{concept-card}} T cell\nA cell.\n:::\n",
            "b.md": f"{ORPHAN}# B\n\nNothing.\n",
            "c.md": f"{ORPHAN}# C\n\n:::{{concept-index}}\n:::\n",
        }
    )
    built = made.build()
    assert previews(built, "index.html") == ["PD-1 Molecule A brake on T cells. More on PD-1"]
    assert previews(built, "a.html") == previews(built, "b.html") == previews(built, "c.html") == []
    assert "immuno-preview" not in made.build("epub").read("index.xhtml")
    assert "More on" not in made.build("text").read("index.txt")
    assert "More on" not in made.build("latex").read("minimal.tex")


def test_previews_stay_out_of_the_search_text(project: Make) -> None:
    built = project(
        {
            "index.md": "# Home\n\nA {concept}`pd1`.\n",
            "a.md": f"{ORPHAN}# A\n\n{CARD.replace('brake', 'bremsklotz')}",
        }
    ).build()
    terms = built.read("searchindex.js")
    assert re.search(r'"bremsklotz":\s*0\b|"bremsklotz":\s*\[0\]', terms), "found on A only"


def test_a_changed_summary_changes_the_preview_on_every_page_that_shows_it(project: Make) -> None:
    made = project(
        {
            "index.md": "# Home\n\nA {concept}`pd1`.\n",
            "a.md": f"{ORPHAN}# A\n\n{CARD}",
            "b.md": f"{ORPHAN}# B\n\nNothing.\n",
        }
    )
    made.build()
    made.write({"a.md": f"{ORPHAN}# A\n\n{CARD.replace('brake', 'stop')}"})
    built = made.build()
    assert previews(built, "index.html") == ["PD-1 Molecule A stop on T cells. More on PD-1"]
    assert built.written == {"a", "index"}


def test_a_preview_is_plain_text(project: Make) -> None:
    card = ":::{concept-card} Tag\nA `<b>` of **bold** & [link](https://example.org/).{evidence}`x`\n:::\n"
    built = project({"index.md": f"# Home\n\n{card}\n{{concept}}`tag`\n"}).build()
    html = re.search(r'immuno-preview-text">(.*?)</div>', built.read("index.html"))
    assert html
    assert html[1] == (
        "<p><strong>Tag</strong> <span>Concept</span></p><p>A &lt;b&gt; of bold &amp; link.</p>"
    )


# Index and uses


def test_the_index_lists_cards_and_sends_aliases_to_them(project: Make) -> None:
    card = ":::{concept-card} Étude\n:kind: practice\n:aliases: 5-FU trial\nA study.\n:::\n"
    made = project({"index.md": f"# Home\n\n{CARD}\n{card}\n:::{{concept-index}}\n:::\n"})
    text = made.build("text", immuno_related_articles=False).read("index.txt")
    assert " ".join(text[text.index("-[ # ]-") :].split()) == (
        "-[ # ]- 5-FU trial see Étude -[ E ]- Étude A study. -[ P ]- PD-1 A brake on T cells. "
        "PD1 see PD-1 programmed death 1 see PD-1"
    )


def test_the_letters_of_an_index_lead_to_their_names(project: Make) -> None:
    cards = "".join(f":::{{concept-card}} {name}\nA.\n:::\n\n" for name in ("Alpha", "Λ", "5-FU"))
    made = project({"index.md": f"# Home\n\n{cards}\n:::{{concept-index}}\n:::\n"})
    html = made.build().read("index.html")
    links = re.findall(r'<a[^>]* href="#([^"]+)"[^>]*>([#A-ZΛ])</a>', html)
    assert [letter for _, letter in links] == ["#", "A", "Λ"]
    assert [html.count(f' id="{anchor}"') for anchor, _ in links] == [1, 1, 1]


def test_an_index_of_one_kind_changes_with_its_cards(project: Make) -> None:
    index = f"{ORPHAN}# Index\n\n:::{{concept-index}}\n:kind: molecule\n:::\n"
    made = project({"index.md": "# Home\n", "a.md": f"{ORPHAN}# A\n\n{CARD}", "i.md": index})
    assert "A brake on T cells." in made.build().read("i.html")
    made.write({"a.md": f"{ORPHAN}# A\n\n{CARD.replace('molecule', 'cell')}"})
    built = made.build()
    assert "A brake on T cells." not in built.read("i.html")
    assert built.written == {"a", "i"}


def test_an_index_is_left_alone_when_only_the_place_of_a_card_changes(project: Make) -> None:
    index = f"{ORPHAN}# Index\n\n:::{{concept-index}}\n:::\n"
    made = project({"index.md": "# Home\n", "a.md": f"{ORPHAN}# A\n\n{CARD}", "i.md": index})
    made.build()
    made.write({"a.md": f"{ORPHAN}# A\n\nA new line.\n\n{CARD}"})
    assert made.build().written == {"a"}


def test_a_card_lists_the_pages_that_use_it_by_any_name(project: Make) -> None:
    made = project(
        {
            "index.md": f"# Home\n\n{CARD}\n{{concept}}`PD-1` on its own page does not count.\n",
            "a.md": f"{ORPHAN}# Page A\n\n{{concept}}`pd1`\n",
            "b.md": f"{ORPHAN}# Page B\n\n[text](#pd1) and {{any}}`programmed death 1`\n",
            "c.md": f"{ORPHAN}# Page C\n\n:::{{side-effect}} X\n:therapies: PD1\nX.\n:::\n",
            "d.md": f"{ORPHAN}# Page D\n\nNothing.\n",
        }
    )
    text = made.build("text").read("index.txt")
    assert "Used on (3)\n   * Page A\n\n   * Page B\n\n   * Page C\n" in text.replace(
        "      ", "   "
    )
    made.delete("c.md")
    made.write({"a.md": f"{ORPHAN}# Page A\n\nNo more.\n"})
    text = made.build("text").read("index.txt")
    assert "Used on (1)" in text
    assert "Page A" not in text


# Checks across pages


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        (
            ":::{concept-card} Lonely\nA summary.\n:::\n",
            (
                "index.md:3: WARNING: no page uses the concept 'Lonely': link to it or leave the "
                "card out [immuno.unused-card]\n"
            ),
        ),
        (
            ":::{concept-card} Empty\n- a list\n:::\n\n{concept}`empty`\n",
            (
                "index.md:3: WARNING: 'Empty' has no summary: begin its body with a paragraph that "
                "says what it is [immuno.summary]\n"
            ),
        ),
        (
            f":::{{concept-card}} Long\n{'long ' * 61}\n:::\n\n{{concept}}`long`\n",
            (
                "index.md:3: WARNING: the summary of 'Long' has 304 characters, a preview shows at "
                "most 300: begin with a shorter paragraph [immuno.summary]\n"
            ),
        ),
        (
            ":::{side-effect} Rash\nA rash.\n:::\n",
            (
                "index.md:3: WARNING: the side effect 'Rash' does not say when to call: add a "
                "{call} to it [immuno.no-call]\n"
            ),
        ),
    ],
)
def test_a_faulty_card_is_named_with_its_place(project: Make, source: str, warning: str) -> None:
    made = project({"index.md": f"# Home\n\n{source}"})
    assert made.build(suppress_warnings=[]).warnings == warning
    kind = warning.rstrip("]\n").rpartition("[")[2]
    assert made.build(clean=True, suppress_warnings=[kind]).warnings == ""


def test_a_preview_is_that_of_the_card_that_the_link_leads_to(project: Make) -> None:
    first = ":::{concept-card} T cell\n:kind: cell\nThe first.\n:::\n"
    other = ":::{concept-card} T cell\n:kind: cell\n:aliases: lymphocyte\nThe other.\n:::\n"
    uses = "A {concept}`lymphocyte`.\n"
    files = {
        "index.md": "# Home\n",
        "a.md": f"---\norphan: true\nrelated: false\n---\n# A\n\n{first}",
        "b.md": f"---\norphan: true\nrelated: false\n---\n# B\n\n{other}",
        "c.md": f"---\norphan: true\nrelated: false\n---\n# C\n\n{uses}",
    }
    html = project(files).build().read("c.html")
    assert 'href="b.html#concept-t-cell"' in html
    assert "<p>The other.</p>" in html
    assert "The first." not in html
    both = project(files | {"c.md": f"{files['c.md']}\nA {{concept}}`t cell`.\n"})
    html = both.build().read("c.html")
    assert "<p>The other.</p>" in html
    assert "<p>The first.</p>" in html
