"""A reader and a coder that do little, and what it takes to see an engine fail: importable in any process."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from plenipo.model import (
    Claim,
    Codebook,
    Document,
    Evidence,
    Issue,
    Mode,
    Option,
    Span,
    Speaker,
    Stance,
    Statement,
)

BOOK = Codebook(
    "Troops", {}, {"troops": Issue("troops", "Which?", {"none": Option("none", "None")})}, "book1"
)


class FakeReader:
    """Takes every "X said" for a statement; does what a document tells it to."""

    name = "fake.v1"

    def __init__(self, directory: object) -> None:
        self.directory = directory

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements, after whatever the text demands."""
        if "RAISE" in document.text:
            raise ValueError("this text\nis a trap")
        time.sleep(0.05 * document.text.count("SLOWLY"))
        if "DIE" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return tuple(self._statement(document, at) for at in places(document.text))

    def _statement(self, document: Document, at: int) -> Statement:
        name = document.text[:at].split()[-1]
        source = Span(at - len(name) - 1, at - 1)
        return Statement(
            document=document.id,
            source=(source,),
            cue=(Span(at, at + 4),),
            content=(Span(at + 5, at + 7),),
            mode=Mode.INDIRECT,
            speakers=(Speaker(name.lower(), name),),
            polarity=Stance.OPPOSE,
            confidence=0.5,
            reader=self.name,
        )


class OtherReader(FakeReader):
    """A newer version that also reads French."""

    name = "fake.v2"
    languages = ("en", "fr")


class FakeCoder:
    """Makes a claim of every statement; misquotes when it is told to."""

    name = "fakecode.v1"

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    def code(self, document: Document, statements: tuple[Statement, ...]) -> tuple[Claim, ...]:
        """One claim for each statement."""
        return tuple(self._claim(document, statement) for statement in statements)

    def _claim(self, document: Document, statement: Statement) -> Claim:
        span = Span(statement.source[0].start, statement.content[0].end)
        text = "what nobody said" if "MISQUOTE" in document.text else span.of(document.text)
        return Claim(
            document=document.id,
            origin=document.origin,
            statement=statement.id,
            actor=statement.speakers[0].actor,
            on_behalf_of=None,
            issue="troops",
            option="none",
            stance=Stance.OPPOSE,
            strength=None if "UNHEARD" in document.text else 2,  # type: ignore[arg-type]
            mode=Mode.INDIRECT,
            date=document.date,
            evidence=(Evidence(span, text),),
            coder=self.name,
        )


def places(text: str) -> list[int]:
    """Where "said" stands with a word before it."""
    found, at = [], text.find(" said ")
    while at >= 0:
        found.append(at + 1)
        at = text.find(" said ", at + 1)
    return found


def articles(folder: Path, count: int = 8, text: str = "{name} said no to plan {number}. SLOWLY") -> Path:
    """A folder of so many dated articles, each of its own text."""
    folder.mkdir()
    names = ["Italy", "France", "Ukraine", "Poland"]
    for number in range(1, count + 1):
        body = text.format(name=names[number % 4], number=number)
        (folder / f"2026-01-{number:02}-article.txt").write_text(f"{body}\n\nNothing more on day {number}.\n")
    return folder
