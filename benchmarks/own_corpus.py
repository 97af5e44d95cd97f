"""How well a reader finds attributions in the held-out part of plenipo's own corpus, by kind of document.

    python benchmarks/own_corpus.py [--reader NAME ...] [--part held-out|tune|train] [--tools PATH]

Statements inside the contents of others count here, and so does which way the speaker leans (of the
attributions found). The scorer is not part of this repository: without it the benchmark says so and ends
well.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from attribution import SHARED, agree, letters, rows, scorer

from plenipo.engine.methods import DEFAULT_READER, find
from plenipo.model import Document, DocumentKind
from plenipo.reading import Directory, Reader

TRAINING = Path(__file__).resolve().parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import corpus  # noqa: E402 - lies in training/
from reader.parts import part_of  # noqa: E402

KINDS = {
    "summary": DocumentKind.SUMMARY,
    "transcript": DocumentKind.TRANSCRIPT,
    "communique": DocumentKind.COMMUNIQUE,
}
MEASURES = ("content exact", "content soft", "triple")
LEANING = {"support": "+", "oppose": "-", "neutral": ""}


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reader", action="append", help="by default " + DEFAULT_READER)
    parser.add_argument("--part", default="held-out", choices=("held-out", "tune", "train"))
    parser.add_argument("--tools", type=Path, default=SHARED / "tools")
    options = parser.parse_args()
    if not (options.tools / "attribution_score.py").exists():
        print(f"Skipped: {options.tools}/attribution_score.py is not there.")
        return
    documents = [
        corpus.parse(path)
        for path in corpus.files([TRAINING / "corpus"])
        if part_of(path.parent.name) == options.part
    ]
    for name in options.reader or [DEFAULT_READER]:
        report(scorer(options.tools), documents, name)


def report(score: Any, documents: list[corpus.Marked], name: str) -> None:
    """One row for each kind of document, and for all."""
    reader: Reader = find("plenipo.readers", name)[1](Directory.for_codebook(None))
    gold: dict[str, dict[str, Any]] = defaultdict(dict)
    predicted: dict[str, dict[str, Any]] = defaultdict(dict)
    signs: dict[str, list[bool]] = defaultdict(list)
    for document in documents:
        kind = document.head["kind"]
        made = Document(
            document.text,
            origin=document.id,
            kind=KINDS.get(kind, DocumentKind.NEWS),
            date=document.head["date"],
        )
        found = reader.read(made)
        for group in (kind, "all"):
            gold[group][document.id] = (document.text, corpus.as_row(document)["attributions"])
            predicted[group][document.id] = rows(list(found), document.text)
            signs[group] += leanings(document, found)
    print(
        f"{reader.name}\n{'':18}{'documents':>10}" + "".join(f"{m:>16}" for m in MEASURES) + f"{'leaning':>9}"
    )
    for group in [*sorted(set(gold) - {"all"}), "all"]:
        result = score.score(gold[group], predicted[group])
        figures = "".join(f"{100 * result[m]['F1']:16.1f}" for m in MEASURES)
        right = 100 * sum(signs[group]) / max(1, len(signs[group]))
        print(f"{group:18}{len(gold[group]):10}{figures}{right:9.1f}")
    print()


def leanings(document: corpus.Marked, found: Any) -> list[bool]:
    """For each annotated attribution that was found, whether its leaning is right."""
    made = [
        ({r: letters(getattr(s, r)) for r in ("source", "cue", "content")}, LEANING[s.polarity.value])
        for s in found
    ]
    right = []
    for one in document.attributions:
        wanted = {r: letters(getattr(one, r)) for r in ("source", "cue", "content")}
        match = next((sign for spans, sign in made if agree(spans, wanted)), None)
        if match is not None:
            right.append(match == one.sign)
    return right


if __name__ == "__main__":
    sys.exit(main())
