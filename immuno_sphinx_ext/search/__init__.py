"""A search that forgives spelling and knows every name of a card, in the page alone."""
