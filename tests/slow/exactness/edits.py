"""Random edits of the made handbook: what an author may do between two builds.

Each edit changes the handbook and says in words what it did; ``None`` where it had nothing to
change. All take their choices from one seeded generator, so that a seed tells the whole story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .handbook import Card, Handbook, Page, Section, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Edit = Callable[[Handbook, Random], str | None]

WORDS = ["antibody", "bowel", "cell", "dose", "effect", "fever", "gene", "immune", "kidney", "lung"]
# Few, so that names clash, vanish and come back.
NAMES = ["T cell", "PD-1", "Cytokine", "Colitis", "B cell", "Fever", "Checkpoint", "Antigen"]
ALIASES = ["T lymphocyte", "CD279", "messenger", "loose stools", "Antigen", "Marker", "brake"]
TAGS = ["gut", "skin", "lung", "heart"]
AUDIENCES = ["patient", "clinician", "student"]
ONSETS = ["", "any time", "1-7 days", "2-14 weeks", "1-2 years"]
IDS = ["ex-a", "ex-b", "ex-c", "ex-d", "ex-e"]
KEYS = ["smith", "jones", "brown", "green"]
LABELS = [f"label{number}" for number in range(50)]
KINDS = ["cell", "molecule", "process", "disease"]
FOLDERS = ["part", "other"]
PLACES = [f"{folder}/p{number}" for folder in FOLDERS for number in range(4)]


def words(rng: Random, count: int = 4) -> str:
    return " ".join(rng.choices(WORDS, k=count))


def some_page(book: Handbook, rng: Random) -> tuple[str, Page]:
    return rng.choice(sorted(book.pages.items()))


def removable(book: Handbook) -> list[str]:
    return sorted(name for name in book.pages if name not in {"index", "part/index"})


def paragraph(book: Handbook, rng: Random) -> str:
    """A sentence with something in it that leads elsewhere."""
    name = rng.choice(NAMES + ALIASES)
    labels = [section.label for page in book.pages.values() for section in page.sections]
    docname = rng.choice([*sorted(book.pages), *PLACES])
    links = [
        f"{{concept}}`{name}`",
        f"{{side-effect}}`words <{name}>`",
        f"{{any}}`{name}`",
        f"[words](<#{name}>)",
        f"{{doc}}`/{docname}`",
        f"[](/{docname}.md)",
        f"[a link](/{docname}.md)",
        f"{{ref}}`{rng.choice(labels or ['none'])}`",
        f"[](#{rng.choice(labels or ['none'])})",
        f"{{evidence}}`{rng.choice(IDS)}`",
        f"{{evidence}}`{', '.join(rng.sample(IDS, 2))}`",
    ]
    return f"{words(rng).capitalize()} {rng.choice(links)} {words(rng, 2)}."


def card(rng: Random) -> Card:
    name = rng.choice(NAMES)
    if rng.random() < 0.3:
        options = {"organ": rng.choice(["gut", "skin", "lung"]), "therapies": rng.choice(NAMES)}
        options["onset"] = rng.choice(ONSETS)
        made = Card("side-effect", name, options, f"{words(rng).capitalize()}.")
        made.grade = f"{words(rng).capitalize()}."
        made.urgency = rng.choice(["emergency", "call-now", "tell-team"])
    else:
        options = {"kind": rng.choice(KINDS), "related": rng.choice(["", *NAMES])}
        made = Card("concept-card", name, options, f"{words(rng).capitalize()}.")
    made.options["aliases"] = ", ".join(rng.sample(ALIASES, rng.randrange(3)))
    made.options["evidence"] = rng.choice(["", *IDS])
    return made


def block(book: Handbook, rng: Random) -> str:
    """A directive that shows something of other pages."""
    pages = [f"/{name}" for name in sorted(book.pages)]
    return rng.choice(
        [
            "```{concept-index}\n```\n",
            f"```{{concept-index}}\n:kind: {rng.choice(KINDS)}\n```\n",
            "```{evidence-table}\n```\n",
            "```{side-effect-table}\n```\n",
            "```{onset-chart}\n```\n",
            "```{grade-table}\n```\n",
            "```{medicine-table}\n```\n",
            "```{grade-table}\n:organ: gut\n```\n",
            ":::{alert-card} On treatment\n:lines: Name, Team\nA {concept}`T cell`.\n:::\n",
            f"```{{article-list}}\n:part: {rng.choice(FOLDERS)}\n```\n",
            f"```{{article-list}}\n:tag: {rng.choice(TAGS)}\n```\n",
            f"```{{article-list}}\n:audience: {rng.choice(AUDIENCES)}\n```\n",
            f":::{{icon-array}} Of 100\n:evidence: {rng.choice(IDS)}\n{rng.randrange(99)} A\n:::\n",
            f":::{{related-articles}}\n:limit: {rng.randint(1, 5)}\n:::\n",
            f":::{{related-articles}}\n:pin: {rng.choice(pages)}, /part/p1\n"
            f":exclude: {rng.choice(pages)}\n:::\n",
        ]
    )


# Pages


def add_page(book: Handbook, rng: Random) -> str | None:
    free = [place for place in PLACES if place not in book.pages]
    if not free or len(book.pages) > 14:
        return None
    name = rng.choice(free)
    page = Page(words(rng, 2).capitalize(), {"tags": f"[{rng.choice(TAGS)}]"})
    page.intro = paragraph(book, rng)
    if rng.random() < 0.5:
        page.cards.append(card(rng))
    section(book, rng, page)
    book.pages[name] = page
    if rng.random() < 0.7:
        parent, other = some_page(book, rng)
        if parent != name:
            other.children.insert(rng.randint(0, len(other.children)), name)
            return f"add page {name} to the toctree of {parent}"
    page.front["orphan"] = "true"
    return f"add orphan {name}"


def delete_page(book: Handbook, rng: Random) -> str | None:
    pages = removable(book)
    if len(pages) < 5:
        return None
    name = rng.choice(pages)
    del book.pages[name]
    if rng.random() < 0.3:
        return f"delete page {name}, leave it in its toctrees"
    for page in book.pages.values():
        page.children = [child for child in page.children if child != name]
    return f"delete page {name}"


def rename_page(book: Handbook, rng: Random) -> str | None:
    free = [place for place in PLACES if place not in book.pages]
    if not free:
        return None
    old, new = rng.choice(removable(book)), rng.choice(free)
    book.moved(old, new)
    if rng.random() < 0.2:
        return f"rename page {old} to {new}, leave the toctrees"
    for page in book.pages.values():
        page.children = [new if child == old else child for child in page.children]
    return f"rename page {old} to {new}"


def swap_pages(book: Handbook, rng: Random) -> str | None:
    one, two = rng.sample(removable(book), 2)
    for old, new in ((one, "swap"), (two, one), ("swap", two)):
        book.moved(old, new)
    return f"swap the files of pages {one} and {two}"


def title(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    page.title = words(rng, 2).capitalize() + rng.choice(["", " & *more*", ": `code`"])
    return f"title of {name}: {page.title}"


def prose(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    page.intro = f"{words(rng).capitalize()}." if rng.random() < 0.5 else paragraph(book, rng)
    return f"prose of {name}: {page.intro}"


def front(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    key, value = rng.choice(
        [
            ("tags", f"[{', '.join(rng.sample(TAGS, 2))}]"),
            ("tags", ""),
            ("description", words(rng).capitalize()),
            ("audience", rng.choice(["[patient]", "[clinician, student]", ""])),
            ("reviewed", rng.choice(["2026-01-31", "2020-05-06", ""])),
            ("related", rng.choice(["false", ""])),
        ]
    )
    page.front[key] = value
    return f"front matter of {name}: {key}: {value}"


def section(book: Handbook, rng: Random, page: Page | None = None) -> str | None:
    name, page = ("it", page) if page else some_page(book, rng)
    taken = {section.label for page in book.pages.values() for section in page.sections}
    label = rng.choice([name for name in LABELS if name not in taken])
    heading = words(rng, 2).capitalize()
    page.sections.append(Section(label, heading, [paragraph(book, rng)]))
    return f"add section {heading} ({label}) to {name}"


def change_section(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    if not page.sections:
        return None
    chosen = rng.choice(page.sections)
    kind = rng.randrange(3)
    if kind == 0:
        page.sections.remove(chosen)
        return f"remove section {chosen.heading} of {name}"
    if kind == 1:
        old, chosen.heading = chosen.heading, words(rng, 2).capitalize()
        return f"heading {old} of {name}: {chosen.heading}"
    chosen.paragraphs = [paragraph(book, rng) for _ in range(rng.randrange(1, 3))]
    return f"section {chosen.heading} of {name}: {chosen.paragraphs}"


# Cards


def some_card(book: Handbook, rng: Random) -> tuple[str, Page, Card] | None:
    found = [(name, page, c) for name, page in sorted(book.pages.items()) for c in page.cards]
    return rng.choice(found) if found else None


def add_card(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    made = card(rng)
    page.cards.insert(rng.randint(0, len(page.cards)), made)
    return f"add card {made.name} to {name}"


def move_card(book: Handbook, rng: Random) -> str | None:
    found = some_card(book, rng)
    if not found:
        return None
    docname, page, chosen = found
    page.cards.remove(chosen)
    if rng.random() < 0.5:
        return f"remove card {chosen.name} from {docname}"
    other, target = some_page(book, rng)
    target.cards.append(chosen)
    return f"move card {chosen.name} from {docname} to {other}"


def change_card(book: Handbook, rng: Random) -> str | None:
    found = some_card(book, rng)
    if not found:
        return None
    docname, _page, chosen = found
    new = card(rng)
    kind = rng.randrange(5)
    if kind == 0:
        old, chosen.name = chosen.name, new.name
        return f"name of card {old} on {docname}: {new.name}"
    if kind == 1:
        chosen.summary = new.summary
        return f"summary of card {chosen.name} on {docname}: {new.summary}"
    if kind == 2:
        chosen.options["aliases"] = new.options["aliases"]
        return f"aliases of card {chosen.name} on {docname}: {new.options['aliases']}"
    chosen.directive, chosen.options = new.directive, new.options
    chosen.urgency, chosen.grade = new.urgency, new.grade
    return f"options of card {chosen.name} on {docname}: {new.directive} {new.options}"


# What shows others


def add_block(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    if len(page.blocks) > 2:
        return None
    page.blocks.append(block(book, rng))
    return f"add to {name}: {page.blocks[-1]!r}"


def remove_block(book: Handbook, rng: Random) -> str | None:
    name, page = some_page(book, rng)
    if not page.blocks:
        return None
    return f"remove from {name}: {page.blocks.pop(rng.randrange(len(page.blocks)))!r}"


def toctree(book: Handbook, rng: Random) -> str | None:
    parents = [(name, page) for name, page in sorted(book.pages.items()) if page.children]
    if not parents:
        return None
    name, page = rng.choice(parents)
    kind = rng.randrange(4)
    if kind == 0:
        rng.shuffle(page.children)
        return f"order of the toctree of {name}: {page.children}"
    if kind == 1:
        choice = [{}, {"hidden": ""}, {"titlesonly": ""}, {"maxdepth": "1"}, {"numbered": ""}]
        page.toctree = rng.choice(choice)
        return f"options of the toctree of {name}: {page.toctree}"
    child = page.children.pop(rng.randrange(len(page.children)))
    if kind == 2:
        return f"take {child} out of the toctree of {name}"
    other, target = some_page(book, rng)
    if other == child or other in _below(book, child, set()):
        page.children.append(child)
        return None
    target.children.append(child)
    return f"move {child} from the toctree of {name} to that of {other}"


def _below(book: Handbook, name: str, seen: set[str]) -> set[str]:
    if name in book.pages and name not in seen:
        seen.add(name)
        for child in book.pages[name].children:
            _below(book, child, seen)
    return seen


# Evidence


def evidence(book: Handbook, rng: Random) -> str | None:
    file = rng.choice(["a", "b", "c"])
    records = book.evidence.setdefault(file, [])
    kind = rng.randrange(4)
    if kind == 0 or not records:
        id_ = rng.choice(IDS)
        records.append(record(id_, rng.choice(KEYS), claim=f"{words(rng).capitalize()}."))
        return f"add record {id_} to {file}"
    chosen = rng.choice(records)
    if kind == 1:
        records.remove(chosen)
        if not records:
            del book.evidence[file]
        return f"remove record {chosen['id']} from {file}"
    key, value = rng.choice(
        [
            ("claim", f"{words(rng).capitalize()}."),
            ("topic", rng.choice(["Gut", "Skin", "Lung"])),
            ("as_of", rng.choice(["2019", "2020", "2021"])),
            ("source", rng.choice(KEYS)),
            ("status", rng.choice(["verified", "metadata-only"])),
            ("population", words(rng)),
        ]
    )
    chosen[key] = value
    return f"record {chosen['id']}: {key}: {value}"


def source(book: Handbook, rng: Random) -> str | None:
    key = rng.choice(KEYS)
    if key not in book.sources:
        book.sources[key] = {"title": words(rng).capitalize(), "year": "2000"}
        return f"add source {key}"
    kind = rng.randrange(6)
    if kind == 0 and len(book.sources) > 1:
        del book.sources[key]
        return f"remove source {key}"
    if kind == 1:
        book.sources = dict(rng.sample(sorted(book.sources.items()), len(book.sources)))
        return f"order of the sources: {list(book.sources)}"
    name, value = rng.choice(
        [
            ("title", words(rng).capitalize()),
            ("year", str(rng.randrange(1990, 2020))),
            ("url", f"https://example.org/{rng.choice(WORDS)}"),
            ("doi", f"10.1000/{rng.choice(WORDS)}"),
            ("pubmed", str(rng.randrange(1000, 2000))),
            ("howpublished", words(rng, 2)),
        ]
    )
    book.sources[key][name] = value
    return f"source {key}: {name}: {value}"


# Settings


def config(book: Handbook, rng: Random) -> str | None:
    key, value = rng.choice(
        [
            ("immuno_related_limit", rng.randint(1, 5)),
            ("immuno_related_articles", rng.random() < 0.7),
            ("immuno_review_note", words(rng)),
            ("immuno_review_months", rng.choice([1, 12, 1000])),
            ("immuno_emergency_numbers", str(rng.randrange(100, 200))),
            ("version", str(rng.randrange(9))),
            ("project", words(rng, 1).capitalize()),
            ("html_title", words(rng, 2)),
            ("html_theme_options", rng.choice([{}, {"sidebar_collapse": False}])),
            ("html_show_sourcelink", rng.random() < 0.5),
            ("toc_object_entries", rng.random() < 0.5),
        ]
    )
    book.config[key] = value
    return f"conf.py: {key} = {value!r}"


#: Each edit, as often as it shall be chosen.
EDITS: list[Edit] = [
    *([add_page] * 2),
    *([delete_page] * 2),
    rename_page,
    swap_pages,
    *([title] * 2),
    *([prose] * 2),
    *([front] * 3),
    section,
    *([change_section] * 3),
    *([add_card] * 2),
    *([move_card] * 2),
    *([change_card] * 4),
    add_block,
    remove_block,
    *([toctree] * 2),
    *([evidence] * 3),
    *([source] * 2),
    config,
]


def edit(book: Handbook, rng: Random) -> str:
    """Change *book* once; say how."""
    while True:
        said = rng.choice(EDITS)(book, rng)
        if said is not None:
            return said
