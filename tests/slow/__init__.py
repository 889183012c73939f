"""What a reader does, in Chromium. Run by ``tox -e slow``."""
