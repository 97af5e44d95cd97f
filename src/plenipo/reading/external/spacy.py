"""A reader made of a spaCy pipeline that the user has: its own spans if it gives them, else its parse."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from plenipo.errors import PlenipoError
from plenipo.model import Document, Statement
from plenipo.reading.actors import Directory
from plenipo.reading.assemble import assemble
from plenipo.reading.canonical import on_canonical
from plenipo.reading.external.labelled import labelled
from plenipo.reading.external.parsed import parsed

VERSION = "1"
_SURROGATE = re.compile("[\ud800-\udfff]")


class SpacyReader:
    """Reads with a spaCy pipeline, given by name, by folder, or loaded.

    A pipeline that marks attributions itself puts spans labelled SOURCE, CUE and CONTENT into
    ``doc.spans["attributions"]``, those of one attribution with the same ``id`` (see :mod:`.labelled`). Of
    any other the dependency parse is read with plenipo's own lexicon of words that attribute
    (:mod:`.parsed`).
    spaCy is imported only here, and only when a pipeline has to be loaded.
    """

    def __init__(self, directory: Directory, pipeline: str | Path | Any) -> None:
        """Read with ``pipeline``; raises :class:`PlenipoError` if it cannot be loaded."""
        self.directory = directory
        self.name = spacy_name(pipeline)
        self._pipeline = load(str(pipeline)) if isinstance(pipeline, str | Path) else pipeline
        self.languages = (str(getattr(self._pipeline, "lang", "") or "en"),)

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements of ``document``, in reading order."""
        return on_canonical(document, self._read) if document.text.strip() else ()

    def _read(self, document: Document) -> tuple[Statement, ...]:
        longest = int(getattr(self._pipeline, "max_length", 0) or 0)
        if longest and len(document.text) > longest:
            raise PlenipoError(f"The text is longer than the {longest:,} characters the pipeline takes.")
        text = _SURROGATE.sub("\ufffd", document.text)  # which spaCy does not take
        doc = self._pipeline(text)
        if doc.text != text:
            raise PlenipoError("The pipeline changes the text, so that its places are not the document's.")
        found = labelled(doc)
        if found is None:
            found = parsed(document.text, doc)
        return assemble(document, found, self.directory, self.name)


def spacy_name(pipeline: str | Path | Any) -> str:
    """The name of such a reader, with the pipeline's own version where it is known."""
    if isinstance(pipeline, str | Path):
        called, number = Path(pipeline).name, _version(str(pipeline))
    else:
        meta = getattr(pipeline, "meta", {})
        called = "_".join(str(meta[part]) for part in ("lang", "name") if meta.get(part)) or "pipeline"
        number = str(meta.get("version", ""))
    return f"spacy:{called}{'-' if number else ''}{number}.v{VERSION}"


def _version(pipeline: str) -> str:
    """The version of an installed pipeline or of one in a folder; empty when nothing tells it."""
    try:
        described = (Path(pipeline) / "meta.json").read_text(encoding="utf-8")
        return str(json.loads(described).get("version", ""))
    except (OSError, ValueError, AttributeError):
        pass
    try:
        return version(pipeline)
    except (PackageNotFoundError, ValueError):
        return ""


def load(pipeline: str) -> Any:
    """A pipeline by name or folder."""
    try:
        import spacy
    except ImportError as error:
        raise PlenipoError(
            "spaCy is not installed.", do='Install it: pip install "plenipo[spacy]".'
        ) from error
    try:
        return spacy.load(pipeline)
    except (OSError, ValueError, ImportError) as error:
        raise PlenipoError(
            f'There is no spaCy pipeline "{pipeline}" here that can be loaded.',
            do="Name one that is installed, or the folder of one.",
        ) from error
