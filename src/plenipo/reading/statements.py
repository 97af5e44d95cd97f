"""Findings whose speakers are known become statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plenipo.model import Document, Span, Speaker, Stance, Statement
from plenipo.reading.confidence import confidence
from plenipo.reading.findings import Finding, mode, reports
from plenipo.reading.quotes import Quote
from plenipo.reading.speakers import Speakers
from plenipo.reading.utterances import utterances

_STANCES = {1: Stance.SUPPORT, -1: Stance.OPPOSE, 0: Stance.NEUTRAL}


def statements(
    document: Document,
    findings: Iterable[Finding],
    quotes: list[Quote],
    speakers: Speakers,
    reader: str,
    sureness: Callable[[Finding], float],
) -> tuple[Statement, ...]:
    """One statement for each finding, or for each sentence of its quotations; each once, in reading order.

    ``reader`` is the name of who found them, ``sureness`` gives the confidence of a finding.
    """
    found: dict[str, Statement] = {}
    name = document.id
    for finding in findings:
        who, reporter = speakers.of(finding), _reporter(finding, speakers)
        own = {name for speaker in who for name in (speaker.actor, speaker.party)}
        for one in utterances(document.text, finding, quotes):
            statement = Statement(
                document=name,
                source=one.source,
                cue=tuple(span for span in (one.cue_span, *one.cue_rest) if span.start < span.end),
                content=tuple(one.content),
                mode=mode(document.text, one, quotes),
                speakers=who,
                polarity=_STANCES[one.sign],
                confidence=sureness(finding),
                reader=reader,
                reported_by=None
                if reporter is None or {reporter.actor, reporter.party} & own
                else reporter.actor,
            )
            found.setdefault(statement.id, statement)
    return tuple(sorted(found.values(), key=_place))


def _place(statement: Statement) -> tuple[tuple[Span, ...], ...]:
    """Reading order; the same for the same words in whatever document."""
    return statement.content[:1], statement.cue[:1], statement.source, statement.content


def _reporter(finding: Finding, speakers: Speakers) -> Speaker | None:
    """The actor in whose statement this one stands."""
    if finding.within is None or not reports(finding.within):
        return None
    reporters = speakers.of(finding.within)
    return reporters[0] if reporters else None


def sureness(finding: Finding) -> float:
    """The confidence of what the rules found."""
    return confidence(finding.rule, finding.within is not None)


def counts(finding: Finding, speakers: Speakers) -> bool:
    """Whether what the rules found is a statement of its own.

    An intention told by the writer counts only for a known actor and outside other statements; what speakers
    say of themselves counts only when it says more than the statement it stands in: a leaning.
    """
    who = {speaker.actor for speaker in speakers.of(finding)}
    if finding.rule == "modal":
        return finding.within is None and bool(who) and not speakers.anonymous(finding)
    if finding.within is None:
        return bool(who) or speakers.personal(finding)
    if speakers.unheard(finding):
        return False
    if finding.sign and not finding.rule.startswith("noun"):
        return bool(who)
    return bool(who) and not who <= {speaker.actor for speaker in speakers.of(finding.within)}
