"""Read and code what is pending in a dossier, one transaction per document."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plenipo.engine.document import DocumentResult, Recipe, reason
from plenipo.engine.methods import DEFAULT_READER, find, usual_coder
from plenipo.engine.pool import read_here, read_in_processes, worthwhile_workers
from plenipo.engine.progress import Progress, Silent
from plenipo.engine.reports import ReadReport
from plenipo.errors import PlenipoError, SpentError
from plenipo.model import Codebook, Skipped

if TYPE_CHECKING:
    from plenipo.coding import Coder
    from plenipo.reading import Directory, Reader
    from plenipo.store import Dossier, Holder, Record


def process(
    dossier: Dossier,
    reader: str | Reader | Callable[[Directory], Reader] = DEFAULT_READER,
    coder: str | Coder | Callable[[Codebook], Coder] | None = None,
    codebook: Codebook | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    *,
    again: bool = False,
) -> ReadReport:
    """Read and code every document that was not yet read with exactly this reader, coder and codebook.

    ``reader`` and ``coder`` are registered names, functions that make one, or ready ones, which every
    process then gets a copy of; both can also be ``server:MODEL@URL``, and a reader ``spacy:PIPELINE``.
    Without a ``coder`` the usual one for the codebook codes (:func:`plenipo.engine.usual_coder`).
    ``codebook`` is the dossier's own unless another is given. ``workers`` processes read (as many as are
    worth it by default), and the record is the same for any number of them; a coder that spends a budget
    codes in one. When the budget is spent, the report says so in ``stopped``.
    ``again``: also try again what could not be read with these before.

    Each document is kept in one transaction with all that was found in it. Stopped at any moment, by Ctrl-C
    or by force, the record is whole, and the next call goes on from there. A document that cannot be read
    is kept as skipped with the reason, and the others go on.
    """
    start, progress = time.perf_counter(), progress or Silent()
    codebook = codebook or _own_codebook(dossier)
    reader_name, make_reader = find("plenipo.readers", reader, dossier.path)
    coder_name, make_coder = find("plenipo.coders", coder or usual_coder(codebook), dossier.path)
    recipe, method = Recipe(codebook, make_reader, make_coder), (reader_name, coder_name, codebook.version)
    with dossier.writing(on_wait=lambda holder: progress.note(waiting_for(holder))) as record:
        record.keep_codebook(codebook.version, _text_of(codebook))
        pending = record.pending(*method, failed=again)
        alone = getattr(make_coder, "one_process", False)
        count = 1 if alone else workers or worthwhile_workers(record.characters(pending), len(pending))
        tally = Tally()
        if pending:
            _run(record, pending, recipe, method, count, tally, progress)
        documents, copies = record.count_documents()
    return ReadReport(
        read=tuple(tally.read),
        up_to_date=documents - copies - len(pending),
        copies=copies,
        statements=tally.statements,
        claims=tally.claims,
        skipped=tuple(sorted(tally.skipped, key=lambda item: (item.origin, item.reason))),
        workers=count if pending else 0,
        refused=dict(sorted(tally.refused.items())),
        stopped=tally.stopped,
        characters=tally.characters,
        seconds=time.perf_counter() - start,
        stages=tally.stages,
    )


def waiting_for(holder: Holder) -> str:
    """What to tell whoever waits for another job's lock."""
    return f"Waiting for another job in this dossier ({holder})."


@dataclass(slots=True)
class Tally:
    """What has been read so far."""

    read: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    statements: int = 0
    claims: int = 0
    characters: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    stopped: str = ""
    stages: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("reading", "coding", "storing"), 0.0)
    )

    def count(self, result: DocumentResult) -> None:
        """Take in one result."""
        if result.failure:
            self.skipped.append(Skipped(result.origin, result.failure))
            return
        self.read.append(result.document)
        self.statements += len(result.statements)
        self.claims += len(result.claims)
        self.characters += result.characters
        self.refused.update(dict(result.refused))
        self.stages["reading"] += result.reading_seconds
        self.stages["coding"] += result.coding_seconds


def _run(
    record: Record,
    pending: Sequence[str],
    recipe: Recipe,
    method: tuple[str, str, str],
    count: int,
    tally: Tally,
    progress: Progress,
) -> None:
    documents = (record.document(id_) for id_ in pending)
    results: Generator[DocumentResult, None, None] = (
        read_here(documents, recipe)
        if count == 1
        else read_in_processes(documents, recipe, count, progress.note)
    )
    progress.begin("Reading", len(pending))
    try:
        with closing(results):
            for result in results:
                start = time.perf_counter()
                result = _keep(record, result, method)
                tally.stages["storing"] += time.perf_counter() - start
                tally.count(result)
                progress.advance(result.origin)
    except SpentError as spent:
        tally.stopped = str(spent)
    finally:
        progress.end()


def _keep(record: Record, result: DocumentResult, method: tuple[str, str, str]) -> DocumentResult:
    """Keep a result, and return it as kept: findings that no record can hold are a failure."""
    if not result.failure:
        try:
            record.save_reading(result.document, *method, result.statements, result.claims, result.actors)
        except PlenipoError:
            raise
        except Exception as error:
            result = DocumentResult(result.document, result.origin, failure=reason(error))
    if result.failure:
        record.save_failure(result.document, *method, result.failure)
    return result


def _own_codebook(dossier: Dossier) -> Codebook:
    from plenipo.coding import load_codebook

    return load_codebook(dossier.codebook_path)


def _text_of(codebook: Codebook) -> str:
    from plenipo.coding import dump_codebook

    return dump_codebook(codebook)
