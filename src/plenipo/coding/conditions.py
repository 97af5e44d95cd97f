"""Conditions in a sentence: the words that make a stance depend on something, and which way they bind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plenipo.coding.clauses import CONTRAST, ENDS_CLAUSE, RELATIVE, REPORTS
from plenipo.coding.lexicon import phrase_lines, word_list
from plenipo.coding.phrases import Phrases
from plenipo.coding.tokens import Token
from plenipo.model import ConditionKind, Stance


@dataclass(frozen=True, slots=True)
class Marked:
    """A condition in a sentence: its marker's group, and its tokens ``start`` to ``end``, half-open."""

    group: str
    start: int
    content: int
    """First token after the marker."""
    end: int
    marker: str
    leads: bool = False
    """Whether its main clause follows it."""


@lru_cache(maxsize=1)
def _table() -> Phrases[str]:
    entries: list[tuple[str, str]] = []
    for group, phrases in phrase_lines("conditions.txt"):
        entries += ((phrase, group) for phrase in phrases)
    return Phrases(entries)


def marked(found: Sequence[Token], taken: frozenset[int] = frozenset()) -> list[Marked]:
    """The conditions of a sentence; markers among the tokens ``taken`` belong to a wording and mark none.

    >>> from plenipo.coding.tokens import tokens
    >>> from plenipo.model import Span
    >>> text = "we would help if the guns fell silent"
    >>> [(m.group, m.marker, m.start) for m in marked(tokens(text, Span(0, len(text))))]
    [('IF', 'if', 3)]
    """
    listed: list[Marked] = []
    done = 0
    for start, end, group in _markers(found):
        if start < done or group == "PASS" or not taken.isdisjoint(range(start, end)):
            continue
        if not _is_marker(found, start, end, group):
            continue
        stop = _stop(found, start, end)
        if any(not t.mark for t in found[end:stop]):
            text = " ".join(t.form for t in found[start:end])
            if group == "UNDER" or (group in {"IF", "TIME", "UNTIL"} and _only_before(found, done, start)):
                group = "ONLY"
            leads = _leads(found, start) and any(not t.mark for t in found[stop:])
            listed.append(Marked(group, start, end, stop, text, leads))
            done = stop
    return listed


def _only_before(found: Sequence[Token], since: int, start: int) -> bool:
    """Whether "only" stands before the verb: "can only be held after"."""
    for index in range(start - 1, max(since, start - 10) - 1, -1):
        if found[index].mark or found[index].form in CONTRAST:
            return False
        if found[index].form == "only":
            return found[index - 1].form in MODALS | {"be"} if index else False
    return False


