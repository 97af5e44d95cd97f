"""All actor mentions of a text, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plenipo.model import Span
from plenipo.reading.actors.atoms import Scanner
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.coordination import Unit, joined, units
from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.memory import Memory
from plenipo.reading.actors.mention import Mention
from plenipo.reading.actors.parser import Parser
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.pronouns import pronoun
from plenipo.reading.actors.resolver import Resolver
from plenipo.reading.actors.tokens import Tokens, tokenise


def mentions(
    text: str, sentence_spans: Sequence[Span], directory: Directory, on: date | None = None
) -> list[Mention]:
    """Who is mentioned in a text, where, and who it is as far as the text and the directory say.

    >>> from plenipo.model import Span
    >>> text = "Czech Prime Minister Petr Fiala disagreed."
    >>> [m.span.of(text) for m in mentions(text, [Span(0, len(text))], Directory.for_codebook(None))]
    ['Czech Prime Minister Petr Fiala']
    """
    tokens = tokenise(text)
    scanner = Scanner(tokens, directory)
    sentences = []
    for first, last in tokens.sentences(sentence_spans):
        context = Context(tokens, first, last)
        atoms = scanner.scan(first, last)
        sentences.append((context, Parser(context, atoms).phrases() if atoms else []))
    everything = [phrase for _, found in sentences for phrase in found]
    memory = Memory(text, delegates=_delegates_speak(tokens, everything))
    resolver = Resolver(tokens, directory, on, memory)
    resolver.introduce(everything)
    result: list[Mention] = []
    for number, (context, phrases) in enumerate(sentences):
        memory.sentence = number
        for unit in units(context, phrases):
            mention = _mention(unit, context, resolver)
            if mention is not None:
                memory.meet(mention, subject=unit.phrases[0].subject)
                result.append(mention)
    return result


def _mention(unit: Unit, context: Context, resolver: Resolver) -> Mention | None:
    phrase = unit.phrases[0]
    if phrase.form is Form.PRONOUN:
        return pronoun(phrase, context, resolver.memory)
    parts = [mention for mention in map(resolver.mention, unit.phrases) if mention is not None]
    return joined(unit, parts, context) if parts else None


def _delegates_speak(tokens: Tokens, phrases: Sequence[Phrase]) -> bool:
    """Whether the text names parties in CAPITALS where they speak, as summaries of meetings do."""
    capitals = sum(
        phrase.form is Form.ACTOR
        and len(tokens.words[phrase.last - 1].text) > 4
        and tokens.words[phrase.last - 1].upper
        for phrase in phrases
    )
    return capitals >= 3
