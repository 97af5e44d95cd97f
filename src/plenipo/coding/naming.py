"""The options a clause is about: named by wordings, or told by likeness to example sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plenipo.coding.clauses import Clause
from plenipo.coding.context import Context
from plenipo.coding.lexicon import word_list
from plenipo.coding.likeness import COMMON, Examples, Likeness
from plenipo.coding.mentions import Mention, mentions
from plenipo.coding.occurrence import Sentence
from plenipo.coding.tokens import Token
from plenipo.coding.wordings import ORDER, STOP, Wording, Wordings

ALIKE, ALIKE_IN_ISSUE, MARGIN = 0.6, 0.45, 0.08
"""How like an example a clause must be; how like if it names the issue; by how much liker than the next."""
BY_CONTEXT = 0.85
"""How much of a match stays that rests on what was said before."""
LEANING = word_list("leaning")
WATCHING = word_list("watching")


def named_options(
    sentence: Sentence, clause: Clause, wordings: Wordings, examples: Examples, context: Context
) -> list[Mention]:
    """The options a clause names, by wordings; where none does, the one whose example it is like.

    A wording of common words counts only where its issue is being talked about, in the sentence or before it.
    """
    found = sentence.tokens
    verbs = frozenset(op.start for op in sentence.operators if op.kind in {"PRO", "CON", "SAY"})
    named = mentions(found, clause.start, clause.end, wordings, verbs)
    alike = examples.nearest(t.key for t in found[clause.start : clause.end] if not t.mark)
    kept = [m for m in named if m.option is not None and not _is_counterexample(m, alike)]
    if any(m.wording.generic for m in kept):
        here = {m.issue for m in mentions(found, 0, len(found), wordings) if not m.wording.generic}
        kept = [placed for m in kept if (placed := _in_place(m, here, context))]
    if not kept:
        like = _alike(found, clause, alike, {m.issue for m in named if m.option is None})
        return [like] if like else []
    kept = [m for i, m in enumerate(kept) if i + 1 == len(kept) or not _is_made_of(found, m, kept[i + 1])]
    return [
        replace(m, beside=frozenset(p for n in named if n.issue == m.issue for p in n.places))
        for i, m in enumerate(kept)
        if i == 0 or not _leans_on(found, kept[i - 1], m)
    ]


def _is_made_of(found: Sequence[Token], mention: Mention, after: Mention) -> bool:
    """Whether the next wording says what the mention consists of: "a battalion of blue helmets"."""
    between = found[mention.end : after.start]
    return (
        mention.issue == after.issue
        and mention.option != after.option
        and any(t.form == "of" for t in between)
        and all(t.form in STOP for t in between)
    )


def _in_place(mention: Mention, here: set[str], context: Context) -> Mention | None:
    """The mention if its issue is being talked about, a little less sure if only in what was said before."""
    if not mention.wording.generic or mention.issue in here:
        return mention
    return replace(mention, quality=mention.quality * BY_CONTEXT) if mention.issue in context.issues else None


def _is_counterexample(mention: Mention, alike: Sequence[Likeness]) -> bool:
    """Whether the clause is nearer to a counterexample of the option than to its examples."""
    mine = [a for a in alike if (a.issue, a.option) == (mention.issue, mention.option)]
    mine = [a for a in mine if not a.counter or a.shared - frozenset(mention.wording.keys) - COMMON]
    against = max((a.score for a in mine if a.counter), default=0.0)
    return against > max([ALIKE, *(a.score for a in mine if not a.counter)])


def _alike(
    found: Sequence[Token], clause: Clause, alike: Sequence[Likeness], issues: set[str]
) -> Mention | None:
    """The clause as a mention of the option whose example it is clearly likest to."""
    best = next((a for a in alike if not issues or a.issue in issues), None)
    if best is None or best.counter or best.turned or len(best.shared - COMMON - ORDER) < 2:
        return None
    second = max((a.score for a in alike if (a.issue, a.option) != (best.issue, best.option)), default=0.0)
    if best.score < (ALIKE_IN_ISSUE if issues else ALIKE) or best.score - second < MARGIN:
        return None
    places = tuple(i for i in range(clause.start, clause.end) if found[i].key in best.shared)
    example = Wording(best.text, best.issue, best.option, tuple(sorted(best.shared)), frozenset(), False)
    return Mention(example, places, best.score)


def _leans_on(found: Sequence[Token], before: Mention, mention: Mention) -> bool:
    """Whether a wording only describes the one before it: "a mission to observe the truce"."""
    if before.issue == mention.issue or before.end > mention.start:
        return False
    between = found[before.end : mention.start]
    if any(t.mark or t.form in {"and", "or", "not", "but"} for t in between):
        return False
    leans = any(t.form in LEANING for t in between)
    return leans and all(t.form in STOP or t.form in LEANING or t.form in WATCHING for t in between)
