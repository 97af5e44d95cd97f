"""A codebook compiled for finding its wordings quickly."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from plenipo.coding.inflection import stem
from plenipo.coding.lexicon import tagged, word_list
from plenipo.coding.thesaurus import concept
from plenipo.coding.tokens import tokens
from plenipo.model import Codebook, Issue, Option, Span

STOP = word_list("stop")
ORDER = word_list("order")
"""Words whose place in a wording carries its sense."""
KEPT = frozenset({"all"})
"""Stop words that still tell options apart when a wording has them."""


GENERIC = frozenset(concept(word) for line in tagged("generic.txt", "any") for word in line.split())
GENERIC_ALONE = frozenset(concept(word) for line in tagged("generic.txt", "alone") for word in line.split())


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to name an option (or, with no option, an issue)."""

    text: str
    issue: str
    option: str | None
    keys: tuple[str, ...]
    stems: frozenset[str]
    ordered: bool
    worth: float = 1.0
    """1 for a term, less for a wording derived from labels."""
    generic: bool = False
    """Whether its words are too common to tell the issue by themselves."""
    mass: float = 0.0
    """How much its words tell: a word that many of the issue's options share tells less."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of a codebook, reachable from their rarest word."""

    codebook: Codebook
    by_anchor: dict[str, tuple[Wording, ...]] = field(default_factory=dict)


def content_words(text: str) -> list[tuple[str, str]]:
    """The words of a wording that count, as (form, concept)."""
    found = [t for t in tokens(text, Span(0, len(text))) if not t.mark]
    kept = [
        t for t in found if t.form not in STOP or t.form in KEPT or (t is found[-1] and t.form == "on")
    ] or found
    return [(t.form, t.key) for t in kept]


def wording(text: str, issue: str, option: str | None, worth: float = 1.0) -> Wording | None:
    """The wording a text is, or ``None`` when it has no words."""
    counted = content_words(text)
    if not counted:
        return None
    forms, keys = zip(*counted, strict=True)
    stems = frozenset(stem(form) for form in forms)
    generic = GENERIC.issuperset(keys) or (len(keys) == 1 and keys[0] in GENERIC_ALONE)
    return Wording(text, issue, option, keys, stems, not ORDER.isdisjoint(forms), worth, generic)


def _from_labels(issue: Issue, option: Option) -> Iterator[tuple[str, float]]:
    """Wordings in an option's label: on its own when it says enough, else beside the issue's terms."""
    label = re.sub(r"\([^)]*\)", "", option.label)
    count = len(content_words(label))
    if 2 <= count <= 4:
        yield label, 0.9
    if 1 <= count <= 2:
        yield from ((f"{term} {label}", 0.9) for term in issue.terms)


def _all(issue: Issue) -> Iterator[Wording | None]:
    for term in issue.terms:
        yield wording(term, issue.id, None)
    for option in issue.options.values():
        yield from (wording(term, issue.id, option.id) for term in option.terms)
        yield from (wording(text, issue.id, option.id, worth) for text, worth in _from_labels(issue, option))


def _unambiguous(found: Iterable[Wording]) -> list[Wording]:
    """Each wording once per option; one that names two options of an issue names only the issue."""
    kept: dict[tuple[str, str | None, tuple[str, ...], bool], Wording] = {}
    for one in found:
        place = (one.issue, one.option, one.keys if one.ordered else tuple(sorted(one.keys)), one.ordered)
        if place not in kept or kept[place].worth < one.worth:
            kept[place] = one
    return list(kept.values())


def _massed(issue: Issue) -> list[Wording]:
    """The wordings of an issue, each with its mass."""
    found = _unambiguous(w for w in _all(issue) if w)
    options: dict[str, set[str]] = {}
    for one in found:
        for key in one.keys:
            options.setdefault(key, set()).add(one.option or "")
    return [replace(w, mass=math.fsum(1 / math.sqrt(len(options[key])) for key in w.keys)) for w in found]


def compile_wordings(codebook: Codebook) -> Wordings:
    """Every wording of the codebook, indexed by the word of it that fewest wordings have."""
    found = [w for issue in codebook.issues.values() for w in _massed(issue)]
    commonness = Counter(key for w in found for key in set(w.keys))
    by_anchor: dict[str, list[Wording]] = {}
    for one in found:
        anchor = min(one.keys, key=lambda key: (commonness[key], key))
        by_anchor.setdefault(anchor, []).append(one)
    return Wordings(codebook, {key: tuple(listed) for key, listed in by_anchor.items()})
