project = "Minimal"
author = project_copyright = "Contributors"
version = release = "1"
extensions = ["myst_parser", "immuno_sphinx_ext"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
exclude_patterns = ["_build"]
