"""Evidence records: read from YAML, checked against their schema, cited.

A record names its source by a key of the bibliography. A citation is a footnote of the page,
made by sphinxcontrib-bibtex; ``sources.py`` gathers the footnotes at the page's foot.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from docutils import nodes
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from sphinxcontrib.bibtex.foot_roles import FootCiteRole

from . import bibliography, names
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

SCHEMA = Path(__file__).parent / "schema" / "evidence.schema.json"
#: libyaml's loader reads 5,000 records in a tenth of the time, where PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Read the evidence files if one changed; return the pages that cite a changed record."""
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    folder = Path(app.srcdir, ImmunoConfig.of(app.config).evidence_dir)
    paths = sorted(folder.glob("**/*.yaml"))
    stamps = {str(path.relative_to(app.srcdir)): path.stat().st_mtime_ns for path in paths}
    if stamps == domain.evidence_files:
        return []
    places: dict[str, str] = {}
    records: dict[str, Evidence] = {}
    sources = bibliography.entries(env)
    for path in paths:
        for record, place in _records(path):
            if record.id in records:
                message = __("record '%s' stands already at %s")
                warn(Problem.EVIDENCE, message, record.id, places[record.id], location=place)
                continue
            if record.source not in sources:
                nearest = did_you_mean(names.nearest(record.source, sources))
                message = __("record '%s', source: no bibliography entry has the key '%s'%s")
                warn(Problem.EVIDENCE, message, record.id, record.source, nearest, location=place)
            places[record.id] = place
            records[record.id] = record
    return domain.replace_evidence(stamps, records)


def _records(path: Path) -> Iterator[tuple[Evidence, str]]:
    """The records of one file, each with its place.

    What can't be used is warned about and left out.
    """
    text = ""
    try:
        text = path.read_text("utf-8")
        entries = yaml.load(text, Loader=_Loader) or []  # noqa: S506 - it is the safe one
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1 if mark else 1}"
        reason = getattr(error, "problem", None) or str(error)
        warn(Problem.EVIDENCE, __("not a readable YAML file: %s"), reason, location=place)
        return
    if not isinstance(entries, list):
        warn(Problem.EVIDENCE, __("expected a list of records"), location=f"{path}:1")
        return
    validator = _validator()
    lines = [line for line, row in enumerate(text.splitlines(), 1) if row.startswith("-")]
    for number, entry in enumerate(entries, 1):
        place = f"{path}:{lines[number - 1] if number <= len(lines) else 1}"
        fault = best_match(validator.iter_errors(entry))
        if fault is None:
            yield _record(entry), place
            continue
        id_ = entry.get("id") if isinstance(entry, dict) else None
        name = f"'{id_}'" if id_ else f"no. {number}"
        where = "".join(f", {key}" for key in fault.absolute_path)
        message = __("record %s%s: %s")
        warn(Problem.EVIDENCE, message, name, where, fault.message, location=place)


def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return Draft202012Validator(schema["$defs"]["record"])


def _record(entry: dict[str, Any]) -> Evidence:
    return Evidence(
        id=entry["id"],
        topic=entry["topic"],
        claim=" ".join(entry["claim"].split()),
        figures=tuple((str(k), str(v)) for k, v in (entry.get("figures") or {}).items()),
        population=entry.get("population", ""),
        as_of=str(entry["as_of"]),
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
