"""A translated handbook: names, aliases, previews and interface in the language of the build."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from sphinx.util.inventory import InventoryFile

import immuno_sphinx_ext
from immuno_sphinx_ext.i18n import CATALOGUE, LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .support import Built, Project

    Make = Callable[..., Project]

INDEX = """\
---
description: About cells.
audience: [patient]
---
# Cells

:::{concept-card} T cell
:kind: cell
:aliases: T lymphocyte, killer cell
:say: TEE sell
A white blood cell.
:::

::::{side-effect} Colitis
:organ: gut
:onset: 4-12 weeks
:frequency: rarely
:aliases: loose stools
:therapies: T lymphocyte

An inflamed bowel.

:::{call} call-now
- you bleed
:::
:::{grade} 1
A little.
:::
::::

:::{icon-array} Well, of 100 people
12 With a medicine
:::

:::{alert-card} My card
:lines: My name
To staff.
:::
"""
OTHER = """\
---
orphan: true
---
# Other

A {concept}`t lymphocyte`, {concept}`Helferzelle` and [link](#colitis).

```{concept-index}
```

```{side-effect-table}
```
"""
#: What a translator of the handbook writes.
GERMAN = {
    "About cells.": "Über Zellen.",
    "T cell": "T-Zelle",
    "T lymphocyte, killer cell": "Helferzelle, T-Lymphozyt",
    "TEE sell": "TEH tselle",
    "A white blood cell.": "Ein weißes Blutkörperchen.",
    "Colitis": "Darmentzündung",
    "rarely": "selten",
    "loose stools": "Durchfall",
    "An inflamed bowel.": "Ein entzündeter Darm.",
    "you bleed": "Sie bluten",
    "A little.": "Ein wenig.",
    "Well, of 100 people": "Gesund, von 100 Menschen",
    "With a medicine": "Mit einem Mittel",
    "My card": "Meine Karte",
    "My name": "Mein Name",
}
#: What a translator of the interface writes.
INTERFACE = {
    "Call your team's 24-hour line now, day or night, if:": "Rufen Sie jetzt an, wenn:",
    "Grade 1: mild": "Grad 1: leicht",
    "%d to %d weeks": "%d bis %d Wochen",
    "gut": "Darm",
    "cell": "Zelle",
    "see": "siehe",
    "%d of %d": "%d von %d",
    "Also called": "Auch genannt",
}


def catalogue(messages: Mapping[str, str], path: Path) -> None:
    """Write *messages* as a catalogue, and compile it."""
    made = Catalog(locale="de")
    for source, target in messages.items():
        made.add(source, target)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".po").open("wb") as file:
        write_po(file, made)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, made)


def german(project: Make) -> Project:
    """The handbook with its catalogues."""
    made = project({"index.md": INDEX, "other.md": OTHER})
    catalogue(GERMAN, made.path / "locales/de/LC_MESSAGES/index.po")
    catalogue(INTERFACE, made.path / f"interface/de/LC_MESSAGES/{CATALOGUE}.po")
    with (made.path / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "\ndef setup(app):\n"
            f"    app.add_message_catalog({CATALOGUE!r}, str(app.confdir / 'interface'))\n"
        )
    return made


def build(made: Project, builder: str = "html") -> Built:
    built = made.build(builder, language="de", html_theme="basic")
    assert built.warnings == ""
    return built


def test_a_page_is_in_its_language_to_the_last_word(project: Make) -> None:
    text = build(german(project)).read("index.html")
    # What machines read has the names of both languages.
    shown = " ".join(re.sub(r"(?s)<script.*?</script>|<[^>]+>", " ", text).split())
    for words in (
        "T-Zelle",
        "Helferzelle, T-Lymphozyt",
        "TEH tselle",
        "selten",
        "Durchfall",
        "4 bis 12 Wochen",
        "Rufen Sie jetzt an, wenn:",
        "Sie bluten",
        "Grad 1: leicht Ein wenig.",
        "12 von 100 Mit einem Mittel",
        "Mein Name",
        "Auch genannt",
    ):
        assert words in shown, words
    for words in ("T lymphocyte", "rarely", "loose stools", "My name"):
        assert words not in shown, words
    assert 'content="Über Zellen."' in text
    assert 'aria-label="Mein Name"' in text


def test_other_pages_show_names_and_summaries_in_its_language(project: Make) -> None:
    text = build(german(project)).read("other.html")
    preview = re.search(r'immuno-preview-text">(.*?)</div>', text, re.DOTALL)
    assert preview
    assert "T-Zelle" in preview[1]
    assert "Ein weißes Blutkörperchen." in preview[1]
    shown = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    assert "Helferzelle siehe T-Zelle" in shown
    assert "Darmentzündung Darm" in shown


def test_a_card_is_reached_by_its_names_in_both_languages(project: Make) -> None:
    made = german(project)
    built = build(made)
    anchors = set(re.findall(r'href="index.html#(concept-[^"]*)"', built.read("other.html")))
    assert anchors == {"concept-t-cell"}, "anchors stay those of the original"
    inventory = InventoryFile.loads((built.outdir / "objects.inv").read_bytes(), uri="")
    names = set(inventory.data["immuno:concept"])
    assert {"t-zelle", "helferzelle", "t cell", "t lymphocyte", "killer cell"} <= names
    entries = built.read("genindex.html")
    assert "Helferzelle (T-Zelle)" in entries
    assert "T-Zelle" in entries


def test_translators_are_given_all_that_authors_write_and_nothing_else(project: Make) -> None:
    built = project({"index.md": INDEX}).build("gettext", suppress_warnings=["immuno.unused-card"])
    assert built.warnings == ""
    given = read_po((built.outdir / "index.pot").open("rb"))
    messages = {message.id for message in given if message.id}
    assert set(GERMAN) <= messages
    assert not messages & set(INTERFACE)
    assert all(message.locations for message in given if message.id)


def test_the_template_of_the_interface_is_complete() -> None:
    package = Path(immuno_sphinx_ext.__file__).parent
    keywords = {"_": None, "__": None}
    said = {message for _, _, message, *_ in extract_from_dir(str(package), keywords=keywords)}
    with (LOCALE / f"{CATALOGUE}.pot").open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}
    assert said == listed, "run 'tox -e messages'"
