"""Near-copies: one wire story in forty papers is one story.

Candidates come from MinHash over word shingles [Broder1997]_; each is then verified exactly. What makes a
copy is not how alike two texts are but that one **adds next to nothing** to the other: a shortened story, a
new headline, another lede. Two daily summaries that share a masthead or a page of background each have much
of their own, and stay two.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from plenipo.gather.shingles import Shingles, shingles
from plenipo.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHARED = 0.75
"""Least share of a copy's shingles that are in its original."""
LONGEST_ADDITION = 100
"""Most words in a row that a copy may add."""
SHARED_BUT_FOR_LEDE = 0.6
LEDE = 50
"""Words of a headline and first paragraph: a copy that adds no more may share only the share above."""
SMALLEST_PART = 0.25
"""Least length of a copy relative to its original: a story retold in a long report is a story of its own."""
SMALLEST_OPENING = 0.1
"""The same for a copy that only breaks off earlier: wire stories are cut from the end."""
SAME_OPENING = 0.9
FEWEST = 20
"""Shingles below which only the same words in the same order are a copy."""
AS_FULL = 0.8
"""The original is the earliest of those at least this long relative to the longest of the group."""


class CandidateIndex(Protocol):
    """Finds pairs of texts that may share much; may find too many, must rarely miss one."""

    def add(self, text: Shingles) -> None:
        """Take one more text; its number is how many were added before it."""

    def pairs(self) -> Iterable[tuple[int, int]]:
        """Pairs of numbers of texts that may share much, each once, smaller number first."""


def mark_copies(documents: Iterable[Document]) -> list[Document]:
    """The documents in their order, each near-copy with the id of its original in ``copy_of``."""
    documents = list(documents)
    copies = find_copies(documents)
    return [replace(each, copy_of=copies.get(each.id)) for each in documents]


def find_copies(documents: Sequence[Document], index: CandidateIndex | None = None) -> dict[str, str]:
    """Ids of near-copies, each with the id of its original, which is never a copy itself.

    1. Texts with the same words are one text from here on.
    2. Two texts are linked when the shorter adds next to nothing to the longer and is not a small part of it.
    3. In each group of linked texts the original is the earliest (then the first by origin) among those that
       are about as long as the longest, so that no text is set aside for one that leaves out half of it.
    4. Members that would add something to that original form groups of their own, by the same rule.

    The result does not depend on the order of ``documents``. Documents of the very same text share an id and
    are not copies of each other.
    """
    unique = sorted(
        {each.id: each for each in sorted(documents, key=_seniority, reverse=True)}.values(), key=_seniority
    )
    copies: dict[str, str] = {}
    texts: list[tuple[Document, Shingles]] = []
    same_words: dict[bytes, Document] = {}
    for each in unique:
        text = shingles(each.text)
        first = same_words.setdefault(text.ordered.tobytes(), each)
        if first is each:
            texts.append((each, text))
        else:
            copies[each.id] = first.id
    for group in _groups([text for _, text in texts], index):
        copies.update(_within([texts[at] for at in group]))
    return {copy: copies.get(original, original) for copy, original in sorted(copies.items())}


def _seniority(document: Document) -> tuple[dt.date, str, str]:
    return document.date or dt.date.max, document.origin, document.id


