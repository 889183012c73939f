"""Projects full of hostile text, the same for the same seed.

Directives, options, roles and keys are asked of the extension itself: a new one joins by itself.
"""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, NamedTuple

from immuno_sphinx_ext import frontmatter
from immuno_sphinx_ext.domain import ImmunoDomain
from immuno_sphinx_ext.evidence import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

#: No option may make this file, nor work out 7919*7919.
CANARY = "immuno-canary"
CONF = """
extensions = ["myst_parser", "sphinx_design", "immuno_sphinx_ext"]
myst_enable_extensions = ["colon_fence", "attrs_inline", "attrs_block", "deflist"]
myst_disable_syntax = ["html_block", "html_inline"]  # as the handbook has it
bibtex_bibfiles = ["references.bib"]
smartquotes = False

def setup(app):
    app.connect("env-before-read-docs", lambda _a, env, _d: env.settings.update(raw_enabled=False))
"""

#: Text of one line that means something to a browser, to a parser or to Python.
LINES = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</title></head><body onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "`x <javascript:alert(1)>`_",
    "`x <vbscript:msgbox(1)>`__",
    "{any}`javascript:alert(1)`",
    "{download}`x <javascript://alert(1)>`",
    "![x](data:text/html,x)",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x6a;avascript&colon;alert(1)",
    "a\u202eb\u2066c\u202c\u200bd\ufeffe",
    "a\x01b\x07c\x1b[31md\x7fe\x85f",
    "\u2028x\u2029",
    "\U000e0041\U0001f468\u200d\U0001f469",
    "%s %d %(x)s {0.__class__} {{ 7919*7919 }} ${7919*7919}",
    f"__import__('pathlib').Path('{CANARY}').touch()",
    "7919*7919",
    "!!python/object/apply:os.system ['touch immuno-canary']",
    "*alias &anchor !tag | > ' \" : # @ ` %",
    "../../../../etc/passwd",
    "/etc/passwd",
    "..\\..\\x",
    "\\begin{document} \\input{/etc/passwd} \\write18{x}",
    "x" * 5_000,
    "a," * 2_000,
    "(" * 500,
    "*_`" * 300,
    "9" * 5_000,
    "1 - " * 500,
    "-1",
    "1e309",
    "nan",
    "\u0663\u0664",
    "::: ```",
    "|x|_ [zz]_ [#zz]_ x_",
]
#: Bodies of several lines, Markdown and reStructuredText.
BODIES = [
    "```{raw} html\n<script>alert(1)</script>\n```",
    "```{eval-rst}\n.. raw:: html\n\n   <script>alert(1)</script>\n```",
    "```{eval-rst}\n`x <javascript:alert(1)>`_\n```",
    "```{figure} x.png\n:target: javascript:alert(1)\nx\n```",
    "```{image} javascript:alert(1)\n```",
    "```{button-link} javascript:alert(1)\nx\n```",
    "````{grid}\n```{grid-item-card} x\n:link: javascript:alert(1)\nx\n```\n````",
    "````{grid}\n```{grid-item-card} x\n:link: ' java script:alert(1)'\nx\n```\n````",
    "[x]\n\n[x]: javascript:alert(1)",
    '[x](https://example.org){onclick="alert(1)" .external}',
    "{onclick=alert(1)}\n# Heading\n\n## Another",
    "<div onclick=alert(1)>\n<script>\nalert(1)\n</script>\n</div>",
    "```{call} emergency\n```\n```{grade} 9\n```",
    "```{include} /etc/passwd\n```",
    "```{unclosed\n:::\n````\n$$\n%%%",
    "> " * 60 + "x",
    "\n".join("  " * depth + "- x" for depth in range(12)),
    ".. raw:: html\n\n   <script>alert(1)</script>",
    ".. image:: x.png\n   :target: javascript:alert(1)",
    ".. |x| replace:: <script>\n\n|x| |y|",
    ".. _x: javascript:alert(1)\n\nx_ and `y <data:text/html,x>`_",
    "5" + " " * 50_000 + "x",
    "5 - 5" * 10_000,
    "",
]
#: What an option of a closed list, a date, a number or an id must be told about.
CHECKED = {"kind", "organ", "onset", "limit", "evidence", "audience"}


