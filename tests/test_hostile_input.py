"""Hostile text in every option, argument, body, role, front-matter key, record and source.

Hundreds of cases are packed into one build, many to a page.
"""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import immuno_sphinx_ext
from immuno_sphinx_ext import addresses, frontmatter, names
from immuno_sphinx_ext.domain import ImmunoDomain

from .hostile import CANARY, Writer, corpus, project_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .support import Built, Project

    Make = Callable[..., Project]

SEED = 20261125
#: Attributes that hold an address.
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "background"}
FORBIDDEN = {"iframe", "object", "embed", "base", "frame", "applet"}


class Live(HTMLParser):
    """Finds what a browser would run or follow, and how many scripts a page has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        if tag in FORBIDDEN:
            self.found.append(tag)
        if tag == "script" and ("type", "application/ld+json") not in attrs:  # data: never run
            self.scripts.append(str(sorted(attrs, key=str)))
        for name, text in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"{tag} {name}")
            if name in ADDRESSES and addresses.is_unsafe(text or ""):
                self.found.append(f"{tag} {name}={text}")


def live(html: str) -> Live:
    found = Live()
    found.feed(html)
    found.close()
    return found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to look for what evaluated code would leave behind."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outputs(built: Built, ending: str = ".html") -> Iterator[tuple[str, str]]:
    for path in sorted(built.outdir.rglob(f"*{ending}")):
        if "_static" not in path.parts:
            yield path.name, path.read_text("utf-8", "replace")


def test_nothing_comes_alive_nothing_is_lost_and_what_is_wrong_is_said(
    project: Make,
    here: Path,
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    tried = corpus(SEED, markdown=12, restructured=6)
    with capsys.disabled():
        print(f" {tried.cases} hostile cases ", end="")  # noqa: T201
    record_property("cases", tried.cases)
    assert tried.cases >= 500
    built = project_of(project, tried.files).build()
    expected = live(built.read("empty.html")).scripts
    for name, html in outputs(built):
        found = live(html)
        assert found.found == [], name
        if name not in {"search.html", "index.html"}:
            assert found.scripts == expected, name
        assert str(7919 * 7919) not in html
    for name, made in tried.pages.items():
        html = built.read(name.rpartition(".")[0] + ".html")
        sentinels = re.findall(r"Sentinel number (\d+) end", html)
        whole = re.findall(r"Sentinel number (\d+) end", made.text)
        assert sentinels == whole, name
        for line, kind in made.faults:
            assert f"\n{name}:{line}: WARNING: " in f"\n{built.warnings}", (name, line, kind)
    assert not list(here.rglob(f"*{CANARY}*"))
    for said in built.warnings.split("\n"):
        assert said.isprintable()
        assert len(said) < 2_000


@pytest.mark.parametrize(
    ("builder", "ending"),
    [("epub", ".xhtml"), ("latex", ".tex"), ("text", ".txt"), ("man", ".7"), ("xml", ".xml"),
     ("texinfo", ".texi"), ("gettext", ".pot")],
)  # fmt: skip
def test_every_builder_survives(project: Make, here: Path, builder: str, ending: str) -> None:
    tried = corpus(SEED + 1, markdown=2, restructured=1)
    made = project_of(project, tried.files)
    built = made.build(
        builder,
        man_pages=[("p0", "p0", "P", "A", 7)],
        latex_documents=[("p0", "p0.tex", "P", "A", "manual")],
        texinfo_documents=[("p0", "p0", "P", "A", "p0", "P", "M")],
    )
    assert list(outputs(built, ending))
    if builder == "epub":
        for name, html in outputs(built, ending):
            assert live(html).found == [], name


BIG = "x" * 1_000_000


def test_a_megabyte_in_any_place_is_warned_about(project: Make) -> None:
    options, rest = Writer("md", "Options"), Writer("rst", "Rest")
    for name, directive in ImmunoDomain.directives.items():
        title = name if directive.optional_arguments else ""
        for option in directive.option_spec:
            body = "Body." * directive.has_content
            options.block(name, title and f"{title} {option}", {option: BIG}, body)
        if directive.optional_arguments:
            rest.block(name, BIG, {}, "Body.")
        if directive.has_content:
            rest.block(name, title, {}, BIG)
    for name in ImmunoDomain.roles:
        rest.role(name, BIG)
    keys = {key: "x" * (len(BIG) if key == "tags" else 20_000) for key in frontmatter.KEYS}
    head = "".join(f"{key}: {text}\n" for key, text in keys.items())
    files = {
        "index.md": f"---\n{head}---\n" + "\n".join(options.rows) + "\n",
        "rest.rst": ":orphan:\n\n" + "\n".join(rest.rows) + "\n",
        "references.bib": "",
    }
    built = project_of(project, files).build()
    warnings = built.warnings
    said = f"has 1000000 characters, at most {names.MAX_VALUE} are allowed: it is left out"
    assert warnings.count(said) == options.cases
    assert warnings.count("name has 1000000 characters, at most 200 are allowed") >= 4
    assert warnings.count("index.md: WARNING: front matter, ") == len(frontmatter.KEYS)
    assert max(map(len, warnings.split("\n"))) < 2_000
    assert built.read("rest.html").count("Sentinel number") == rest.cases


def test_no_module_can_evaluate_code_or_run_a_program() -> None:
    folder = Path(immuno_sphinx_ext.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name):
                assert node.id not in {"eval", "exec", "compile", "__import__", "globals"}, path
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"unsafe_load", "full_load", "system", "import_module"}, (
                    path
                )
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                modules = {alias.name for alias in node.names} | {getattr(node, "module", "")}
                forbidden = {"subprocess", "pickle", "marshal", "importlib", "shelve", "code"}
                assert not modules & forbidden, path
