"""What all our directives share: plain-text names and options, checked with a warning.

Option converters never raise. In MyST a raised converter loses the option under a warning
that is not ours, in reStructuredText it loses the whole block; both must warn alike and
keep the rest. So options arrive as text and are checked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from immuno_sphinx_ext import names
from immuno_sphinx_ext.config import ImmunoConfig
from immuno_sphinx_ext.evidence import cite
from immuno_sphinx_ext.i18n import _, __
from immuno_sphinx_ext.links import with_commas
from immuno_sphinx_ext.messages import Problem, did_you_mean, warn
from immuno_sphinx_ext.nodes import box_title, used_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.util.typing import OptionSpec

text = directives.unchanged


class ImmunoDirective(SphinxDirective):
    """A directive with one plain-text argument, plain-text options and a parsed body."""

    required_arguments = 0  # an empty name is warned about, never a lost block
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {}
    #: A name that a message may show to those who left it out.
    example: ClassVar[str] = "T cell"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out options that are far too long."""
        super().__init__(*args, **kwargs)
        for name, value in list(self.options.items()):
            if value and len(value) > names.MAX_VALUE:
                message = __("%s: %s has %d characters, at most %d are allowed: it is left out")
                self.warn(Problem.OPTION, message, self.name, name, len(value), names.MAX_VALUE)
                del self.options[name]

    @property
    def argument(self) -> str:
        """The argument as one tidy line; empty when there is none."""
        return names.tidy(self.arguments[0]) if self.arguments else ""

    @property
    def immuno(self) -> ImmunoConfig:
        """The options of ``conf.py``."""
        return ImmunoConfig.of(self.config)

    def option(self, name: str) -> str:
        """An option as one tidy line; empty when it is not given."""
        return names.tidy(self.options.get(name) or "")

    def option_of(self, name: str, allowed: Iterable[str]) -> str:
        """An option that, where it is given, is one of *allowed*."""
        value = self.option(name)
        return self.choice(name, value, allowed) if value else ""

    def warn(self, problem: Problem, message: str, *args: object) -> None:
        """Warn at this directive's line."""
        warn(problem, message, *args, location=self.get_location())

    def choice(self, label: str, value: str, allowed: Iterable[str]) -> str:
        """*value*, warned about when it is not one of *allowed*; the nearest one if any."""
        allowed = tuple(allowed)
        if value.lower() in allowed:
            return value.lower()
        nearest = names.nearest(value, allowed)
        self.warn(
            Problem.OPTION,
            __("%s: unknown %s '%s'%s Allowed: %s"),
            self.name,
            label,
            value,
            did_you_mean(nearest) or ".",
            ", ".join(allowed),
        )
        return nearest or value

    def checked_name(self) -> str:
        """The name of a card, warned about when it is empty, too long or marked up."""
        name = self.argument
        if not name:
            self.warn(
                Problem.NAME,
                __("%s: a name is missing; write it after the directive, as in {%s} %s"),
                self.name,
                self.name,
                self.example,
            )
        elif len(name) > names.MAX_NAME:
            self.warn(
                Problem.NAME,
                __("%s: the name has %d characters, at most %d are allowed: '%s...'"),
                self.name,
                len(name),
                names.MAX_NAME,
                name[:40],
            )
        elif names.has_markup(name):
            self.warn(
                Problem.NAME,
                __("%s: a name is plain text; its markup is shown as typed: '%s'"),
                self.name,
                name,
            )
        return name

    def paragraph(self, *content: str | nodes.Node, css: str = "") -> nodes.paragraph:
        """A paragraph of texts and nodes of ours that knows its line.

        Translators are not given it: its words are those of the interface.
        """
        paragraph = nodes.paragraph(classes=[css] if css else [], translatable=False)
        paragraph += [nodes.Text(c) if isinstance(c, str) else c for c in content]
        self.set_source_info(paragraph)
        return paragraph

    def authored(self, text: str, css: str = "") -> nodes.paragraph | None:
        """A paragraph of an author's words, which translators are given; ``None`` for none."""
        if not text:
            return None
        paragraph = self.paragraph(text, css=css)
        paragraph.rawsource, paragraph["translatable"] = text, True
        return paragraph

    def heading(self, title: str, *, authored: bool = True) -> box_title:
        """The heading of a box; translators are given it where it is *authored*."""
        heading = box_title(title, title, translatable=authored)
        self.set_source_info(heading)
        return heading

    def references(self, targets: Sequence[str], *, strict: bool = True) -> nodes.paragraph | None:
        """Links to the cards named *targets*, by the names of the cards; ``None`` for none.

        With *strict*, a name that no card has is warned about; else it stays plain text.
        """
        references = []
        for target in targets:
            reference = addnodes.pending_xref(
                "",
                nodes.inline(target, target),
                refdoc=self.env.current_document.docname,
                refdomain="immuno",
                reftype="concept",
                reftarget=names.key(target),
                typed=target,
                named=True,
                refexplicit=False,
                refwarn=strict,
            )
            self.set_source_info(reference)
            references.append(reference)
        return self.paragraph(*with_commas(references)) if references else None

    def facts(self, rows: Iterable[tuple[str, nodes.paragraph | None]]) -> list[nodes.Node]:
        """A field list of the *rows* that have a value."""
        fields = []
        for label, value in rows:
            if value is not None:
                name = nodes.field_name("", label, translatable=False)
                fields.append(nodes.field("", name, nodes.field_body("", value)))
        return [nodes.field_list("", *fields, classes=["immuno-facts"])] if fields else []

    def users(self, name: str) -> used_on:
        """Where the pages that use the card *name* will be listed."""
        return used_on(docname=self.env.current_document.docname, card=name)

    def sources(self) -> list[nodes.Node]:
        """The line that cites the records of ``:evidence:``."""
        ids = names.split(self.options.get("evidence"))
        if not ids:
            return []
        inliner = self.state.inliner
        inliner.document = self.state.document  # unset until docutils first parses inline text
        citation = cite(self.env, ids, inliner, self.lineno, self.get_location())
        return [self.paragraph(_("Sources:") + " ", *citation, css="immuno-box-sources")]

    def target(self, node: nodes.Element, prefix: str, name: str) -> addnodes.index:
        """Give *node* its lasting anchor; return where its entries in the general index go.

        They are made once the page is translated (``indexing.py``).
        """
        anchor = f"{prefix}-{names.slug(name)}"
        document = self.state.document
        if anchor in document.ids:  # the same name twice on one page, warned about elsewhere
            document.set_id(node)
        else:
            node["ids"].append(anchor)
            document.note_explicit_target(node)
        return addnodes.index(entries=[], card=node["ids"][0])
