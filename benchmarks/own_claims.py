"""Claims of the open corpus, as plenipo codes them and as a careful reader does.

    python benchmarks/own_claims.py [--part PART] [--codebook labels|full] [--list] [FOLDER ...]

PART is develop, held-out or train. Each negotiation of training/corpus and training/passages is read and
coded with its codebook, by default cut down to labels and the names of actors (no terms, no examples, no
questions). A claim is right when party, issue, option and stance are those of a gold claim of the same
document and the evidence overlaps; each gold claim counts once; further claims that repeat a right one, or
that a careful reader may code or leave, count for nobody. Among claims that match in all but stance, ``wrong
sign`` is the share with support for oppose or the reverse. A condition is found when the right claim has one
whose span shares half or more of both; a trap fires when a claim that is not right rests on its words.
``summaries`` are the claims of meeting summaries by party and sign alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[1] / "training"
sys.path.insert(0, str(TRAINING))

from claims import Coded, Row, coded  # noqa: E402 - lies beside, not in a package
from coder.plain import bare  # noqa: E402
from reader.parts import claims_part_of  # noqa: E402

from plenipo.coding import load_codebook  # noqa: E402
from plenipo.engine.methods import DEFAULT_READER, find, usual_coder  # noqa: E402
from plenipo.gather.kind import kind_of  # noqa: E402
from plenipo.model import Claim, Codebook, Document  # noqa: E402
from plenipo.reading import Directory  # noqa: E402

SIGNED = {"support", "oppose"}


@dataclass(slots=True)
class Score:
    """Counts over documents."""

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def ratio(self, above: str, *below: str) -> float:
        """A share of counts; 0 of nothing."""
        return self.counts[above] / (sum(self.counts[b] for b in below) or 1)

    def f1(self, right: str, wrong: str, missed: str) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean."""
        return (
            self.ratio(right, right, wrong),
            self.ratio(right, right, missed),
            2
            * self.counts[right]
            / ((2 * self.counts[right] + self.counts[wrong] + self.counts[missed]) or 1),
        )

    def lines(self) -> Iterable[str]:
        """The figures, one a line."""
        c = self.counts
        yield f"claims             {_prf(*self.f1('right', 'wrong', 'missed'))}" + (
            f"  ({c['right']} right, {c['wrong']} wrong, {c['missed']} missed)"
        )
        matched = c["sign wrong"] + c["sign right"]
        turned = self.ratio("sign wrong", "sign wrong", "sign right")
        yield f"wrong sign         {turned:.3f}  of {matched} matched"
        p, r, _ = self.f1("condition right", "condition wrong", "condition missed")
        kind, wanted = (
            self.ratio("kind right", "condition right"),
            c["condition right"] + c["condition missed"],
        )
        yield f"conditions         recall {r:.3f}  precision {p:.3f}  kind {kind:.3f}  ({wanted} wanted)"
        anywhere = self.ratio("condition anywhere", "condition wanted")
        yield f"conditions, any    recall {anywhere:.3f}  of {c['condition wanted']}, on whatever claim"
        yield f"traps that fire    {c['sprung']} of {c['traps']}"
        yield f"evidence verbatim  {self.ratio('verbatim', 'verbatim', 'not verbatim'):.3f}"
        figures = self.f1("proposition right", "proposition wrong", "proposition missed")
        yield f"summaries          {_prf(*figures)}  (party and sign)"
        lost = ", ".join(f"{why} {c[f'lost {why}']}" for why in ("actor", "option", "issue", "stance", "all"))
        yield f"claims lost by     {lost} (all: nothing rests on these words)"


def _prf(precision: float, recall: float, f1: float) -> str:
    return f"F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}"


def overlap(a: Iterable[Row], b: Iterable[Row]) -> bool:
    """Whether two lists of quotations share a character."""
    return any(x["start"] < y["end"] and y["start"] < x["end"] for x in a for y in b)


def quoted(spans: Iterable) -> list[Row]:
    """Evidence or conditions as quotations."""
    return [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in spans]