def _markers(found: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Marker phrases, and "should" or "were" standing before their subject."""
    listed = list(_table().find(found))
    for index, token in enumerate(found[:-1]):
        inverted = token.form == "should" and _subject_follows(found, index)
        if inverted or (token.form == "were" and _were_to(found, index)):
            listed.append((index, index + 1, "IF"))
    return sorted(listed)


DETERMINERS = word_list("determiners")


def _subject_follows(found: Sequence[Token], index: int) -> bool:
    """Whether a subject, not a verb, stands after "should"."""
    after = found[index + 1]
    if after.form in DETERMINERS or (after.capital and not after.mark):
        return True
    before = found[index - 1].form if index else "that"
    opens = before == "that" or (
        before == "," and index > 1 and found[index - 2].form in {"that", "but", "and"}
    )
    leads = any(token.form == "," for token in found[index + 2 :])
    return opens and leads and not after.mark and after.form not in {"be", "not", "have", "also", "only"}


def _were_to(found: Sequence[Token], index: int) -> bool:
    opens = index == 0 or found[index - 1].mark or found[index - 1].form == "that"
    return opens and any(t.form == "to" for t in found[index + 1 : index + 7])


def _is_marker(found: Sequence[Token], start: int, end: int, group: str) -> bool:
    """Whether the words mark a condition here."""
    word, before = found[start].form, found[start - 1] if start else None
    after = found[end] if end < len(found) else None
    if after is None:
        return False
    if word in {"provided", "providing"} and end - start == 1:
        return (
            before is None
            or before.form == ","
            or (after.form in DETERMINERS and before.lemma not in {"be", "have"} and not before.capital)
        )
    if word == "following":
        return before is None or before.form not in {"the", "be", "is", "are", "was", "were", "closely"}
    if word in {"require", "requires"} and before is not None:
        return before.lemma not in {"be", "to"}
    if group == "UNDER":
        possible = before is not None and before.form in {
            "possible",
            "conceivable",
            "acceptable",
            "thinkable",
        }
        return possible or _only_before(found, 0, start)
    if word == "if" and before is not None:
        return before.form not in {"whether", "as", "what", "even"}
    return not (
        word == "upon" or (word == "pending" and before is not None and before.form in {"still", "the", "is"})
    )


def _leads(found: Sequence[Token], start: int) -> bool:
    """Whether a condition may stand before its main clause."""
    return start == 0 or found[start - 1].mark or found[start - 1].form in {"that", "but", "and", "yet"}


def _stop(found: Sequence[Token], start: int, content: int) -> int:
    """Where a condition ends: at the comma before the main clause, or with the sentence."""
    leading = _leads(found, start)
    for index in range(content, len(found)):
        token = found[index]
        if token.form in ENDS_CLAUSE or token.form in ".!?…":
            return index
        if leading and index > content + 1 and (_main_starts(found, index) or token.form == "then"):
            return index
        if (
            token.form in CONTRAST - {"because"}
            and index > content
            and (found[index - 1].form == "," or token.form != "yet")
        ):
            return index - (found[index - 1].form == ",")
        following = found[index + 1].form if index + 1 < len(found) else ""
        if token.form == "," and following in RELATIVE | REPORTS:
            return index
        if token.form == "and" and following == "that":
            return index
    return len(found)


MODALS = word_list("modals")
PRONOUNS = frozenset(["we", "i", "he", "she", "it", "they", "you", "there"])


def _main_starts(found: Sequence[Token], index: int) -> bool:
    """Whether a main clause starts at ``index``: after a comma, or with a pronoun and a modal."""
    token = found[index]
    if token.form == ",":
        rest = found[index + 1 :]
        return bool(rest) and (len(rest) < 2 or any(not t.mark for t in rest[:1]))
    following = found[index + 1].form if index + 1 < len(found) else ""
    return token.form in PRONOUNS and following in MODALS


def kind_of(
    mark: Marked, stance: Stance, *, negated: bool, acceptance: bool, modal: str, lasts: bool = False
) -> tuple[ConditionKind, bool] | None:
    """Which of the two conditions it is (``None``: neither), and whether what it names is asked for.

    ``negated`` says that the condition's own words are negative ("if X is not Y"). An acceptance or a refusal
    bound by "unless", "until", "without" or "only" needs the condition: ``only_if``. An offer or a threat
    that follows from it is ``if_then``; so is what ``lasts`` as long as something else does. "Keep X until Y"
    says what happens without Y: its words are kept, not coded.

    >>> until = Marked("UNTIL", 0, 1, 2, "until")
    >>> kind_of(until, Stance.OPPOSE, negated=False, acceptance=False, modal="WILL")
    (<ConditionKind.ONLY_IF: 'only_if'>, True)
    """
    only, then = ConditionKind.ONLY_IF, ConditionKind.IF_THEN
    against = stance is Stance.OPPOSE
    if mark.group == "ALBEIT":
        return only, False
    if mark.group == "ONLY":
        return only, not negated
    if mark.group == "UNTIL":
        if against:
            return only, not negated
        if mark.marker in {"before", "prior to", "without", "ahead of"}:
            return None
        return then, False
    if mark.group == "WHILE":
        return (then, False) if against or lasts or modal == "MUST" else (only, not negated)
    if against and negated:
        return only, True
    if mark.group == "TIME":
        if not modal and not acceptance:
            return None
        return (only if modal == "MUST" else then), not negated
    return then, not negated
