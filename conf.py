"""The handbook's Sphinx configuration. Build it with ``tox -e docs``."""

import os
from typing import Any

from immuno_sphinx_ext import __version__

project = "Immunotherapy handbook"
author = "the handbook's contributors"
project_copyright = "the handbook's contributors; text CC BY 4.0, evidence data CC0 1.0"
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "immuno_sphinx_ext",
    # LaTeX can't show SVG; needs rsvg-convert, for the PDF alone.
    "sphinxcontrib.rsvgconverter",
]
exclude_patterns = ["_build", "**/_*"]
templates_path = ["docs/_templates"]

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
# Pages are text: what a contributor types can never become live HTML (see `setup` too).
myst_disable_syntax = ["html_block", "html_inline"]
myst_heading_anchors = 3

# Typos, aliases and lay words are found; see immuno_sphinx_ext/search.
immuno_search = True
# The policy that hosts are to send with each page; see immuno_sphinx_ext/policy.py.
immuno_policy_files = True

bibtex_bibfiles = ["docs/references.bib"]
bibtex_default_style = "unsrt"

# Signals that carry a number in their names and have no card.
immuno_numbered_names = ["COVID-19", "interleukin-1", "interleukin-6", "BCL2"]

html_theme = "furo"
html_title = project
html_static_path = ["docs/_static"]
html_favicon = "docs/_static/favicon.svg"
html_css_files = ["handbook.css"]
html_copy_source = False
html_show_sourcelink = False
# Set where the site has an address; without one no canonical link is written.
html_baseurl = os.environ.get("DOCS_BASE_URL") or os.environ.get("READTHEDOCS_CANONICAL_URL", "")

epub_basename = "immunotherapy-handbook"
epub_exclude_files = ["search.html"]
epub_cover = ("_static/cover.svg", "epub-cover.html")
latex_documents = [
    ("index", "immunotherapy-handbook.tex", project, author, "manual"),
]
latex_toplevel_sectioning = "part"
# It shows Greek letters and every mark that the sources use.
latex_engine = "xelatex"
latex_table_style = ["booktabs"]
latex_additional_files = ["docs/_latex/handbook-cover.sty"]
latex_elements = {
    "papersize": "a4paper",
    # A part and a page need not begin on the right; an address may break at a hyphen.
    "extraclassoptions": "openany",
    "passoptionstopackages": r"\PassOptionsToPackage{hyphens}{url}",
    "extrapackages": r"\usepackage{handbook-cover}",
    "maketitle": r"\handbookcover",
    # Contents on three pages instead of thirty; the bookmarks go deeper. Rows of tables have air.
    "preamble": r"\setcounter{tocdepth}{0}\hypersetup{bookmarksdepth=1}"
    r"\renewcommand{\arraystretch}{1.25}",
}
man_pages = [("index", "immunotherapy-handbook", project, author, 7)]


def setup(app: Any) -> None:
    """Refuse the directive ``{raw}``: it would put live HTML on a page."""

    def refuse(_app: Any, env: Any, _docnames: list[str]) -> None:
        env.settings["raw_enabled"] = False

    app.connect("env-before-read-docs", refuse)
