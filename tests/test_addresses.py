"""No link with an unsafe address is left on any page, whatever way it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from immuno_sphinx_ext.addresses import is_unsafe

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

CONFIG: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinx_design", "immuno_sphinx_ext"],
    "myst_enable_extensions": ["colon_fence", "attrs_inline"],
    "suppress_warnings": ["image.not_readable", "toc.not_included"],
}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:x", " javascript:x", "java\tscript:x", "\x01javascript:x",
     "java\nscript\r:x", "vbscript:x", "data:text/html,x", "javascript://example.org/%0aalert(1)"],
)  # fmt: skip
def test_addresses_that_browsers_run(address: str) -> None:
    assert is_unsafe(address)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/javascript:x", "", "javascript.html", "#data:", "mailto:a@example.org",
     "tel:112", "../data/x.csv", "database:x"],
)  # fmt: skip
def test_addresses_that_browsers_do_not_run(address: str) -> None:
    assert not is_unsafe(address)


#: Where an address comes in, with the line that is named; ``%s`` is the address.
WAYS = {
    "link": ("rst", "Words `shown <%s>`__.", 4),
    "target": ("rst", "Words shown_.\n\n.. _shown: %s", 4),
    "picture that links": ("rst", ".. image:: x.png\n   :target: %s\n   :alt: shown", 4),
    "in a card": ("rst", ".. concept-card:: X\n\n   Words `shown <%s>`__.", 6),
    "in a list of articles": ("rst", ".. related-articles::\n\n   - `shown <%s>`__", 6),
    "in a footnote": ("rst", "Words [#]_.\n\n.. [#] `shown <%s>`__", 6),
    "figure": ("md", "```{figure} x.png\n:target: %s\nshown\n```", 3),
    "card of sphinx-design": ("md", "```{card} shown\n:link: %s\nshown\n```", 3),
    "button of sphinx-design": ("md", "```{button-link} %s\nshown\n```", 3),
    "reStructuredText in Markdown": ("md", "```{eval-rst}\n`shown <%s>`__\n```", 4),
    "picture": ("md", "```{image} %s\n:alt: shown\n```", 3),
}


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_unsafe_links_are_left_out_their_text_stays_and_their_line_is_named(
    project: Make, builder: str
) -> None:
    pages = {
        f"{way.replace(' ', '-')}-{number}": (way, address)
        for way in WAYS
        for number, address in enumerate(("javascript:alert(1)", "vbscript:x", "data:text/html,x"))
    }
    files = {"index.md": "# Home\n"}
    for name, (way, address) in pages.items():
        syntax, text, _line = WAYS[way]
        head = "# Page\n\n" if syntax == "md" else "Page\n====\n\n"
        files[f"{name}.{syntax}"] = head + text % address + "\n"
    latex = [(name, f"{name}.tex", "P", "A", "manual") for name in pages]
    made = project(files)
    built = made.build(builder, latex_documents=latex, **CONFIG)
    for name, (way, address) in pages.items():
        syntax, _text, line = WAYS[way]
        message = f"'{address}' is no address for a link: the link is left out, its text stays"
        warning = f"{name}.{syntax}:{line}: WARNING: {message} [immuno.unsafe-link]\n"
        assert warning in built.warnings
        output = built.read(f"{name}.html" if builder == "html" else f"{name}.tex")
        assert "shown" in output or way == "picture that links"  # LaTeX shows no other text of it
        assert f'="{address}' not in output
        assert f"href{{{address}" not in output.replace("\\", "")
    assert built.warnings.count("[immuno.unsafe-link]") == len(pages)


def test_a_bare_address_is_left_out(project: Make) -> None:
    built = project({"index.rst": "Page\n====\n\nWords javascript:alert here.\n"}).build(**CONFIG)
    assert built.warnings.startswith("index.rst:4: WARNING: 'javascript:alert' is no address")
    assert "Words javascript:alert here." in built.read("index.html")


def test_markdown_makes_no_link_of_an_unsafe_address(project: Make) -> None:
    page = "# Page\n\n[shown](javascript:alert(1)) <javascript:alert(1)> [a]\n\n[a]: vbscript:x\n"
    html = project({"index.md": page}).build(**CONFIG).read("index.html")
    assert "shown" in html
    assert 'href="javascript' not in html
    assert 'href="vbscript' not in html


def test_a_picture_within_the_page_stays(project: Make) -> None:
    picture = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    built = project({"index.md": f"# Page\n\n![dot]({picture})\n"}).build(**CONFIG)
    assert built.warnings == ""
    assert f'src="{picture}"' in built.read("index.html")


def test_every_kind_of_link_that_is_safe_stays(project: Make) -> None:
    page = "# Page\n\n<https://example.org> [a](mailto:a@example.org) [b](index.md) [c](#page)\n"
    html = project({"index.md": page}).build(myst_heading_anchors=2, **CONFIG).read("index.html")
    for address in ("https://example.org", "mailto:a", "#page"):
        assert f'href="{address}' in html