def half(a: Row, b: Row) -> bool:
    """Whether two quotations share at least half of each."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return 2 * shared >= a["end"] - a["start"] and 2 * shared >= b["end"] - b["start"]


def compare(score: Score, wanted: Coded, claims: list[Claim], codebook: Codebook) -> None:
    """Add one document's counts."""

    def party(actor: str) -> str:
        known = codebook.actors.get(actor)
        return (known.speaks_for or actor) if known else actor

    def alike(claim: Claim, row: Row, *keys: str) -> bool:
        who = {claim.actor, claim.on_behalf_of, party(claim.actor)} - {None}
        if not who & {row["actor"], row["party"], party(row["actor"])}:
            return False
        given = {"issue": claim.issue, "option": claim.option, "stance": str(claim.stance)}
        return all(given[key] == row[key] for key in keys) and overlap(
            quoted(claim.evidence), row["evidence"]
        )

    where, counts = wanted.id, score.counts
    every = ("issue", "option", "stance")
    open_, right = list(wanted.claims), []
    for claim in claims:
        counts[
            "verbatim" if all(e.span.of(wanted.text) == e.text for e in claim.evidence) else "not verbatim"
        ] += 1
        hit = next((row for row in open_ if alike(claim, row, *every)), None)
        if hit is not None:
            open_.remove(hit)
            right.append((claim, hit))
        elif not any(alike(claim, row, *every) for row in (*wanted.claims, *wanted.optional)):
            counts["wrong"] += 1
            score.remarks.append(f"{where}: + {line(claim)}")
    counts["right"] += len(right)
    counts["missed"] += len(open_)
    for row in open_:
        why = lost(row, claims, alike)
        counts[f"lost {why}"] += 1
        score.remarks.append(f"{where}: - ({why}) {gold_line(row)}")
    signs(score, wanted, claims, alike)
    conditions(score, where, wanted, claims, right)
    traps(score, wanted, claims, alike)
    if wanted.head["kind"] == "summary":
        propositions(score, wanted, claims, party)


def signs(score: Score, wanted: Coded, claims: list[Claim], alike: Callable[..., bool]) -> None:
    """Support for oppose, and the reverse, where all else matches."""
    counts = score.counts
    for row in wanted.claims:
        near = [
            c for c in claims if alike(c, row, "issue", "option") and {str(c.stance), row["stance"]} <= SIGNED
        ]
        if near:
            counts["sign right" if any(str(c.stance) == row["stance"] for c in near) else "sign wrong"] += 1


def traps(score: Score, wanted: Coded, claims: list[Claim], alike: Callable[..., bool]) -> None:
    """Claims that rest on words which only look like a position."""
    counts, where = score.counts, wanted.id
    every = ("issue", "option", "stance")
    for trap in wanted.traps:
        counts["traps"] += 1
        for claim in claims:
            taken = any(alike(claim, row, *every) for row in (*wanted.claims, *wanted.optional))
            if not taken and overlap(quoted(claim.evidence), trap["evidence"]):
                counts["sprung"] += 1
                score.remarks.append(f"{where}: ! {trap['why']}: {line(claim)}")
                break


def lost(row: Row, claims: list[Claim], alike) -> str:
    """What kept a gold claim from being found."""
    near = [c for c in claims if overlap(quoted(c.evidence), row["evidence"])]
    if any(alike(c, row, "issue", "option") for c in near):
        return "stance"
    if any(alike(c, row, "issue") for c in near):
        return "option"
    if any(c.issue == row["issue"] and c.option == row["option"] for c in near):
        return "actor"
    return "issue" if any(alike(c, row) for c in near) else "all"


def conditions(
    score: Score, where: str, wanted: Coded, claims: list[Claim], right: list[tuple[Claim, Row]]
) -> None:
    """Conditions of the right claims, and whether those of any were seen at all."""
    counts = score.counts
    for claim, row in right:
        open_ = list(row["conditions"])
        for mine, condition in zip(quoted(claim.conditions), claim.conditions, strict=True):
            hit = next((c for c in open_ if any(half(mine, e) for e in c["evidence"])), None)
            if hit is None:
                counts["condition wrong"] += 1
                score.remarks.append(f"{where}: ?+ {condition.kind} {condition.text!r}")
                continue
            open_.remove(hit)
            counts["condition right"] += 1
            counts["kind right"] += str(condition.kind) == hit["kind"]
            if str(condition.kind) != hit["kind"]:
                score.remarks.append(f"{where}: ?= {condition.kind} for {hit['kind']} {condition.text!r}")
        counts["condition missed"] += len(open_)
        score.remarks += [
            f"{where}: ?- {c['kind']} {c['evidence'][0]['text']!r}" for c in open_ if c["evidence"]
        ]
    mine = [c for claim in claims for c in quoted(claim.conditions)]
    for row in wanted.claims:
        for condition in row["conditions"]:
            counts["condition wanted"] += 1
            counts["condition anywhere"] += any(half(m, e) for m in mine for e in condition["evidence"])


