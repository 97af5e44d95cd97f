"""The record: every document, statement, claim and judgement of a negotiation."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection

from plenipo.errors import DossierError, RecordError
from plenipo.model import Actor, Claim, Document, Judgement, Skipped, Statement, Verdict
from plenipo.store import documents, judgements, runs
from plenipo.store.connection import open_engine, quick_commits, settle
from plenipo.store.holding import Ruling, holding
from plenipo.store.rows import Sighting
from plenipo.store.runs import Method, Reading
from plenipo.store.upgrade import bring_up_to_date, build


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Record:
    """The record of a negotiation in a SQLite file; history only ever grows.

    Each method that writes is one transaction: it happens wholly or not at all, whenever the program is
    killed. Times of writing are kept for people and never decide what is listed or in which order, except
    among judgements, whose newest holds.
    """

    def __init__(self, path: str | Path, *, clock: Callable[[], dt.datetime] = _now) -> None:
        """Open the record at ``path`` (or ``sqlite:///path``) and migrate it if an older plenipo made it.

        Raises :class:`DossierError` when it is missing, damaged, or made by a newer plenipo.
        """
        self.path = _file(path)
        if not self.path.is_file():
            raise DossierError(
                "There is no record here.",
                where=str(self.path),
                do="Restore it from a copy, or make a new dossier with plenipo init.",
            )
        self._clock = clock
        self._held = threading.local()
        self._engine = open_engine(self.path)
        try:
            bring_up_to_date(self._engine, self.path)
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def create(cls, path: str | Path) -> Record:
        """Make an empty record; raises :class:`DossierError` if there is one."""
        file = _file(path)
        file.touch()
        engine = open_engine(file)
        build(engine, file)
        settle(engine)
        return cls(file)

    def close(self) -> None:
        """Leave one plain file behind."""
        settle(self._engine)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # One moment for several questions, one transaction for several changes

    def snapshot(self) -> AbstractContextManager[Connection]:
        """Everything asked inside is answered as of one moment, whatever is written meanwhile."""
        return self._connection(writes=False)

    def transaction(self) -> AbstractContextManager[Connection]:
        """Everything written inside is kept together, or not at all."""
        return self._connection(writes=True)

    def quick_commits(self) -> AbstractContextManager[None]:
        """For a job of many transactions (see :func:`plenipo.store.connection.quick_commits`)."""
        return quick_commits(self._engine)

    @contextmanager
    def _connection(self, *, writes: bool) -> Iterator[Connection]:
        held: tuple[Connection, bool] | None = getattr(self._held, "connection", None)
        if held is not None:
            if writes and not held[1]:
                raise RecordError("Nothing can be written inside a snapshot.", do="Leave the snapshot first.")
            yield held[0]
            return
        with self._engine.connect().execution_options(writes=writes) as connection, connection.begin():
            self._held.connection = (connection, writes)
            try:
                yield connection
            finally:
                del self._held.connection

    # Documents

    def add_document(self, document: Document) -> bool:
        """Keep a document; ``False`` if its text is there, in which case a new origin is kept as a sighting.

        The text that is there stays exactly as it was, its title and date too.
        """
        with self.transaction() as connection:
            return documents.add_document(connection, document, self._clock())

    def documents(self) -> list[Document]:
        """Every document, near-copies included, by date (undated last), then origin."""
        with self.snapshot() as connection:
            return documents.all_documents(connection)

    def document(self, id: str) -> Document:
        """The document with this id; raises :class:`RecordError` if there is none."""
        with self.snapshot() as connection:
            return documents.one_document(connection, id)

    def count_documents(self) -> tuple[int, int]:
        """How many documents there are, and how many of those are near-copies."""
        with self.snapshot() as connection:
            return documents.count(connection)

    def characters(self, ids: Iterable[str]) -> int:
        """How much text these documents have together."""
        with self.snapshot() as connection:
            sizes = documents.sizes(connection)
        return sum(sizes[id_] for id_ in ids)

    def sightings(self) -> list[Sighting]:
        """Other places where a text of the record was found, in the order of the documents."""
        with self.snapshot() as connection:
            return documents.all_sightings(connection)

    def add_skipped(self, skipped: Skipped) -> None:
        """Keep an input that gave no document, and why."""
        with self.transaction() as connection:
            documents.add_skipped(connection, skipped, self._clock())

    def skipped(self) -> list[Skipped]:
        """What is left out as things stand, by origin: inputs that gave no document, documents not read."""
        with self.snapshot() as connection:
            return documents.all_skipped(connection)

    def keep_codebook(self, version: str, text: str) -> None:
        """Keep the text of a codebook under its version, so that old runs can be understood."""
        with self.transaction() as connection:
            documents.keep_codebook(connection, version, text, self._clock())

    def codebook(self, version: str) -> str | None:
        """The text of a codebook that documents were read with."""
        with self.snapshot() as connection:
            return documents.codebook(connection, version)

    # Reading and coding

    def pending(self, reader: str, coder: str, codebook_version: str, *, failed: bool = False) -> list[str]:
        """Ids of documents not yet read with exactly these, in the record's order; near-copies excluded.

        A document that could not be read with exactly these is not tried again, unless ``failed`` asks for
        it.
        """
        with self.snapshot() as connection:
            return runs.pending(connection, Method(reader, coder, codebook_version), failed=failed)

    def save_reading(
        self,
        document: str,
        reader: str,
        coder: str,
        codebook_version: str,
        statements: Sequence[Statement],
        claims: Sequence[Claim],
        actors: Iterable[Actor] = (),
    ) -> bool:
        """Keep what reading and coding a document gave, as its current run; ``False`` if it has it."""
        method, reading = Method(reader, coder, codebook_version), Reading(statements, claims, actors)
        with self.transaction() as connection:
            return runs.save(connection, document, method, reading, self._clock())

    def save_failure(
        self, document: str, reader: str, coder: str, codebook_version: str, reason: str
    ) -> bool:
        """Keep that a document could not be read with these, and why; an earlier reading stays current."""
        method, reading = Method(reader, coder, codebook_version), Reading(failure=reason)
        with self.transaction() as connection:
            return runs.save(connection, document, method, reading, self._clock())

    def statements(self, document: str | None = None) -> list[Statement]:
        """Statements of the current runs, by document and place in the text."""
        with self.snapshot() as connection:
            return runs.current_statements(connection, document)

    def actors(self) -> dict[str, Actor]:
        """Actors met that the codebook does not name, by id."""
        with self.snapshot() as connection:
            return runs.current_actors(connection)

    # Claims and judgements

    def proposed_claims(self) -> list[Claim]:
        """Claims of the current runs and claims persons added, whatever was decided about them."""
        with self.snapshot() as connection:
            return runs.current_claims(connection)

    def claim(self, id: str) -> Claim:
        """A claim by its full id, as it was proposed or added last, current or not."""
        with self.snapshot() as connection:
            return judgements.one_claim(connection, id)

    def add_claim(self, claim: Claim) -> None:
        """Keep a claim that a person found; it holds unless it is judged otherwise."""
        with self.transaction() as connection:
            runs.add_claim(connection, claim)

    def claims(self, as_of: dt.date | None = None, *, judged_by: dt.datetime | None = None) -> list[Claim]:
        """The claims that hold: accepted ones, amended as amended, proposals nobody judged; none rejected.

        ``as_of``: only what was said by that day. Undated claims are then left out, since nobody can say that
        they were made by it. ``judged_by``: with the judgements there were at that instant.
        """
        with self.snapshot() as connection:
            proposed = {claim.id: claim for claim in runs.current_claims(connection)}
            held = holding(proposed, judgements.rulings(connection, judged_by))
        return held if as_of is None else [c for c in held if c.date is not None and c.date <= as_of]

    def undecided_claims(self) -> list[Claim]:
        """Machine proposals that hold only because nobody has judged them."""
        with self.snapshot() as connection:
            proposed = {claim.id for claim in runs.current_claims(connection, added=False)}
            judged = judgements.rulings(connection)
            return [c for c in self.claims() if c.id in proposed and c.id not in judged]

    def judge(self, judgement: Judgement, *, as_in: Judgement | None = None) -> None:
        """Keep a judgement; it holds from now on and takes nothing away from what was there.

        It is about the claim as it was proposed last, or ``as_in`` an earlier judgement of the same claim.
        """
        with self.transaction() as connection:
            judgements.judge(connection, judgement, as_in)

    def judgements(self, claim: str | None = None) -> list[Judgement]:
        """Every judgement, or those of one claim, oldest first."""
        with self.snapshot() as connection:
            return judgements.all_judgements(connection, claim)

    def rulings(self, judged_by: dt.datetime | None = None) -> dict[str, Ruling]:
        """The judgement that holds for each judged claim, by claim id."""
        with self.snapshot() as connection:
            return judgements.rulings(connection, judged_by)

    def verdicts(self) -> dict[str, Verdict]:
        """What was decided about each judged claim; an amended claim under both its ids."""
        rulings = self.rulings().values()
        amended = {r.amended.id: r.verdict for r in rulings if r.amended is not None}
        return amended | {ruling.claim: ruling.verdict for ruling in rulings}

    def status(self, claim: str) -> Verdict | None:
        """What was decided about a claim, under either id; ``None`` while it is a proposal."""
        return self.verdicts().get(claim)


def _file(path: str | Path) -> Path:
    text = str(path)
    if text.startswith("sqlite:///"):
        return Path(text.removeprefix("sqlite:///"))
    if "://" in text:
        raise DossierError(
            "Only SQLite records can be opened by this version.",
            where=text,
            do='Write the name of a file in the dossier, such as record = "record.sqlite".',
        )
    return Path(text)
