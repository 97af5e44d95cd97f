"""How often what was said reaches the right actor of a codebook that has names and nothing else.

    python benchmarks/actors.py [--part development|held-out] [--reader NAME] [--errors]

The trial set in ``benchmarks/actors`` was written for this: short passages with invented sayings, in which
``[seat|fr: words]`` marks who said the words and how the text refers to them. A statement is looked for by
the words; its speakers are compared with the actors of the codebook, parties standing in for persons nobody
listed. ``?Name`` is somebody the codebook does not have, ``-`` nobody in it. Prints recall and precision of
actors by kind of reference, and how many of the sayings no statement was read from at all.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from plenipo.engine.methods import DEFAULT_READER, find
from plenipo.model import Actor, Codebook, Document, DocumentKind, Span, Speaker, Statement
from plenipo.reading import Directory, Reader

FOLDER = Path(__file__).parent / "actors"
MARK = re.compile(r"\[(\w+)\|([^:\]]*): ([^\]]*)\]")
HEAD = re.compile(r"^# (\S+) (\S+) (\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """Words somebody said, how the text refers to the speakers, and who they are."""

    kind: str
    span: Span
    who: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, the codebook it is read with, and what is said in it."""

    book: str
    document: Document
    said: tuple[Said, ...]


def codebooks() -> dict[str, Codebook]:
    """The codebooks by name; their actors have a label and aliases only."""
    books = yaml.safe_load((FOLDER / "codebooks.yaml").read_text(encoding="utf-8"))
    return {
        book: Codebook(book, {id: Actor(id, names[0], aliases=tuple(names[1:])) for id, names in who.items()})
        for book, who in books.items()
    }


def passages(part: str) -> Iterator[Passage]:
    """The passages of a part of the trial set."""
    cut = HEAD.split((FOLDER / f"{part}.txt").read_text(encoding="utf-8"))[1:]
    for book, day, kind, marked in zip(*[iter(cut)] * 4, strict=True):
        text, said, end = "", [], 0
        for match in MARK.finditer(marked.strip()):
            text += marked.strip()[end : match.start()]
            span = Span(len(text), len(text) + len(match.group(3)))
            said.append(Said(match.group(1), span, frozenset(match.group(2).split(","))))
            text, end = text + match.group(3), match.end()
        text += marked.strip()[end:]
        document = Document(text, origin=book, kind=DocumentKind(kind), date=date.fromisoformat(day))
        yield Passage(book, document, tuple(said))


def statements_of(said: Said, statements: Sequence[Statement]) -> list[Statement]:
    """The statements that half the words are in, without those that only report another of them."""
    there = [s for s in statements if 2 * sum(_shared(c, said.span) for c in s.content) >= _length(said.span)]
    return [s for s in there if not any(o is not s and _reports(s, o) for o in there)]


def _reports(outer: Statement, inner: Statement) -> bool:
    return bool(inner.cue) and any(c.contains(inner.cue[0]) for c in outer.content)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(span: Span) -> int:
    return span.end - span.start


def credited(speaker: Speaker, codebook: Codebook) -> str:
    """The codebook actor a speaker's words count for, or ``?`` and the name of who is not in it."""
    written = f"?{speaker.name} {speaker.party}"
    return next((id for id in (speaker.party, speaker.actor) if id in codebook.actors), written)


def compare(said: Said, found: Sequence[Statement], codebook: Codebook) -> tuple[set[str], set[str]]:
    """Of the actors credited, the right ones and the wrong ones."""
    got = {credited(speaker, codebook) for statement in found for speaker in statement.speakers}
    wanted = {w[1:].lower() for w in said.who if w.startswith("?")}
    known = {g for g in got if not g.startswith("?")}
    proposed = {w for w in wanted for g in got if g.startswith("?") and w in g.lower()}
    return (known & said.who) | proposed, known - said.who


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", default="development", choices=("development", "held-out"))
    parser.add_argument("--reader", default=DEFAULT_READER)
    parser.add_argument("--errors", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    books = codebooks()
    make = find("plenipo.readers", options.reader)[1]
    readers: dict[str, Reader] = {name: make(Directory.for_codebook(book)) for name, book in books.items()}
    counts: dict[str, Counter[str]] = {}
    for passage in passages(options.part):
        statements = readers[passage.book].read(passage.document)
        for said in passage.said:
            found = statements_of(said, statements)
            right, wrong = compare(said, found, books[passage.book])
            wanted = len(said.who - {"-"})
            tally = {
                "wanted": wanted,
                "right": len(right),
                "wrong": len(wrong),
                "unread": wanted * (not found),
            }
            for kind in (said.kind, "all"):
                counts.setdefault(kind, Counter()).update(tally)
            if options.errors and (wrong or len(right) < wanted):
                show(passage, said, found, books[passage.book])
    table(counts)


def show(passage: Passage, said: Said, found: Sequence[Statement], codebook: Codebook) -> None:
    """One saying that went wrong."""
    text = passage.document.text
    got = [f"{s.actor}>{s.on_behalf_of}" for one in found for s in one.speakers]
    sources = [span.of(text) for one in found for span in one.source]
    words = said.span.of(text)
    wanted = f"{said.kind:12} {','.join(sorted(said.who)):12}"
    print(f"{wanted} got {got if found else 'UNREAD'} from {sources} [{passage.book}]: {words}")


def table(counts: dict[str, Counter[str]]) -> None:
    """Recall and precision by kind of reference."""
    print(f"{'reference':14}{'actors':>7}{'recall':>8}{'precision':>11}{'unread':>8}{'recall if read':>16}")
    for kind in [*sorted(set(counts) - {"all"}), "all"]:
        c = counts[kind]
        read = c["wanted"] - c["unread"]
        print(
            f"{kind:14}{c['wanted']:7}{_share(c['right'], c['wanted']):>8}"
            f"{_share(c['right'], c['right'] + c['wrong']):>11}{c['unread']:8}{_share(c['right'], read):>16}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    main()
