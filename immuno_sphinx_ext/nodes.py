"""The few nodes of our own.

The boxes are admonitions, so that every writer, also one that has never heard of this
extension, shows a title and a body. Only HTML has visitors for them (``html.py``); for other
formats ``lower.py`` puts standard nodes in their place.
"""

from __future__ import annotations

from docutils import nodes

#: The classes of the paragraphs that name the aliases of a card and how it is said.
ALIASES, SAY = "immuno-aliases", "immuno-say"


class box_title(nodes.title):
    """The heading of a box: a real heading in HTML, an admonition's title elsewhere."""


class concept_card(nodes.admonition):
    """A concept. Attributes: ``name``, ``aliases``, ``kind``, ``drug-class``, ``target``."""


class side_effect(nodes.admonition):
    """A side effect.

    Attributes: ``name``, ``aliases``, ``organ``, ``therapies``, ``onset``, ``frequency``.
    """


class call(nodes.admonition):
    """When to call whom. Attribute: ``urgency``."""


class in_depth(nodes.admonition):
    """The second reading level; Sphinx folds it in HTML."""


class grades(nodes.definition_list):
    """The grade ladder."""


class grade_step(nodes.definition_list_item):
    """One step of it. Attribute: ``level``, 1 to 5."""


class related_articles(nodes.General, nodes.Element):
    """Where related articles will stand, once all pages are read.

    Attributes: ``docname``, ``limit``, ``pin``, ``exclude``. A post-transform fills it.
    """


class evidence_citation(nodes.inline):
    """The footnote references of one citation. Attribute: ``evidence``, the record ids."""


class unsourced(nodes.inline):
    """Words whose number is no figure. Attribute: ``reason``."""


class sources(nodes.section):
    """The section at the foot of a page that holds the footnotes of its citations."""


class used_on(nodes.General, nodes.Element):
    """Where the list of pages that use a card will stand. Attributes: ``docname``, ``card``."""


class listing(nodes.General, nodes.Element):
    """Where an index, a table or a list made from all pages will stand. Attribute: ``request``."""


class overdue(nodes.General, nodes.Element):
    """Where a banner will stand once the page is due for review. Attribute: ``docname``."""


class filterable(nodes.container):
    """A table that a script may filter. Attribute: ``columns``, those to filter by."""


class value(nodes.inline):
    """One value in a cell of a table. Attribute: ``sort``, by which a script sorts it."""


class preview(nodes.General, nodes.Element):
    """What a link to a card shows. Attributes: ``name``, ``kind``, ``summary``, ``href``.

    Text in attributes stays out of the page's search text.
    """


class evidence_preview(nodes.General, nodes.Element):
    """What a citation shows.

    Attributes: ``citation``, the record ids, and ``records``, a claim, a line of facts, the
    name and the address of the source for each.
    """


class previews(nodes.General, nodes.Element):
    """All previews of a page, after its text."""


class icon_array(nodes.container):
    """Rates of 100 people. Attribute: ``evidence``, the record ids."""


class alert_card(nodes.admonition):
    """A card to fill in and carry."""


class blank(nodes.inline):
    """A line to write on, in the body of a field whose name says what belongs there."""


class drawing(nodes.General, nodes.Element):
    """What only HTML can show, beside words that say the same. Attribute: ``svg``."""


def stands_in(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    """Whether *node* has something of *kinds* around it."""
    parent = node.parent
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parent
    return parent is not None
