"""How good coded claims are, measured against claims a person coded in the same documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenipo.model import Actor, Claim, Interval, Provenance, Stance
from plenipo.review.agreement import FIELDS, Alignment, Pair, align
from plenipo.review.differences import Difference, conditions_met, differences

RESAMPLES = 2000
LEVEL = 0.95
NOT_FOUND, NOT_IN_GOLD = "not found", "not in gold"
WRONG_SIGN = {(Stance.SUPPORT, Stance.OPPOSE), (Stance.OPPOSE, Stance.SUPPORT)}
SIGNED = {Stance.SUPPORT, Stance.OPPOSE}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, wrong and missed claims, and the shares they make; ``None`` of nothing."""

    right: int
    wrong: int
    missed: int
    f1: float | None
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    name: str
    count: int
    of: int
    value: float | None
    """The one over the other; ``None`` of nothing."""


@dataclass(frozen=True, slots=True)
class IssueScore:
    """The figures of one issue: wrong claims count where they were put, missed ones where they belong."""

    issue: str
    score: Score
    wrong_sign: Share


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A comparison of coded claims with gold claims, over the documents the gold covers."""

    documents: int
    coded: int
    gold: int
    repeats: int
    """Coded claims that say a right one once more; they count neither as right nor as wrong."""
    score: Score
    interval: Interval | None
    """Of F1, over documents; ``None`` of fewer than two."""
    fields: tuple[Share, ...]
    """Among pairs of claims whose words overlap."""
    wrong_sign: Share
    """Support coded as oppose or the reverse, where actor, issue and option are right."""
    issues: tuple[IssueScore, ...]
    confusion: Mapping[str, Mapping[str, int]]
    """The gold's stance, then the coded one, in pairs of one matter; the rest is not found or not in gold."""
    differences: tuple[Difference, ...]
    provenance: Provenance


def evaluate(
    coded: Iterable[Claim],
    gold: Iterable[Claim],
    documents: Sequence[str],
    actors: Mapping[str, Actor] = {},
    *,
    seed: int = 0,
) -> Evaluation:
    """Compare claims with gold claims, in the documents that the gold covers and no others.

    A claim is right when party, issue, option and stance are those of a gold claim of its document and its
    evidence overlaps; each gold claim counts once: see :func:`~plenipo.review.agreement.align`. ``documents``
    are ids; ``actors`` say who speaks for whom.

    >>> from plenipo import examples
    >>> gold = examples.claims()
    >>> found = evaluate(gold[1:], gold, [claim.document for claim in gold])
    >>> found.score.missed, found.score.precision, [line.what for line in found.differences]
    (1, 1.0, ['not found'])
    """
    ids = sorted(set(documents))
    mine, wanted = _by_document(coded, ids), _by_document(gold, ids)
    aligned = [align(mine[id_], wanted[id_], actors) for id_ in ids]
    pairs = [pair for one in aligned for pair in one.pairs]
    claims = [claim for id_ in ids for claim in mine[id_]]
    return Evaluation(
        documents=len(ids),
        coded=len(claims),
        gold=sum(map(len, wanted.values())),
        repeats=sum(len(one.repeats) for one in aligned),
        score=score(*map(sum, zip(*map(_counts, aligned), strict=True))) if aligned else score(0, 0, 0),
        interval=f1_interval([_counts(one) for one in aligned], seed),
        fields=(*_fields(pairs), *_condition_shares(pairs)),
        wrong_sign=_wrong_sign(pairs),
        issues=tuple(_issues(aligned)),
        confusion=_confusion(aligned),
        differences=tuple(sorted((line for one in aligned for line in differences(one)), key=_place)),
        provenance=Provenance(
            "evaluate.v1",
            {"resamples": RESAMPLES, "level": LEVEL, "documents": tuple(ids)},
            seed,
            claims=tuple(sorted(claim.id for claim in claims)),
        ),
    )


def score(right: int, wrong: int, missed: int) -> Score:
    """Precision, recall and their harmonic mean.

    >>> score(3, 1, 2)
    Score(right=3, wrong=1, missed=2, f1=0.6666666666666666, precision=0.75, recall=0.6)
    """
    found, wanted = right + wrong, right + missed
    return Score(
        right,
        wrong,
        missed,
        2 * right / (found + wanted) if found + wanted else None,
        right / found if found else None,
        right / wanted if wanted else None,
    )


