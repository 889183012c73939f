"""Evidence records: read from YAML, checked against their schema, cited.

A record names its source by a key of the bibliography. A citation is a footnote of the page,
made by sphinxcontrib-bibtex; ``sources.py`` gathers the footnotes at the page's foot.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from sphinxcontrib.bibtex.foot_roles import FootCiteRole

from . import bibliography, names, records
from .config import ImmunoConfig
from .i18n import __
from .messages import Problem, did_you_mean, warn
from .model import Evidence
from .nodes import evidence_citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import ImmunoDomain

#: Characters of what the schema's validator says.
MAX_FAULT = 300
SCHEMA = Path(__file__).parent / "schema" / "evidence.schema.json"


def load(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Read the evidence files if one changed; return the pages that cite a changed record."""
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    folder = Path(app.srcdir, ImmunoConfig.of(app.config).evidence_dir)
    paths = sorted(path for path in folder.glob("**/*.yaml") if path.is_file())
    stamps = {str(path.relative_to(app.srcdir)): path.stat().st_mtime_ns for path in paths}
    if stamps == domain.evidence_files:
        return []
    places: dict[str, str] = {}
    found: dict[str, Evidence] = {}
    sources = bibliography.entries(env)
    for path in paths:
        for record, place in _records(path):
            if record.id in found:
                message = __("record '%s' stands already at %s")
                warn(Problem.EVIDENCE, message, record.id, places[record.id], location=place)
                continue
            if record.source not in sources:
                nearest = did_you_mean(names.nearest(record.source, sources))
                message = __("record '%s', source: no bibliography entry has the key '%s'%s")
                warn(Problem.EVIDENCE, message, record.id, record.source, nearest, location=place)
            places[record.id] = place
            found[record.id] = record
    return domain.replace_evidence(stamps, found)


def _records(path: Path) -> Iterator[tuple[Evidence, str]]:
    """The records of one file, each with its place.

    What can't be used is warned about and left out.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = __("not a readable YAML file: %s")
        warn(Problem.EVIDENCE, message, str(error), location=f"{path}:1")
        return
    validator = _validator()
    for number, (line, entry) in enumerate(records.read(text), 1):
        place = f"{path}:{line}"
        if isinstance(entry, records.Unreadable):
            warn(Problem.EVIDENCE, "%s", entry.reason, location=place)
            continue
        fault = best_match(validator.iter_errors(entry))
        if fault is None:
            yield _record(entry), place
            continue
        id_ = entry.get("id") if isinstance(entry, dict) else None
        name = f"'{id_}'" if id_ else f"no. {number}"
        where = "".join(f", {key}" for key in fault.absolute_path)
        message = __("record %s%s: %s")
        warn(Problem.EVIDENCE, message, name, where, _ends(fault.message), location=place)


def _ends(message: str) -> str:
    """Both ends of a long *message*, which begins with the value that it is about."""
    return message if len(message) <= MAX_FAULT else f"{message[:80]}...{message[-80:]}"


def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return Draft202012Validator(schema["$defs"]["record"])


def _record(entry: dict[str, Any]) -> Evidence:
    return Evidence(
        id=entry["id"],
        topic=names.tidy(entry["topic"]),
        claim=names.tidy(entry["claim"]),
        figures=tuple(
            (names.tidy(str(k)), names.tidy(str(v)))
            for k, v in (entry.get("figures") or {}).items()
        ),
        population=names.tidy(entry.get("population", "")),
        as_of=names.tidy(str(entry["as_of"])),
        source=entry["source"],
        status=entry["status"],
        note=entry.get("note", ""),
    )


def cite(
    env: BuildEnvironment,
    ids: Sequence[str],
    inliner: Inliner,
    lineno: int,
    location: str,
) -> list[nodes.Node]:
    """Footnote references to the sources of the records *ids*.

    An id that no record has is warned about and shown in brackets.
    """
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    citation = evidence_citation(evidence=list(ids))
    sources: list[str] = []
    for id_ in ids:
        record = domain.evidence.get(id_)
        if record is None:
            nearest = names.nearest(id_, domain.evidence)
            message = __("no evidence record has the id '%s'%s")
            warn(Problem.EVIDENCE, message, id_, did_you_mean(nearest), location=location)
            citation += nodes.Text(f"[{id_}]")
        elif record.source not in sources:
            sources.append(record.source)
    if sources:
        for bibfile in env.domains["cite"].bibdata.bibfiles:  # type: ignore[attr-defined]
            env.note_dependency(str(bibfile))
        keys = ",".join(sources)
        references, _ = FootCiteRole()("footcite:p", keys, keys, lineno, inliner)
        citation += references
    return [citation]
