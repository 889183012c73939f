"""What is wrong between directives and between pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import listings, names, nodes
from .i18n import __
from .messages import Problem, did_you_mean, warn
from .model import Concept, SideEffect

if TYPE_CHECKING:
    from docutils.nodes import document

    from .domain import ImmunoDomain
    from .model import Card

#: A preview is read at a glance: characters of the summary at the most.
MAX_SUMMARY = 300


def check_nesting(doctree: document) -> None:
    """Warn about grades that no side effect has taken in."""
    for ladder in doctree.findall(nodes.grades):
        if not nodes.stands_in(ladder, (nodes.side_effect,)):
            message = __("a {grade} stands in a {side-effect}: move it there")
            warn(Problem.NESTING, message, location=ladder)


def check(domain: ImmunoDomain) -> None:
    """Warn about clashing names, faulty cards and pages that do not exist."""
    _clashes(domain)
    used = {
        domain.derived.catalogue.find(use) for page in domain.pages.values() for use in page.uses
    }
    for card in domain.derived.catalogue.cards:
        _card(card)
        if isinstance(card, Concept) and card not in used:
            message = __("no page uses the concept '%s': link to it or leave the card out")
            warn(Problem.UNUSED_CARD, message, card.name, location=card.place)
    _pages(domain)


def _clashes(domain: ImmunoDomain) -> None:
    for clash in domain.derived.catalogue.clashes:
        first = clash.first
        place = f"{domain.env.doc2path(first.docname, base=False)}:{first.line}"
        warn(
            Problem.DUPLICATE_NAME,
            __("the name '%s' is claimed by two cards: '%s' (%s) keeps it, '%s' does not"),
            clash.name,
            first.name,
            place,
            clash.second.name,
            location=clash.second.place,
        )


def _card(card: Card) -> None:
    if not card.summary:
        message = __("'%s' has no summary: begin its body with a paragraph that says what it is")
        warn(Problem.SUMMARY, message, card.name, location=card.place)
    elif len(card.summary) > MAX_SUMMARY:
        warn(
            Problem.SUMMARY,
            __("the summary of '%s' has %d characters, a preview shows at most %d: "
               "begin with a shorter paragraph"),
            card.name,
            len(card.summary),
            MAX_SUMMARY,
            location=card.place,
        )  # fmt: skip
    if isinstance(card, SideEffect) and not card.calls:
        message = __("the side effect '%s' does not say when to call: add a {call} to it")
        warn(Problem.NO_CALL, message, card.name, location=card.place)


def _pages(domain: ImmunoDomain) -> None:
    documents = domain.env.found_docs
    for docname, page in sorted(domain.pages.items()):
        for request in page.listings:
            if not listings.gather(domain, request):
                options = "".join(f" :{name}: {value}" for name, value in request.options)
                message = __("%s: the handbook has nothing to list here%s")
                location = (docname, request.line)
                warn(Problem.EMPTY_LISTING, message, request.listing, options, location=location)
        for block in page.blocks:
            for other in (*block.pin, *block.exclude):
                if other not in documents:
                    nearest = did_you_mean(names.nearest(other, documents))
                    message = __("related-articles: there is no page '%s'%s")
                    location = (docname, block.line)
                    warn(Problem.UNKNOWN_PAGE, message, other, nearest, location=location)
