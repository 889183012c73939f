"""HTML: the boxes with real headings, the style sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes as standard

from . import evidence, nodes
from .i18n import _

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STATIC = Path(__file__).parent / "static"
#: Rendered by the visitors of their base classes.
PLAIN = (
    nodes.in_depth,
    nodes.grades,
    nodes.grade_step,
    nodes.related_articles,
    nodes.sources,
    nodes.used_on,
    nodes.listing,
    nodes.overdue,
    nodes.unsourced,
    nodes.icon_array,
)
#: Rendered by the visitors below.
BOXES = (nodes.concept_card, nodes.side_effect, nodes.call, nodes.alert_card)


def visit_box(self: HTML5Translator, node: Element) -> None:
    """Open a box. Its heading names it; a landmark for each box would be noise."""
    self.body.append(self.starttag(node, "div", CLASS="immuno-box"))


def depart_box(self: HTML5Translator, _node: Element) -> None:
    """Close a box."""
    self.body.append("</div>\n")


def visit_box_title(self: HTML5Translator, node: Element) -> None:
    """Open the heading of a box, one level below the section or box around it."""
    self.body.append(self.starttag(node, f"h{_level(self, node)}", "", CLASS="immuno-title"))


def depart_box_title(self: HTML5Translator, node: Element) -> None:
    """Close the heading, with a link to the box where it has an anchor."""
    self.add_permalink_ref(node.parent, _("Link to this definition"))
    self.body.append(f"</h{_level(self, node)}>\n")


def _level(self: HTML5Translator, node: Element) -> int:
    depth = 0
    parent = node.parent
    while parent is not None and not isinstance(parent, standard.section):
        depth += isinstance(parent, BOXES)
        parent = parent.parent
    return min(self.section_level + depth, 6)


def visit_previews(self: HTML5Translator, node: Element) -> None:
    """Open the store of previews."""
    self.body.append(self.starttag(node, "div", CLASS="immuno-previews"))


def visit_preview(self: HTML5Translator, node: Element) -> None:
    """Write one preview, closed until a script opens it: plain text and one link."""
    name, kind, summary, href = (
        self.attval(node[key]) for key in ("name", "kind", "summary", "href")
    )
    more = self.attval(_("More on %s") % node["name"])
    self.body.append(
        '<div class="immuno-preview" popover="manual"><div class="immuno-preview-text">'
        f"<p><strong>{name}</strong> <span>{kind}</span></p><p>{summary}</p></div>"
        f'<p><a href="{href}">{more}</a></p></div>\n'
    )
    raise standard.SkipNode


def visit_evidence_preview(self: HTML5Translator, node: Element) -> None:
    """Write the preview of a citation: each fact with the way to its source."""
    self.body.append(
        f'<div class="immuno-preview" popover="manual" data-citation="{node["citation"]}">'
        '<div class="immuno-preview-text">'
    )
    for record in node["records"]:
        claim, facts, label, address = (self.attval(part) for part in record)
        source = _("Source: %s") % label
        link = f'<a href="{address}">{source}</a>' if address else source
        self.body.append(f"<p>{claim}</p><p><span>{facts}</span><br>{link}</p>")
    self.body.append("</div></div>\n")
    raise standard.SkipNode


def visit_citation(self: HTML5Translator, node: Element) -> None:
    """Open a citation; its data ties it to its preview."""
    data = {"data-citation": node["citation"]} if node.get("citation") else {}
    self.body.append(self.starttag(node, "span", "", CLASS="immuno-citation", **data))


def depart_inline(self: HTML5Translator, _node: Element) -> None:
    """Close a span."""
    self.body.append("</span>")


def visit_drawing(self: HTML5Translator, node: Element) -> None:
    """Write a drawing."""
    self.body.append(node["svg"])
    raise standard.SkipNode


def visit_filterable(self: HTML5Translator, node: Element) -> None:
    """Open a box around a table, with all that the script for it has to know and to say."""
    words = {
        "all": _("All"),
        "clear": _("Show all"),
        "columns": node["columns"],
        "shown": _("{shown} of {all} shown"),
        "words": _("Words"),
    }
    data: dict[str, Any] = {"data-filter": json.dumps(words)}
    self.body.append(self.starttag(node, "div", CLASS="immuno-filterable", **data))


def visit_blank(self: HTML5Translator, node: Element) -> None:
    """Write a field that is part of no form: nothing can be sent, no browser keeps it."""
    if self.builder.name == "epub":
        return
    field = node.parent.parent.parent
    label = self.attval(field[0].astext())
    self.body.append(f'<input type="text" autocomplete="off" aria-label="{label}">')
    raise standard.SkipNode


def depart_blank(self: HTML5Translator, _node: Element) -> None:
    """Do nothing: the rule is text."""


def visit_value(self: HTML5Translator, node: Element) -> None:
    """Open a value in a cell."""
    data: dict[str, Any] = {"data-sort": node["sort"]}
    self.body.append(self.starttag(node, "span", "", CLASS="immuno-value", **data))


def add_static(app: Sphinx) -> None:
    """Ship the style sheet; with what is read on screen also the script and the schema."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))
        if app.builder.name != "epub":
            app.config.html_static_path.append(str(evidence.SCHEMA))
            app.add_js_file("immuno.js", loading_method="defer")


def add_table_script(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Load the script for tables on pages that have one to sort."""
    if app.builder.name != "epub" and "immuno-sortable" in context.get("body", ""):
        app.add_js_file("immuno-tables.js", loading_method="defer")


def setup_html(app: Sphinx) -> None:
    """Register all nodes, and visitors for HTML only.

    Other writers know our nodes by their base classes.

    Nothing is registered for a builder's name such as ``epub``: that would hide the HTML
    visitors of all extensions from it.
    """
    for node in PLAIN:
        app.add_node(node)
    for box in BOXES:
        app.add_node(box, html=(visit_box, depart_box))
    app.add_node(nodes.box_title, html=(visit_box_title, depart_box_title))
    app.add_node(nodes.previews, html=(visit_previews, depart_box))
    app.add_node(nodes.preview, html=(visit_preview, None))
    app.add_node(nodes.evidence_preview, html=(visit_evidence_preview, None))
    app.add_node(nodes.evidence_citation, html=(visit_citation, depart_inline))
    app.add_node(nodes.drawing, html=(visit_drawing, None))
    app.add_node(nodes.blank, html=(visit_blank, depart_blank))
    app.add_node(nodes.filterable, html=(visit_filterable, depart_box))
    app.add_node(nodes.value, html=(visit_value, depart_inline))
    app.add_css_file("immuno.css")
    app.connect("builder-inited", add_static)
    app.connect("html-page-context", add_table_script)
