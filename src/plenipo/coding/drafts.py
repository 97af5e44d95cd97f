"""A statement's sentences worked through: wordings found, stances weighed, conditions bound to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plenipo.coding.clauses import Clause, clauses
from plenipo.coding.conditions import Marked, kind_of, marked
from plenipo.coding.cue import CueView, Force
from plenipo.coding.likeness import COMMON, Examples, Likeness
from plenipo.coding.mentions import Mention, mentions
from plenipo.coding.operators import Operator, operators
from plenipo.coding.stance import Sentence, Verdict, clause_of, direction, verdict
from plenipo.coding.subjects import Self
from plenipo.coding.tokens import Token, covered
from plenipo.coding.wordings import STOP, Wording, Wordings
from plenipo.model import ConditionKind, Mode, Span, Stance

INFIX = ("require", "depend", "conditional", "contingent", "conditioned", "hinge", "subject to", "linked", "tied", "insepar", "presuppos", "separated")
OUTCOMES = frozenset("deal agreement peace settlement accord treaty solution progress talks negotiations signature sign document".split())
LEANING = frozenset("of to under for in on at during from within".split())
WATCHING = frozenset("observe observing monitor monitoring verify enforce supervise uphold watch keep secure violate".split())


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition of a draft, in document offsets."""

    kind: ConditionKind
    span: Span
    issue: str | None
    option: str | None
    marker: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: what a clause says of an option."""

    issue: str
    option: str
    verdict: Verdict
    wording: str
    match: float
    """How well the wording fits, 0 to 1."""
    spans: tuple[Span, ...]
    conditions: tuple[Bound, ...] = ()

    @property
    def score(self) -> float:
        """How sure the coder is, 0 to 1."""
        return self.match * self.verdict.ground


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sentences of one statement are read with."""

    wordings: Wordings
    examples: Examples
    cue: CueView
    myself: Self
    mode: Mode


def drafts(found: Sequence[Token], reading: Reading, *, first: bool) -> list[Draft]:
    """The claims one sentence of a statement makes; ``first`` says that it opens the content."""
    marks = marked(found, _taken(found, reading.wordings))
    main, places = _without(found, marks)
    if not main:
        return []
    sentence = _sentence(main, reading, first=first, dependent=any(m.marker.startswith(INFIX) for m in marks))
    made = [draft for clause in sentence.clauses for draft in _of_clause(sentence, clause, reading)]
    for mark, place in zip(marks, places, strict=True):
        made = _bind(made, found, mark, place, sentence, reading)
    return [draft for draft, _ in made]


Placed = tuple[Draft, Clause]


def _sentence(found: Sequence[Token], reading: Reading, *, first: bool, dependent: bool = False) -> Sentence:
    ops = operators(found, prefers=first and reading.cue.prefers)
    asks = next((t.form == "?" for t in reversed(found) if t.mark and t.form not in "\"'”’»"), False)
    return Sentence(found, ops, clauses(found, ops, first=first), asks, reading.mode, dependent)


def _taken(found: Sequence[Token], wordings: Wordings) -> frozenset[int]:
    """Tokens that belong to a wording with a place for each word, such as "ceasefire before talks"."""
    named = mentions(found, 0, len(found), wordings)
    return frozenset(place for m in named if m.wording.ordered for place in m.places)


def _without(found: Sequence[Token], marks: Sequence[Marked]) -> tuple[list[Token], list[int]]:
    """The sentence without its conditions, and where in it each stood."""
    gone = {index for mark in marks for index in range(mark.start, mark.end)}
    main = [token for index, token in enumerate(found) if index not in gone]
    places = [mark.start - sum(1 for index in gone if index < mark.start) for mark in marks]
    return (main if any(not t.mark for t in main) else []), places


def _of_clause(sentence: Sentence, clause: Clause, reading: Reading) -> Iterator[Placed]:
    found = sentence.tokens
    named = named_options(found, clause, reading)
    for index, mention in enumerate(named):
        if mention.option is None or (index and _leans_on(found, named[index - 1], mention)):
            continue
        judged = verdict(sentence, clause, mention, reading.cue, reading.myself)
        if judged is not None:
            where = covered([found[p] for p in mention.places] + _stance_tokens(sentence, clause, mention))
            yield Draft(mention.issue, mention.option, judged, mention.wording.text, _fit(mention), (where,)), clause


