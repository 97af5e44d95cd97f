"""A codebook tested against its own sentences, and its terms against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from plenipo.coding.terms import TermCoder
from plenipo.coding.wordings import wording
from plenipo.model import Codebook, Document, Mode, Span, Speaker, Stance, Statement


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a codebook's author should look at."""

    issue: str
    option: str
    problem: str
    """``example``: does not code to its option; ``counterexample``: does; ``term``: names two options."""
    text: str


def check_codebook(codebook: Codebook) -> tuple[Finding, ...]:
    """What a codebook gets wrong by its own account: an empty tuple is what one wants.

    Each example should code to its option with support, each counterexample not to it, and no two options of
    an issue should have a term in common.

    >>> from plenipo.coding import load_codebook
    >>> check_codebook(load_codebook("peace-negotiation"))
    ()
    """
    coder = TermCoder(codebook)
    return (*_shared_terms(codebook), *_misplaced(codebook, coder))


def _misplaced(codebook: Codebook, coder: TermCoder) -> Iterator[Finding]:
    for issue in codebook.issues.values():
        for option in issue.options.values():
            for text in option.examples:
                if (issue.id, option.id, Stance.SUPPORT) not in _coded(coder, text):
                    yield Finding(issue.id, option.id, "example", text)
            for text in option.counterexamples:
                if any(found[:2] == (issue.id, option.id) for found in _coded(coder, text)):
                    yield Finding(issue.id, option.id, "counterexample", text)


def _coded(coder: TermCoder, text: str) -> set[tuple[str, str, Stance]]:
    """What a sentence codes to, said by somebody or read as it stands ("The army wants a truce")."""
    from plenipo.reading import read

    document = Document(text, "codebook")
    said = Statement(
        document=document.id,
        source=(),
        cue=(),
        content=(Span(0, len(text)),),
        mode=Mode.DIRECT,
        speakers=(Speaker("speaker", "Speaker"),),
        polarity=Stance.SUPPORT,
        confidence=1.0,
        reader="codebook",
    )
    found = coder.code(document, [said])
    if not found:
        found = coder.code(document, read(document, coder.directory))
    return {(claim.issue, claim.option, claim.stance) for claim in found}


def _shared_terms(codebook: Codebook) -> Iterator[Finding]:
    for issue in codebook.issues.values():
        places: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for option in issue.options.values():
            for term in option.terms:
                found = wording(term, issue.id, option.id)
                if found is not None:
                    keys = found.keys if found.ordered else tuple(sorted(found.keys))
                    places[keys].setdefault(option.id, term)
        for options in places.values():
            if len(options) > 1:
                yield from (Finding(issue.id, option, "term", term) for option, term in options.items())
