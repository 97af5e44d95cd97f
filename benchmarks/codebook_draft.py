"""How well drafted codebooks line up with those that people made for the same documents.

    python benchmarks/codebook_draft.py [--list] [NEGOTIATION ...]

Each negotiation of training/corpus (by default the three that nothing is learned from or adjusted on) is
read and drafted without its codebook. A drafted issue stands for an issue of the hand-made codebook when half
or more of the sayings it rests on overlap words of claims on that issue; an issue is found when a drafted one
stands for it. ``precision`` is the share of drafted issues that stand for one; ``once`` counts those that
stand for the same one once. Options likewise, by issue and option. An actor is found when a drafted one bears
its name, an alias, or a person's last name; wanted are the actors that claims are of, and their parties.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[1] / "training"
sys.path.insert(0, str(TRAINING))

from claims import Coded, coded  # noqa: E402 - lies beside, not in a package
from reader.parts import HELD_OUT  # noqa: E402

from plenipo.coding import load_codebook  # noqa: E402
from plenipo.coding.drafting import Drafted, DraftedActor, Saying, draft  # noqa: E402
from plenipo.engine.methods import DEFAULT_READER, find  # noqa: E402
from plenipo.model import Actor, ActorKind, Codebook, Document, DocumentKind  # noqa: E402
from plenipo.reading import Directory  # noqa: E402

Place = tuple[str, ...]
MEASURES = ("issues", "options", "actors")


def document(one: Coded) -> Document:
    """A coded document as it comes from a file; sorts of source that plenipo does not know are news."""
    known = one.head["kind"] in set(DocumentKind)
    kind = DocumentKind(one.head["kind"]) if known else DocumentKind.NEWS
    return Document(one.text, origin=one.id, date=one.head["date"], kind=kind)


def stands_for(sayings: Sequence[Saying], wanted: dict[str, Coded], *keys: str) -> Place | None:
    """What most of the sayings are about, if half of them or more are."""
    about: Counter[Place] = Counter()
    for saying in sayings:
        span = saying.unit.content
        rows = wanted[saying.document.origin].claims
        about.update(
            {
                tuple(row[key] for key in keys)
                for row in rows
                if any(e["start"] < span.end and span.start < e["end"] for e in row["evidence"])
            }
        )
    place, times = min(about.items(), key=lambda item: (-item[1], item[0]), default=((), 0))
    return place if times and 2 * times >= len(sayings) else None


def names(actor: Actor | DraftedActor) -> set[str]:
    """What an actor is called, without articles and capitals."""
    said = {n.casefold().removeprefix("the ") for n in (actor.name, *actor.aliases)}
    return said | ({actor.name.split()[-1].casefold()} if actor.kind is ActorKind.PERSON else set())


def count(
    drafted: Drafted, wanted: dict[str, Coded], codebook: Codebook
) -> Iterator[tuple[str, int, int, int, int]]:
    """For each measure: found, wanted, drafted ones that stand for one, drafted."""
    claims = [claim for one in wanted.values() for claim in one.claims]
    issues = [stands_for(issue.sayings, wanted, "issue") for issue in drafted.issues]
    yield "issues", *tally(issues, {(claim["issue"],) for claim in claims})
    options = [
        stands_for(option.sayings, wanted, "issue", "option")
        for issue in drafted.issues
        for option in issue.options
    ]
    yield "options", *tally(options, {(claim["issue"], claim["option"]) for claim in claims})
    heard = {key for claim in claims for key in (claim["actor"], claim["party"]) if key}
    met = [
        next(((key,) for key in sorted(heard) if names(codebook.actors[key]) & names(actor)), None)
        for actor in drafted.actors
    ]
    yield "actors", *tally(met, {(key,) for key in heard})


def tally(found: Sequence[Place | None], wanted: Iterable[Place]) -> tuple[int, int, int, int]:
    """Found, wanted, drafted that stand for one, drafted."""
    there = [place for place in found if place]
    return len(set(there)), len(set(wanted)), len(there), len(found)


def show(drafted: Drafted, wanted: dict[str, Coded]) -> None:
    """What each issue and option drafted stands for."""
    for issue in drafted.issues:
        print(f"  {issue.label} [{len(issue.sayings)}] = {stands_for(issue.sayings, wanted, 'issue')}")
        for option in issue.options:
            place = stands_for(option.sayings, wanted, "issue", "option")
            print(f"      {option.label} [{len(option.sayings)}] = {place}")
    print(
        " ",
        "; ".join(
            f"{a.name} ({a.kind}{', ' + a.speaks_for if a.speaks_for else ''})" for a in drafted.actors
        ),
    )


def main() -> None:
    """Read, draft, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("negotiations", nargs="*", default=HELD_OUT)
    parser.add_argument("--list", action="store_true", help="what each issue and option stands for")
    asked = parser.parse_args()
    directory = Directory.for_codebook(None)
    reader = find("plenipo.readers", DEFAULT_READER)[1](directory)
    total = {measure: Counter[int]() for measure in MEASURES}
    for name in asked.negotiations:
        folder = TRAINING / "corpus" / name
        found, wrong = coded(folder)
        if wrong:
            raise SystemExit("\n".join(wrong))
        wanted = {one.id: one for one in found}
        documents = [document(one) for one in found]
        drafted = draft([(one, reader.read(one)) for one in documents], directory)
        print(name)
        if asked.list:
            show(drafted, wanted)
        for measure, *counts in count(drafted, wanted, load_codebook(folder / "codebook.yaml")):
            line(measure, counts)
            total[measure].update(dict(enumerate(counts)))
    print("all")
    for measure, counts in total.items():
        line(measure, [counts[n] for n in range(4)])


def line(measure: str, counts: Sequence[int]) -> None:
    """One measure's figures."""
    found, wanted, standing, drafted = counts
    print(
        f"  {measure:8} recall {found / (wanted or 1):.2f} ({found} of {wanted})"
        f"  precision {standing / (drafted or 1):.2f}  once {found / (drafted or 1):.2f} ({drafted} drafted)"
    )


if __name__ == "__main__":
    main()