def named_options(found: Sequence[Token], clause: Clause, reading: Reading) -> list[Mention]:
    """The options a clause names, by wordings; where none does, the one whose example it is like."""
    named = mentions(found, clause.start, clause.end, reading.wordings)
    alike = reading.examples.nearest(t.key for t in found[clause.start : clause.end] if not t.mark)
    kept = [m for m in named if m.option is None or not _is_counterexample(m, alike)]
    if any(m.option is not None for m in kept):
        return kept
    found_alike = _alike(found, clause, alike, {m.issue for m in named if m.option is None})
    return [found_alike] if found_alike else []


ALIKE, ALIKE_IN_ISSUE, MARGIN = 0.55, 0.4, 0.08


def _is_counterexample(mention: Mention, alike: Sequence[Likeness]) -> bool:
    """Whether the clause is nearer to a counterexample of the option than to its examples."""
    mine = [a for a in alike if (a.issue, a.option) == (mention.issue, mention.option)]
    mine = [a for a in mine if not a.counter or a.shared - frozenset(mention.wording.keys) - COMMON]
    against = max((a.score for a in mine if a.counter), default=0.0)
    return against > max([ALIKE, *(a.score for a in mine if not a.counter)])


def _alike(found: Sequence[Token], clause: Clause, alike: Sequence[Likeness], issues: set[str]) -> Mention | None:
    """The clause as a mention of the option whose example it is clearly likest to."""
    best = next((a for a in alike if not issues or a.issue in issues), None)
    if best is None or best.counter or best.turned or len(best.shared) < 2:
        return None
    second = max((a.score for a in alike if (a.issue, a.option) != (best.issue, best.option)), default=0.0)
    if best.score < (ALIKE_IN_ISSUE if issues else ALIKE) or best.score - second < MARGIN:
        return None
    places = tuple(i for i in range(clause.start, clause.end) if found[i].key in best.shared)
    example = Wording(best.text, best.issue, best.option, tuple(sorted(best.shared)), frozenset(), False)
    return Mention(example, places, best.score)


def _stance_tokens(sentence: Sentence, clause: Clause, mention: Mention) -> list[Token]:
    """The words of the clause that the stance may rest on."""
    return [t for t in sentence.tokens[clause.start : clause.end] if not t.mark]


def _fit(mention: Mention) -> float:
    return min(1.0, mention.quality) * (1.0 if len(mention.places) > 1 else 0.93)


def _leans_on(found: Sequence[Token], before: Mention, mention: Mention) -> bool:
    """Whether a wording only describes the one before it: "a mission to observe the truce", "talks on the truce"."""
    if before.issue == mention.issue or before.end > mention.start:
        return False
    between = found[before.end : mention.start]
    if any(t.mark or t.form in {"and", "or", "not", "but"} for t in between):
        return False
    leans = any(t.form in LEANING for t in between)
    return leans and all(t.form in STOP or t.form in LEANING or t.form in WATCHING for t in between)


def _bind(
    made: Sequence[Placed], found: Sequence[Token], mark: Marked, place: int, sentence: Sentence, reading: Reading
) -> list[Placed]:
    """The drafts with a condition put on those of the clause it belongs to."""
    clause = _main_clause(sentence, mark, place)
    if not any(c == clause for _, c in made):
        return [*made, *((d, clause) for d in _needed(found, mark, clause, sentence, reading))]
    return [(_with(draft, found, mark, reading) if c == clause else draft, c) for draft, c in made]


def _main_clause(sentence: Sentence, mark: Marked, place: int) -> Clause:
    """The clause a condition belongs to: the one after it if it leads, else the one it closes or stands in."""
    if mark.leads or place == 0:
        return next((c for c in sentence.clauses if c.end > place), sentence.clauses[-1])
    return next((c for c in sentence.clauses if c.start < place <= c.end), sentence.clauses[-1])


