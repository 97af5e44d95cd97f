"""How the documentation is built: ``python -m sphinx -W -b html docs docs/_build``, without a network."""

from plenipo.version import __version__

project = "plenipo"
author = "The plenipo authors"
copyright = "the plenipo authors, Apache-2.0"
release = version = __version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "README.md"]
nitpicky = True

html_theme = "furo"
html_title = "plenipo"
html_copy_source = False
html_show_sourcelink = False
