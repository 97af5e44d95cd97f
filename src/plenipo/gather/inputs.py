"""What the user named: files, folders, patterns and web addresses, put in order and given their origins."""

from __future__ import annotations

import glob
import math
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from plenipo.gather.source import Place, unreadable
from plenipo.model import Skipped

DOSSIER = "dossier.toml"
LITTER = ("~$", "__MACOSX", "Thumbs.db", "desktop.ini")


def find(inputs: Iterable[str | Path]) -> tuple[Place | Skipped, ...]:
    """Every file and address the inputs come to, in their order, each once; folders sorted, hidden files left
    out.

    The origin of a file in a folder given as input begins with that folder's name ("articles/paris.txt"),
    wherever the folder lies; that of a file given by itself or through a pattern is its path below the
    current folder, or its name when it lies elsewhere. Where two files would have the same origin, both get
    as many of the folders above them as it takes to tell them apart. The origin of an address is the address,
    without password and fragment.
    """
    found: dict[str, Place | Skipped] = {}
    for given in inputs:
        for each in _find(given):
            found.setdefault(_identity(each), each)
    return tuple(_told_apart(list(found.values())))


def _identity(found: Place | Skipped) -> str:
    if isinstance(found, Skipped):
        return f"skipped {found.origin}"
    return found.address or os.path.abspath(found.path or "")


def _find(given: str | Path) -> Iterator[Place | Skipped]:
    name = str(given)
    if "://" in name:
        yield _address(name.strip())
        return
    path = Path(name).expanduser() if name.startswith("~") else Path(name)
    try:
        if not name.strip():
            yield _nothing_there("")
        elif path.is_dir():
            yield from _folder(path)
        elif os.path.lexists(path):
            yield Place(readable(_below_here(path)), path)
        else:
            yield from _pattern(name)
    except (OSError, ValueError):  # a name no file can have
        yield _nothing_there(name)


def _nothing_there(name: str) -> Skipped:
    if name:
        return _skipped(
            name, f"No such file or folder: {name[:200]}", "check the spelling and the folder you are in"
        )
    return _skipped("(nothing)", "The name of the input is empty", "give a file, a folder or a web address")


def _skipped(origin: str, what: str, do: str) -> Skipped:
    return Skipped(readable(origin[:500]), readable(unreadable(what, do).what))


def _address(name: str) -> Place | Skipped:
    try:
        parts = urlsplit(name)
        host = parts.hostname
    except ValueError:
        host = None
        parts = urlsplit("")
    if not host or parts.scheme.lower() not in {"http", "https"}:
        return _skipped(
            name,
            "Only http and https addresses of web pages can be fetched",
            "save the page and add the file",
        )
    without_password = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    return Place(readable(without_password), address=name)


def _pattern(name: str) -> Iterator[Place | Skipped]:
    if not glob.has_magic(name):
        yield _nothing_there(name)
        return
    matches = sorted(Path(match) for match in glob.glob(os.path.expanduser(name), recursive=True))
    if not matches:
        yield _skipped(name, "No file matches the pattern", "check the spelling and the folder you are in")
    for match in matches:
        if not match.is_dir():
            yield Place(readable(_below_here(match)), match)
        elif "**" not in name:  # with ** what is in the folder matches by itself
            yield from _folder(match)


def _folder(folder: Path) -> Iterator[Place | Skipped]:
    """The files below a folder, sorted; links to folders are not followed, so nothing is read twice.

    A dossier in it is plenipo's own record, not a source, and is passed over.
    """
    top = Path(os.path.abspath(folder))
    found: list[Place | Skipped] = []
    waiting = [top]
    while waiting:
        here = waiting.pop()
        origin = (top.name / here.relative_to(top)).as_posix() if top.name else here.as_posix()
        try:
            entries = [entry for entry in os.scandir(here) if not entry.name.startswith((".", *LITTER))]
        except OSError as error:
            found.append(
                _skipped(origin, f"The folder cannot be opened ({error.strerror})", "check its permissions")
            )
            continue
        for entry in entries:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting += [] if (path / DOSSIER).exists() else [path]
            elif entry.is_symlink() and path.is_dir():
                what = "This is a link to a folder, and such links are not followed"
                found.append(
                    _skipped(f"{origin}/{entry.name}", what, "add the folder it leads to, if it is wanted")
                )
            else:
                found.append(Place(readable(f"{origin}/{entry.name}"), path))
    if not found:
        what = "The folder holds no files, or only hidden ones"
        yield _skipped(top.name or top.as_posix(), what, "check that it is the folder you meant")
    yield from sorted(found, key=lambda each: each.origin)


def _below_here(path: Path) -> str:
    """The path from the current folder down, or the name of a file that is not below it."""
    full = Path(os.path.abspath(path))
    here = Path.cwd()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else full.name


def readable(name: str) -> str:
    """A name that can be printed on one line: control characters and bytes outside UTF-8 are spelt out."""
    name = name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)


def _told_apart(found: list[Place | Skipped]) -> list[Place | Skipped]:
    """Places with one more folder in their origin for as long as two have the same one."""
    while True:
        times = Counter(each.origin for each in found if isinstance(each, Place))
        longer = {at: _with_one_more_folder(each) for at, each in enumerate(found)
                  if isinstance(each, Place) and each.path and times[each.origin] > 1}  # fmt: skip
        changed = {at: each for at, each in longer.items() if each != found[at]}
        if not changed:
            return found
        found = [changed.get(at, each) for at, each in enumerate(found)]


def _with_one_more_folder(place: Place) -> Place:
    parts = Path(os.path.abspath(place.path or "")).parts
    wanted = len(place.origin.split("/")) + 1
    return replace(place, origin=readable("/".join(part.strip("/") for part in parts[-wanted:])))


def contents(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file; raises ``InputError`` if it is none, is empty or is larger than ``max_bytes``."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise unreadable("This is not an ordinary file but a device, pipe or socket", "give a file")
        check_size(status.st_size, max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        if path.is_symlink():
            raise unreadable(
                f"The link leads to {os.readlink(path)}, which is not there", "mend or remove it"
            ) from error
        raise unreadable("The file is not there any more", "check whether it was moved") from error
    except OSError as error:
        raise unreadable(f"The file cannot be opened ({error.strerror})", "check its permissions") from error
    check_size(len(data), max_bytes)
    if not data:
        raise unreadable("The file is empty", "save the text again or leave it out")
    return data


def check_size(size: int, max_bytes: int) -> None:
    """Raise ``InputError`` if ``size`` is beyond the limit."""
    if size > max_bytes:
        held, limit = (f"{math.ceil(count / 1e5) / 10:,g}" for count in (size, max_bytes))
        raise unreadable(f"It is {held} MB, more than the limit of {limit} MB", "split it into its documents")
