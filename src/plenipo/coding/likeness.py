"""How like a sentence is to a codebook's example sentences."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenipo.coding.wordings import STOP, content_words
from plenipo.model import Codebook

COMMON = frozenset(
    key
    for word in [
        "say",
        "tell",
        "want",
        "need",
        "make",
        "take",
        "give",
        "country",
        "side",
        "party",
        "people",
        "government",
        "should",
        "must",
        "ready",
        "new",
        "time",
        "year",
        "day",
        "first",
        "one",
        "two",
        "other",
        "more",
        "than",
        "out",
        "up",
        "also",
        "our",
        "their",
        "its",
        "war",
        "peace",
        "agreement",
        "deal",
        "should",
        "be",
        "have",
        "part",
        "end",
        "not",
        "no",
        "never",
        "only",
    ]
    for _, key in content_words(word)
)
"""Words too common in the field to show likeness by themselves; they count a quarter."""


NEGATIVE = frozenset(["no", "not", "never", "nothing", "without", "neither", "nor", "nobody"])


def is_negative(keys: Iterable[str]) -> bool:
    """Whether an odd number of the words negate."""
    return len(NEGATIVE & frozenset(keys)) % 2 == 1


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the codebook: which option it stands for, or is only like."""

    issue: str
    option: str
    counter: bool
    text: str
    weights: Mapping[str, float]
    norm: float
    negative: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """A sentence's nearest example of one option."""

    issue: str
    option: str
    score: float
    counter: bool
    shared: frozenset[str]
    text: str
    turned: bool
    """Whether one of the two sentences is negative and the other is not."""


class Examples:
    """The example sentences of a codebook, searchable by their words.

    Word weights fall with the number of options a word occurs in (as in tf-idf, but without the total number
    of options, so that adding an issue with other words changes no score).
    """

    def __init__(self, codebook: Codebook) -> None:
        """Index the examples and counterexamples of every option."""
        sentences = [
            (
                issue.id,
                option.id,
                counter,
                text,
                frozenset(key for form, key in content_words(text) if form not in STOP),
            )
            for issue in codebook.issues.values()
            for option in issue.options.values()
            for counter, texts in ((False, option.examples), (True, option.counterexamples))
            for text in texts
        ]
        places: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for issue, option, _, _, keys in sentences:
            for key in keys:
                places[key].add((issue, option))
        self._weight = {
            key: (0.25 if key in COMMON else 1.0) / (1.0 + math.log(len(o))) for key, o in places.items()
        }
        self._examples = [
            Example(
                *(i, o, c, text, {k: self._weight[k] for k in keys}),
                norm=math.sqrt(math.fsum(self._weight[k] ** 2 for k in keys)),
                negative=is_negative(keys),
            )
            for i, o, c, text, keys in sentences
        ]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for index, example in enumerate(self._examples):
            for key in example.weights:
                self._by_key[key].append(index)

    def nearest(self, keys: Iterable[str]) -> list[Likeness]:
        """For each option the likest example (and the likest counterexample), best first.

        The score is the cosine between the weighted words, 0 to 1; words the codebook's examples do not have
        weigh half.
        """
        asked = frozenset(keys) - STOP
        dots: dict[int, float] = defaultdict(float)
        for key in sorted(asked):
            for index in self._by_key.get(key, ()):
                dots[index] += self._weight[key] ** 2
        norm = math.sqrt(
            math.fsum(self._weight.get(key, 0.1 if key in COMMON else 0.5) ** 2 for key in asked)
        )
        best: dict[tuple[str, str, bool], Likeness] = {}
        for index, dot in dots.items():
            example = self._examples[index]
            score = round(dot / (norm * example.norm), 6) if norm and example.norm else 0.0
            place = (example.issue, example.option, example.counter)
            if place not in best or score > best[place].score:
                shared = asked & frozenset(example.weights)
                turned = is_negative(asked) != example.negative
                best[place] = Likeness(*place[:2], score, place[2], shared, example.text, turned)
        return sorted(
            best.values(), key=lambda found: (-found.score, found.issue, found.option, found.counter)
        )
