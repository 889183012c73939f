"""A small made handbook as data, so that edits can change it and builds can be repeated."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Card:
    """A concept card, or with *calls* a side effect."""

    directive: str
    name: str
    options: dict[str, str]
    summary: str
    urgency: str = "call-now"
    grade: str = "More stools."

    def text(self) -> str:
        options = "".join(f":{key}: {value}\n" for key, value in self.options.items() if value)
        call = f":::{{call}} {self.urgency}\n- you feel worse\n:::\n"
        boxes = f"{call}:::{{grade}} 2\n{self.grade}\n:::\n"
        body = f"{self.summary}\n{boxes if self.directive == 'side-effect' else ''}"
        return f"::::{{{self.directive}}} {self.name}\n{options}{body}::::\n"


@dataclass
class Section:
    """A heading with a label and paragraphs."""

    label: str
    heading: str
    paragraphs: list[str] = field(default_factory=list)

    def text(self) -> str:
        return f"({self.label})=\n## {self.heading}\n\n" + "\n\n".join(self.paragraphs) + "\n"


@dataclass
class Page:
    """One page; *children* stand in its toctree."""

    title: str
    front: dict[str, str] = field(default_factory=dict)
    intro: str = ""
    cards: list[Card] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    #: Directives that show something of other pages, as typed.
    blocks: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    #: The options of its toctree.
    toctree: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        front = "".join(f"{key}: {value}\n" for key, value in self.front.items() if value)
        parts = [f"---\n{front}---\n" if front else "", f"# {self.title}\n", self.intro + "\n"]
        parts += [card.text() for card in self.cards]
        parts += [section.text() for section in self.sections]
        parts += [f"{block}\n" for block in self.blocks]
        if self.children:
            options = "".join(f":{key}: {value}\n" for key, value in self.toctree.items())
            entries = "".join(f"/{child}\n" for child in self.children)
            parts.append(f"```{{toctree}}\n{options}\n{entries}```\n")
        return "\n".join(parts)


@dataclass
class Handbook:
    """All of it. What has to be moved, not written anew, stands in *moves*."""

    pages: dict[str, Page]
    #: Evidence files, each with its records.
    evidence: dict[str, list[dict[str, Any]]]
    #: The entries of ``references.bib`` by key.
    sources: dict[str, dict[str, str]]
    config: dict[str, Any]
    moves: list[tuple[str, str]] = field(default_factory=list)

    def files(self) -> dict[str, str]:
        """Every file of the handbook by its name."""
        config = "".join(f"{key} = {value!r}\n" for key, value in self.config.items())
        bib = "".join(
            f"@misc{{{key},\n"
            + "".join(f"  {name} = {{{{{value}}}}},\n" for name, value in entry.items())
            + "}\n"
            for key, entry in self.sources.items()
        )
        files = {"conf.py": config, "references.bib": bib}
        # JSON is YAML; one record a line, as an author would have one block each.
        files |= {
            f"evidence/{name}.yaml": "".join(f"- {json.dumps(record)}\n" for record in records)
            for name, records in self.evidence.items()
        }
        return files | {f"{name}.md": page.text() for name, page in self.pages.items()}

    def moved(self, old: str, new: str) -> None:
        """Rename a page; the file is moved with its date, as ``git mv`` does."""
        self.pages[new] = self.pages.pop(old)
        self.moves.append((f"{old}.md", f"{new}.md"))

    def sync(self, folder: Path) -> None:
        """Make the files in *folder* those of the handbook; leave alone what has not changed."""
        wanted = self.files()
        for old, new in self.moves:
            if (folder / old).exists():
                (folder / new).parent.mkdir(parents=True, exist_ok=True)
                (folder / old).rename(folder / new)
        self.moves = []
        there = {
            str(path.relative_to(folder))
            for path in folder.rglob("*")
            if path.is_file() and path.relative_to(folder).parts[0] not in {"_build", "__pycache__"}
        }
        for name in there - wanted.keys():
            (folder / name).unlink()
        for name, text in wanted.items():
            file = folder / name
            if name not in there or file.read_text("utf-8") != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")


def record(id_: str, source: str, **changed: str) -> dict[str, Any]:
    """An evidence record that is valid."""
    return {
        "id": id_,
        "topic": "Gut",
        "claim": f"The claim of {id_}.",
        "as_of": "2020",
        "source": source,
        "checked": ["https://example.org/"],
        "status": "verified",
    } | changed


CONFIG = {
    "project": "Made",
    "author": "Contributors",
    "project_copyright": "Contributors",
    "version": "1",
    "release": "1",
    "extensions": ["myst_parser", "immuno_sphinx_ext"],
    "myst_enable_extensions": ["colon_fence"],
    "bibtex_bibfiles": ["references.bib"],
    "exclude_patterns": ["_build"],
    # Else what the text builder reads has straight quotes, in HTML too, if they share doctrees
    # (Sphinx's manual says so of smartquotes_excludes).
    "smartquotes_excludes": {"languages": ["ja"]},
    "html_theme": "alabaster",
}


def made(theme: str) -> Handbook:
    """Ten pages in two folders, with everything that shows something of other pages."""
    concept, effect = "concept-card", "side-effect"
    pages = {
        "index": Page(
            "Home",
            {"description": "All of it."},
            intro="A {concept}`t cell` and {side-effect}`colitis`.",
            children=["part/index", "other/alone", "names", "facts", "other/lists"],
            toctree={"maxdepth": "2"},
        ),
        "part/index": Page("Part", children=["part/one", "part/two", "part/three"]),
        "part/one": Page(
            "One",
            {"tags": "[gut, skin]", "audience": "[patient]", "description": "About one."},
            cards=[
                Card(concept, "T cell", {"kind": "cell", "aliases": "T lymphocyte"}, "A cell."),
                Card(concept, "PD-1", {"kind": "molecule", "related": "T cell"}, "A brake."),
            ],
            sections=[
                Section("first", "First", ["Text.{evidence}`ex-a`", "See {doc}`/part/two`."])
            ],
        ),
        "part/two": Page(
            "Two",
            {"tags": "[gut]", "reviewed": "2026-01-31"},
            cards=[
                Card(
                    effect,
                    "Colitis",
                    {"organ": "gut", "onset": "2-9 weeks", "evidence": "ex-a"},
                    "An inflamed bowel.",
                ),
            ],
            sections=[Section("second", "Second", ["A {concept}`pd-1`, {ref}`first`."])],
        ),
        "part/three": Page(
            "Three",
            {"tags": "[skin]"},
            sections=[Section("third", "Third", ["A {side-effect}`colitis`.{evidence}`ex-b`"])],
            blocks=[":::{related-articles}\n:pin: /part/two\n:exclude: /other/alone\n:::\n"],
        ),
        "other/alone": Page(
            "Alone",
            {"tags": "[skin]"},
            cards=[Card(concept, "Cytokine", {"kind": "molecule"}, "A messenger.")],
            sections=[Section("fourth", "Fourth", ["{any}`T lymphocyte`, [](/part/one.md)."])],
        ),
        "other/orphan": Page("Orphan", {"orphan": "true", "tags": "[gut]"}, intro="Text."),
        "names": Page("Names", blocks=["```{concept-index}\n```\n"]),
        "facts": Page("Facts", blocks=["```{evidence-table}\n```\n"]),
        "other/lists": Page(
            "Lists",
            blocks=[
                "```{side-effect-table}\n```\n",
                "```{onset-chart}\n```\n",
                "```{grade-table}\n```\n",
                "```{medicine-table}\n```\n",
                "```{article-list}\n:part: part\n```\n",
            ],
        ),
    }
    return Handbook(
        pages,
        {"a": [record("ex-a", "smith"), record("ex-b", "jones")], "b": [record("ex-c", "smith")]},
        {
            "smith": {"author": "Smith", "title": "A trial", "year": "2020"},
            "jones": {"author": "Jones", "title": "Rules", "year": "2021", "url": "https://x.org/"},
        },
        CONFIG | {"html_theme": theme},
    )
