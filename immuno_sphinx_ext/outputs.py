"""The files that a page becomes, so that those of a page that is gone can go too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .export import llms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

#: The builders that write one file a page, of those that Sphinx has.
HTML = {"html", "dirhtml"}
PLAIN = {"text", "xml", "pseudoxml"}


def writes_pages(builder: Builder) -> bool:
    """Whether *builder* writes one file a page."""
    return builder.name in HTML | PLAIN


def of_pages(app: Sphinx, docnames: Iterable[str]) -> dict[str, list[str]]:
    """For each page the files that the builder writes for it, below the output folder."""
    return {docname: list(_files(app, docname)) for docname in docnames}


def _files(app: Sphinx, docname: str) -> Iterable[str]:
    builder: Builder = app.builder
    outdir = Path(app.outdir)
    if builder.name in HTML:
        page = Path(builder.get_output_path(docname))  # type: ignore[attr-defined]
        yield page.relative_to(outdir).as_posix()
        if app.config.html_copy_source:
            source = str(app.env.doc2path(docname, base=False))
            suffix = app.config.html_sourcelink_suffix
            yield f"_sources/{source}{'' if source.endswith(suffix) else suffix}"
        yield llms.name_of(docname)
    elif builder.name in PLAIN:
        yield f"{docname}{builder.out_suffix}"  # type: ignore[attr-defined]


def remove(app: Sphinx, files: Iterable[str]) -> None:
    """Remove *files* of earlier builds, and no folder or file outside the output folder."""
    outdir = Path(app.outdir).resolve()
    for name in files:
        path = outdir / name
        if path.parent.resolve().is_relative_to(outdir) and path.is_file():
            path.unlink()
