"""Every directive and role, nested every way, through every builder, from both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]

#: Each builder with the file in which the page with the nested boxes comes out.
BUILDERS = {
    "html": "part/nested.html",
    "dirhtml": "part/nested/index.html",
    "singlehtml": "index.html",
    "epub": "part/nested.xhtml",
    "latex": "contract.tex",
    "text": "part/nested.txt",
    "man": "contract.7",
    "texinfo": "contract.texi",
    "xml": "part/nested.xml",
}


def words(built: Built, name: str) -> str:
    """The output as plain words: no tags, no commands, no line breaks."""
    text = built.read(name)
    text = re.sub(r"<[^>]*>", " ", text.replace(r"\sphinxhyphen{}", "-"))
    text = text.replace("\\-", "-").replace("\u2019", "'").replace("\\(aq", "'").replace("\\", " ")
    text = re.sub(r"(?<=\w)\s+(?=-)|(?<=-)\s+(?=\w)|[{}*'&]", "", text)
    return " ".join(text.split())


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_says_urgency_and_grade_in_words(project: Make, builder: str) -> None:
    built = project(root="contract").build(builder)
    assert built.warnings == ""
    shown = words(built, BUILDERS[builder])
    for sentence in (
        "Can be an emergency.",
        "Emergency: call 112, 911 or 999 now if:",
        "Call your teams 24-hour line now, day or night, if:",
        "Tell your team in working hours if:",
        "Look after yourself at home if:",
        "Grade 1: mild",
        "Grade 3: severe",
        "In more depth: For clinicians",
        "Also about: Colitis, Examplimab, T cell",
    ):
        assert sentence in shown


@pytest.mark.parametrize("builder", ["gettext", "linkcheck", "dummy", "pseudoxml"])
def test_builders_without_pages_are_silent(project: Make, builder: str) -> None:
    made = project(root="contract")
    assert made.build(builder, linkcheck_ignore=[".*"]).warnings == ""


def test_calls_come_most_urgent_first_and_grades_in_order(project: Make) -> None:
    text = project(root="contract").build("text").read("part/nested.txt")
    order = ["Inflammation", "Emergency:", "Call your team", "More text", "Grade 1", "Grade 3"]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)


def test_markdown_and_restructuredtext_give_the_same_boxes(project: Make) -> None:
    myst = """\
# Page

::::{side-effect} Colitis
:organ: gut
:onset: 4-12 weeks
:aliases: loose stools
Inflammation.

:::{call} call-now
- you go often
:::
:::{grade} 2
More stools.
:::
::::

:::{concept-card} T cell
:kind: cell
:say: TEE sell
A cell.
:::
"""
    rst = """\
Page
====

.. side-effect:: Colitis
   :organ: gut
   :onset: 4-12 weeks
   :aliases: loose stools

   Inflammation.

   .. call:: call-now

      - you go often

   .. grade:: 2

      More stools.

.. concept-card:: T cell
   :kind: cell
   :say: TEE sell

   A cell.
"""
    one = project({"index.md": myst}).build()
    two = project({"index.rst": rst}).build()
    assert one.warnings == two.warnings == ""
    assert _body(one) == _body(two)


def _body(built: Built) -> str:
    html = built.read("index.html")
    body = html[html.index("<h1") : html.index('<div class="clearer">')]
    return re.sub(r"\s+", " ", body)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_parallel_gives_the_same_bytes_as_serial(project: Make, builder: str) -> None:
    made = project(
        {
            f"many/page{n:02}.md": (
                f"---\norphan: true\ntags: [t{n % 5}]\n---\n# Page {n}\n\n"
                f":::{{concept-card}} Thing {n}\n:kind: cell\nThing.\n:::\n\n"
                f"See {{concept}}`thing {(n * 7) % 40}` and {{concept}}`pd1`.\n"
            )
            for n in range(40)
        },
        root="contract",
    )
    trees = []
    for parallel in (1, 2, 4):
        built = made.build(builder, parallel=parallel, clean=True)
        assert built.warnings == ""
        trees.append(built.files)
    assert trees[0] == trees[1] == trees[2]


def test_links_lead_to_boxes_in_latex(project: Make) -> None:
    tex = project(root="contract").build("latex").read("contract.tex")
    wanted = set(re.findall(r"hyperref\[\\detokenize\{([^}]*#?[^}]*)\}\]", tex))
    labels = set(re.findall(r"label\{\\detokenize\{([^}]*)\}\}", tex))
    assert wanted
    assert wanted <= labels


def test_sources_are_a_list_in_latex_and_their_marks_lead_to_it(project: Make) -> None:
    tex = project(root="contract").build("latex").read("contract.tex")
    assert "footnote" not in tex[tex.index(r"\begin{document}") :]
    listed = tex[tex.index("Sources}") :]
    assert re.search(r"(?m)^\\sphinxAtStartPar\n.*?1\. ", listed)
    assert tex.count(r"$^{\text{, }}$") == 2


def whole_book(project: Make) -> Project:
    """The contract root with every page in its table of contents, so that LaTeX has them all."""
    made = project(root="contract")
    index = (made.path / "index.md").read_text("utf-8")
    made.write({"index.md": index.replace("part/signs\n", "part/signs\npart/facts\n")})
    return made


def test_tables_have_their_own_column_widths_in_latex(project: Make) -> None:
    tex = whole_book(project).build("latex").read("contract.tex")
    assert r"\X{52}{100}" in tex


def test_tabs_and_dropdowns_are_open_in_an_epub(project: Make) -> None:
    built = project(root="contract").build("epub")
    for name in ("part/nested.xhtml", "part/signs.xhtml"):
        assert not re.search(r"<(?:input|label|svg)\b", built.read(name))
    assert '<p class="rubric">One</p>' in built.read("part/nested.xhtml")
    assert '<p class="rubric">Folded</p>' in built.read("part/signs.xhtml")
