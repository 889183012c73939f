"""How hard a text is to read, as a school grade.

Pure. Two measures that need nothing but counts:

- Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975);
- SMOG: 3.1291 + 1.0430 times the root of words of three syllables or more in 30 sentences
  (McLaughlin, 1969).

Syllables are counted by groups of vowels, with the usual corrections for English. A numeral
counts as a word of one syllable, as do the letters of an abbreviation without vowels.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*(?:[.,]\d+)*")
#: A sentence ends at a stop with a space or nothing behind it: "37.5" goes on.
_END = re.compile(r"[.!?]+[\"'\u201d\u2019)\]]*(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
#: An e at the end that is not spoken: "there", "times", "caused".
_SILENT_END = re.compile(r"(?<![aeiouy])e$|(?<![aeiouysxzgc])(?<!sh)(?<!ch)es$|(?<![aeiouytd])ed$")
#: "table", "muscles", "handled": an ending with a vowel of its own.
_SPOKEN_END = re.compile(r"[^aeiouyl]l(?:e|es|ed)$")
#: An e within a word that is not spoken: "safely", "careful", "guideline".
_SILENT_WITHIN = re.compile(
    r"[aeiouy][^aeiouy]e(?=(?:ly|ful|fully|less|ness|ment|ments|line|lines|long)$)"
)
#: Two vowels that are two syllables: "vari-ous", "di-et", "cli-ent", "the-ory", "usu-al", "go-ing".
_HIATUS = re.compile(
    r"(?<![cgstx])(?<!ll)i[ao](?!ge)|iate|iu|iet|(?<![ct])ien(?!d)|(?<!g)eo|\brea(?=ct)|creat|eu[ms]\b"
    r"|(?<![gq])ua|uou|oe[mt]|aic|myel|[aeiouy]ing\b"
)
#: What the rules get wrong among words that patients' pages need.
_EXCEPTIONS = {
    "aches": 1, "area": 3, "areas": 3, "cruel": 2, "diabetes": 4, "diarrhea": 4, "diarrhoea": 4,
    "every": 2, "everyone": 3, "everything": 3, "eye": 1, "eyes": 1, "fluid": 2, "fluids": 2,
    "headaches": 2, "idea": 3, "ideas": 3, "nausea": 3, "people": 2, "pituitary": 5, "ratio": 3,
    "reality": 4, "ruin": 2, "science": 2, "somebody": 3, "someone": 2, "something": 2,
    "sometimes": 2, "suicide": 3, "wednesday": 2,
}  # fmt: skip
_POLYSYLLABLE = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text counts."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    #: Words of three syllables or more.
    long_words: int = 0

    def __add__(self, other: Reading) -> Reading:
        """Both texts as one."""
        return Reading(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )

    @property
    def flesch_kincaid(self) -> float:
        """The Flesch-Kincaid grade; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """The SMOG grade; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 3.1291 + 1.0430 * math.sqrt(self.long_words * 30 / self.sentences)


def read(blocks: Iterable[str]) -> Reading:
    """The counts of *blocks* of text; the end of a block ends a sentence."""
    total = Reading()
    for block in blocks:
        for sentence in _END.split(block):
            counts = [syllables(word) for word in _WORD.findall(sentence)]
            if counts:
                total += Reading(
                    words=len(counts),
                    sentences=1,
                    syllables=sum(counts),
                    long_words=sum(count >= _POLYSYLLABLE for count in counts),
                )
    return total


def syllables(word: str) -> int:
    """The syllables of *word*, at least one.

    >>> [syllables(word) for word in ("the", "table", "doses", "immune", "diarrhoea")]
    [1, 2, 2, 2, 4]
    """
    plain = word.lower().replace("\u2019", "'").removesuffix("'s").replace("'", "")
    if plain in _EXCEPTIONS:
        return _EXCEPTIONS[plain]
    count = len(_VOWELS.findall(plain)) + len(_HIATUS.findall(plain))
    count -= len(_SILENT_WITHIN.findall(plain))
    if _SILENT_END.search(plain) and not _SPOKEN_END.search(plain):
        count -= 1
    return max(count, 1)
