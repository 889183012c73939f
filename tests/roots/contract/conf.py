project = "Contract"
author = "Contributors"
project_copyright = "Contributors"
version = release = "1"
extensions = ["myst_parser", "sphinx_design", "immuno_sphinx_ext"]
myst_enable_extensions = ["colon_fence", "attrs_inline"]
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "unsrt"
html_theme = "furo"
latex_engine = "xelatex"
latex_documents = [("index", "contract.tex", project, author, "manual")]
man_pages = [("index", "contract", project, author, 7)]
texinfo_documents = [("index", "contract", project, author, "contract", "A contract.", "Misc")]
exclude_patterns = ["_build"]
