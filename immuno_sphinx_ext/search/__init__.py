"""A search that forgives spelling and knows every name of a card, in the page alone.

``text.py`` takes the text of each section off a page once that is read and translated;
``index.py`` writes all of it, with the names, kinds and calls of the cards, as one script beside
the pages; ``page.py`` brings the scripts to the pages and makes the search page. In the browser
``static/immuno-search.js`` is the field and the list. It loads the rest when a field is first
used: ``-words`` (how words are read), ``-terms`` (which terms a question asks for), ``-engine``
(which pages hold them, in which order), MiniSearch, and Sphinx's own stemmer and stop words of
the language of the build.

Why MiniSearch: on the queries of ``tests/data/search-queries.yaml`` that have a page (175 on
2026-11-25), over the same sections, with the same weights for names, headings and text:

======================================  =========  =====  ==============  ==============
library                                 success@3  MRR    typo success@3  no result
======================================  =========  =====  ==============  ==============
Sphinx's own search                         0.611  0.541           0.062           0.234
uFuzzy 1.0.19, one error a word             0.589  0.558           0.750           0.274
fuse.js 7.5.0, any word                     0.817  0.750           0.938           0.000
flexsearch 0.8.212, phonetic, suggest       0.851  0.748           0.781           0.034
lunr 2.3.9, two errors a word               0.914  0.874           0.844           0.006
MiniSearch 7.2.0, 0.2 errors a letter       0.909  0.868           0.938           0.000
this package, with MiniSearch               0.983  0.961           1.000           0.000
======================================  =========  =====  ==============  ==============

lunr does as well but is slower to index (159 ms against 69 ms) and had its last release in 2020.
fuse.js and uFuzzy look for the question as it stands and lose long ones. MiniSearch is 6 kB
compressed, needs neither ``eval`` nor WebAssembly, and lets terms be read, corrected and weighed
by the caller. ``tools/update_minisearch.py`` brings in another version.
"""
