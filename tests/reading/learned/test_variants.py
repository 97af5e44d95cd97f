"""The same words, typed in another way, are the same statements."""

import re
from collections.abc import Callable

import pytest

from plenipo.model import Document, Statement
from plenipo.reading import Directory
from plenipo.reading.learned import LearnedReader

TEXT = """\
LOSSA — The Harbour League's envoy said on Monday that it would accept observers only if the sanctions
were lifted.

“We will not sign a map drawn by others,” Ms Okonjo told reporters. “It isn't a map. It is a wish.”

Her ministry, which favors a smaller mission, rejected the “colored map” and called the defense clause “a
trap”. The mediators' labor was in vain, she added, recognizing that nobody had traveled to the harbor.

According to the program, the talks resume in June.
"""
BRITISH = {
    "favors": "favours",
    "colored": "coloured",
    "defense": "defence",
    "labor": "labour",
    "recognizing": "recognising",
    "traveled": "travelled",
    "harbor": "harbour",
    "program": "programme",
}


def british(text: str) -> str:
    return re.sub(r"\b\w+\b", lambda m: BRITISH.get(m[0], m[0]), text)


def american_again(words: str) -> str:
    back = {b: a for a, b in BRITISH.items()}
    return re.sub(r"\b\w+\b", lambda m: back.get(m[0], m[0]), words)


VARIANTS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "straight marks": lambda t: t.replace("“", '"').replace("”", '"'),
    "low marks": lambda t: t.replace("“", "„").replace("”", "“"),
    "guillemets": lambda t: t.replace("“", "«").replace("”", "»"),
    "single marks": lambda t: t.replace("'", "’").replace("“", "‘").replace("”", "’"),
    "curly apostrophes": lambda t: t.replace("'", "’"),
    "no-break spaces": lambda t: re.sub(r"(?<=\w) (?=\w)", "\u00a0", t),
    "thin spaces": lambda t: t.replace(" ", "\u2009"),
    "soft hyphens": lambda t: t.replace("ti", "t\u00adi").replace("er", "e\u00adr"),
    "zero-width": lambda t: "\ufeff" + t.replace("an", "a\u200bn"),
    "British spelling": british,
}


def words(text: str) -> str:
    plain = re.sub(r"[\u00ad\u200b\ufeff]", "", text)
    return american_again(" ".join(re.findall(r"\w+", plain)))


def shape(statement: Statement, text: str) -> tuple[object, ...]:
    parts = (statement.source, statement.cue, statement.content)
    said = tuple(tuple(words(span.of(text)) for span in part) for part in parts)
    actors = tuple(sorted((words(s.actor), words(str(s.party))) for s in statement.speakers))
    return (*said, statement.polarity, statement.mode, actors, round(statement.confidence, 3))


@pytest.fixture(scope="module")
def reader() -> LearnedReader:
    return LearnedReader(Directory.for_codebook(None))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_way_it_is_typed_does_not_matter(variant: str, reader: LearnedReader) -> None:
    plain = [shape(s, TEXT) for s in reader.read(Document(TEXT, origin="a"))]
    assert len(plain) >= 5
    other = VARIANTS[variant](TEXT)
    assert other != TEXT
    assert [shape(s, other) for s in reader.read(Document(other, origin="a"))] == plain


def test_an_odd_mark_is_no_error(reader: LearnedReader) -> None:
    odd = TEXT.replace("by others,”", "by others,")
    assert reader.read(Document(odd, origin="a"))
