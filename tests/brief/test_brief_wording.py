import datetime as dt

import pytest

from plenipo.brief.wording import (
    capital,
    count,
    day,
    linked,
    listed,
    number,
    percent,
    period,
    plural,
    ranges,
    spelled,
)
from plenipo.model import ConditionKind


def test_counts() -> None:
    assert [count(n, "claim") for n in (0, 1, 2, 1200)] == [
        "no claims",
        "1 claim",
        "2 claims",
        "1,200 claims",
    ]
    assert [spelled(n, "actor") for n in (0, 1, 9, 11)] == [
        "no actors",
        "one actor",
        "nine actors",
        "11 actors",
    ]
    assert [plural(w, 2) for w in ("clash", "party", "day", "box", "near-copy", "is", "its")] == [
        "clashes",
        "parties",
        "days",
        "boxes",
        "near-copies",
        "are",
        "their",
    ]
    assert capital("no claims") == "No claims"
    assert capital("") == ""


def test_large_numbers_are_rounded() -> None:
    assert number(9_999_999) == "9,999,999"
    assert number(12_300_000) == "about 12.3 million"
    assert number(4_100_000_000) == "about 4.1 billion"
    assert number(3 * 10**30) == "about 3.0 × 10^30"


def test_lists() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(list("ABCDEFGH"), limit=4) == "A, B, C and 5 others"
    assert listed(list("ABCD"), limit=4) == "A, B, C and D"


def test_dates_and_periods() -> None:
    assert day(dt.date(2026, 3, 2)) == "2 March 2026"
    assert day(None) == "undated"
    dates = [dt.date(2026, 3, 2), None, dt.date(2026, 3, 9)]
    assert period(dates) == "2 to 9 March 2026"
    assert period([dt.date(2025, 12, 30), dt.date(2026, 1, 2)]) == "30 December 2025 to 2 January 2026"
    assert period([None]) == period([]) == ""
    assert period([dt.date(2026, 3, 2)] * 2) == "2 March 2026"


def test_shares_are_never_rounded_to_all_or_nothing() -> None:
    assert [percent(s) for s in (0, 0.004, 0.5, 0.998, 1)] == [
        "0\u00a0%",
        "under 1\u00a0%",
        "50\u00a0%",
        "over 99\u00a0%",
        "100\u00a0%",
    ]


def test_ranges() -> None:
    assert ranges([]) == ""
    assert ranges([4]) == "4"
    assert ranges([9, 3, 5, 4, 4, 11, 12]) == "3–5, 9, 11–12"


@pytest.mark.parametrize(
    ("kind", "words", "link"),
    [
        (ConditionKind.ONLY_IF, "if all parties agree", "only"),
        (ConditionKind.ONLY_IF, "a truce is signed", "only if"),
        (ConditionKind.ONLY_IF, "“Unless they leave”", "only"),
        (ConditionKind.IF_THEN, "should they leave", ""),
        (ConditionKind.IF_THEN, "they leave", "if"),
        (ConditionKind.IF_THEN, "", "if"),
    ],
)
def test_conditions_are_led_in_once(kind: ConditionKind, words: str, link: str) -> None:
    assert linked(kind, words) == link
