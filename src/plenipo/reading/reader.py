"""The rule-based reader: document in, statements out."""

from __future__ import annotations

from plenipo.model import Document, DocumentKind, Statement
from plenipo.reading.actors import Directory, mentions
from plenipo.reading.anaphora import resolve_contents
from plenipo.reading.canonical import on_canonical
from plenipo.reading.confidence import confidence
from plenipo.reading.document import read_text
from plenipo.reading.findings import Finding
from plenipo.reading.sentences import sentences
from plenipo.reading.speakers import Speakers
from plenipo.reading.statements import statements


class RuleReader:
    """Finds statements by rules over word classes, phrases and a lexicon of attributing words.

    No model, no download; some tens of thousands of words a second on one core. English only.

    >>> reader = RuleReader(Directory.for_codebook(None))
    >>> [s.polarity.value for s in reader.read(Document("Spain did not rule out a truce.", origin="a"))]
    ['neutral']
    """

    name = "rules.v1"

    def __init__(self, directory: Directory) -> None:
        """Read with the actors of ``directory``."""
        self.directory = directory

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements of ``document``, in reading order."""
        return on_canonical(document, self._read)

    def _read(self, document: Document) -> tuple[Statement, ...]:
        text = document.text
        reading = read_text(text, document.kind)
        if not reading.findings:
            return ()
        summary = document.kind is DocumentKind.SUMMARY
        resolve_contents(text, reading.findings, summary)
        speakers = Speakers(
            text, mentions(text, sentences(text), self.directory, document.date), self.directory
        )
        speakers.resolve(reading.findings, keep_speaker=summary)
        counted = [finding for finding in reading.findings if finding.content and _counts(finding, speakers)]
        return statements(document, counted, reading.quotes, speakers, self.name, _sureness)


def _sureness(finding: Finding) -> float:
    return confidence(finding.rule, finding.within is not None)


def _counts(finding: Finding, speakers: Speakers) -> bool:
    """Whether a finding is a statement of its own.

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