def propositions(score: Score, wanted: Coded, claims: list[Claim], party) -> None:
    """Party and sign of what is said in a meeting summary, whatever the option."""
    open_ = [row for row in wanted.claims if row["stance"] in SIGNED]
    also = [row for row in (*wanted.claims, *wanted.optional)]

    def same(claim: Claim, row: Row) -> bool:
        who = {claim.actor, claim.on_behalf_of, party(claim.actor)} - {None}
        return bool(
            who & {row["actor"], row["party"]}
            and str(claim.stance) == row["stance"]
            and overlap(quoted(claim.evidence), row["evidence"])
        )

    for claim in claims:
        hit = next((row for row in open_ if same(claim, row)), None)
        if hit is not None:
            open_.remove(hit)
            score.counts["proposition right"] += 1
        elif str(claim.stance) in SIGNED and not any(same(claim, row) for row in also):
            score.counts["proposition wrong"] += 1
    score.counts["proposition missed"] += len(open_)


def line(claim: Claim) -> str:
    """A claim on one line."""
    words = " | ".join(e.text for e in claim.evidence)
    why = f"[{claim.confidence}; {claim.reason[:90]}]"
    return f"{claim.actor}: {claim.stance} {claim.issue}={claim.option} “{words[:160]}” {why}"


def gold_line(row: Row) -> str:
    """A gold claim on one line."""
    words = " | ".join(e["text"] for e in row["evidence"])
    return f"{row['actor']}: {row['stance']} {row['issue']}={row['option']} “{words[:160]}”"


def as_gathered(wanted: Coded) -> Document:
    """The document with the title, date and kind that gathering gives it."""
    title, publisher = str(wanted.head["title"]), str(wanted.head.get("source", ""))
    kind, _ = kind_of(title, wanted.text, publisher)
    return Document(
        wanted.text, origin=wanted.id, title=title, publisher=publisher, date=wanted.head["date"], kind=kind
    )


def folders(part: str) -> list[Path]:
    """The negotiations of a part that are coded."""
    found = [
        p.parent for root in ("corpus", "passages") for p in sorted((TRAINING / root).glob("*/claims.yaml"))
    ]
    return [path for path in found if claims_part_of(path.name) == part]


def main() -> None:
    """Print the figures of a part of the corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--part", default="develop", choices=("train", "develop", "held-out"))
    parser.add_argument("--codebook", default="labels", choices=("labels", "full"))
    parser.add_argument("--coder", help="by default the usual one for the codebook")
    parser.add_argument(
        "--list", action="store_true", help="every difference, and a line for each negotiation"
    )
    asked = parser.parse_args()
    total, statements, seconds = Score(), 0, 0.0
    for folder in asked.folders or folders(asked.part):
        codebook = load_codebook(folder / "codebook.yaml")
        if asked.codebook == "labels":
            codebook = bare(codebook)
        wanted, wrong = coded(folder)
        if wrong:
            raise SystemExit("\n".join(wrong))
        reader = find("plenipo.readers", DEFAULT_READER)[1](Directory.for_codebook(codebook))
        coder = find("plenipo.coders", asked.coder or usual_coder(codebook))[1](codebook)
        score = Score()
        for document in wanted:
            text = as_gathered(document)
            found = reader.read(text)
            begun = time.perf_counter()
            claims = list(coder.code(text, found))
            seconds += time.perf_counter() - begun
            statements += len(found)
            compare(score, document, claims, codebook)
        if asked.list:
            print("\n".join(score.remarks))
            print(f"== {folder.name}: F1 {score.f1('right', 'wrong', 'missed')[2]:.3f}")
        total.counts += score.counts
    print(*total.lines(), sep="\n")
    print(f"speed              {statements / (seconds or 1):.0f} statements/s of coding alone ({statements})")


if __name__ == "__main__":
    main()
