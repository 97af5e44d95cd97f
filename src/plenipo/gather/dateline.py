"""Datelines: the "PARIS, March 27 (Reuters) -" that opens a news story."""

from __future__ import annotations

import re
from typing import NamedTuple

TOWN = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]{1,30}(?:[ /-][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]{0,30}){0,5}"
REGION = r"(?:, [A-Z][\w.'’ -]{1,30}?)?"
DAY = r"(?P<day>[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Za-z]{3,9}\.?(?:,? \d{4})?)"
AGENCY = r"\((?P<agency>[A-Z][\w./&' -]{1,30})\)"
DASH = r"\s*(?:[-–—]|--)\s"
DATELINE = re.compile(
    rf"(?m)^(?:(?P<town>{TOWN}{REGION})(?:,? {DAY})?(?: {AGENCY})?|{DAY.replace('day', 'bare_day')} "
    rf"{AGENCY.replace('agency', 'bare_agency')}){DASH}"
)
WIRES = r"\((?P<agency>AP|AFP|dpa|DPA|ANSA|EFE|UPI|TASS|Reuters|Xinhua|Interfax|Bloomberg|Anadolu|Kyodo)\)"
SPELLED_OUT_TOWN = re.compile(rf"(?m)^(?P<town>[A-Z][\w.'’ -]{{2,30}}?)(?:,? {DAY})? {WIRES}{DASH}")
HEAD_CHARACTERS = 2_500


class Dateline(NamedTuple):
    """Where, when and by whom a story says it was filed; empty where it does not say."""

    town: str
    day: str
    agency: str


def dateline(text: str) -> Dateline | None:
    r"""The first dateline near the top of ``text``.

    >>> dateline("Leaders meet\n\nPARIS, March 27, 2025 (Reuters) - Italy said no.")
    Dateline(town='PARIS', day='March 27, 2025', agency='Reuters')
    """
    head = text[:HEAD_CHARACTERS]
    match = DATELINE.search(head)
    if match and (match["day"] or match["agency"] or match["bare_day"] or match["town"].isupper()):
        return Dateline(
            match["town"] or "",
            match["day"] or match["bare_day"] or "",
            match["agency"] or match["bare_agency"] or "",
        )
    match = SPELLED_OUT_TOWN.search(head)
    return Dateline(match["town"], match["day"] or "", match["agency"]) if match else None
