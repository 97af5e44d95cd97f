"""A sentence cut into the clauses within which a stance word can govern a wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plenipo.coding.lexicon import word_list
from plenipo.coding.operators import Operator
from plenipo.coding.tokens import Token

ENDS_SENTENCE = frozenset(".!?…")
ENDS_CLAUSE = frozenset(";:()—–[]")
CONTRAST = frozenset(["albeit", "but", "while", "whereas", "although", "though", "because", "however", "yet"])
RELATIVE = frozenset(["which", "who", "whom", "where", "whose"])
PRONOUNS = word_list("pronouns")
REPORTS = word_list("reports")
ABBREVIATED = word_list("abbreviated")
FINITE = word_list("finite")
ATTITUDES = frozenset({"PRO", "CON", "SAY"})
MODALS = frozenset({"MUST", "WILL", "MAY"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``start`` to ``end`` (half-open) of a sentence."""

    start: int
    end: int
    linked: bool
    """Whether the cue before the content governs this clause too."""
    shared: tuple[Operator, ...] = ()
    """Stance words of the clause before that it lives on: "wants not X but Y", "hopes to X and to Y"."""
    origin: int = -1
    """Where the clause of the shared words starts; its own start if it shares none."""

    def subject_start(self, verb: int) -> int:
        """Where to look from for the subject of the verb at token ``verb``."""
        return self.start if verb >= self.start else self.origin


def sentences(found: Sequence[Token]) -> list[tuple[int, int]]:
    """Where each sentence of the tokens starts and ends (half-open), its closing mark included."""
    ranges, start = [], 0
    for index in range(len(found)):
        if found[index].form in ENDS_SENTENCE and not _inside(found, index):
            ranges.append((start, index + 1))
            start = index + 1
    if start < len(found):
        ranges.append((start, len(found)))
    return [(a, b) for a, b in ranges if any(not t.mark for t in found[a:b])]


def _inside(found: Sequence[Token], index: int) -> bool:
    """Whether a full stop belongs to a number or an abbreviation."""
    if found[index].form != "." or not 0 < index < len(found) - 1:
        return False
    before, after = found[index - 1], found[index + 1]
    touching = before.end == found[index].start and after.start == found[index].end
    return before.form in ABBREVIATED or (touching and (after.form.isalnum()))


def clauses(found: Sequence[Token], operators: Sequence[Operator], *, first: bool = True) -> list[Clause]:
    """The clauses of a sentence; ``first`` says that the sentence opens the content.

    >>> from plenipo.coding.operators import operators
    >>> from plenipo.coding.tokens import tokens
    >>> from plenipo.model import Span
    >>> text = "we want a truce and they reject amnesty, but aid must flow"
    >>> sentence = tokens(text, Span(0, len(text)))
    >>> [" ".join(t.form for t in sentence[c.start : c.end]) for c in clauses(sentence, operators(sentence))]
    ['we want a truce', 'they reject amnesty ,', 'aid must flow']
    """
    by_start = {op.start: op for op in operators}
    cut, now = [], Clause(0, len(found), first)
    for index in range(len(found)):
        opens = _opens(found, by_start, now.start, index)
        if opens is None:
            continue
        before = replace(now, end=index)
        if index > now.start:
            cut.append(before)
        elliptical = _is_elliptical(found, by_start, index, opens)
        linked = now.linked and (elliptical or _hangs_on(found, by_start, index, opens))
        shared = _shared(found, operators, before, opens, elliptical=elliptical)
        origin = (before.origin if before.shared else before.start) if shared else opens
        now = Clause(opens, len(found), linked, shared, origin)
    cut.append(now)
    return [c for c in cut if any(not t.mark and t.form != "that" for t in found[c.start : c.end])] or cut[:1]


def _shared(
    found: Sequence[Token], operators: Sequence[Operator], before: Clause, opens: int, *, elliptical: bool
) -> tuple[Operator, ...]:
    """The stance words of the clause before that hold for the next one too."""
    own = [op for op in operators if before.start <= op.start < before.end]
    if elliptical:
        turned = next((op.start for op in own if op.kind == "NOT"), before.start)
        return (*before.shared, *(op for op in own if op.end <= turned))
    if opens < len(found) and found[opens].form == "to":
        first = next((i for i in range(before.start, before.end) if found[i].form == "to"), before.start)
        return (*before.shared, *(op for op in own if op.end <= first + 1))
    return ()


