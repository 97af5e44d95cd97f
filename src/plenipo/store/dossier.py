"""The dossier: a project folder with its description, its codebook and its record."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from plenipo.errors import DossierError
from plenipo.store.lock import LOCK, Holder, WriterLock
from plenipo.store.record import Record
from plenipo.version import __version__

DESCRIPTION = "dossier.toml"
FORMAT = 1
_UNFINISHED = ".unfinished"


class Dossier:
    """A folder that holds everything about one negotiation: copy the folder and you have copied everything.

    ``dossier.toml`` says what the dossier is called and where its codebook and record are,
    ``codebook.yaml`` is for people to edit, ``record.sqlite`` is the record.
    """

    def __init__(self, path: Path, description: dict[str, Any]) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.path = path
        self.title = str(description.get("title", ""))
        self.created_by = str(description.get("created_by", ""))
        self.codebook_path = self._inside(description, "codebook", "codebook.yaml")
        self.record_path = self._inside(description, "record", "record.sqlite")
        self._lock = WriterLock(path)

    @classmethod
    def create(cls, path: str | Path, codebook_text: str, title: str = "") -> Dossier:
        """Make a dossier in a new or empty folder and open it.

        A folder that holds anything is refused with :class:`DossierError`, so that nobody's files are mixed
        up with ours. What a killed ``create`` left behind is finished.
        """
        folder = Path(path)
        _require_empty(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DossierError(
                f"The folder cannot be made ({error.strerror}).",
                where=str(folder),
                do="Choose another place.",
            ) from error
        with WriterLock(folder).held(wait_seconds=10):
            _require_empty(folder)
            (folder / _UNFINISHED).touch()
            _write(folder / "codebook.yaml", codebook_text)
            (folder / "record.sqlite").unlink(missing_ok=True)
            Record.create(folder / "record.sqlite").close()
            # Last, and in one step: a folder with a description is a whole dossier.
            _write(folder / DESCRIPTION, _describe(title or folder.absolute().name))
            (folder / _UNFINISHED).unlink()
        return cls.open(folder)

    @classmethod
    def open(cls, path: str | Path) -> Dossier:
        """Open a dossier; raises :class:`DossierError` if it is missing, broken, or of a newer plenipo."""
        folder = Path(path)
        if not (folder / DESCRIPTION).is_file():
            raise _missing(folder)
        description = _read_description(folder / DESCRIPTION)
        dossier = cls(folder, description)
        dossier.codebook_text  # noqa: B018  both must be there, and it is better to say so now
        dossier.record  # noqa: B018
        with suppress(OSError):  # left by a create that was killed after its last file
            (folder / _UNFINISHED).unlink(missing_ok=True)
        return dossier

    @classmethod
    def exists(cls, path: str | Path) -> bool:
        """Whether there is a dossier at ``path``; one that was not made to its end does not count."""
        return (Path(path) / DESCRIPTION).exists()

    @cached_property
    def record(self) -> Record:
        """The record, open."""
        return Record(self.record_path)

    @property
    def codebook_text(self) -> str:
        """The codebook as it is in the folder now; raises :class:`DossierError` if it cannot be read."""
        try:
            return self.codebook_path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise DossierError(
                f"The codebook cannot be read ({reason}).",
                where=str(self.codebook_path),
                do="Restore it from a copy, or write one there: plenipo export writes shipped ones.",
            ) from error

    def replace_codebook(self, text: str) -> None:
        """Put another codebook in the place of the one there; the record keeps those it was read with."""
        with self.writing():
            _write(self.codebook_path, text)

    @contextmanager
    def writing(
        self, wait_seconds: float = 600.0, on_wait: Callable[[Holder], None] | None = None
    ) -> Iterator[Record]:
        """Be the only job that adds or reads in this dossier; nested calls are one job.

        Waits for another job, telling ``on_wait`` once which, and raises :class:`DossierError` naming it when
        ``wait_seconds`` are over. Readers and judgements need no lock: a judgement is one short transaction.
        """
        with (
            self._lock.held(wait_seconds, on_wait) as outermost,
            self.record.quick_commits() if outermost else nullcontext(),
        ):
            yield self.record

    def close(self) -> None:
        """Close the record and leave plain files behind."""
        if "record" in self.__dict__:
            self.record.close()
            del self.__dict__["record"]

    def __enter__(self) -> Dossier:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _inside(self, description: dict[str, Any], key: str, default: str) -> Path:
        """A file named in the description; it must lie in the folder, so that a copy has it."""
        name = description.get(key, default)
        place = self.path / str(name)
        if not isinstance(name, str) or not place.resolve().is_relative_to(self.path.resolve()):
            raise DossierError(
                f'"{key}" must name a file inside the dossier, not {name!r}.',
                where=str(self.path / DESCRIPTION),
                do=f'Write {key} = "{default}" and put the file there.',
            )
        return place


def _require_empty(folder: Path) -> None:
    if folder.is_dir():
        names = set(os.listdir(folder))
        if all(name.startswith(LOCK) for name in names) or (
            _UNFINISHED in names and DESCRIPTION not in names
        ):
            return
        if DESCRIPTION in names:
            what, do = "There is a dossier here already.", "Use plenipo add to put more into it."
        else:
            what, do = "The folder is not empty.", "Choose a new or empty folder."
        raise DossierError(what, where=str(folder), do=do)
    if folder.exists():
        raise DossierError("This is a file, not a folder.", where=str(folder), do="Choose another name.")


def _missing(folder: Path) -> DossierError:
    if folder.is_dir():
        what = f"The folder is not a dossier: it has no {DESCRIPTION}."
    else:
        what = "This is not a dossier, which is a folder." if folder.exists() else "There is no dossier here."
    return DossierError(what, where=str(folder), do="Name a dossier, or make one with plenipo init.")


def _read_description(file: Path) -> dict[str, Any]:
    try:
        description = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:  # broken TOML and broken UTF-8 are both ValueError
        raise DossierError(
            f"The dossier's description cannot be read ({error}).",
            where=str(file),
            do="Correct it, or copy one from another dossier and change its title.",
        ) from error
    written = description.get("format", FORMAT)
    if not isinstance(written, int) or written > FORMAT:
        by = description.get("created_by", "a newer plenipo")
        raise DossierError(
            f"The dossier was made by a newer plenipo ({by}) than this one ({__version__}).",
            where=str(file),
            do="Upgrade with: pip install --upgrade plenipo",
        )
    return description


def _describe(title: str) -> str:
    lines = {
        "title": _quote(title),
        "created_by": _quote(f"plenipo {__version__}"),
        "created": dt.datetime.now(dt.UTC).date().isoformat(),
        "format": str(FORMAT),
        "codebook": _quote("codebook.yaml"),
        "record": _quote("record.sqlite"),
    }
    return "".join(f"{key} = {value}\n" for key, value in lines.items())


def _quote(text: str) -> str:
    """A TOML basic string."""
    escapes = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(escapes.get(c, c if c.isprintable() else _code(c)) for c in text) + '"'


def _code(character: str) -> str:
    point = ord(character)
    return "\\uFFFD" if 0xD800 <= point <= 0xDFFF else f"\\U{point:08X}"


def _write(file: Path, text: str) -> None:
    """Write a file so that there is always either the old one or the new one, whole."""
    draft = file.with_name(f".{file.name}.new")
    draft.write_bytes(text.encode("utf-8", "backslashreplace"))
    draft.replace(file)
