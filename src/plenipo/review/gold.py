"""Claims that a person coded elsewhere, found again in a dossier's documents and codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plenipo.errors import RecordError
from plenipo.model import Claim, Condition, Document, Evidence, Mode, Span
from plenipo.reading.external.wording import places
from plenipo.review.amending import Vocabulary, unknown
from plenipo.review.gold_documents import Documents
from plenipo.review.gold_row import GoldRow, Quotation, Row, checked

CODER = "gold"
SHOWN = 5
"""How many names or places an error or a note lists."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What a person coded, in terms of a dossier."""

    claims: tuple[Claim, ...]
    documents: tuple[str, ...]
    """Ids of the documents that were coded, also those in which there is nothing to code."""
    notes: tuple[str, ...]
    """What could not be used or not be recognised, one sentence each."""


def gold_claims(rows: Sequence[Row], documents: Sequence[Document], words: Vocabulary) -> Gold:
    """The rows as claims of these documents.

    A document is matched by id, else by origin or file name. Places that do not fit the document, and words
    given without a place, are looked up by their text; words that stand there more than once count wherever
    they stand. Rows about documents that are not there, or that are copies of others, are left out and noted.
    Raises :class:`RecordError` for a row that lacks something, names an issue or option the codebook does not
    have, or quotes what its document does not say.
    """
    reading = _Reading(Documents(documents), words)
    problems: list[RecordError] = []
    for row in rows:
        try:
            reading.take(row)
        except RecordError as error:
            problems.append(error)
    if problems:
        raise _first_of(problems)
    if not reading.covered:
        raise _none_there(reading, documents)
    return Gold(tuple(reading.claims.values()), tuple(reading.covered), tuple(reading.notes()))


class _Reading:
    """What has been taken from the rows so far."""

    def __init__(self, documents: Documents, words: Vocabulary) -> None:
        self.documents, self.words = documents, words
        self.claims: dict[str, Claim] = {}
        self.covered: dict[str, None] = {}
        self.absent: dict[str, None] = {}
        self.copies: dict[str, None] = {}
        self.unknown: dict[str, None] = {}
        self.twice = 0

    def take(self, row: Row) -> None:
        """Take one row, or note why not."""
        made = checked(row)
        try:
            document = self.documents.find(made.document, made.origin)
            if document is None:
                self.absent[made.origin or made.document] = None
            elif document.copy_of:
                self.copies[document.origin] = None
            else:
                self.covered[document.id] = None
                if not made.empty:
                    self._keep(self._claim(made, document))
        except RecordError as error:
            raise RecordError(error.what, where=row.where, do=error.do) from error

    def _keep(self, claim: Claim) -> None:
        self.twice += claim.id in self.claims
        self.claims[claim.id] = claim

    def _claim(self, row: GoldRow, document: Document) -> Claim:
        issues = self.words.codebook.issues
        issue = _named("issue", row.issue, {id_: issue.name for id_, issue in issues.items()})
        options = {id_: option.label for id_, option in issues[issue].options.items()}
        if row.stance is None:  # checked() let none pass
            raise RecordError("The claim has no stance.")
        evidence = tuple(e for quotation in row.evidence for e in _evidence(quotation, document))
        return Claim(
            document=document.id,
            origin=document.origin,
            statement=None,
            actor=self._actor(row.actor),
            on_behalf_of=self._actor(row.on_behalf_of) if row.on_behalf_of else None,
            issue=issue,
            option=_named(f"option of {issue}", row.option, options),
            stance=row.stance,
            strength=2,
            mode=Mode.INDIRECT,
            date=document.date,
            evidence=evidence,
            conditions=tuple(
                Condition(condition.kind, one.span, one.text)
                for condition in row.conditions
                for one in _nearest(_evidence(condition, document), evidence)
            ),
            coder=CODER,
        )

    def _actor(self, text: str) -> str:
        """The actor's id; who nobody knows is taken as written, as coders do."""
        try:
            return self.words.actor(text)
        except RecordError:
            self.unknown[text] = None
            return text

    def notes(self) -> list[str]:
        """What a person should know about what was left out."""
        said = [
            (self.absent, "Not in the dossier, and left out: {}."),
            (self.copies, "Copies of other documents, whose words are scored there, and left out: {}."),
            (self.unknown, "Actors that neither the codebook nor the dossier knows, taken as written: {}."),
        ]
        notes = [sentence.format(_listed(list(names))) for names, sentence in said if names]
        if self.twice:
            notes.append(f"Rows that say again what another row says, counted once: {self.twice}.")
        return notes


def _named(kind: str, text: str, known: Mapping[str, str]) -> str:
    """The id that is meant, by id or label in any case; raises :class:`RecordError` naming the nearest."""
    if text in known:
        return text
    meant = [id_ for id_, label in known.items() if text.casefold() in {id_.casefold(), label.casefold()}]
    if len(meant) != 1:
        raise unknown(kind, text, known)
    return meant[0]


def _evidence(quotation: Quotation, document: Document) -> list[Evidence]:
    """Where a quotation stands: at its place if those are the words there, else wherever the words are."""
    text, start, end = document.text, quotation.start, quotation.end
    if start is not None and end is not None and 0 <= start < end <= len(text):
        span = Span(start, end)
        if quotation.text in {"", span.of(text)}:
            return [Evidence(span, span.of(text))]
    found = places(text, quotation.text, Span(0, len(text)))
    if start is not None and found:
        found = [min(found, key=lambda span: abs(span.start - start))]
    if not found:
        said = " ".join(quotation.text.split())
        what = f"The words “{said[:80]}” are not" if said else f"There are no characters {start} to {end}"
        raise RecordError(
            f"{what} in {document.origin}.", do="Copy the words as plenipo export DOSSIER documents has them."
        )
    return [Evidence(span, span.of(text)) for span in found]


def _nearest(found: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The one place of a condition's words that is closest to the claim's."""
    starts = [one.span.start for one in evidence]
    return [min(found, key=lambda one: min(abs(one.span.start - start) for start in starts))]


def _first_of(problems: Sequence[RecordError]) -> RecordError:
    first, *others = problems
    also = f" Also wrong: {_listed([error.where for error in others])}." if others else ""
    return RecordError(first.what, where=first.where, do=f"{first.do}{also}".strip())


def _none_there(reading: _Reading, documents: Sequence[Document]) -> RecordError:
    if reading.copies:
        return RecordError("All documents of the gold file are copies of others.", do="Code the originals.")
    if not reading.absent:
        return RecordError("The gold file has no rows.", do="Give one row for each claim.")
    there = _listed([document.origin for document in documents]) or "no documents"
    return RecordError(
        f"No document of the gold file is in the dossier: it codes {_listed(list(reading.absent))}, "
        f"and the dossier has {there}.",
        do="Name documents by id or file name, as plenipo show DOSSIER documents lists them.",
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
