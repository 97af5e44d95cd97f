"""Marked sentences: a small notation for statements and the claims they should give.

``[source] <cue|sign> {content}``: brackets are taken out of the text and become spans; the sign (``+``, ``-``
or ``0``; ``+`` when left out) is the reader's polarity. A quotation mark before ``{`` makes it direct.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from plenipo.coding import load_codebook
from plenipo.model import Claim, Codebook, Document, Mode, Span, Speaker, Stance, Statement

HERE = Path(__file__).parent
SIGNS = {"+": Stance.SUPPORT, "-": Stance.OPPOSE, "0": Stance.NEUTRAL}
NATIONS = {"polish": "poland", "hungarian": "hungary", "greek": "greece", "czech": "czechia"}
TOKEN = re.compile(r"[\[\]<>{}]|[^\[\]<>{}]+")


def statement(marked: str) -> tuple[Document, Statement]:
    """The document and the statement that a marked sentence stands for."""
    text, spans, sign = "", {"[": [], "<": [], "{": []}, "+"
    opened: list[tuple[str, int]] = []
    for part in TOKEN.findall(marked):
        if part in "[<{":
            opened.append((part, len(text)))
        elif part in "]>}":
            mark, start = opened.pop()
            spans[mark].append(Span(start, len(text)))
        elif opened and opened[-1][0] == "<" and "|" in part:
            cue, sign = part.split("|")
            text += cue
        else:
            text += part
    document = Document(text, "test.txt")
    source = " ".join(span.of(text) for span in spans["["]) or "Speaker"
    actor = re.sub(r"\W+", "-", source.lower()).strip("-")
    nation = next((NATIONS[w] for w in source.lower().split() if w in NATIONS), None)
    direct = any(text[max(0, s.start - 1) : s.start] in {'"', "“"} for s in spans["{"])
    return document, Statement(
        document=document.id,
        source=tuple(spans["["]),
        cue=tuple(spans["<"]),
        content=tuple(spans["{"]),
        mode=Mode.DIRECT if direct else Mode.INDIRECT,
        speakers=(Speaker(actor, source, on_behalf_of=nation),),
        polarity=SIGNS[sign],
        confidence=1.0,
        reader="hand",
    )


@dataclass(frozen=True)
class Case:
    """A marked sentence and what it should give."""

    codebook: str
    say: str
    claims: tuple[str, ...]
    any: bool
    trap: str


def cases(name: str) -> list[Case]:
    """The cases of a file beside this one."""
    content: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [
        Case(book, c["say"], tuple(c["claims"]), bool(c.get("any")), c.get("trap", ""))
        for book, listed in content.items()
        for c in listed
    ]


def codebook(name: str) -> Codebook:
    """A shipped codebook or one of the tests' own."""
    own = HERE / "codebooks" / f"{name}.yaml"
    return load_codebook(own if own.exists() else name)


def written(claim: Claim) -> str:
    """A claim in the notation of the cases."""
    conditions = "".join(
        f" {c.kind}({c.issue}/{c.option})" if c.issue else f" {c.kind}(words)" for c in claim.conditions
    )
    red = " red" if claim.red_line else ""
    return f"{claim.issue}/{claim.option} {claim.stance} {claim.strength}{conditions}{red}"
