"""What the handbook calls kinds, organs, readers, urgencies, grades, onsets and facts."""

from __future__ import annotations

from .i18n import _
from .model import Onset, Urgency


def kind_words(kind: str) -> str:
    """A kind of concept; a kind that a project has added stays as it is."""
    return {
        "cell": _("cell"),
        "molecule": _("molecule"),
        "process": _("process"),
        "therapy": _("therapy"),
        "medicine": _("medicine"),
        "disease": _("disease"),
        "test": _("test"),
        "practice": _("practice"),
    }.get(kind, kind)


def organ_words(organ: str) -> str:
    """A part of the body; one that a project has added stays as it is."""
    return {
        "skin": _("skin"),
        "gut": _("gut"),
        "liver": _("liver"),
        "lung": _("lung"),
        "glands": _("glands"),
        "heart": _("heart"),
        "nerves": _("nerves"),
        "muscles": _("muscles"),
        "joints": _("joints"),
        "kidney": _("kidney"),
        "blood": _("blood"),
        "eyes": _("eyes"),
        "whole-body": _("whole body"),
        "infusion": _("infusion"),
    }.get(organ, organ)


def reader_words(audience: str) -> str:
    """Whom a page is for."""
    return {
        "patient": _("patient"),
        "carer": _("carer"),
        "student": _("student"),
        "clinician": _("clinician"),
        "contributor": _("contributor"),
    }[audience]


def urgency_words(urgency: Urgency) -> str:
    """The urgency of a whole side effect."""
    return {
        Urgency.EMERGENCY: _("Can be an emergency"),
        Urgency.CALL_NOW: _("Call your team day or night"),
        Urgency.TELL_TEAM: _("Tell your team"),
        Urgency.SELF_CARE: _("Can be looked after at home"),
    }[urgency]


def call_words(urgency: Urgency, emergency_numbers: str) -> str:
    """The heading that the items of a call complete."""
    return {
        Urgency.EMERGENCY: _("Emergency: call %s now if:") % emergency_numbers,
        Urgency.CALL_NOW: _("Call your team's 24-hour line now, day or night, if:"),
        Urgency.TELL_TEAM: _("Tell your team in working hours if:"),
        Urgency.SELF_CARE: _("Look after yourself at home if:"),
    }[urgency]


def grade_words(level: int) -> str:
    """What a grade is called, after the general scale of CTCAE version 5.0 (NCI, 2017)."""
    return {
        1: _("Grade 1: mild"),
        2: _("Grade 2: moderate"),
        3: _("Grade 3: severe"),
        4: _("Grade 4: life-threatening"),
        5: _("Grade 5: death"),
    }[level]


def status_words(status: str) -> str:
    """Whether the figure of an evidence record itself was seen in its source."""
    if status == "verified":
        return _("seen in the source")
    return _("only the source was seen, not the figure")


def onset_words(onset: Onset) -> str:
    """When a side effect starts."""
    if onset.first is None:
        return _("any time")
    words = {
        "day": _("%d to %d days"),
        "week": _("%d to %d weeks"),
        "month": _("%d to %d months"),
        "year": _("%d to %d years"),
    }
    return words[onset.unit] % (onset.first, onset.last)
