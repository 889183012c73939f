project = "Minimal"
author = project_copyright = "Contributors"
version = release = "1"
extensions = ["myst_parser", "immuno_sphinx_ext"]
# Tests of one card at a time: what concerns a whole handbook is asked for where it is tested.
suppress_warnings = ["immuno.unused-card", "immuno.summary", "immuno.no-call"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
exclude_patterns = ["_build"]
