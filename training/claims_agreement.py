"""How well two coders agree on the claims of the corpus: ``python training/claims_agreement.py``.

Compares ``claims.yaml`` with ``claims-second.yaml``, made from the plain documents by a coder who had not
seen the first, over the documents that both code. What the other has only as optional counts for nobody.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from claims import Coded, Row, coded

HERE = Path(__file__).resolve().parent
SECOND = "claims-second.yaml"
Same = Callable[[Row, Row], bool]
Two = tuple[Coded, Coded]


def documents() -> list[Two]:
    """Each document that both code, as each of them codes it."""
    both = []
    for path in sorted((HERE / "corpus").glob(f"*/{SECOND}")):
        found = [coded(path.parent, file) for file in ("claims.yaml", SECOND)]
        if mistakes := [sentence for _, wrong in found for sentence in wrong]:
            raise SystemExit("\n".join(mistakes))
        first, second = ({document.id: document for document in each} for each, _ in found)
        both += [(first[id_], second[id_]) for id_ in first if id_ in second]
    return both


def overlap(a: Row, b: Row) -> bool:
    """Whether two entries quote words in common."""
    return any(x["start"] < y["end"] and y["start"] < x["end"] for x in a["evidence"] for y in b["evidence"])


def alike(*fields: str) -> Same:
    """A test of two claims: these fields equal, and words in common."""
    return lambda a, b: all(a[field] == b[field] for field in fields) and overlap(a, b)


OPTION = alike("party", "issue", "option")
CLAIM = alike("party", "issue", "option", "stance")
PARTY = alike("party")


def matched(first: Iterable[Row], second: Iterable[Row], same: Same) -> list[tuple[Row, Row]]:
    """Pairs that are the same, each entry in one pair at most."""
    left, pairs = list(second), []
    for a in first:
        for place, b in enumerate(left):
            if same(a, b):
                pairs.append((a, left.pop(place)))
                break
    return pairs


def counted(mine: list[Row], claims: list[Row], optional: list[Row], same: Same) -> list[Row]:
    """Mine, less what the other has as optional only."""

    def among(row: Row, rows: list[Row]) -> bool:
        return any(same(row, other) for other in rows)

    return [row for row in mine if among(row, claims) or not among(row, optional)]


def conditions(claims: list[Row]) -> list[Row]:
    """The conditions of claims, those with the same words once."""
    rows = [row for claim in claims for row in claim["conditions"]]
    return list({tuple((e["start"], e["end"]) for e in row["evidence"]): row for row in rows}.values())


def f1(pairs: int, first: int, second: int) -> str:
    """F1 and what it is made of."""
    return f"F1 {200 * pairs / (first + second):.1f} ({first} and {second}, {pairs} the same)"


def percent(truths: list[bool]) -> str:
    """How many are true."""
    return f"{100 * sum(truths) / len(truths):.1f} % of {len(truths)}"


def alpha(pairs: list[tuple[str, str]]) -> float:
    """Krippendorff's alpha for two coders, nominal values, nothing missing."""
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = 1 - sum(n * (n - 1) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def echoed(pairs: list[Two], *fields: str) -> list[bool]:
    """Of claims where the other has one of the same party and words: whether one has these fields."""
    found = []
    for mine, other in (both for a, b in pairs for both in ((a, b), (b, a))):
        for claim in mine.claims:
            if near := [row for row in other.claims if PARTY(claim, row)]:
                found.append(any(all(claim[f] == row[f] for f in fields) for row in near))
    return found


def totals(pairs: list[Two]) -> tuple[int, int]:
    """How many claims each has."""
    return sum(len(a.claims) for a, _ in pairs), sum(len(b.claims) for _, b in pairs)


def compare_claims(pairs: list[Two]) -> None:
    """Claims as wholes, their stance, and what they are about."""
    right = first = second = 0
    stances: list[tuple[str, str]] = []
    for a, b in pairs:
        of_a = counted(a.claims, b.claims, b.optional, CLAIM)
        of_b = counted(b.claims, a.claims, a.optional, CLAIM)
        right += len(matched(of_a, of_b, CLAIM))
        first, second = first + len(of_a), second + len(of_b)
        stances += [(x["stance"], y["stance"]) for x, y in matched(a.claims, b.claims, OPTION)]
    print(f"claims: {f1(right, first, second)}")
    print(f"claims, optional ones missed like others: {f1(right, *totals(pairs))}")
    equal = percent([x == y for x, y in stances])
    print(f"stance, where party, option and words match: {equal}, alpha {alpha(stances):.3f}")
    print(f"issue, where party and words match: {percent(echoed(pairs, 'issue'))}")
    print(f"issue and option, where party and words match: {percent(echoed(pairs, 'issue', 'option'))}")


def compare_conditions(pairs: list[Two]) -> None:
    """Conditions by their words, and of which kind they are."""
    first = second = 0
    kinds: list[tuple[str, str]] = []
    for a, b in pairs:
        all_a, all_b = conditions(a.claims), conditions(b.claims)
        of_a = counted(all_a, all_b, conditions(b.optional), overlap)
        of_b = counted(all_b, all_a, conditions(a.optional), overlap)
        kinds += [(x["kind"], y["kind"]) for x, y in matched(of_a, of_b, overlap)]
        first, second = first + len(of_a), second + len(of_b)
    print(f"conditions: {f1(len(kinds), first, second)}")
    print(f"kind, where words match: {percent([x == y for x, y in kinds])}")


def compare_traps(pairs: list[Two]) -> None:
    """How many traps of one the other took for a claim, and how many both have."""
    both = sum(len(matched(a.traps, b.traps, overlap)) for a, b in pairs)
    print(f"traps: {f1(both, *(sum(len(each.traps) for each in side) for side in zip(*pairs, strict=True)))}")
    for name, way in (("first", pairs), ("second", [(b, a) for a, b in pairs])):
        taken = [
            any(overlap(trap, row) for row in other.claims) for mine, other in way for trap in mine.traps
        ]
        print(f"traps of the {name} coder in which the other has a claim: {percent(taken)}")


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    pairs = documents()
    first, second = totals(pairs)
    print(f"{len(pairs)} documents; {first} claims by the first coder, {second} by the second")
    compare_claims(pairs)
    compare_conditions(pairs)
    compare_traps(pairs)


if __name__ == "__main__":
    main()
