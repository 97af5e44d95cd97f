"""Small documents, statements and claims, and hypothesis strategies for any that the model allows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from plenipo.model import (
    Actor,
    ActorKind,
    Claim,
    Condition,
    ConditionKind,
    Document,
    DocumentKind,
    Evidence,
    Judgement,
    Mode,
    Office,
    Span,
    Speaker,
    Stance,
    Statement,
    Verdict,
)

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
METHOD = ("rules.v1", "terms.v1", "book1")


def minutes(count: int) -> dt.datetime:
    """So many minutes past noon."""
    return NOON + dt.timedelta(minutes=count)


def document(number: int = 1, **changes: object) -> Document:
    """A document of its own text, a day later than the one before."""
    day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
    found = Document(
        text=f"Italy said no to plan {number}. France agreed.", origin=f"{number:03}.txt", date=day
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def statement(of: Document, start: int = 0) -> Statement:
    """Somebody says something from ``start`` on."""
    return Statement(
        document=of.id,
        source=(Span(start, start + 5),),
        cue=(Span(start + 6, start + 10),),
        content=(Span(start + 11, start + 13),),
        mode=Mode.INDIRECT,
        speakers=(Speaker("italy", "Italy", ActorKind.STATE),),
        polarity=Stance.OPPOSE,
        confidence=0.9,
        reader="rules.v1",
    )


def claim(of: Document, start: int = 0, **changes: object) -> Claim:
    """Italy opposes troops, in thirteen characters from ``start`` on."""
    made = Claim(
        document=of.id,
        origin=of.origin,
        statement=statement(of, start).id,
        actor="italy",
        on_behalf_of=None,
        issue="troops",
        option="none",
        stance=Stance.OPPOSE,
        strength=2,
        mode=Mode.INDIRECT,
        date=of.date,
        evidence=(Evidence(Span(start, start + 13), of.text[start : start + 13]),),
        confidence=0.7,
        coder="terms.v1",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def judgement(
    of: Claim, verdict: str, minute: int = 0, amended: Claim | None = None, coder: str = "ana"
) -> Judgement:
    """A decision of ``coder``, so many minutes past noon."""
    return Judgement(of.id, Verdict(verdict), coder, minutes(minute), amended=amended)


anything = st.text(st.characters(exclude_categories=()), max_size=12)
"""Any text Python can hold: lone surrogates, NUL, and what the store uses as its own escape."""
words = anything | st.sampled_from(
    ["\ufdd0", "\ufdd0d800", "a\ud800b", "\udcff.txt", "x\x00y", "e\u0301", "\U0001f600"]
)
offsets = st.integers(0, 2**31)
spans = st.tuples(offsets, offsets).map(lambda pair: Span(*sorted(pair)))
some_spans = st.lists(spans, max_size=3).map(tuple)
days = st.none() | st.dates()
shares = st.floats(0, 1)
maybe = st.none() | words

documents = st.builds(
    Document,
    text=words,
    origin=words,
    title=words,
    publisher=words,
    date=days,
    date_basis=words,
    language=words,
    kind=st.sampled_from(DocumentKind),
    restricted=st.booleans(),
    copy_of=st.none(),
)
speakers = st.builds(
    Speaker, actor=words, name=words, kind=st.sampled_from(ActorKind), on_behalf_of=maybe, role=words
)
statements = st.builds(
    Statement,
    document=st.none(),
    source=some_spans,
    cue=some_spans,
    content=some_spans,
    mode=st.sampled_from(Mode),
    speakers=st.lists(speakers, max_size=2).map(tuple),
    polarity=st.sampled_from(Stance),
    confidence=shares,
    reader=words,
    reported_by=maybe,
)
conditions = st.builds(
    Condition, kind=st.sampled_from(ConditionKind), span=spans, text=words, issue=maybe, option=maybe
)
claims = st.builds(
    Claim,
    document=st.none(),
    origin=words,
    statement=maybe,
    actor=words,
    on_behalf_of=maybe,
    issue=words,
    option=words,
    stance=st.sampled_from(Stance),
    strength=st.integers(1, 3),
    mode=st.sampled_from(Mode),
    date=days,
    evidence=st.lists(st.builds(Evidence, span=spans, text=words), max_size=2).map(tuple),
    conditions=st.lists(conditions, max_size=2).map(tuple),
    confidence=shares,
    coder=words,
    reason=words,
    red_line=st.booleans(),
    actor_name=words,
)
offices = st.builds(Office, title=words, of=words, start=days, end=days)
actors = st.builds(
    Actor,
    id=words,
    name=words,
    kind=st.sampled_from(ActorKind),
    aliases=st.lists(words, max_size=2).map(tuple),
    speaks_for=maybe,
    member_of=st.lists(words, max_size=2).map(tuple),
    offices=st.lists(offices, max_size=2).map(tuple),
    capability=st.none() | st.floats(0, 1000),
)
times = st.datetimes(
    dt.datetime(1900, 1, 1),
    dt.datetime(2200, 1, 1),
    timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=45))]),
)
