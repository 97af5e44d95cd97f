"""The rule-based reader: document in, statements out."""

from __future__ import annotations

from plenipo.model import Document, DocumentKind, Statement
from plenipo.reading.actors import Directory, mentions
from plenipo.reading.anaphora import resolve_contents
from plenipo.reading.canonical import on_canonical
from plenipo.reading.document import read_text
from plenipo.reading.sentences import sentences
from plenipo.reading.speakers import Speakers
from plenipo.reading.statements import counts, statements, sureness


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
            document, mentions(text, sentences(text), self.directory, document.date), self.directory
        )
        speakers.resolve(reading.findings, keep_speaker=summary)
        counted = [finding for finding in reading.findings if finding.content and counts(finding, speakers)]
        return statements(document, counted, reading.quotes, speakers, self.name, sureness)
