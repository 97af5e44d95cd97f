"""A draft of a codebook, from documents as they were read."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.coding.drafting.actors import draft_actors
from plenipo.coding.drafting.drafted import Drafted
from plenipo.coding.drafting.issues import draft_issues
from plenipo.coding.drafting.sayings import Read, sayings
from plenipo.errors import PlenipoError
from plenipo.reading import Directory


def draft(read: Sequence[Read], directory: Directory | None = None, title: str = "") -> Drafted:
    """The issues, options and actors that documents suggest, each with what it rests on.

    Issues are groups of sentences that speakers take sides in, alike by meaning, by their rare words and by
    standing together; options are tighter groups in them; labels are the documents' own phrases that come
    closest to a group's meaning. Actors are those with two or more statements. ``read`` are documents with
    their statements, without near-copies; ``directory`` is what they were read with.

    Raises :class:`~plenipo.errors.PlenipoError` when no two speakers take sides on anything alike.
    """
    issues = draft_issues(sayings(read))
    if not issues:
        raise PlenipoError(
            "No issue could be drafted: nothing is supported or opposed by two speakers or more.",
            do="Give more documents, or start from a shipped codebook: plenipo codebooks.",
        )
    actors = draft_actors(read, directory or Directory.for_codebook(None))
    found = sum(len(statements) for _, statements in read)
    return Drafted(title or "Draft codebook", issues, actors, len(read), found)
