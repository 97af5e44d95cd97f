"""Actors of a draft: who says things, under which names, for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plenipo.coding.drafting.drafted import DraftedActor
from plenipo.coding.drafting.ids import Ids
from plenipo.coding.drafting.naming import BODY, as_shown, is_named, owner_and_name, same_actor
from plenipo.coding.drafting.sayings import Read, Saying, sayings
from plenipo.model import Actor, ActorKind, Document, Speaker, Statement
from plenipo.reading import Directory

LEAST = 2
"""Statements that make an actor worth listing."""
MOST, MOST_ALIASES = 50, 6


@dataclass(slots=True)
class _Met:
    """What the documents say of one actor."""

    known: Actor | None = None
    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    places: set[tuple[str, int]] = field(default_factory=set)
    sayings: list[Saying] = field(default_factory=list)

    def take(self, other: _Met) -> None:
        """Take in what is said under another of the actor's names."""
        self.spellings += other.spellings
        self.kinds += other.kinds
        self.parties += other.parties
        self.places |= other.places


def draft_actors(read: Sequence[Read], directory: Directory) -> tuple[DraftedActor, ...]:
    """Those named with two statements or more, the most heard first."""
    met = _merged(_met(read, directory))
    texts = {document.id: document.text for document, _ in read}
    states = {key for key, one in met.items() if _is_state(one, met, texts.values())}
    listed = sorted(
        (k for k, m in met.items() if len(m.places) >= LEAST), key=lambda k: (-len(met[k].places), k)
    )
    listed = listed[:MOST]
    _say(met, read, directory)
    kinds = {key: ActorKind.STATE if key in states else _kind(met[key]) for key in listed}
    parties = [key for key in listed if kinds[key] is not ActorKind.PERSON]
    ids, given = Ids(), dict[str, str]()
    for key in listed:
        given[key] = ids.of(_name(met[key]))
    return tuple(
        DraftedActor(
            id=given[key],
            name=_name(met[key]),
            kind=kinds[key],
            aliases=_aliases(met[key]),
            speaks_for=given.get(_party(key, met, parties, texts.values()))
            if kinds[key] is ActorKind.PERSON
            else None,
            statements=len(met[key].places),
            sayings=tuple(met[key].sayings),
        )
        for key in listed
    )


def _met(read: Iterable[Read], directory: Directory) -> dict[str, _Met]:
    met: dict[str, _Met] = {}
    for document, statements in read:
        for statement in statements:
            for speaker in statement.speakers:
                _add(met, document, statement, speaker, directory)
    return met


def _add(
    met: dict[str, _Met], document: Document, statement: Statement, speaker: Speaker, directory: Directory
) -> None:
    known = directory.actor(speaker.actor)
    owner, name = ("", known.name) if known else owner_and_name(speaker.name)
    if not known and not is_named(name, anonymous=speaker.kind is ActorKind.ANONYMOUS):
        return
    one = met.setdefault(name.casefold(), _Met(known))
    one.spellings[name] += 1
    one.kinds[speaker.kind] += 1
    one.places.add((document.id, statement.content[0].start))
    party = directory.name(speaker.on_behalf_of) if speaker.on_behalf_of else owner
    if party:
        one.parties[owner_and_name(party)[1].casefold()] += 1
    if known:
        for span in statement.source:
            written = owner_and_name(span.of(document.text))[1]
            if directory.resolve(written, document.date) == known and is_named(written, anonymous=False):
                one.spellings[written] += 1


def _merged(met: dict[str, _Met]) -> dict[str, _Met]:
    """Those of one actor put together; what the gazetteer knows keeps its name."""
    found: dict[str, _Met] = {}
    for name, meant in same_actor(met).items():
        whole = name if met[name].known else meant
        found.setdefault(whole, _Met(met[whole].known)).take(met[name])
    for one in found.values():
        one.parties = Counter(
            {same_actor([*found, party]).get(party, party): n for party, n in one.parties.items()}
        )
    return found


def _say(met: dict[str, _Met], read: Sequence[Read], directory: Directory) -> None:
    """Give each actor the sayings to show."""
    meant = same_actor(met)
    for saying in sayings(read):
        for speaker in saying.unit.statement.speakers:
            known = directory.actor(speaker.actor)
            name = (known.name if known else owner_and_name(speaker.name)[1]).casefold()
            for key in {name, meant.get(name, name)} & met.keys():
                met[key].sayings.append(saying)


def _name(one: _Met) -> str:
    return one.known.name if one.known else as_shown(one.spellings)


def _aliases(one: _Met) -> tuple[str, ...]:
    """The other spellings seen, unless they differ in capitals alone."""
    kept = {_name(one).casefold(): ""}
    for spelling, _ in sorted(one.spellings.items(), key=lambda item: (-item[1], item[0])):
        kept.setdefault(spelling.casefold(), as_shown({spelling: 1}))
    return tuple(alias for alias in kept.values() if alias)[:MOST_ALIASES]


def _kind(one: _Met) -> ActorKind:
    if one.known:
        return one.known.kind
    if BODY.search(_name(one)):
        return ActorKind.ORGANIZATION
    votes = {kind: n for kind, n in one.kinds.items() if kind is not ActorKind.ANONYMOUS}
    return min(votes, key=lambda kind: (-votes[kind], kind)) if votes else ActorKind.GROUP


def _is_state(one: _Met, met: dict[str, _Met], texts: Iterable[str]) -> bool:
    """Whether a name nobody knows is treated as a place: people speak for it, things are in it or its own."""
    name = _name(one)
    if one.known or BODY.search(name) or len(name.split()) > 2:
        return False
    spoken_for = sum(m.parties[name.casefold()] for m in met.values())
    place = re.compile(rf"\b(?:in|from|between|to) {re.escape(name)}\b|\b{re.escape(name)}['’]s\b")
    titled = re.compile(rf"\b(?:M[rs]s?|Dr|Minister|President|Ambassador)\.? {re.escape(name)}\b")
    seen, person = 2 * spoken_for, 0
    for text in texts:
        seen += len(place.findall(text))
        person += len(titled.findall(text))
    return len(name.split()) == 1 and seen >= 2 and not person


def _party(key: str, met: dict[str, _Met], parties: Sequence[str], texts: Iterable[str]) -> str:
    """Whom a person speaks for: as the reader found, else whom the name stands beside."""
    one = met[key]
    votes = Counter({party: 3 * n for party, n in one.parties.items() if party in parties})
    if one.known and one.known.speaks_for:
        return one.known.speaks_for.casefold()
    name = re.escape(_name(one).split()[-1])
    for party in parties:
        written = re.escape(_name(met[party]))
        beside = re.compile(
            rf"\b{name}(?:, [^.;:,\n]{{0,40}}?\b(?:of|for)| of| \(|,) (?:the )?{written}\b"
            rf"|\b{written}['’]s (?:[^\W_]+ ){{0,4}}?(?:, )?(?:[^\W_]+ )?{name}\b",
            re.IGNORECASE,
        )
        votes[party] += sum(len(beside.findall(text)) for text in texts)
    best = sorted(((n, party) for party, n in votes.items() if n), key=lambda item: (-item[0], item[1]))
    return best[0][1] if best and (len(best) == 1 or best[0][0] > best[1][0]) else ""
