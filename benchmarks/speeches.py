"""Whether speeches in council records are read as the speaker's own: ``python benchmarks/speeches.py``.

The 59 Security Council speeches of UNSCon (Zaczynska et al. 2024, CC BY-SA; not part of this repository) are
printed as records print them, one record for each meeting, every turn opening with "Mr. Name (Country):". The
data names no speakers, so they get invented names: one for each country, then, harder, the same for all. For
each reader: how many sentences stand in a statement of the delegation that has the floor; and of the
statements that stand in no other, how many are its own, and how many those of a neighbour in the record.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from plenipo.engine.methods import find
from plenipo.model import Document, DocumentKind, Span, Statement
from plenipo.reading import Directory

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "unsc" / "conflicts.csv"
Turn = tuple[str, Span]
"""Whose turn it is, and where it stands with its label."""
NAMES: dict[str, Callable[[str], str]] = {
    "a name for each country": lambda country: "Bran" + country.replace(" ", "")[:5].lower(),
    "one name for all": lambda country: "Brandal",
}


def speeches() -> dict[str, dict[str, list[list[str]]]]:
    """Sentences by paragraph of each speech, by meeting and file."""
    parts: dict[str, dict[str, dict[str, dict[str, list[str]]]]] = defaultdict(lambda: defaultdict(dict))
    with DATA.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            meeting, speech = row["fileid"].rsplit("_", 1)
            country = row["filename"].split("_edu_")[1].removesuffix(".txt").replace("_", " ")
            paragraphs = parts[meeting][f"{speech} {country}"]
            sentences = paragraphs.setdefault(row["paragraph_id"], {})
            sentences.setdefault(row["speech_sentence_id"], []).append(row["text_edu"])
    return {
        meeting: {
            name: [[" ".join(units) for units in sentences.values()] for sentences in paragraphs.values()]
            for name, paragraphs in named.items()
        }
        for meeting, named in parts.items()
    }


def record(
    named: dict[str, list[list[str]]], name_of: Callable[[str], str]
) -> tuple[str, list[Turn], list[Turn]]:
    """A meeting as its record prints it, its turns, and its sentences with whose they are."""
    text, turns, sentences = "", [], []
    for name, paragraphs in named.items():
        country = name.split(" ", 1)[1]
        begun = len(text)
        text += f"Mr. {name_of(country)} ({country}): "
        for paragraph in paragraphs:
            for sentence in paragraph:
                sentences.append((country, Span(len(text), len(text) + len(sentence))))
                text += sentence + " "
            text = text.rstrip() + "\n\n"
        turns.append((country, Span(begun, len(text))))
    return text, turns, sentences


def outermost(statements: tuple[Statement, ...]) -> list[Statement]:
    """Those that nobody else in the text reports."""
    return [s for s in statements if s.reported_by is None and s.speakers]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reader", action="append")
    asked = parser.parse_args()
    if not DATA.exists():
        print(f"Skipped: {DATA} is not here.")
        return
    directory = Directory.for_codebook(None)
    for name in asked.reader or ["learned.full.v1", "rules.v1"]:
        for how, name_of in NAMES.items():
            print(f"{name}, {how}:", *measured(name, directory, name_of), sep="\n  ")


def measured(name: str, directory: Directory, name_of: Callable[[str], str]) -> list[str]:
    """The figures of a reader, in words."""
    reader = find("plenipo.readers", name)[1](directory)
    counts: Counter[str] = Counter()
    for meeting, named in speeches().items():
        text, turns, sentences = record(named, name_of)
        ids = {country: getattr(directory.resolve(country), "id", country) for country, _ in turns}
        mine: dict[str, list[Span]] = defaultdict(list)
        for statement in outermost(reader.read(Document(text, meeting, kind=DocumentKind.TRANSCRIPT))):
            first = statement.content[0].start
            floor = next(country for country, span in turns if span.start <= first < span.end)
            parties = {who.party for who in statement.speakers}
            mine[floor] += statement.content if ids[floor] in parties else ()
            counts["found"] += 1
            counts["own"] += ids[floor] in parties
            counts["neighbour"] += bool(parties & set(ids.values()) - {ids[floor]})
        counts["speeches"] += len(turns)
        counts["sentences"] += len(sentences)
        counts["covered"] += sum(any(span.overlaps(said) for said in mine[who]) for who, span in sentences)
    return [
        f"{counts['speeches']} speeches, {counts['sentences']:,} sentences; "
        f"in a statement of the delegation: {counts['covered'] / counts['sentences']:.1%}",
        f"{counts['found']:,} statements; the delegation's own {counts['own'] / counts['found']:.1%}, "
        f"a neighbour's {counts['neighbour'] / counts['found']:.1%}",
    ]


if __name__ == "__main__":
    main()
