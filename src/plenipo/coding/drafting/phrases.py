"""What to call a group of sayings: headings, noun phrases and short contents, as the documents write them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from plenipo.coding.drafting.likeness import Floats, phrase_vectors
from plenipo.coding.drafting.sayings import Saying
from plenipo.coding.wordings import GENERIC, content_words
from plenipo.reading.tagger import tag

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
PHRASE = re.compile(r"[JMNgn]*N(?:I[DSM]?[JMNgn]*N)?")
LINKS = frozenset({"of", "for", "on", "in", "to", "with"})
LEAD = re.compile(
    r"\A(?:(?:that|to|the|a|an|any|its|their|his|her|our|for|in|of|and|or|whether)\s+)+", re.IGNORECASE
)
POINTING = re.compile(
    r"\b(?:i|you|he|she|it|we|they|me|him|her|us|them|my|your|his|our|their|its|this|these|those|that|which|who|what|"
    r"one|ones|other|others|same|all|both|more|no one|nobody|everybody|anything|something|nothing)\b",
    re.IGNORECASE,
)
"""Words that say nothing away from their sentence."""
MARKS = " \t\n.,;:!?“”‘’\"'«»()[]—–-"
SHORT = 8
"""Words of a content that is short enough to be a label itself."""
LONGEST = 70
"""Characters of the longest label."""
OFTEN = 0.06
"""How much a phrase gains for each doubling of the sayings that have it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written, and the stems it comes down to."""

    text: str
    keys: frozenset[str]
    nominal: bool
    """Whether it is a noun phrase."""


def phrases(text: str, ignored: frozenset[str]) -> Iterator[Phrase]:
    """The noun phrases of a content, and the content itself if it is short; without ``ignored`` names.

    >>> said = "that a global cap on production be agreed soon by all"
    >>> [phrase.text for phrase in phrases(said, frozenset())]
    ['global cap on production']
    """
    found = list(TOKEN.finditer(text))
    words = [match[0] for match in found]
    tags = "".join(tag(words))
    for match in PHRASE.finditer(tags):
        start, end = match.span()
        linked = next((n for n in range(start, end) if tags[n] == "I"), None)
        if linked is not None and words[linked].lower() not in LINKS:
            end = linked
        yield from _phrase(text[found[start].start() : found[end - 1].end()], ignored, nominal=True)
    if 2 <= len(words) <= SHORT and not set(words) & set('“”"\n'):
        yield from _phrase(LEAD.sub("", text.strip(MARKS)), ignored, nominal=False)


def _phrase(text: str, ignored: frozenset[str], *, nominal: bool) -> Iterator[Phrase]:
    text = " ".join(text.split()).strip(MARKS)
    keys = frozenset(key for _, key in content_words(text))
    telling = keys - GENERIC - ignored and not POINTING.search(text) and not (nominal and keys & ignored)
    if 3 <= len(text) <= LONGEST and telling:
        yield Phrase(text, keys, nominal)


class Labels:
    """Names groups of sayings; made once for all the sayings of a draft."""

    def __init__(self, sayings: Sequence[Saying], meaning: Floats, ignored: frozenset[str]) -> None:
        """Find the phrases of each saying."""
        self._sayings, self._meaning = sayings, meaning
        self._phrases = [list(phrases(saying.text, ignored)) for saying in sayings]
        texts = sorted({p.text.lower() for found in self._phrases for p in found})
        self._vectors = dict(zip(texts, phrase_vectors(texts), strict=True)) if texts else {}

    def heading(self, group: Sequence[int]) -> str:
        """What most of those sayings stand under that stand under a heading, if two or more do."""
        headed = Counter(self._sayings[n].heading.casefold() for n in group if self._sayings[n].heading)
        if not headed:
            return ""
        name, times = min(headed.items(), key=lambda item: (-item[1], item[0]))
        return name if times >= 2 and 2 * times > headed.total() and 3 * times >= len(group) else ""

    def ranked(self, group: Sequence[int], *, nominal: bool) -> list[str]:
        """The phrases of a group: those first that mean what the group does and that many sayings have."""
        centre = self._meaning[list(group)].mean(0)
        centre = centre / (np.linalg.norm(centre) or 1)
        having: Counter[frozenset[str]] = Counter()
        written: dict[frozenset[str], Counter[str]] = {}
        for n in group:
            met = {p.keys: p for p in self._phrases[n] if p.nominal or not nominal}
            having.update(met.keys())
            for keys, phrase in met.items():
                written.setdefault(keys, Counter())[phrase.text] += 1
        return _once(
            min(written[keys], key=lambda text: (-written[keys][text], text.isupper(), text))
            for keys in sorted(
                having, key=lambda k: (-self._fit(written[k], having[k], centre), min(written[k]))
            )
        )

    def _fit(self, texts: Iterable[str], times: int, centre: Floats) -> float:
        alike = max(float(self._vectors[text.lower()] @ centre) for text in texts)
        return round(alike + OFTEN * math.log2(times), 5)


def _once(texts: Iterable[str]) -> list[str]:
    return list({text.casefold(): text for text in texts}.values())


def as_label(text: str) -> str:
    """A phrase as a label: a capital first, no shouting.

    >>> as_label("TOTAL CATCH"), as_label("global cap")
    ('Total catch', 'Global cap')
    """
    text = text.lower() if text.isupper() and len(text) > 4 else text
    return text[:1].upper() + text[1:]
