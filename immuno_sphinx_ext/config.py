"""The options of the extension: one dataclass says everything about each."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from .i18n import __

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "immuno_"


def _option(default: Any, rebuild: str, description: str) -> Any:
    """A field with its default, what Sphinx rebuilds when it changes, and its help."""
    metadata = {"rebuild": rebuild, "description": description}
    if isinstance(default, tuple):
        return field(default=default, metadata=metadata | {"types": (list, tuple)})
    return field(default=default, metadata=metadata | {"types": (type(default),)})


@dataclass(frozen=True)
class ImmunoConfig:
    """All ``immuno_*`` values of ``conf.py``: plain data, checked once at the start."""

    kinds: tuple[str, ...] = _option(
        ("cell", "molecule", "process", "therapy", "medicine", "disease", "test", "practice"),
        "env",
        "What a concept card may define: the values of its :kind: option.",
    )
    organs: tuple[str, ...] = _option(
        (
            *("skin", "gut", "liver", "lung", "glands", "heart", "nerves", "muscles"),
            *("joints", "kidney", "blood", "eyes", "whole-body", "infusion"),
        ),
        "env",
        "Where a side effect may sit: the values of its :organ: option.",
    )
    emergency_numbers: str = _option(
        "112, 911 or 999", "env", "The telephone numbers that an emergency box names."
    )
    evidence_dir: str = _option(
        "evidence", "env", "The folder of evidence records (YAML), below the source folder."
    )
    check_figures: bool = _option(
        True, "env", "Whether every figure in prose must stand in an evidence record cited there."
    )
    evidence_years: int = _option(
        5, "", "The age in years from which the build counts a record as old."
    )
    numbered_names: tuple[str, ...] = _option(
        ("COVID-19",),
        "env",
        "Names with a number that is no figure, besides the names and aliases of cards.",
    )
    review_note: str = _option(
        "not yet reviewed by a clinician",
        "env",
        "What stands after the date on which a page was checked against its sources.",
    )
    review_months: int = _option(
        12, "", "After how many months a page says that it is due for a new check."
    )
    related_articles: bool = _option(
        True, "env", "Whether every page ends with the articles nearest to it."
    )
    related_limit: int = _option(4, "env", "How many related articles a page names at the most.")
    search: bool = _option(
        False, "env", "Whether the extension's search takes the place of Sphinx's."
    )
    policy_files: bool = _option(
        False, "", "Whether an HTML build writes a Content-Security-Policy for static hosts."
    )

    @classmethod
    def of(cls, config: Config) -> ImmunoConfig:
        """The options as *config* has them, lists made into tuples."""
        values: dict[str, Any] = {f.name: getattr(config, PREFIX + f.name) for f in fields(cls)}
        plain: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in values.items()
        }
        return cls(**plain)


def register(app: Sphinx) -> None:
    """Declare every option to Sphinx."""
    for option in fields(ImmunoConfig):
        default = option.default
        app.add_config_value(
            PREFIX + option.name,
            list(default) if isinstance(default, tuple) else default,
            option.metadata["rebuild"],
            option.metadata["types"],
            option.metadata["description"],
        )


def check(_app: Sphinx, config: Config) -> None:
    """Stop with `ConfigError` where a value has a shape that nothing can be built with."""
    options = ImmunoConfig.of(config)
    for name in ("kinds", "organs", "numbered_names"):
        words = getattr(options, name)
        if not all(isinstance(word, str) and word.strip() for word in words):
            raise ConfigError(__("immuno_%s must be a list of words, not %r") % (name, words))
    if not isinstance(options.related_limit, int) or options.related_limit < 1:
        raise ConfigError(__("immuno_related_limit must be 1 or more"))
