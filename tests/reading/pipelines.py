"""Pipelines with the attributes of spaCy's that plenipo looks at, for where spaCy is not installed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_SAID = re.compile(r"(?P<SOURCE>\w+) (?P<CUE>said|rejected|supports|added) (?P<CONTENT>[^.\n]+)")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass
class FakeSpan:
    """A labelled span."""

    label_: str
    start_char: int
    end_char: int
    id_: str = ""


@dataclass(eq=False)
class FakeToken:
    """A word in a parse."""

    i: int
    text: str
    idx: int
    dep_: str = ""
    pos_: str = ""
    lemma_: str = ""
    head: Any = None
    children: list[Any] = field(default_factory=list)

    @property
    def subtree(self) -> list[Any]:
        """The word and all that hangs on it, in order."""
        below = [word for child in self.children for word in child.subtree]
        return sorted([self, *below], key=lambda word: word.i)


@dataclass
class FakeDoc:
    """A text as a pipeline read it."""

    text: str
    spans: dict[str, list[FakeSpan]] = field(default_factory=dict)
    ents: list[FakeSpan] = field(default_factory=list)
    tokens: list[FakeToken] = field(default_factory=list)

    def __iter__(self) -> Any:
        return iter(self.tokens)

    def has_annotation(self, what: str) -> bool:
        """Whether it is parsed."""
        return what == "DEP" and any(token.dep_ for token in self.tokens)


class FakePipeline:
    """Marks every "X said Y" as a pipeline trained on attributions would."""

    lang = "en"
    meta = {"lang": "en", "name": "fake", "version": "1.2.0"}  # noqa: RUF012
    max_length = 1_000_000

    def __call__(self, text: str) -> FakeDoc:
        found = [
            FakeSpan(label, *match.span(label), id_=str(number))
            for number, match in enumerate(_SAID.finditer(text), 1)
            for label in ("SOURCE", "CUE", "CONTENT")
        ]
        return FakeDoc(text, {"attributions": found})


def tree(text: str, rows: str) -> FakeDoc:
    """A parsed text: for each word its relation and the number of its head, as ``nsubj>2``."""
    tokens = [FakeToken(i, m.group(), m.start()) for i, m in enumerate(_WORD.finditer(text))]
    for token, row in zip(tokens, rows.split(), strict=True):
        token.dep_, _, head = row.partition(">")
        token.lemma_ = token.text.lower()
        token.pos_ = "VERB" if token.dep_.isupper() or token.dep_ in VERBAL else "X"
        token.head = tokens[int(head)] if head else token
        if head:
            token.head.children.append(token)
    return FakeDoc(text, tokens=tokens)


VERBAL = frozenset(("ccomp", "xcomp", "parataxis", "conj", "advcl", "relcl"))