def _opens(found: Sequence[Token], by_start: dict[int, Operator], start: int, index: int) -> int | None:
    """Where the next clause starts if a clause ends before token ``index``, else ``None``."""
    token = found[index]
    after = found[index + 1] if index + 1 < len(found) else None
    if index < start or after is None:
        return None
    if token.form in ENDS_CLAUSE or (token.form == "-" and token.mark):
        return index + 1
    if token.form in CONTRAST and not (token.form == "yet" and not _after_comma(found, index)):
        return index + 1 if index not in by_start or by_start[index].kind != "NOT" else index
    if _after_comma(found, index) and (token.form in RELATIVE or token.form in REPORTS or token.form == "so"):
        return index
    if token.form == "as" and after.form in PRONOUNS:
        return index + 1
    if token.form in {"and", "or", "nor"} and _starts_clause(found, by_start, start, index + 1):
        return index if token.form == "nor" else index + 1
    if token.form == "," and _goes_on_after_comma(found, by_start, start, index + 1):
        return index + 1
    return None


def _goes_on_after_comma(
    found: Sequence[Token], by_start: dict[int, Operator], start: int, index: int
) -> bool:
    """Whether a clause of its own follows a comma: "while A would not, the country might"."""
    if found[index].form in PRONOUNS and _verb_follows(by_start, found, index + 1):
        return True
    contrasted = start > 0 and found[start - 1].form in CONTRAST - {"but"}
    return contrasted and _subject_and_modal(found, by_start, index)


def _after_comma(found: Sequence[Token], index: int) -> bool:
    return index > 0 and found[index - 1].form == ","


def _starts_clause(found: Sequence[Token], by_start: dict[int, Operator], start: int, index: int) -> bool:
    """Whether what follows "and" has a verb of its own on the level of the clause before."""
    token, op = found[index], by_start.get(index)
    if token.form in PRONOUNS - {"this", "these", "those", "that"}:
        return True
    if op is not None and op.kind in MODALS:
        return True
    if token.form in {"that", "therefore", "thus"} or (
        token.form == "to" and _has_infinitive(found, start, index)
    ):
        return True
    if op is not None and op.kind in {"PRO", "CON", "SAY"}:
        return _finite(token) or _parallel(found, by_start, start, index)
    return _subject_and_modal(found, by_start, index)


def _has_infinitive(found: Sequence[Token], start: int, index: int) -> bool:
    """Whether the clause before has an infinitive that "and to" goes on from."""
    return any(found[at].form == "to" and not found[at + 1].mark for at in range(start, index - 2))


def _finite(token: Token) -> bool:
    return token.form.endswith(("s", "ed")) and token.form != token.lemma and not token.form.endswith("ss")


def _parallel(found: Sequence[Token], by_start: dict[int, Operator], start: int, index: int) -> bool:
    """Whether a bare verb after "and" stands beside a bare finite verb ("we back X and reject Y")."""
    for at in range(start, index):
        op = by_start.get(at)
        if op is not None and op.kind in ATTITUDES:
            return not (at > 0 and (found[at - 1].form == "to" or _is_modal(by_start, at - 1)))
    return False


def _is_modal(by_start: dict[int, Operator], index: int) -> bool:
    op = by_start.get(index)
    return op is not None and op.kind in MODALS


def _subject_and_modal(found: Sequence[Token], by_start: dict[int, Operator], index: int) -> bool:
    """Whether a noun phrase of a few words and then a modal or form of "be" follow."""
    for at in range(index, min(index + 6, len(found))):
        if found[at].mark or found[at].form in {"and", "or", "to", "that"}:
            return False
        if at > index and (_is_modal(by_start, at) or found[at].form in {"is", "are", "was", "were"}):
            return True
    return False


def _verb_follows(by_start: dict[int, Operator], found: Sequence[Token], index: int) -> bool:
    near = range(index, min(index + 3, len(found)))
    return any(at in by_start and by_start[at].kind in MODALS | ATTITUDES for at in near) or any(
        found[at].form in {"is", "are", "was", "were", "has", "have", "had"} for at in near
    )


def _is_elliptical(found: Sequence[Token], by_start: dict[int, Operator], index: int, opens: int) -> bool:
    """Whether "but" is followed by a mere noun phrase: "not X but Y"."""
    if found[index].form not in {"but", "yet"}:
        return False
    for at in range(opens, min(opens + 9, len(found))):
        op = by_start.get(at)
        if found[at].form in ENDS_CLAUSE or found[at].form in CONTRAST:
            break
        if op is not None and op.kind in MODALS | ATTITUDES | {"GOOD", "BAD", "LESS"}:
            return False
        if found[at].form in {"is", "are", "was", "were", "has", "have", "had"} or (
            at == opens and found[at].form in PRONOUNS
        ):
            return False
    return True


def _hangs_on(found: Sequence[Token], by_start: dict[int, Operator], index: int, opens: int) -> bool:
    """Whether a later clause still depends on the cue: it has no finite verb or subject of its own."""
    token, op = found[opens] if opens < len(found) else found[index], by_start.get(opens)
    if token.form in REPORTS or token.form in RELATIVE or token.form in PRONOUNS - {"that"}:
        return False
    if op is not None and (op.kind in MODALS or (op.kind in ATTITUDES and _finite(token))):
        return False
    return token.form == "that" or not _subject_and_modal(found, by_start, opens)
