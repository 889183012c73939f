"""Lists of records in YAML files, read without trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from .i18n import __

if TYPE_CHECKING:
    from collections.abc import Iterator

#: libyaml's loader reads 5,000 records in a tenth of the time, where PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What PyYAML raises for values that it can't make, such as the date 2026-02-30.
_FAULTS = (yaml.YAMLError, ValueError, TypeError, AttributeError, OverflowError, RecursionError)
#: By how much aliases may make a text longer.
UNFOLDED = 10


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is no record, and why."""

    reason: str


def read(text: str) -> Iterator[tuple[int, Any]]:
    """The entries of the list that *text* holds, each with its line.

    An entry that can't be read, or a text that is no list, is an `Unreadable`.
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            yield 1, Unreadable(__("expected a list of records"))
        elif _unfolded(root, {}) > UNFOLDED * len(text):
            yield 1, Unreadable(__("not a readable YAML file: its aliases unfold without end"))
        else:
            for node in root.value:
                yield node.start_mark.line + 1, _entry(loader, node)
    except _FAULTS as error:
        mark = getattr(error, "problem_mark", None)
        reason = __("not a readable YAML file: %s") % _reason(error)
        yield mark.line + 1 if mark else 1, Unreadable(reason)


def _entry(loader: Any, node: yaml.Node) -> Any:
    try:
        return loader.construct_document(node)
    except _FAULTS as error:
        return Unreadable(__("not a readable record: %s") % _reason(error))


def _reason(error: Exception) -> str:
    return getattr(error, "problem", None) or str(error)


def _unfolded(node: yaml.Node, known: dict[int, float]) -> float:
    """The characters of *node* with every alias written out; infinite where it holds itself."""
    key = id(node)
    if key not in known:
        known[key] = float("inf")  # until it is left again
        if isinstance(node, yaml.ScalarNode):
            known[key] = len(node.value)
        else:
            parts = node.value
            if isinstance(node, yaml.MappingNode):
                parts = [part for pair in node.value for part in pair]
            known[key] = 1 + sum(_unfolded(part, known) for part in parts)
    return known[key]
