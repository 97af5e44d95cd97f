"""What the coder learns from: units with an answer for each option of a codebook.

Three sources: claims of the corpus (statements as the reader finds them), short coded sayings, and public
pairs of a claim and what is said for or against it.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import claims as our_claims
import numpy as np
import yaml
from reader.parts import claims_part_of

from plenipo.coding import load_codebook
from plenipo.coding.learned.hints import hints
from plenipo.coding.learned.units import Shower, Unit, labels, units
from plenipo.coding.tokens import Text
from plenipo.gather.kind import kind_of
from plenipo.model import Codebook, Document, Mode, Span, Speaker, Stance, Statement
from plenipo.reading import Directory
from plenipo.reading.learned import LearnedReader

NONE, SUPPORT, OPPOSE, NEUTRAL, UNSURE = range(5)
"""Answers; ``UNSURE`` is not learned from."""
STANCES = {"support": SUPPORT, "oppose": OPPOSE, "neutral": NEUTRAL}


@dataclass
class Options:
    """The options of a codebook, as they are shown: issue and the ways to call each."""

    names: list[str]
    issues: list[str]
    labels: list[list[str]]


@dataclass
class Item:
    """A unit as pieces, and the answer for each option of its codebook."""

    shown: list[int]
    gist: list[int]
    hints: np.ndarray
    options: Options
    answers: dict[int, int] = field(default_factory=dict)
    """Answer by number of the option; ``NONE`` where nothing is given."""
    where: str = ""


def options_of(codebook: Codebook) -> Options:
    """The options of a codebook, called by labels alone and with some of their terms."""
    found = Options([], [], [])
    for issue in codebook.issues.values():
        for option in issue.options.values():
            found.names.append(f"{issue.id}={option.id}")
            found.issues.append(issue.id)
            plain = labels(issue.name, option.label)
            found.labels.append([plain, *(labels(issue.name, option.label, [t]) for t in option.terms)])
    return found


def corpus(root: Path, part: str, shower: Shower) -> Iterator[Item]:
    """Units of the negotiations of a part, statements as the reader finds them."""
    for path in sorted(root.glob("*/claims.yaml")):
        if claims_part_of(path.parent.name) == part:
            yield from negotiation(path.parent, shower)


def negotiation(folder: Path, shower: Shower) -> Iterator[Item]:
    """Units of one negotiation."""
    codebook = load_codebook(folder / "codebook.yaml")
    options = options_of(codebook)
    reader = LearnedReader(Directory.for_codebook(codebook))
    for wanted in our_claims.coded(folder)[0]:
        found = units(wanted.text, reader.read(as_gathered(wanted)))
        known = [parties(codebook, unit) for unit in found]
        seen = Text(wanted.text)
        items = [
            Item(
                shower.unit(wanted.text, unit),
                shower.gist(wanted.text, unit),
                hints(seen, unit),
                options,
                {},
                wanted.id,
            )
            for unit in found
        ]
        for rows, unsure in ((wanted.claims, False), (wanted.optional, True)):
            for row in rows:
                mark(row, unsure, codebook, found, known, items)
        yield from items


def as_gathered(wanted: our_claims.Coded) -> Document:
    """A document of the corpus with what gathering would know of it."""
    title, publisher = wanted.head["title"], wanted.head.get("source", "")
    kind, _ = kind_of(title, wanted.text, publisher)
    date = wanted.head["date"]
    return Document(wanted.text, wanted.id, title, publisher, date, kind=kind)


def parties(codebook: Codebook, unit: Unit) -> set[str]:
    """Actors of the codebook whose position the unit may be."""
    found = set()
    for speaker in unit.statement.speakers:
        for name in (speaker.actor, speaker.on_behalf_of):
            if name in codebook.actors:
                found |= {name, codebook.actors[name].speaks_for or name}
    return found


def mark(
    row: dict[str, Any],
    unsure: bool,
    codebook: Codebook,
    found: list[Unit],
    known: list[set[str]],
    items: list[Item],
) -> None:
    """Write a claim on the units it stands in: those of its party, else those of nobody known."""
    near = [n for n, unit in enumerate(found) if any(_meet(unit.content, e) for e in row["evidence"])]
    party = {row["actor"], row["party"]}
    mine = [n for n in near if known[n] & party]
    place = items[0].options.names.index(f"{row['issue']}={row['option']}") if items else 0
    answer = UNSURE if unsure else STANCES[row["stance"]]
    for n in mine or [n for n in near if not known[n]]:
        if items[n].answers.get(place, answer) != answer:
            answer = UNSURE if UNSURE in (answer, items[n].answers[place]) else answer
        items[n].answers[place] = answer


def _meet(span: Span, quotation: dict[str, Any]) -> bool:
    return span.start < quotation["end"] and quotation["start"] < span.end


def sayings(root: Path, shower: Shower) -> Iterator[Item]:
    """Units of the coded sayings."""
    reader = LearnedReader(Directory.for_codebook(None))
    for path in sorted(root.glob("*.yaml")):
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        names = list(book["options"])
        options = Options(
            names, [n.split("=")[0] for n in names], [[str(v)] for v in book["options"].values()]
        )
        for row in book["items"]:
            yield from _saying(row, options, reader, shower, path.stem)


def _saying(
    row: dict[str, Any], options: Options, reader: LearnedReader, shower: Shower, where: str
) -> Iterator[Item]:
    speaker = row.get("speaker", "")
    lead = f"{speaker}: " if speaker else ""
    text = lead + row["text"]
    found = units(text, reader.read(Document(text, origin=where)))
    seen = Text(text)
    items = [
        Item(shower.unit(text, unit), shower.gist(text, unit), hints(seen, unit), options, {}, where)
        for unit in found
    ]
    lost: list[tuple[Span, Span, int, int]] = []
    for claim in row["claims"]:
        start = text.find(claim["words"])
        words = Span(start, start + len(claim["words"]))
        at = text.find(claim["who"])
        who = Span(at, at + len(claim["who"]))
        place, answer = options.names.index(claim["what"]), STANCES[claim["stance"]]
        near = [
            n
            for n, unit in enumerate(found)
            if unit.content.start < words.end and words.start < unit.sentence.end
        ]
        mine = [
            n for n in near if any(s.start < who.end and who.start < s.end for s in found[n].statement.source)
        ]
        first = [n for n in near if speaker and not found[n].statement.source]
        for n in mine or first:
            items[n].answers[place] = answer
        if not mine and not first:
            lost.append((who, words, place, answer))
    for who, words, place, answer in lost:
        statement = Statement(
            "",
            (who,),
            (),
            (words,),
            Mode.INDIRECT,
            (Speaker(who.of(text), who.of(text)),),
            Stance.NEUTRAL,
            1.0,
            "",
        )
        for unit in units(text, [statement]):
            items.append(
                Item(
                    shower.unit(text, unit),
                    shower.gist(text, unit),
                    hints(seen, unit),
                    options,
                    {place: answer},
                    where,
                )
            )
            found.append(unit)
    yield from items


PAIRS = (
    "perspectrum",
    "valueeval",
    "ibm30k",
    "kpa_stance",
    "ibm_claim_stance",
    "kpa_match",
    "neg_nli",
    "megaveridicality",
)
"""Public pairs whose licences let weights made from them ship (see the data's README)."""


def pairs(shared: Path, shower: Shower, each: int, seed: int) -> list[Item]:
    """Pairs of a claim and something said for or against it, as units with one option or a few."""
    rng = random.Random(seed)
    by_source: dict[str, list[dict[str, Any]]] = {}
    for name in ("stance_train", "nli_train"):
        with gzip.open(shared / "data" / "nli" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                by_source.setdefault(row["source"], []).append(row)
    rows = []
    for source in PAIRS:
        rng.shuffle(by_source[source])
        rows += by_source[source][:each]
    rng.shuffle(rows)
    claims = [row["hypothesis"] for row in rows]
    return [_pair(row, rng.sample(claims, 3), shower) for row in rows]


ANSWERS = {
    "support": SUPPORT,
    "oppose": OPPOSE,
    "neutral": NONE,
    "entailment": SUPPORT,
    "contradiction": OPPOSE,
}


def _pair(row: dict[str, Any], others: list[str], shower: Shower) -> Item:
    """A pair among claims that it has nothing to do with."""
    text = row["premise"]
    whole = Span(0, len(text))
    statement = Statement("", (), (), (whole,), Mode.INDIRECT, (), Stance.NEUTRAL, 1.0, "")
    unit = Unit(statement, whole, whole, None)
    listed = [row["hypothesis"], *(one for one in others if one != row["hypothesis"])]
    options = Options([str(n) for n in range(len(listed))], listed, [[one] for one in listed])
    seen = Text(text)
    return Item(
        shower.unit(text, unit),
        shower.gist(text, unit),
        hints(seen, unit),
        options,
        {0: ANSWERS[row["label"]]},
        row["source"],
    )
