"""When a document was published: what its metadata, its text or its file name say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from plenipo.gather.dateline import dateline

MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
)}  # fmt: skip
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?P<year>(?:18|19|20|21)\d\d)(?!\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
WRITTEN = (
    rf"(?<!\d){DAY}(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}",
    rf"\b{MONTH}\s+(?:\d\d?\s*[-–]\s*)?{DAY}(?:st|nd|rd|th)?,?\s+{YEAR}",  # of a range, the last day
    rf"(?<!\d){YEAR}(?P<dash>[-/.]){NUMBER}(?P=dash){DAY}",
    rf"(?<!\d){DAY}\.\s?{NUMBER}\.\s?{YEAR}",  # with full stops the day comes first wherever it is in use
    rf"(?<!\d){YEAR}\s*年\s*{NUMBER}\s*月\s*{DAY}\s*日",
)
WRITTEN_DATE = [re.compile(pattern, re.IGNORECASE) for pattern in WRITTEN]
SLASHED = re.compile(r"(?<!\d)(?P<a>\d\d?)[/-](?P<b>\d\d?)[/-]" + YEAR)
FOREIGN = re.compile(
    rf"(?<!\d){DAY}(?:\.|er\.?|º|ª)?\s+(?:de\s+|d['’])?(?P<word>[^\W\d_]{{3,12}})\.?\s+(?:de\s+|г\.\s+)?{YEAR}"
)
FOREIGN_LANGUAGES = "fr de es it pt nl pl cs ru uk sv da tr el ar he"

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
CLOCK = (
    r"(?:(?:at|à|um|alle|a las)\s+)?\d\d?[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:gmt|utc|cet|cest|est|edt|et|bst|msk)\)?)?(?:[+-]\d\d?:?\d\d)?"
)
LABEL = (
    r"(?:(?:first |last )?(?:published|updated|posted|issued|released|dated?|modified)(?: on| at)?"
    r"|press release|publié le|mis à jour le|veröffentlicht am|publicado el|pubblicato il|dato?)"
)
PLACE = r"[^\W\d_][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,3},"
BEFORE = re.compile(
    rf"(?:{LABEL}\s*:?\s*)?(?:{PLACE}\s*)?(?:{CLOCK},?\s*)?(?:(?:on\s+)?{WEEKDAY},?\s*)?(?:\d\d?\s*[-–]\s*)?",
    re.IGNORECASE,
)
AFTER = re.compile(rf"[\s,T]*(?:[-–]\s*)?(?:{CLOCK})?(?:\s*\([^)]*\))?[.Z]?", re.IGNORECASE)
AT_END_OF_TITLE = re.compile(rf"(?:[,:(–—]|\s-)\s*(?:{WEEKDAY},?\s*)?(?:\d\d?\s*[-–]\s*)?$", re.IGNORECASE)

HEAD_LINES = 15
HEAD_CHARACTERS = 4_000
LINE_LIMIT = 110

IN_NAME = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<dash>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=dash)"
               r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>1[3-9]|2\d|3[01])(?P<dash>[-_.])(?P<month>0[1-9]|1[0-2])(?P=dash)"
               r"(?P<year>(?:19|20)\d\d)(?!\d)"),
)  # fmt: skip


def stated_date(value: str) -> dt.date | None:
    """The date a metadata field states, or ``None`` when it states none that is complete and unambiguous.

    >>> stated_date("2025-03-27T23:10:00+02:00"), stated_date("27 March 2025"), stated_date("03/04/2025")
    (datetime.date(2025, 3, 27), datetime.date(2025, 3, 27), None)
    """
    value = " ".join(value.split())[:100]
    if re.fullmatch(r"\d{8}(?:T?\d{4,6}Z?)?", value):
        return _day(value[:4], value[4:6], value[6:8])
    return next((day for _, _, day in dates_in(value)), None)


def dates_in(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """Complete dates written in ``text``: start, end and day of each, form by form.

    Two numbers that could both be the month ("03/04/2025") are not guessed at.
    """
    for pattern in WRITTEN_DATE:
        for match in pattern.finditer(text):
            day = _day(match["year"], match["month"], match["day"])
            if day:
                yield match.start(), match.end(), day
    for match in SLASHED.finditer(text):
        a, b = int(match["a"]), int(match["b"])
        if (a > 12) != (b > 12) or a == b:
            day = _day(match["year"], min(a, b), max(a, b))
            if day:
                yield match.start(), match.end(), day
    for match in FOREIGN.finditer(text):
        number = _foreign_month(match["word"].casefold())
        day = _day(match["year"], number, match["day"]) if number else None
        if day:
            yield match.start(), match.end(), day


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    number = MONTHS.get(str(month)[:3].lower()) or int(month)
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _foreign_month(word: str) -> int | None:
    """The number of a month named in another language, by dateparser, which is slow at saying no."""
    if re.fullmatch(MONTH, word):
        return None
    import warnings

    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(f"15 {word} 2000", languages=FOREIGN_LANGUAGES.split(), settings=settings)
    return found.month if found and (found.year, found.day) == (2000, 15) else None


def date_in_text(title: str, text: str) -> dt.date | None:
    r"""The day a text says it was published, looked for only where texts say so.

    In order: a dateline ("PARIS, March 27, 2025 (Reuters) -"), a line of its own near the top ("Published: 27
    March 2025", "Brussels, 27 March 2025"), the end of the title ("HIGHLIGHTS, MONDAY, 25 OCTOBER 1999"). A
    date inside a sentence is about something else.

    >>> date_in_text("", "Joint statement\n\nBrussels, 27 March 2025\n\nWe met on 3 May 2024.")
    datetime.date(2025, 3, 27)
    """
    for find in (_in_dateline, _on_a_line):
        day = find(text[:HEAD_CHARACTERS])
        if day:
            return day
    return _at_end(title)


def _in_dateline(head: str) -> dt.date | None:
    line = dateline(head)
    return next((day for _, _, day in dates_in(line.day)), None) if line else None


def _on_a_line(head: str) -> dt.date | None:
    lines = (line.strip(" #*_>\t") for line in head.splitlines())
    for line in islice((line for line in lines if line), HEAD_LINES):
        if len(line) <= LINE_LIMIT:
            for part in re.split(r"\s*[|·•]\s*", line):
                day = _alone(part)
                if day:
                    return day
    return None


def is_date(line: str) -> bool:
    """Whether a line consists of a date, beside labels, a place, a weekday and a time of day."""
    return len(line) <= LINE_LIMIT and _alone(line.strip()) is not None


def _alone(part: str) -> dt.date | None:
    """The date ``part`` consists of, beside labels, a place, a weekday and a time of day."""
    for start, end, day in dates_in(part):
        if BEFORE.fullmatch(part[:start]) and AFTER.fullmatch(part[end:]):
            return day
    return None


def _at_end(title: str) -> dt.date | None:
    for start, end, day in dates_in(title):
        if not title[end:].strip(" .)") and AT_END_OF_TITLE.search(title[:start]):
            return day
    return None


def date_in_name(origin: str) -> dt.date | None:
    """The date in a file name or path: ``2025-03-27_x``, ``20250327``, ``2025/03/27/x``.

    >>> date_in_name("reuters/2025-03-27_summit.txt")
    datetime.date(2025, 3, 27)
    """
    for pattern in IN_NAME:
        matches = list(pattern.finditer(origin))
        day = _day(*matches[-1].group("year", "month", "day")) if matches else None
        if day:
            return day
    return None


def publication_date(
    *,
    option: dt.date | None,
    stated: dt.date | None,
    title: str,
    text: str,
    origin: str,
    made: dt.date | None,
) -> tuple[dt.date | None, str]:
    """The date of a document and how it is known (``Document.date_basis``), the surest sign first."""
    signs: tuple[tuple[str, Callable[[], dt.date | None]], ...] = (
        ("option", lambda: option),
        ("metadata", lambda: stated),
        ("text", lambda: date_in_text(title, text)),
        ("filename", lambda: date_in_name(origin)),
        ("metadata", lambda: made),
    )
    for basis, look in signs:
        day = look()
        if day:
            return day, basis
    return None, ""
