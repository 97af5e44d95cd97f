"""The shipped example, as plenipo codes it and as a careful reader does: ``python benchmarks/example.py``.

A proposed claim is right when its party, issue, option and stance are those of a gold claim of the same
document and its evidence overlaps; each gold claim counts once. Claims the careful reader left open count for
nobody, nor do repeats. A condition is found when a right claim has one of the same kind that overlaps, and
coded when its issue=option is right too. A trap is sprung when a claim that is not right rests on its words.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gold

from plenipo import examples

Row = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of one comparison."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    conditions: Counter[str] = field(default_factory=Counter)
    stances_wrong: int = 0
    sprung: int = 0
    traps: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of proposed claims that are right."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Share of gold claims that are found."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def proposed() -> list[Row]:
    """The claims plenipo proposes for the example, as rows."""
    from plenipo import engine
    from plenipo.record.rows import claim_row
    from plenipo.store import Dossier

    with tempfile.TemporaryDirectory() as folder:
        text = examples.codebook().read_text(encoding="utf-8")
        with Dossier.create(Path(folder) / "dossier", text) as dossier:
            engine.add(dossier, [examples.path() / "dispatches"])
            engine.process(dossier, workers=1)
            return [claim_row(claim) for claim in dossier.record.proposed_claims()]


def party(row: Row) -> str:
    """Whose position a claim is."""
    return str(row["on_behalf_of"] or row["actor"])


def overlap(a: list[Row], b: list[Row]) -> bool:
    """Whether two lists of quotations share a character."""
    return any(x["start"] < y["end"] and y["start"] < x["end"] for x in a for y in b)


def same(claim: Row, wanted: Row, *keys: str) -> bool:
    """Whether a claim is the one wanted, as far as ``keys`` go."""
    alike = party(claim) == party(wanted) and all(claim[key] == wanted[key] for key in keys)
    return alike and overlap(claim["evidence"], wanted["evidence"])


def compare(claims: list[Row], noted: dict[str, gold.Marked]) -> Score:
    """Score the claims of all documents."""
    score = Score()
    for name, notes in noted.items():
        mine = [claim for claim in claims if claim["origin"].rsplit("/", 1)[-1] == name]
        _claims(score, name, mine, notes)
        _traps(score, name, mine, notes)
    return score


def _claims(score: Score, name: str, mine: list[Row], notes: gold.Marked) -> None:
    open_, right = list(notes.claims), []
    for claim in mine:
        hit = next((w for w in open_ if same(claim, w, "issue", "option", "stance")), None)
        if hit is not None:
            open_.remove(hit)
            right.append((claim, hit))
        elif any(same(claim, w, "issue", "option", "stance") for w in (*notes.claims, *notes.optional)):
            continue  # the same once more, or one that may be coded or left
        else:
            score.wrong += 1
            score.remarks.append(f"{name}: + {_line(claim)}")
    score.right += len(right)
    score.missed += len(open_)
    for wanted in open_:
        reversed_ = any(same(c, wanted, "issue", "option") and c["stance"] != wanted["stance"] for c in mine)
        score.stances_wrong += reversed_
        score.remarks.append(f"{name}: - {_line(wanted)}{'  (other stance)' if reversed_ else ''}")
    for wanted in notes.claims:
        claim = next((c for c, w in right if w is wanted), None)
        _conditions(score, name, claim, wanted)


def _conditions(score: Score, name: str, claim: Row | None, wanted: Row) -> None:
    for condition in wanted["conditions"]:
        score.conditions["wanted"] += 1
        near = [c for c in (claim or {"conditions": []})["conditions"] if overlap([c], [condition])]
        if any(c["kind"] == condition["kind"] for c in near):
            score.conditions["found"] += 1
        else:
            score.remarks.append(f"{name}: ? {condition['kind']} {condition['text']!r}")
        score.conditions["wanted in code"] += condition["issue"] is not None
        keys = ("kind", "issue", "option")
        if condition["issue"] and any(all(c[k] == condition[k] for k in keys) for c in near):
            score.conditions["coded"] += 1


def _traps(score: Score, name: str, mine: list[Row], notes: gold.Marked) -> None:
    for trap in notes.traps:
        score.traps += 1
        for claim in mine:
            right = any(same(claim, w, "issue", "option", "stance") for w in (*notes.claims, *notes.optional))
            if not right and overlap(claim["evidence"], [trap]):
                score.sprung += 1
                score.remarks.append(f"{name}: ! {trap['why']}: {_line(claim)}")
                break


def _line(claim: Row) -> str:
    words = " … ".join(e["text"] for e in claim["evidence"])
    return f"{party(claim)} {claim['stance']} {claim['issue']}={claim['option']}  {words!r}"


def main() -> int:
    """Print the figures, and every difference with ``--all``."""
    claims = proposed()
    score = compare(claims, gold.marked())
    conditions = score.conditions
    print("| the shipped example | |\n|---|---|")
    print(f"| claims proposed | {len(claims)} |")
    print(f"| gold claims | {score.right + score.missed} |")
    print(f"| precision, recall, F1 | {score.precision:.2f}, {score.recall:.2f}, {score.f1:.2f} |")
    print(f"| gold claims with the stance reversed | {score.stances_wrong} |")
    print(f"| conditions found | {conditions['found']} of {conditions['wanted']} |")
    print(f"| conditions coded as issue=option | {conditions['coded']} of {conditions['wanted in code']} |")
    print(f"| traps sprung | {score.sprung} of {score.traps} |")
    if "--all" in sys.argv:
        print(*score.remarks, sep="\n")
    if "--json" in sys.argv:
        print(json.dumps({"precision": score.precision, "recall": score.recall, "f1": score.f1}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
