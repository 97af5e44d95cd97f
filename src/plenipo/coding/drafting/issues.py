"""From sayings to issues and options."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from plenipo.coding.drafting.drafted import DraftedIssue, DraftedOption
from plenipo.coding.drafting.grouping import central, groups
from plenipo.coding.drafting.ids import Ids
from plenipo.coding.drafting.likeness import Floats, likeness, names, other_numbers, vectors
from plenipo.coding.drafting.phrases import Labels, as_label
from plenipo.coding.drafting.sayings import Saying
from plenipo.coding.wordings import content_words

MOST_ISSUES, MOST_OPTIONS, MOST_TERMS, MOST_LETTERS = 12, 5, 4, 60
SAME_ISSUE, SAME_OPTION = 0.5, 0.65
"""How alike sayings of one issue, and of one option, are on average."""


def draft_issues(sayings: Sequence[Saying]) -> tuple[DraftedIssue, ...]:
    """The issues several speakers take sides on in several documents, the most spoken of first."""
    if not sayings:
        return ()
    meaning = vectors(sayings)
    alike = likeness(sayings, meaning)
    documents = {saying.document.id for saying in sayings}
    found = [g for g in groups(alike, SAME_ISSUE) if _contested(g, sayings, min(2, len(documents)))]
    found = sorted(found, key=lambda g: (-_weight(g, sayings), g))[:MOST_ISSUES]
    texts = {saying.document.id: saying.document.text for saying in sayings}
    drafter = _Drafter(sayings, meaning, alike, Labels(sayings, meaning, names(texts.values())))
    return tuple(drafter.issue(group) for group in found)


def _contested(group: Sequence[int], sayings: Sequence[Saying], documents: int) -> bool:
    spoken = {party for n in group for party in sayings[n].parties}
    return len(spoken) > 1 and len({sayings[n].document.id for n in group}) >= documents


def _weight(group: Sequence[int], sayings: Sequence[Saying]) -> float:
    spoken = {party for n in group for party in sayings[n].parties}
    return len({sayings[n].document.id for n in group}) + len(spoken) + len(group) / 2


class _Drafter:
    """Makes issues of groups; ids and labels are each given once."""

    def __init__(self, sayings: Sequence[Saying], meaning: Floats, alike: Floats, labels: Labels) -> None:
        self._sayings, self._meaning, self._labels = sayings, meaning, labels
        self._alike, self._apart = alike, alike - other_numbers(sayings)
        self._ids, self._taken = Ids(), set[str]()

    def issue(self, group: Sequence[int]) -> DraftedIssue:
        """The issue a group of sayings is about."""
        label = self._label(group)
        self._taken.add(label.casefold())
        return DraftedIssue(
            self._ids.of(label), label, self._options(group), self._these(central(self._alike, group))
        )

    def _label(self, group: Sequence[int]) -> str:
        """What the group stands under in the documents, else a phrase; "Article 9" is told with a phrase."""
        named = [*self._labels.ranked(group, nominal=True), *self._labels.ranked(group, nominal=False)]
        named.append(self._sayings[group[0]].text[:MOST_LETTERS])
        heading = self._labels.heading(group)
        if heading and re.search(r"\d", heading):
            named = [f"{heading}: {name}" for name in named]
        elif heading:
            named = [heading, *named]
        return as_label(next((name for name in named if name.casefold() not in self._taken), named[0]))

    def _options(self, group: Sequence[int]) -> tuple[DraftedOption, ...]:
        inside = self._apart[np.ix_(list(group), list(group))]
        parts = [[group[n] for n in part] for part in groups(inside, SAME_OPTION)]
        ids, taken, made = Ids(), set[frozenset[str]](), list[DraftedOption]()
        for part in sorted(parts, key=lambda part: (-_weight(part, self._sayings), part)):
            named = [n for n in self._labels.ranked(part, nominal=False) if _keys(n) not in taken]
            if not named or (len(part) == 1 and len(_keys(named[0])) == 1 and made):
                continue  # another option says the same, or one word in one sentence says too little
            terms = tuple(named[:MOST_TERMS])
            taken |= {_keys(term) for term in terms}
            label = as_label(terms[0])
            made.append(DraftedOption(ids.of(label), label, terms, self._these(central(self._alike, part))))
        whole = as_label(self._sayings[group[0]].text[:MOST_LETTERS])
        return tuple(made[:MOST_OPTIONS]) or (DraftedOption(ids.of(whole), whole, (), self._these(group)),)

    def _these(self, places: Sequence[int]) -> tuple[Saying, ...]:
        return tuple(self._sayings[n] for n in places)


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for _, key in content_words(text))
