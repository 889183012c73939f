"""What the search knows: one script with all that can be found, written beside the pages.

It is a script and not a data file, so that a browser may load it from a file too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from immuno_sphinx_ext.config import ImmunoConfig
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.model import Concept, SideEffect
from immuno_sphinx_ext.previews import card_words
from immuno_sphinx_ext.words import call_words, urgency_words

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import Card

FILE = "immuno-search-index.js"
#: Keys of a page's front matter by which Sphinx's own search leaves it out.
_UNSEARCHED = {"no-search", "nosearch"}


def write(builder: Builder, domain: ImmunoDomain) -> None:
    """Write the script for the pages of *builder*, unless it is there as it should be."""
    data = {"words": interface(), "pages": pages(builder, domain)}
    # Half characters can't be written as UTF-8; as escapes they are read back all the same.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    script = f"window.immunoSearchData={text};\n".encode("utf-8", "backslashreplace")
    path = Path(builder.outdir, FILE)
    if not path.exists() or path.read_bytes() != script:
        path.write_bytes(script)


def pages(builder: Builder, domain: ImmunoDomain) -> list[dict[str, Any]]:
    """All pages by their names, each with its sections; addresses are those of *builder*."""
    env = domain.env
    numbers = ImmunoConfig.of(env.config).emergency_numbers
    found = []
    for docname, page in sorted(domain.pages.items()):
        if _UNSEARCHED.intersection(env.metadata[docname]):
            continue
        cards = {card.anchor: card for card in page.cards}
        found.append(
            {"url": builder.get_target_uri(docname)}  # which may be empty
            | _without_empty(
                title=env.titles[docname].astext(),
                about=page.article.description,
                tags=list(page.article.tags),
                sections=[
                    _without_empty(
                        title=section.title,
                        anchor=section.anchor,
                        text=section.text,
                        signs=section.signs,
                        **_card(cards[section.anchor], numbers) if section.anchor in cards else {},
                    )
                    for section in page.sections
                ],
            )
        )
    return found


def _card(card: Card, numbers: str) -> dict[str, Any]:
    """What is found, shown and ranked of a card besides its text."""
    facts: dict[str, Any] = {
        "type": "side-effect",
        "kind": card_words(card),
        "names": list(card.aliases),
    }
    if isinstance(card, Concept):
        facts["type"] = "medicine" if card.kind == "medicine" else "concept"
    if isinstance(card, SideEffect) and card.most_urgent is not None:
        call = card.most_urgent
        facts |= {
            "urgency": call.urgency.value,
            "rank": call.urgency.rank + 1,
            "urgent": urgency_words(call.urgency),
            "call": [call_words(call.urgency, numbers), *call.items],
        }
    return facts


def _without_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def interface() -> dict[str, str]:
    """The words that the script shows, in the language of the build."""
    return {
        "page": _("Page"),
        "one": _("1 result"),
        "number": _("{number} results"),
        "all": _("All results"),
        "shown": _("Shown for:"),
        "near": _("Nothing fits well. These come nearest."),
        "meant": _("Did you mean:"),
        "none": _("Nothing fits these words. The index lists every term from A to Z."),
        "signs": _("All signs"),
    }
