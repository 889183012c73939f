"""The handbook beyond its web pages: what other programs read."""
