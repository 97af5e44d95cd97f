"""Which document of a dossier a coded row is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from plenipo.errors import RecordError
from plenipo.model import Document


class Documents:
    """Documents by id, by origin, and by as much of the end of their origin as a person wrote."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._by_id = {document.id: document for document in documents}
        self._by_origin: dict[tuple[str, ...], list[Document]] = {}
        self._by_end: dict[tuple[str, ...], list[Document]] = {}
        for document in documents:
            parts = _parts(document.origin)
            self._by_origin.setdefault(parts, []).append(document)
            for first in range(len(parts)):
                self._by_end.setdefault(parts[first:], []).append(document)
        self.find = cache(self._find)

    def _find(self, id_: str, origin: str) -> Document | None:
        """The document with this id, else the one whose origin ends most like ``origin``; or none.

        Raises :class:`RecordError` when several have an origin that ends so.
        """
        if id_ in self._by_id:
            return self._by_id[id_]
        for name in filter(None, (origin, id_)):
            parts = _parts(name)
            for first in range(len(parts)):
                found = self._by_origin.get(parts[first:]) or self._by_end.get(parts[first:], [])
                if len(found) == 1:
                    return found[0]
                if found:
                    several = ", ".join(document.origin for document in found[:3])
                    raise RecordError(
                        f"Several documents are called {'/'.join(parts[first:])}: {several}.",
                        do="Give the document's id, or more of its folders.",
                    )
        return None


def _parts(origin: str) -> tuple[str, ...]:
    return tuple(part for part in origin.replace("\\", "/").split("/") if part not in {"", "."})