def _groups(texts: Sequence[Shingles], index: CandidateIndex | None) -> Iterator[list[int]]:
    """Numbers of texts that are linked, directly or through others, for every group of at least two."""
    index = index or default_index()
    for text in texts:
        index.add(text)
    group = list(range(len(texts)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, other in index.pairs():
        if root(one) != root(other) and linked(texts[one], texts[other]):
            group[max(root(one), root(other))] = min(root(one), root(other))
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(texts)):
        members[root(at)].append(at)
    return (found for found in members.values() if len(found) > 1)


def linked(one: Shingles, other: Shingles) -> bool:
    """Whether the shorter text adds next to nothing to the longer one and is not just a small part of it."""
    short, long = sorted((one, other), key=len)
    if len(short) < FEWEST or len(short) < SMALLEST_OPENING * len(long):
        return False
    if len(short) < SMALLEST_PART * len(long):
        return _opens(short, long)
    shared, longest = _overlap(short, long)
    own = len(short) - shared
    lede_only = own <= LEDE and shared >= SHARED_BUT_FOR_LEDE * len(short)
    return lede_only or (shared >= SHARED * len(short) and longest <= LONGEST_ADDITION)


def _opens(short: Shingles, long: Shingles) -> bool:
    """Whether one text is nearly word for word what the other one begins with."""
    import numpy as np

    opening = np.unique(long.ordered[: len(short.ordered) * 3 // 2])
    return int(_is_in(short.unique, opening).sum()) >= SAME_OPENING * len(short)


def _overlap(text: Shingles, other: Shingles) -> tuple[int, int]:
    """How many shingles of ``text`` are in ``other``, and the longest run of its words that are not."""
    import numpy as np

    shared = int(_is_in(text.unique, other.unique).sum())
    known = np.flatnonzero(_is_in(text.ordered, other.unique))
    ends = np.concatenate(([-1], known, [len(text.ordered)]))
    return shared, int(np.diff(ends).max()) - 1


def _is_in(values: NDArray[np.uint64], sorted_values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    import numpy as np

    at = np.minimum(np.searchsorted(sorted_values, values), len(sorted_values) - 1)
    return np.equal(sorted_values[at], values)


Told = tuple[Document, Shingles]


def _within(group: list[Told]) -> Mapping[str, str]:
    """Copies of a group of linked texts, given in order of seniority, each with its closest original."""
    originals: list[Told] = []
    copies: list[Told] = []
    rest = group
    while rest:
        longest = max(len(text) for _, text in rest)
        original = next(each for each in rest if len(each[1]) >= AS_FULL * longest)
        kept: list[Told] = []
        for each in rest:
            if each is not original:
                (copies if _adds_little(each[1], original[1]) else kept).append(each)
        rest = kept
        originals.append(original)
    return {document.id: _closest(text, originals).id for document, text in copies}


def _closest(text: Shingles, originals: Sequence[Told]) -> Document:
    fitting = (each for each in originals if _adds_little(text, each[1]))
    return max(fitting, key=lambda each: _overlap(text, each[1])[0])[0]


def _adds_little(text: Shingles, original: Shingles) -> bool:
    """Whether a member of a group is a copy of its original: one of a copy may have drifted word by word."""
    if linked(text, original):
        return True
    if len(text) < SMALLEST_PART * len(original):
        return False
    shared, longest = _overlap(text, original)
    return shared >= SHARED_BUT_FOR_LEDE * len(text) and longest <= LEDE


class MinHashIndex:
    """Candidates from MinHash signatures in bands of two (rensa)."""

    SLOTS = 512
    LEAST_ALIKE = 0.04
    """Estimated Jaccard index below which a pair is no candidate; that of linked texts is 0.09 or more."""

    def __init__(self) -> None:
        import rensa

        self._rensa = rensa
        self._lsh = rensa.RMinHashLSH(threshold=0.1, num_perm=self.SLOTS, num_bands=self.SLOTS // 2)
        self._signatures: list[rensa.RMinHash] = []
        self._sizes: list[int] = []

    def add(self, text: Shingles) -> None:
        """Take one more text."""
        signature = self._rensa.RMinHash(num_perm=self.SLOTS, seed=1)
        signature.update([str(shingle) for shingle in text.unique.tolist()])
        self._signatures.append(signature)
        self._sizes.append(len(text))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs that fall into one bucket and look alike by their signatures and lengths."""
        for at, signature in enumerate(self._signatures):
            for other in sorted(self._lsh.query(signature)):
                short, long = sorted((self._sizes[at], self._sizes[other]))
                alike = short >= SMALLEST_OPENING * long and signature.jaccard(self._signatures[other])
                if alike >= self.LEAST_ALIKE:
                    yield other, at
            self._lsh.insert(at, signature)


class SampleIndex:
    """Candidates that share some of an eighth of all shingles: no package needed, for some hundred texts."""

    EVERY = 8
    FEWEST_SHARED = 2

    def __init__(self) -> None:
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._count = 0

    def add(self, text: Shingles) -> None:
        """Take one more text."""
        for shingle in text.unique[text.unique % self.EVERY == 0].tolist():
            self._holders[shingle].append(self._count)
        self._count += 1

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs with at least two sampled shingles in common."""
        shared: dict[tuple[int, int], int] = defaultdict(int)
        for holders in self._holders.values():
            for at, other in enumerate(holders):
                for one in holders[:at]:
                    shared[one, other] += 1
        return (pair for pair, times in sorted(shared.items()) if times >= self.FEWEST_SHARED)


def default_index() -> CandidateIndex:
    """MinHash; without rensa (on a machine it has no build for) the sample."""
    try:
        return MinHashIndex()
    except ImportError:
        return SampleIndex()
