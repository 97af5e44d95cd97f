"""Small words: numbers, lists, dates and the record's vocabularies in plain English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from plenipo.model import ConditionKind, Mode, Stance

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PLURALS = {"this": "these", "is": "are", "was": "were", "has": "have", "its": "their", "does": "do"}

STANCES = {Stance.SUPPORT: "for", Stance.OPPOSE: "against", Stance.NEUTRAL: "takes no side on"}
STRENGTHS = {1: "tentative", 2: "plain", 3: "categorical"}
MODES = {
    Mode.DIRECT: "in quotation marks",
    Mode.INDIRECT: "in the writer’s words",
    Mode.MIXED: "partly in quotation marks",
}
CONDITIONS = {ConditionKind.ONLY_IF: "only if", ConditionKind.IF_THEN: "if"}
_CONJUNCTIONS = frozenset(
    [
        "after",
        "although",
        "as",
        "assuming",
        "before",
        "but",
        "even",
        "except",
        "following",
        "given",
        "if",
        "in",
        "no",
        "not",
        "on",
        "once",
        "only",
        "pending",
        "provided",
        "providing",
        "should",
        "so",
        "subject",
        "unless",
        "until",
        "upon",
        "were",
        "when",
        "where",
        "with",
        "within",
        "without",
    ]
)
KINDS = {"news": "news", "communique": "communiqué", "summary": "meeting summary", "transcript": "transcript"}


def number(n: int) -> str:
    """A count as figures with thousands separated; very large ones rounded.

    >>> number(1296), number(3_200_000_000_000)
    ('1,296', 'about 3.2 trillion')
    """
    if n >= 10**15:
        return f"about {n:.1e}".replace("e+", " × 10^")
    for unit, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if n >= unit and n >= 10**7:
            return f"about {n / unit:.1f} {name}"
    return f"{n:,}"


def plural(word: str, n: int) -> str:
    """The word as it goes with ``n`` things.

    >>> plural("party", 2), plural("claim", 1), plural("has", 3)
    ('parties', 'claim', 'have')
    """
    if n == 1:
        return word
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def count(n: int, word: str) -> str:
    """A count with its noun, in figures: "no claims", "1 claim", "1,200 claims"."""
    return f"{number(n) if n else 'no'} {plural(word, n)}"


def spelled(n: int, word: str = "") -> str:
    """A count as running text has it: words up to ten, figures above.

    >>> spelled(3, "actor"), spelled(12, "actor")
    ('three actors', '12 actors')
    """
    figure = _WORDS[n] if 0 <= n < len(_WORDS) else number(n)
    return f"{figure} {plural(word, n)}" if word else figure


def listed(names: Sequence[str], limit: int = 6) -> str:
    """Names in a row, the surplus counted.

    >>> listed(["Italy", "Poland", "Kell"]), listed(["A", "B", "C", "D"], limit=3)
    ('Italy, Poland and Kell', 'A, B and 2 others')
    """
    names = list(names)
    if len(names) > limit:
        rest = len(names) - (limit - 1)
        names = [*names[: limit - 1], f"{rest} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def linked(kind: ConditionKind, words: str) -> str:
    """The word that leads into a condition's own words: ``only if`` or ``if``, not said twice.

    >>> linked(ConditionKind.ONLY_IF, "if all parties agree"), linked(ConditionKind.ONLY_IF, "a truce")
    ('only', 'only if')
    """
    first = words.split(maxsplit=1)[0].lower().strip(",;:“\"'(") if words.split() else ""
    if first not in _CONJUNCTIONS:
        return CONDITIONS[kind]
    return "only" if kind is ConditionKind.ONLY_IF else ""


def capital(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def day(date: dt.date | None) -> str:
    """A date in words: "12 March 2026"; "undated" when unknown."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}" if date else "undated"


def short_day(date: dt.date | None) -> str:
    """A date for tables and source lines: "12 Mar 2026"."""
    return f"{date.day} {_MONTHS[date.month - 1][:3]} {date.year}" if date else "undated"


def period(dates: Sequence[dt.date | None]) -> str:
    """From the first to the last known date, shared parts said once.

    >>> period([dt.date(2026, 1, 3), None, dt.date(2026, 3, 9)])
    '3 January to 9 March 2026'
    """
    known = sorted(date for date in dates if date)
    if not known:
        return ""
    first, last = known[0], known[-1]
    if first == last:
        return day(last)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    start = str(first.day) if first.month == last.month else day(first).rsplit(" ", 1)[0]
    return f"{start} to {day(last)}"


def percent(share: float) -> str:
    """A share as a whole percentage; never 0 or 100 unless it is exactly that."""
    if 0 < share < 0.01:
        return "under 1\u00a0%"
    if 0.99 < share < 1:
        return "over 99\u00a0%"
    return f"{round(share * 100)}\u00a0%"


def scale(value: float) -> str:
    """A scale value as a whole number."""
    return str(round(value))


def ranges(numbers: Sequence[int]) -> str:
    """Evidence numbers with runs joined.

    >>> ranges([3, 4, 5, 9])
    '3–5, 9'
    """
    numbers = sorted(set(numbers))
    starts = numbers[:1] + [b for a, b in pairwise(numbers) if b != a + 1]
    ends = [a for a, b in pairwise(numbers) if b != a + 1] + numbers[-1:]
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True))