def share(name: str, count: int, of: int) -> Share:
    """So many of so many.

    >>> share("actor", 3, 4).value
    0.75
    """
    return Share(name, count, of, count / of if of else None)


def f1_interval(counts: Sequence[tuple[int, int, int]], seed: int) -> Interval | None:
    """The 95 % percentile interval of F1 when whole documents are drawn anew, with replacement.

    ``counts`` are right, wrong and missed claims, one triple a document: claims of a document stand or fall
    together, so documents are drawn and not claims. ``None`` for fewer than two documents, which vary in
    nothing, and where nothing was coded by anybody.
    """
    import numpy as np

    many = len(counts)
    if many < 2:
        return None
    drawn = np.random.default_rng(seed).multinomial(many, [1 / many] * many, size=RESAMPLES)
    right, wrong, missed = (drawn @ np.array(counts)).T
    below = 2 * right + wrong + missed
    if not below.any():
        return None
    values = 2 * right[below > 0] / below[below > 0]
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high), LEVEL)


def _by_document(claims: Iterable[Claim], ids: Sequence[str]) -> dict[str, list[Claim]]:
    grouped: dict[str, list[Claim]] = {id_: [] for id_ in ids}
    for claim in claims:
        if claim.document in grouped:
            grouped[claim.document].append(claim)
    return grouped


def _place(line: Difference) -> tuple[object, ...]:
    return line.origin, line.document, line.start, line.what, line.coded, line.gold


def _counts(one: Alignment) -> tuple[int, int, int]:
    right = sum(pair.right for pair in one.pairs)
    astray = len(one.pairs) - right
    return right, astray + len(one.not_in_gold), astray + len(one.not_found)


def _fields(pairs: Sequence[Pair]) -> Iterable[Share]:
    for field in FIELDS:
        yield share(field, sum(field in pair.agreed for pair in pairs), len(pairs))


def _condition_shares(pairs: Sequence[Pair]) -> Iterable[Share]:
    met = [couple for pair in pairs for couple in conditions_met(pair)]
    yield share("conditions found", len(met), sum(len(pair.gold.conditions) for pair in pairs))
    yield share("conditions that are in gold", len(met), sum(len(pair.coded.conditions) for pair in pairs))
    yield share("kind of condition", sum(c.kind is g.kind for c, g in met), len(met))


def _wrong_sign(pairs: Iterable[Pair]) -> Share:
    told = [(p.gold.stance, p.coded.stance) for p in pairs if p.same_matter]
    signed = [stances for stances in told if SIGNED.issuperset(stances)]
    return share("wrong sign", sum(stances in WRONG_SIGN for stances in signed), len(signed))


def _issues(aligned: Sequence[Alignment]) -> Iterable[IssueScore]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    pairs = [pair for one in aligned for pair in one.pairs]
    for pair in pairs:
        right[pair.gold.issue] += pair.right
        wrong[pair.coded.issue] += not pair.right
        missed[pair.gold.issue] += not pair.right
    wrong.update(claim.issue for one in aligned for claim in one.not_in_gold)
    missed.update(claim.issue for one in aligned for claim in one.not_found)
    for issue in sorted({*right, *wrong, *missed}):
        signs = _wrong_sign(pair for pair in pairs if pair.gold.issue == issue)
        yield IssueScore(issue, score(right[issue], wrong[issue], missed[issue]), signs)


def _confusion(aligned: Iterable[Alignment]) -> dict[str, dict[str, int]]:
    stances = [str(stance) for stance in Stance]
    table = {row: dict.fromkeys([*stances, NOT_FOUND], 0) for row in stances}
    table[NOT_IN_GOLD] = dict.fromkeys(stances, 0)
    for one in aligned:
        apart = [pair for pair in one.pairs if not pair.same_matter]
        for pair in one.pairs:
            if pair.same_matter:
                table[pair.gold.stance][pair.coded.stance] += 1
        for claim in (*one.not_found, *(pair.gold for pair in apart)):
            table[claim.stance][NOT_FOUND] += 1
        for claim in (*one.not_in_gold, *(pair.coded for pair in apart)):
            table[NOT_IN_GOLD][claim.stance] += 1
    return table
