"""Deciding about claims, taking a decision back, and what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from plenipo.errors import RecordError
from plenipo.model import Actor, Codebook, Judgement, Verdict
from plenipo.review.amending import Vocabulary, amend, one_of
from plenipo.review.finding import Found, find
from plenipo.store import Record


def judge(
    record: Record,
    claim: str,
    verdict: Verdict | str,
    coder: str,
    time: dt.datetime,
    reason: str = "",
    changes: Mapping[str, str] | None = None,
    *,
    codebook: Codebook | None = None,
) -> Judgement:
    """Accept, reject, amend or withdraw: keep a person's decision about a claim, and return it.

    ``claim`` is an id or its first characters; the id a claim got by an amendment will do too. ``changes``
    say what an amended claim should read, as field and value; they are checked against the codebook, which
    is the dossier's if none is given. Raises :class:`RecordError` saying what is wrong and what is nearest
    to it.
    """
    verdict = Verdict(one_of("verdict", str(verdict), [v.value for v in Verdict]))
    if changes and verdict is not Verdict.AMEND:
        raise RecordError("Only an amendment can set fields.", do="Use amend, or leave the settings out.")
    found = find(record, claim)
    _check(record, found, verdict, coder, time, claim)
    amended = None
    if verdict is Verdict.AMEND:
        words = _vocabulary(record, codebook or _codebook_beside(record))
        amended = amend(found.claim, changes or {}, words, coder=coder, reason=reason)
    judgement = Judgement(found.root, verdict, coder, time, reason, amended)
    record.judge(judgement)
    return judgement


def undo(record: Record, claim: str, coder: str, time: dt.datetime, reason: str = "") -> Judgement:
    """Take back the newest judgement of a claim, by a judgement that says what the one before it said.

    Nothing is deleted: the history shows the judgement, who took it back, and when. Undone twice, it holds
    again.
    """
    found = find(record, claim)
    past = record.judgements(found.root)
    if not past:
        raise RecordError(f"Claim {found.root} has not been judged, so there is nothing to undo.")
    _check_time(past, time)
    newest, before = past[-1], past[-2] if len(past) > 1 else None
    why = reason or f"undo: {newest.verdict} by {newest.coder}"
    verdict = before.verdict if before else Verdict.WITHDRAW
    judgement = Judgement(found.root, verdict, coder, time, why, before.amended if before else None)
    record.judge(judgement, as_in=before)
    return judgement


def status(record: Record, claim: str) -> Verdict | None:
    """What holds about a claim: accept, reject, amend, or ``None`` while it is a proposal."""
    ruling = find(record, claim).ruling
    return ruling.verdict if ruling else None


def history(record: Record, claim: str) -> list[Judgement]:
    """Every judgement of a claim, oldest first."""
    return record.judgements(find(record, claim).root)


def _check(record: Record, found: Found, verdict: Verdict, coder: str, time: dt.datetime, given: str) -> None:
    if not coder.strip():
        raise RecordError("A judgement needs the name of the person who makes it.", do="Give your name.")
    if verdict is Verdict.WITHDRAW and found.ruling is None:
        raise RecordError(f"Claim {found.root} has no judgement that could be withdrawn.")
    if verdict is Verdict.ACCEPT and not found.root.startswith(given):
        raise RecordError(
            f"Claim {found.claim.id} is already how {found.claim.coder} amended {found.root}, and it holds.",
            do=f"To accept it as it was proposed, judge {found.root}.",
        )
    _check_time(record.judgements(found.root), time)


def _check_time(past: list[Judgement], time: dt.datetime) -> None:
    if time.tzinfo is None:
        raise RecordError(f"The time {time.isoformat()} has no time zone.", do="Give it in UTC.")
    if past and time < past[-1].time:
        newest = past[-1]
        raise RecordError(
            f"There is a later judgement of this claim: {newest.coder}, {newest.time:%Y-%m-%d %H:%M:%S} UTC.",
            do="Check the clock of this computer.",
        )


def _codebook_beside(record: Record) -> Codebook:
    from plenipo.coding import load_codebook

    return load_codebook(record.path.with_name("codebook.yaml"))


def _vocabulary(record: Record, codebook: Codebook) -> Vocabulary:
    def resolve(name: str) -> Actor | None:
        from plenipo.reading import Directory

        directory = Directory.for_codebook(codebook)
        return directory.actor(name) or directory.resolve(name)

    return Vocabulary(codebook, record.actors(), resolve)
