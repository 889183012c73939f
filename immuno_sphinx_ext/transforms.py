"""Transforms: citations gathered at the foot of the page, placeholders filled.

Placeholders become standard nodes with unresolved references in them, before Sphinx resolves
references: so links come out right in every format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes as standard
from docutils.transforms.references import Footnotes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from . import nodes
from .collect import block

if TYPE_CHECKING:
    from .domain import ImmunoDomain
    from .relations import Teaser


class GatherSources(SphinxTransform):
    """Put the footnotes of a page's citations under "Sources" at its foot.

    sphinxcontrib-bibtex leaves them unplaced until a directive asks for them; authors need
    not. Runs before docutils numbers footnotes.
    """

    default_priority = Footnotes.default_priority - 20

    def apply(self, **kwargs: Any) -> None:
        """Append the section, if any footnote is unplaced."""
        unplaced = [f for f in self.document.autofootnotes if not _stands_in(self.document, f)]
        if not unplaced:
            return
        sources_section(self.document).extend(unplaced)


def _stands_in(document: standard.document, node: standard.Node) -> bool:
    while node.parent is not None:
        node = node.parent
    return node is document


def page_body(document: standard.document) -> standard.Element:
    """Where the foot of a page belongs: its top section, or the document that has none."""
    sections = [child for child in document if isinstance(child, standard.section)]
    return sections[-1] if sections else document


def sources_section(document: standard.document) -> nodes.sources:
    """The section "Sources" at the foot of a page, made when it is first asked for."""
    for section in document.findall(nodes.sources):
        return section
    section = nodes.sources(names=["sources"], classes=["immuno-sources"])
    title = _("Sources")
    section += standard.title(title, title)
    document.note_implicit_target(section, section)
    page_body(document).append(section)
    return section


class FillRelatedArticles(SphinxPostTransform):
    """Put the nearest pages where a related-articles placeholder stands."""

    default_priority = ReferencesResolver.default_priority - 2

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder by a list of teasers and the hand-picked articles."""
        domain: ImmunoDomain = self.env.domains["immuno"]  # type: ignore[assignment]
        for placeholder in list(self.document.findall(nodes.related_articles)):
            docname = placeholder["docname"]
            teasers = domain.relations.teasers(docname, block(placeholder))
            items = [_item(teaser, docname) for teaser in teasers]
            listed = [standard.bullet_list("", *items, classes=["immuno-teasers"])] if items else []
            placeholder.replace_self([*listed, *placeholder.children])


def _item(teaser: Teaser, docname: str) -> standard.list_item:
    """A teaser as a list item of paragraphs."""
    link = addnodes.pending_xref(
        "",
        standard.inline("", teaser.title),
        refdoc=docname,
        refdomain="std",
        reftype="doc",
        reftarget=f"/{teaser.docname}",
        refexplicit=True,
        refwarn=True,
    )
    facts = []
    if teaser.audience:
        facts.append(_("For: %s") % ", ".join(_(word) for word in teaser.audience))
    if teaser.minutes:
        facts.append(_("%d min read") % teaser.minutes)
    rows = [
        ("title", link),
        ("text", standard.Text(teaser.description)),
        ("facts", standard.Text(" \u00b7 ".join(facts))),
        ("reason", standard.Text(teaser.reason)),
    ]
    return standard.list_item(
        "",
        *(
            standard.paragraph("", "", content, classes=[f"immuno-teaser-{name}"])
            for name, content in rows
            if content.astext()
        ),
    )
