"""Mapping ``read_and_code`` over documents in this process or in several, and surviving the death of one.

Workers are started afresh (``spawn``), not forked: a fork would share the record's open file and the
threads of a progress bar, which neither survives. A fresh start costs about a second, so it is made only
for work worth it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from types import ModuleType
from typing import Any

from plenipo.engine.document import DocumentResult, Recipe, Tools, read_and_code, reason
from plenipo.model import Document

CHARACTERS_WORTH_A_WORKER = 200_000
"""Less text than this for each worker is read sooner than the worker has started."""

_DIED = "Not read: the process reading it died, from lack of memory or a fault in a library."
_tools: Tools | None = None


def worthwhile_workers(characters: int, documents: int) -> int:
    """How many processes to read with: one per processor, and none that would start in vain."""
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        processors = os.cpu_count() or 1
    return max(1, min(processors, documents, characters // CHARACTERS_WORTH_A_WORKER))


def read_here(documents: Iterable[Document], recipe: Recipe) -> Generator[DocumentResult, None, None]:
    """Results in the order of the documents, read in this process."""
    tools = Tools.from_recipe(recipe)
    for document in documents:
        yield read_and_code(document, tools)


def read_in_processes(
    documents: Iterable[Document], recipe: Recipe, count: int, note: Callable[[str], None]
) -> Generator[DocumentResult, None, None]:
    """Results in the order in which ``count`` processes finish them.

    When a process dies, the documents that were under way are tried again one at a time, so that only the
    one that kills its process is given up. Where no process can be started, this one does the work.
    """
    queue, suspects = iter(documents), list[Document]()
    while _can_be_sent(recipe):
        suspects = yield from _read_until_broken(queue, recipe, count)
        if not suspects:
            return
        if not _can_start(recipe):
            break
        again = iter(suspects)
        while culprit := (yield from _read_until_broken(again, recipe, 1, at_once=1)):
            yield DocumentResult(culprit[0].id, culprit[0].origin, failure=_DIED)
    note("No other process can be used here, so one process reads everything.")
    yield from read_here(chain(suspects, queue), recipe)


def _read_until_broken(
    queue: Iterator[Document], recipe: Recipe, count: int, at_once: int = 0
) -> Generator[DocumentResult, None, list[Document]]:
    """Read the queue, or until a process dies: then the documents that were under way are returned.

    Two for each process are under way, so that none waits for its next, unless ``at_once`` says otherwise.
    """
    at_once = at_once or 2 * count
    under_way: dict[str, Document] = {}
    waiting: dict[Future[DocumentResult], Document] = {}
    with _pool(recipe, count) as submit:
        try:
            while True:
                for document in islice(queue, at_once - len(waiting)):
                    under_way[document.id] = document
                    waiting[submit(_read_in_worker, document)] = document
                if not waiting:
                    return []
                for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                    document = waiting.pop(done)
                    result = _result(done, document)
                    del under_way[document.id]
                    yield result
        except BrokenProcessPool:
            return list(under_way.values())


def _result(done: Future[DocumentResult], document: Document) -> DocumentResult:
    try:
        return done.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # a plug-in's values that cannot be sent back
        return DocumentResult(document.id, document.origin, failure=reason(error))


@contextmanager
def _pool(recipe: Recipe, count: int) -> Iterator[Callable[..., Future[Any]]]:
    """Processes that are gone when the block is left; what is under way is finished first."""
    pool = ProcessPoolExecutor(
        count, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker, initargs=(recipe,)
    )

    def submit(function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        with _main_hidden():  # a process may be started now
            return pool.submit(function, *arguments)

    try:
        yield submit
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _main_hidden() -> Iterator[None]:
    """Keep new processes from running the user's script again, which they do unless it guards against it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _can_be_sent(recipe: Recipe) -> bool:
    """Whether a recipe can be carried to another process; a reader made up in a function cannot."""
    try:
        pickle.dumps(recipe)
    except Exception:  # pickle raises whatever the object does
        return False
    return True


def _can_start(recipe: Recipe) -> bool:
    """Whether a process can be started and made ready with this recipe."""
    try:
        with _pool(recipe, 1) as submit:
            submit(os.getpid).result()
    except Exception:
        return False
    return True


def _start_worker(recipe: Recipe) -> None:
    global _tools
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that keeps the record
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _tools = Tools.from_recipe(recipe)


def _die_with_parent() -> None:
    """Leave when the process that keeps the record was killed: nobody is left to give results to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_worker(document: Document) -> DocumentResult:
    if _tools is None:
        raise RuntimeError("The worker was not made ready.")
    return read_and_code(document, _tools)