def _with(draft: Draft, found: Sequence[Token], mark: Marked, reading: Reading) -> Draft:
    named, negated = expression(found, mark, reading.wordings, besides=draft.issue)
    judged = draft.verdict
    modal = judged.modal or ("WILL" if reading.cue.force is Force.HOLDS and reading.cue.plans else "")
    kind = kind_of(mark, judged.stance, negated=negated, acceptance=judged.acceptance, modal=modal)
    if kind is None or judged.stance is Stance.NEUTRAL:
        return draft
    issue, option = (named.issue, named.option) if named and kind[1] else (None, None)
    bound = Bound(kind[0], covered(t for t in found[mark.start : mark.end] if not t.mark), issue, option, mark.marker)
    if mark.marker.startswith(INFIX) and judged.stance is Stance.SUPPORT:
        judged = replace(judged, strength=1)
    if judged.red and judged.strength == 3:
        judged = replace(judged, red=False)
    return replace(draft, verdict=judged, conditions=(*draft.conditions, bound))


def expression(
    found: Sequence[Token], mark: Marked, wordings: Wordings, besides: str = ""
) -> tuple[Mention | None, bool]:
    """The option a condition asks for, if the codebook has it, and whether its words are negative.

    Options of the claim's own issue (``besides``) are left out: as outcomes they exclude each other.
    """
    part = found[mark.content : mark.end]
    named = [m for m in mentions(part, 0, len(part), wordings) if m.option is not None]
    ops = operators(part)
    whole = Clause(0, len(part), True)
    if not named:
        return None, any(op.kind == "NOT" for op in ops)
    best = max(named, key=lambda m: (m.weight, -m.start))
    turned = direction(part, ops, whole, best) < 0
    return (None if best.issue == besides else best), turned


def _needed(
    found: Sequence[Token], mark: Marked, clause: Clause, sentence: Sentence, reading: Reading
) -> Iterator[Draft]:
    """What a party says there is no deal without."""
    forms = {t.form for t in sentence.tokens[clause.start : clause.end]}
    kinds = {op.kind for op in sentence.operators if clause.start <= op.start < clause.end}
    bound = mark.group == "ONLY" or (mark.group == "UNTIL" and "NOT" in kinds)
    named, negated = expression(found, mark, reading.wordings)
    if not bound or named is None or named.option is None or negated or forms.isdisjoint(OUTCOMES):
        return
    if reading.cue.force is Force.VOID or (clause.linked and reading.cue.sign < 0):
        return
    judged = Verdict(Stance.SUPPORT, 3, mark.group == "UNTIL", 0.85, (mark.marker,))
    whole = covered(t for t in found if not t.mark)
    yield Draft(named.issue, named.option, judged, named.wording.text, _fit(named), (whole,))


def answers(before: Sequence[Token], found: Sequence[Token], reading: Reading) -> list[Draft]:
    """The stance a short sentence takes to what the one before it only named: "An amnesty? Never."

    The sentence before must name one option; this one must name none, and point back or have no verb.
    """
    named = [m for m in mentions(before, 0, len(before), reading.wordings) if m.option is not None]
    words = [t for t in found if not t.mark]
    if len({(m.issue, m.option) for m in named}) != 1 or not 0 < len(words) <= 14:
        return []
    if any(m.option for m in mentions(found, 0, len(found), reading.wordings)):
        return []
    points = words[0].form in POINTERS
    joined = [before[place] for place in named[0].places] + words[points:]
    sentence = _sentence(joined, reading, first=False)
    mention = replace(named[0], places=tuple(range(len(named[0].places))))
    clause = Clause(0, len(joined), False)
    judged = verdict(sentence, clause, mention, reading.cue, reading.myself)
    if judged is None or not (points or words[0].form in ANSWERS or judged.ground == GROUND_OF_JUDGEMENT):
        return []
    spans = (covered(before[p] for p in named[0].places), covered(words))
    return [Draft(mention.issue, str(mention.option), judged, mention.wording.text, _fit(mention), spans)]


POINTERS = frozenset("that this it these those such they".split())
ANSWERS = frozenset("never no yes absolutely not certainly of impossible unacceptable".split())
GROUND_OF_JUDGEMENT = 0.88


def best_of(made: Sequence[Draft]) -> list[Draft]:
    """One draft for each option: the surest, with its conditions; support and opposition do not both stand."""
    kept: dict[tuple[str, str], Draft] = {}
    for draft in made:
        place = (draft.issue, draft.option)
        other = kept.get(place)
        if other is None or (len(draft.conditions), draft.score) > (len(other.conditions), other.score):
            kept[place] = draft
    return list(kept.values())


