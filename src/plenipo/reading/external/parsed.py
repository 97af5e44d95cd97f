"""Attributions in a dependency parse: words of our lexicon that attribute, with their subject and complement.

Works with both schemes pipelines for English use: ``ccomp``, ``dobj``, ``pobj`` and ``agent``, or Universal
Dependencies' ``parataxis``, ``obj``, ``obl`` and ``case``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from plenipo.model import Span
from plenipo.reading.cues import Cue, cues
from plenipo.reading.external.proposals import LONGEST_CONTENT
from plenipo.reading.found import Found
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.quotes import Quote, quotes
from plenipo.reading.spelling import american
from plenipo.reading.tags import lexicon

SURENESS = 0.6
"""Confidence of what a parse gives. Not measured: it depends on the pipeline."""
_SUBJECTS = frozenset(("nsubj", "csubj"))
_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis"))
_OBJECTS = frozenset(("dobj", "obj"))
_BESIDE = frozenset(("neg", "prt", "compound:prt", "aux", "auxpass", "aux:pass"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
_HANGS_ON = frozenset(("conj", "xcomp", "advcl"))
_SENTENCE_LONG = 25


def parsed(text: str, doc: Any) -> list[Found]:
    """The attributions of a parsed ``doc`` of ``text``; none if the pipeline does not parse."""
    if not doc.has_annotation("DEP"):
        return []
    quoted = [quote for span in paragraphs(text) for quote in quotes(text, span)]
    found = [one for token in doc for one in _of_verb(token, quoted)]
    return [*found, *_going_on(text, found, quoted)]


def _of_verb(token: Any, quoted: Sequence[Quote]) -> Iterator[Found]:
    """What the verb ``token`` attributes."""
    entry = _entry(token)
    if entry is None or (token.dep_ == "xcomp" and _entry(token.head) is not None):
        return
    subject, cue = _subject(token), _cue(token, entry)
    content = _complement(token, entry)
    inner = content[0] if content and content[0].dep_ == "xcomp" else None
    further = _entry(inner) if inner is not None else None
    if (
        inner is not None and further is not None and _complement(inner, further)
    ):  # "refused to support the plan"
        content = _complement(inner, further)
        cue += [*(child for child in inner.children if child.dep_ in ("aux", "mark")), *_cue(inner, further)]
    if _passive(token):
        subject, content = _agent(token), _subjects(token)
    if not content or (subject is None and "c" not in entry.frames):
        return
    own = {word.i for word in cue}
    source = _runs(subject.subtree) if subject is not None else ()
    own |= {word.i for word in subject.subtree} if subject is not None else set()
    spans = _runs(word for each in content for word in each.subtree if word.i not in own)
    spans = tuple(_whole(span, _runs(cue), quoted) for span in spans)
    if spans and sum(span.end - span.start for span in spans) <= LONGEST_CONTENT:
        yield Found(source, _runs(cue), spans, None, SURENESS)


def _entry(token: Any) -> Cue | None:
    """The entry of the lexicon that a verb is, with the particle or preposition that hangs on it."""
    if token.pos_ and token.pos_ not in ("VERB", "AUX"):
        return None
    word = american(token.text.lower())
    lemma = lexicon().lemmas.get(word, american(token.lemma_.lower()) or word)
    beside = {word.text.lower() for word in _near(token)}
    return next((cue for cue in cues().verbs.get(lemma, ()) if set(cue.particles) <= beside), None)


def _near(token: Any) -> list[Any]:
    """The words that hang on a verb, and the prepositions that hang on its objects, as in some schemes."""
    cases = [word for child in token.children for word in child.children if word.dep_ == "case"]
    return [*token.children, *cases]


def _children(token: Any, relations: frozenset[str]) -> list[Any]:
    return [
        child for child in token.children if child.dep_.split(":")[0] in relations or child.dep_ in relations
    ]


def _subjects(token: Any) -> list[Any]:
    return [child for child in token.children if child.dep_.startswith(("nsubj", "csubj"))]


def _subject(token: Any) -> Any | None:
    """The subject of a verb, its own or of the verb it is joined to or hangs on."""
    seen = 0
    while seen < 5:
        own = [child for child in _subjects(token) if "pass" not in child.dep_]
        if own:
            return own[0]
        if token.dep_ in ("relcl", "acl:relcl", "acl"):
            return token.head
        if token.dep_.split(":")[0] not in _HANGS_ON or token.head is token:
            return None
        token, seen = token.head, seen + 1
    return None


def _passive(token: Any) -> bool:
    return any("pass" in child.dep_ for child in token.children)


def _agent(token: Any) -> Any | None:
    """“by Hungary” in “was rejected by Hungary”."""
    for child in token.children:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
        if child.dep_ in ("obl:agent", "obl") and any(w.text.lower() == "by" for w in child.children):
            return child
    return None


def _complement(token: Any, entry: Cue) -> list[Any]:
    """What a verb's content is built on: a clause first, else the thing or the preposition's object."""
    clauses = _children(token, _CLAUSES)
    if clauses:
        return clauses[:1]
    if token.dep_ == "parataxis" and token.head is not token and "c" in entry.frames:
        return [token.head]
    things = _children(token, _OBJECTS)
    if things and "n" in entry.frames:
        return things[:1]
    for child in token.children:
        word = child.text.lower()
        if child.dep_ == "prep" and (word in entry.frames or word in entry.particles):
            return [w for w in child.children if w.dep_ in ("pobj", "pcomp")][:1]
        cases = {w.text.lower() for w in child.children if w.dep_ == "case"}
        if child.dep_.startswith("obl") and cases & {*entry.frames, *entry.particles}:
            return [child]
    return []


def _cue(token: Any, entry: Cue) -> list[Any]:
    """The verb with its negation, its helpers where it is negated, and its particles."""
    beside = [word for word in _near(token) if word.text.lower() in entry.particles]
    negated = any(child.dep_ == "neg" or child.text.lower() in _NEGATIONS for child in token.children)
    if negated:
        beside += [
            child for child in token.children if child.dep_ in _BESIDE or child.text.lower() in _NEGATIONS
        ]
    return [token, *beside]


def _runs(tokens: Iterable[Any]) -> tuple[Span, ...]:
    """Words as spans, neighbours as one, without marks at the ends of a span."""
    runs: list[list[Any]] = []
    for token in sorted(tokens, key=lambda word: word.i):
        if runs and token.i == runs[-1][-1].i:
            continue
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(span for run in runs for span in _bare(run))


def _bare(run: list[Any]) -> Iterator[Span]:
    while run and not any(map(str.isalnum, run[0].text)):
        run = run[1:]
    while run and not any(map(str.isalnum, run[-1].text)):
        run = run[:-1]
    if run:
        yield Span(run[0].idx, run[-1].idx + len(run[-1].text))


def _whole(span: Span, cue: Sequence[Span], quoted: Sequence[Quote]) -> Span:
    """The span, or all of the quotation it stands in: a parse ends where its sentence does."""
    for quote in quoted:
        if quote.span.contains(span) and not any(quote.span.overlaps(word) for word in cue):
            return quote.span
    return span


def _going_on(text: str, found: Sequence[Found], quoted: Sequence[Quote]) -> Iterator[Found]:
    """Quotations nobody is named for, in a paragraph where somebody was quoted before."""
    taken = [span for one in found for span in one.content]
    for span in paragraphs(text):
        inside = [quote for quote in quoted if span.contains(quote.span)]
        spoken = False
        for quote in inside:
            overlapping = any(quote.span.overlaps(other) for other in taken)
            if spoken and not overlapping and quote.span.end - quote.span.start >= _SENTENCE_LONG:
                yield Found((), (), (quote.span,), None, SURENESS)
            spoken = spoken or overlapping