class Page(NamedTuple):
    """A page of cases: its text, its cases, what must be warned about."""

    text: str
    cases: int
    #: Line and kind of the warnings that it must give.
    faults: list[tuple[int, str]]


class Writer:
    """Writes blocks one below the other, in one of the two languages."""

    def __init__(self, syntax: str, title: str) -> None:
        self.syntax = syntax
        self.rows = [f"# {title}", ""] if syntax == "md" else [title, "=" * 50, ""]
        self.cases = 0
        self.faults: list[tuple[int, str]] = []

    def block(self, name: str, argument: str, options: dict[str, str], body: str) -> None:
        """A directive; after it a sentence that must come through whole."""
        fault = bool(CHECKED.intersection(options))
        if fault:
            text = "\n".join([*self.rows, ""])
            # docutils begins a line at every character that Unicode gives for it
            above = text.splitlines() if self.syntax == "rst" else text.split("\n")[:-1]
            self.faults.append((len(above) + 1, next(iter(options))))
        lines = [f":{key}: {value}" for key, value in options.items()]
        if self.syntax == "md":
            fence = ":" * 12
            self.rows += [f"{fence}{{{name}}} {argument}".rstrip(), *lines, ""]
            self.rows += [*body.split("\n"), fence, ""]
        else:
            inside = [*lines, "", *body.split("\n")]
            self.rows += [f".. {name}:: {argument}".rstrip()]
            self.rows += [f"   {line}" if line.strip() else "" for line in inside]
            self.rows += [""]
        self.cases += 1
        self.rows += [f"Sentinel number {self.cases} end.", ""]

    def role(self, name: str, text: str) -> None:
        """A role in a paragraph of its own."""
        text = text.replace("`", "'") or "x"
        self.rows += [f"{{{name}}}`{text}`" if self.syntax == "md" else f":{name}:`{text}`", ""]
        self.cases += 1
        self.rows += [f"Sentinel number {self.cases} end.", ""]


def one_line(text: str) -> str:
    """*text* as it can stand on one line of source."""
    return " ".join(text.splitlines()).strip()


def hostile(rng: random.Random) -> str:
    """One of the lines, or some of them grown together."""
    if rng.random() < 0.6:
        return rng.choice(LINES)
    parts = [rng.choice(LINES) for _ in range(rng.randint(2, 3))]
    return rng.choice(["", " ", ",", "\t", "\u00a0"]).join(part[:300] for part in parts)


def value(rng: random.Random, syntax: str) -> str:
    """A hostile value of an option, quoted as YAML or bare."""
    text = one_line(hostile(rng))
    quote = syntax == "md" and (rng.random() < 0.7 or text[:1] in "\"'|>&*!%@`#[{")
    return json.dumps(text, ensure_ascii=False) if quote else text


def page(rng: random.Random, syntax: str, number: int) -> Page:
    """A page with a hostile text in every place once."""
    writer = Writer(syntax, f"Page {number}")
    for name, directive in ImmunoDomain.directives.items():
        for option in directive.option_spec:
            title = f"{name} {option} {number}" if directive.optional_arguments else ""
            writer.block(name, title, {option: value(rng, syntax)}, "Body." * directive.has_content)
        if directive.optional_arguments:
            writer.block(name, one_line(hostile(rng)), {}, "Body.")
        if directive.has_content:
            title = f"{name} body {number}" if directive.optional_arguments else ""
            body = rng.choice(BODIES) if rng.random() < 0.7 else hostile(rng)
            writer.block(name, title, {}, body)
    for name in ImmunoDomain.roles:
        writer.role(name, one_line(hostile(rng)))
        writer.role(name, f"title <{one_line(hostile(rng))}>")
    front = {key: one_line(hostile(rng)) for key in frontmatter.KEYS}
    text = "\n".join(writer.rows) + "\n"
    if syntax == "md":
        head = "".join(f"{key}: {json.dumps(text)}\n" for key, text in front.items())
        text = f"---\norphan: true\n{head}---\n{text}"
    else:
        head = "".join(f":{key}: {text}\n" for key, text in front.items())
        text = f":orphan:\n{head}\n{text}"
    offset = text[: text.index(writer.rows[0])].count("\n")
    faults = [(line + offset, kind) for line, kind in writer.faults]
    return Page(text, writer.cases + len(front), faults)


