"""Claims: statements coded against a codebook, and what people decided about them."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from plenipo.model.spans import Span
from plenipo.model.words import ConditionKind, Mode, Stance, Verdict


@dataclass(frozen=True, slots=True)
class Condition:
    """A qualifier of a claim in the document's words, coded as issue=option where that is possible."""

    kind: ConditionKind
    span: Span
    text: str
    issue: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a document; ``text`` is always exactly ``document.text[start:end]``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One actor's stance towards one option, with the words that show it."""

    document: str
    origin: str
    statement: str | None
    """Id of the statement it was coded from; ``None`` for a claim a person added."""
    actor: str
    """Who said it: actor id, or the name as written."""
    on_behalf_of: str | None
    """The party it was said for, when that is another actor."""
    issue: str
    option: str
    stance: Stance
    strength: int
    """1 tentative ("might consider"), 2 plain, 3 categorical ("never", "red line")."""
    mode: Mode
    date: dt.date | None
    evidence: tuple[Evidence, ...]
    conditions: tuple[Condition, ...] = ()
    confidence: float = 1.0
    """0 to 1, the coder's own."""
    coder: str = ""
    """A person's name, or a machine coder's name and version such as ``terms.v1``."""
    reason: str = ""
    """Why it was coded so, in one line."""
    red_line: bool = False
    """Whether the actor rules the option out (or in) whatever else is offered."""
    actor_name: str = ""
    """Name to show when the actor is in no codebook or gazetteer."""

    @property
    def id(self) -> str:
        """A hash of what is claimed and where, without the coder's version.

        A newer version of the same coder that proposes the same claim proposes it under the same id, so a
        judgement stays with it.
        """
        spans = tuple(e.span for e in self.evidence)
        coder = self.coder.split(".v")[0]
        key = (
            self.document,
            spans,
            self.actor,
            self.on_behalf_of,
            self.issue,
            self.option,
            str(self.stance),
            coder,
        )
        return hashlib.sha256(repr(key).encode()).hexdigest()[:12]

    @property
    def party(self) -> str:
        """The actor whose position the claim counts for."""
        return self.on_behalf_of or self.actor


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about a proposed claim; the newest one of a claim holds, none is ever deleted."""

    claim: str
    verdict: Verdict
    coder: str
    time: dt.datetime
    """With time zone (UTC)."""
    reason: str = ""
    amended: Claim | None = None
    """The claim as it should read, when the verdict is to amend."""
