"""Attributions that a pipeline marks itself: spans labelled SOURCE, CUE and CONTENT."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plenipo.model import Span
from plenipo.reading.external.proposals import SURENESS
from plenipo.reading.found import Found

GROUP = "attributions"
LABELS = frozenset(("SOURCE", "CUE", "CONTENT"))
_LEANINGS = {"support": 1, "oppose": -1, "neutral": 0}


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of a pipeline, as far as it matters here."""

    label: str
    span: Span
    id: str
    leaning: int | None
    score: float


def labelled(doc: Any) -> list[Found] | None:
    """The attributions a pipeline marked in ``doc``; ``None`` if it is not one that marks any.

    They are looked for in ``doc.spans["attributions"]``, then in any other group of spans with these labels,
    then among the entities. Spans with the same ``id_`` are one attribution. Where there are no ids each cue
    is one, with the source nearest to it and the contents that are nearer to it than to any other cue, none
    of them beyond its paragraph. A leaning can be given by the span extension ``leaning`` of the cue
    (``support``, ``oppose`` or ``neutral``), scores by the group's ``attrs["scores"]``.
    """
    marked = _marked(doc)
    if marked is None:
        return None
    groups: dict[str, list[Marked]] = {}
    for one in marked:
        groups.setdefault(one.id, []).append(one)
    loose = groups.pop("", [])
    found = [_found(group) for group in groups.values()]
    found += [_found(group) for group in _gathered(loose, doc.text)]
    return [one for one in found if one.content]


def _marked(doc: Any) -> list[Marked] | None:
    groups = dict(doc.spans.items())
    names = [name for name in groups if name == GROUP] or list(groups)
    for name in names:
        group = groups[name]
        spans = list(group)
        if name == GROUP or any(span.label_.upper() in LABELS for span in spans):
            return list(_taken(spans, getattr(group, "attrs", {}).get("scores")))
    entities = [span for span in doc.ents if span.label_.upper() in LABELS]
    return list(_taken(entities, None)) if entities else None


def _taken(spans: Sequence[Any], scores: Any) -> Iterable[Marked]:
    known = scores is not None and len(scores) == len(spans)
    for at, span in enumerate(spans):
        label = span.label_.upper()
        if label in LABELS and span.start_char < span.end_char:
            place = Span(span.start_char, span.end_char)
            score = float(scores[at]) if known else SURENESS
            yield Marked(
                label,
                place,
                str(getattr(span, "id_", "") or ""),
                _leaning(span),
                score if math.isfinite(score) else 0.0,
            )


def _leaning(span: Any) -> int | None:
    """What the pipeline says of the leaning, where it declares an extension for it."""
    more = getattr(span, "_", None)
    if more is None or not getattr(more, "has", lambda _: False)("leaning"):
        return None
    return _LEANINGS.get(str(more.leaning))


def _found(group: Sequence[Marked]) -> Found:
    def those(label: str) -> tuple[Span, ...]:
        return tuple(sorted(one.span for one in group if one.label == label))

    leanings = [one.leaning for one in group if one.leaning is not None]
    sure = min(1.0, max(0.0, min(one.score for one in group)))
    return Found(those("SOURCE"), those("CUE"), those("CONTENT"), leanings[0] if leanings else None, sure)


def _gathered(marked: Sequence[Marked], text: str) -> list[list[Marked]]:
    """Spans without ids, those of one cue together; a content without a cue near is left out."""
    cues = [one for one in marked if one.label == "CUE"]
    sources = [one for one in marked if one.label == "SOURCE"]
    groups = [[cue] for cue in cues]
    for one in marked:
        if one.label == "CONTENT" and cues:
            near = min(range(len(cues)), key=lambda n: (_gap(cues[n].span, one.span, text), n))
            if math.isfinite(_gap(cues[near].span, one.span, text)):
                groups[near].append(one)
    for group in groups:
        near_source = min(sources, key=lambda s: _gap(s.span, group[0].span, text), default=None)
        if near_source and math.isfinite(_gap(near_source.span, group[0].span, text)):
            group.append(near_source)
    return groups


def _gap(one: Span, other: Span, text: str) -> float:
    """The code points between two spans; infinite across the end of a paragraph."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return math.inf if "\n\n" in text[start:end] else max(0, end - start)