def records(rng: random.Random, number: int) -> tuple[str, int]:
    """Evidence records, each with one hostile field."""
    fields = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["record"]["properties"]
    rows = []
    for field in fields:
        record: dict[str, object] = {
            "id": f"ex-{number}-{field.replace('_', '-')}",
            "topic": "T",
            "claim": "A claim of 5 in 100.",
            "as_of": 2020,
            "source": "agency2021rules",
            "checked": ["https://example.org/"],
            "status": "verified",
        }
        text = hostile(rng)
        record[field] = {text: text} if field == "figures" else text
        if field == "checked":
            record[field] = [text]
        rows.append(f"- {json.dumps(record, ensure_ascii=False)}")
    return "\n".join(rows) + "\n", len(rows)


def sources(rng: random.Random) -> tuple[str, int]:
    """A bibliography with hostile fields."""
    safe = {"author": "{Agency}", "title": "Rules", "year": "2021", "url": "https://example.org"}
    entries = []
    for number, field in enumerate([*safe, "doi", "pubmed", "howpublished", "note"] * 2):
        text = re.sub(r"[{}\\\"%@,#]", "", one_line(hostile(rng)))[:300]
        entry = {name: value for name, value in safe.items() if name != "url"} | {field: text}
        body = ", ".join(f"{name}={{{value}}}" for name, value in entry.items())
        entries.append(f"@misc{{hostile{number}, {body}}}\n")
    rules = "@misc{agency2021rules, title={Rules}, author={{Agency}}, year={2021}}\n"
    return rules + "".join(entries), len(entries)


class Corpus(NamedTuple):
    """All files of a project, its pages, the number of cases in it."""

    files: dict[str, str]
    pages: dict[str, Page]
    cases: int


def corpus(seed: int, markdown: int, restructured: int) -> Corpus:
    """A project full of hostile input, the same for the same *seed*."""
    rng = random.Random(seed)
    pages = {f"p{n}.md": page(rng, "md", n) for n in range(markdown)}
    pages |= {f"r{n}.rst": page(rng, "rst", n) for n in range(restructured)}
    bib, cases = sources(rng)
    files = {name: made.text for name, made in pages.items()}
    cited = []
    for number in range(4):
        files[f"evidence/e{number}.yaml"], count = records(rng, number)
        cases += count
    for number in range(16):
        cited.append(f"ex-bib-{number}")
        files[f"evidence/b{number}.yaml"] = (
            f"- {{id: ex-bib-{number}, topic: T, claim: C., as_of: 2020, source: hostile{number}, "
            "checked: [x], status: verified}\n"
        )
    roles = " ".join(f"{{evidence}}`{id_}`" for id_ in cited)
    links = "".join(f"- [](p{n}.md)\n" for n in range(markdown))
    listings = "\n\n".join(
        f"```{{{name}}}\n```"
        for name, directive in ImmunoDomain.directives.items()
        if not directive.has_content
    )
    files |= {
        "index.md": f"# Home\n\n{links}\n{roles}\n\n{listings}\n",
        "empty.md": "---\norphan: true\nrelated: false\n---\n# Empty\n",
        "references.bib": bib,
    }
    return Corpus(files, pages, cases + sum(made.cases for made in pages.values()))


def project_of(project: Make, files: dict[str, str]) -> Project:
    """A project of *files*, configured as the handbook is."""
    made = project(files)
    conf = made.path / "conf.py"
    conf.write_text(conf.read_text("utf-8") + CONF, "utf-8")
    return made
