"""Results as files: written wholly or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from plenipo.errors import PlenipoError


def deliver(content: bytes, out: Path | None) -> None:
    """Write to ``out``, or to standard output when there is none."""
    if out is not None:
        write_atomically(out, content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a reader never sees half a file.

    Raises :class:`PlenipoError` when the place cannot be written to.
    """
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            os.chmod(name, _mode(path))
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise PlenipoError(
            f"It cannot be written ({reason}).", where=str(path), do="Choose another place with --out."
        ) from error


def check_writable(path: Path) -> None:
    """Raise now what :func:`write_atomically` would raise after an hour of work."""
    existing = next(p for p in (path.parent, *path.parent.parents) if p.exists())
    if path.is_dir():
        reason = "it is a folder"
    elif not existing.is_dir():
        reason = f"{existing} is not a folder"
    elif not os.access(existing, os.W_OK | os.X_OK):
        reason = f"no permission to write in {existing}"
    else:
        return
    raise PlenipoError(
        f"It cannot be written ({reason}).", where=str(path), do="Choose another place with --out."
    )


def _mode(path: Path) -> int:
    """The permissions the file had, or those a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
