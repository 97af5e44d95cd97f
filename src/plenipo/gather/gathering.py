"""From inputs to documents: find, read, describe, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from plenipo.errors import InputError
from plenipo.gather.dates import publication_date
from plenipo.gather.formats import FORMATS, format_of, supported
from plenipo.gather.inputs import contents, find, readable
from plenipo.gather.kind import kind_of
from plenipo.gather.language import language_code, language_of
from plenipo.gather.options import DEFAULTS, GatherOptions
from plenipo.gather.publisher import publisher_in_text, site
from plenipo.gather.source import Found, Place, Source, unreadable
from plenipo.gather.text import normalise, one_line
from plenipo.gather.title import title_of
from plenipo.model import Document, Skipped


def gather(
    inputs: Iterable[str | Path] | str | Path, *, options: GatherOptions = DEFAULTS
) -> Iterator[Document | Skipped]:
    """The documents in files, folders (all the way down), patterns and web addresses, in that order.

    What cannot be read comes as a ``Skipped`` with its reason in one sentence, and the rest goes on.
    Near-copies are not looked for here (see :func:`plenipo.gather.find_copies`), and no language is turned
    away.
    """
    for place in find([inputs] if isinstance(inputs, str | Path) else inputs):
        if isinstance(place, Skipped):
            yield place
        else:
            yield from gather_place(place, options)


def gather_place(place: Place, options: GatherOptions = DEFAULTS) -> Iterator[Document | Skipped]:
    """The documents at one place, as :func:`plenipo.gather.find_inputs` found it."""
    try:
        source = _source(place, options)
        format = format_of(source)
        try:
            for found in format.read(source):
                yield found if isinstance(found, Skipped) else document(found, source, options)
        except InputError as error:
            raise _with_formats(error, source) from error
    except InputError as error:
        yield Skipped(place.origin, error.what)
    except Exception as error:  # a library's defect on one odd file must not cost the user all the others
        sentence = unreadable(
            f"It cannot be read ({type(error).__name__})", "open it and save its text as .txt"
        )
        yield Skipped(place.origin, sentence.what)


def _source(place: Place, options: GatherOptions) -> Source:
    if place.path is None:
        from plenipo.gather.web import fetch

        return fetch(place, options)
    return Source(place.origin, readable(place.path.name), contents(place.path, options.max_bytes))


def _with_formats(error: InputError, source: Source) -> InputError:
    """The error, naming the formats that are read when the suffix is none of theirs."""
    suffix = PurePosixPath(source.name).suffix.lower()
    if source.media_type or not suffix or any(suffix in format.suffixes for format in FORMATS):
        return error
    return unreadable(f"A {suffix} file is not read ({supported()} are)", "convert it to one of these")


def document(found: Found, source: Source, options: GatherOptions = DEFAULTS) -> Document | Skipped:
    """The document of a found text, normalised here and nowhere else, with what is known about it."""
    origin = f"{source.origin}#{found.fragment}" if found.fragment else source.origin
    text = normalise(found.text)
    if not text:
        return Skipped(
            origin, unreadable("There is no text in it", "check that it holds what you expect").what
        )
    publisher = one_line(options.publisher or found.publisher) or publisher_in_text(text)
    publisher = publisher or site(found.address or source.address)
    title = one_line(options.title) or title_of(
        stated=found.title, heading=found.heading, text=text, name=source.name, publisher=publisher
    )
    date, basis = publication_date(
        option=options.date,
        stated=found.date,
        title=title,
        text=text,
        origin=source.address or origin,
        made=found.file_date,
    )
    language = language_code(options.language) or found.language or language_of(text, found.language_hint)
    return Document(
        text=text,
        origin=origin,
        title=title,
        publisher=publisher,
        date=date,
        date_basis=basis,
        language=language,
        kind=options.kind or found.kind or kind_of(title, text, publisher)[0],
        restricted=options.restricted or found.restricted,
    )
