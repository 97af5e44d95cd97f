"""How long the reader takes for texts nobody should have to read: megabytes of marks, one word, no spaces.

    python benchmarks/hostile.py [--sizes 64 128 256 512 1024] [--only NAME] [--limit SECONDS]

Prints seconds for each text at each size in kilobytes, microseconds per character at the largest, and how
time grows: the exponent of size, 1 for linear, from the two largest sizes. A text that takes longer than the
limit is given up, and its larger sizes are left out.
"""

from __future__ import annotations

import argparse
import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from plenipo.engine.methods import DEFAULT_READER, find
from plenipo.model import Document, DocumentKind
from plenipo.reading import Directory, Reader

PATTERNS = {
    "prose": "The minister of Peru said on Monday that Chile would not sign. “We reject it,” she added. ",
    "double marks": '"',
    "single marks": "'",
    "marks in turn": "“”",
    "open marks": "“ ",
    "quoted words": '"a" ',
    "speech marks": '"We go." ',
    "open speech": "“We go. ",
    "single opens": "'a ",
    "single closes": "'a b' ",
    "both marks": "'a \"b' ",
    "s-apostrophes": "the workers' ",
    "one letter": "a",
    "one capital": "A",
    "one word": "word ",
    "said": "said ",
    "Peru": "Peru ",
    "he said": "he said ",
    "A said B said": "Peru said Chile said ",
    "A said. B said.": "Peru said no. Chile said yes. ",
    "said that": "Peru said that Chile said that ",
    "according to": "according to Peru ",
    "commas": ",",
    "spaced commas": ", ",
    "listed": "Peru, ",
    "and": "Peru and ",
    "newlines": "\n",
    "blank lines": "a\n\n",
    "short lines": "a b\n",
    "wrapped": "the envoys of the four states that met in the capital of the country last week to talk\n",
    "indented": "\n ",
    "spaces": " ",
    "brackets": "(",
    "open brackets": "(a ",
    "squares": "[",
    "labels": "Mr. Smith (Peru): ",
    "label lines": "Mr. Smith (Peru): We go.\n",
    "stars": "*",
    "dashes": "-",
    "hyphens": "a-",
    "spaced dashes": "- ",
    "dots": ".",
    "spaced dots": ". ",
    "abbreviations": "Mr. ",
    "initials": "J. ",
    "acronym": "U.S.",
    "no stops": "Peru agrees with the plan of Chile to hold talks ",
    "numbers": "1",
    "spaced numbers": "1 ",
    "decimals": "1.1",
    "names": "Anna Smith ",
    "titles": "President ",
    "title chain": "president of ",
    "owners": "Peru's ",
    "persons": "Prime Minister Anna Smith of Peru ",
    "pronouns": "she he it they ",
    "who": "Peru who ",
    "which": ", which ",
    "that": "that ",
    "to": "to ",
    "of": "of ",
    "will": "Peru will ",
    "combining": "a\u0301",
    "marks only": "\u0301",
    "hidden": "\u200b",
    "soft hyphens": "a\u00ad",
    "no-break": "\u00a0",
    "CRLF": "\r\n",
    "CR": "a\r",
    "line separators": "\u2028",
    "form feeds": "a\f",
    "emoji": "👩‍👩‍👧",
    "Chinese": "中文",
    "Hebrew": "אבג ",
    "control": "\x00",
    "semicolons": "Peru said no; ",
    "colons": "a: ",
    "slashes": "a/",
    "underscores": "_",
    "hashes": "# ",
    "list items": "- a\n",
    "capitals": "PERU SAID NO ",
    "titled": "The Four Envoys Of Peru ",
    "adjectives": "Peruvian and Chilean ",
    "supported by": "supported by Peru ",
    "for the EU": "Peru, for the EU, ",
    "asked and said": "said: “no” Peru said. ",
    "rejected, of": "a truce rejected , of - ",
    "speech goes on": "“We go to Peru.\n\n",
    "announced": "Peru said:\n\n“We go. We stay.”\n\n",
    "spread speech": '"We go. Now" and ',
    "elliptical": "Peru urged talks and Chile opposed, ",
    "by saying": "by saying ",
    "not": "not ",
    "-ing": "adding ",
    "days": "Monday ",
}


def number(size: int) -> str:
    """Different names, so that nothing is remembered."""
    return "".join(
        f"Anna B{'abcdefghij'[i % 10]}{i:x} said no. ".replace("0", "o") for i in range(size // 20)
    )[:size]


def persons(size: int) -> str:
    """One surname, many persons, in one paragraph."""
    names = (
        f"Minister {chr(65 + i % 26)}{'aeiou'[i % 5]}{chr(97 + i // 130 % 26)}na Smith said no. "
        for i in range(size)
    )
    return _until(names, size)


def nested(size: int) -> str:
    """Every quotation in another."""
    half = size // 8
    return "‘a “b " * (half // 2) + "c” d’ " * (half // 2)


def _until(parts: Iterator[str], size: int) -> str:
    text = []
    length = 0
    for part in parts:
        text.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(text)[:size]


def texts() -> dict[str, Callable[[int], str]]:
    """Makers of texts of a size, by name."""
    made: dict[str, Callable[[int], str]] = {
        name: lambda size, pattern=pattern: (pattern * (size // len(pattern) + 1))[:size]  # type: ignore[misc]
        for name, pattern in PATTERNS.items()
    }
    made |= {"new names": number, "one surname": persons, "nested marks": nested}
    made["one long speech"] = lambda size: '"' + ("We go to Peru. " * (size // 15)) + '" Peru said.'
    made["words, one mark"] = lambda size: '"' + "word " * (size // 5)
    made["speech, then quotes"] = lambda size: "Peru said: " + "“no” and " * (size // 9)
    return made


class TooLongError(Exception):
    """The limit is over."""


@contextmanager
def limit(seconds: int) -> Iterator[None]:
    """Stop after so many seconds."""

    def over(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(reader: Reader, text: str, kind: DocumentKind) -> float:
    """Processor time to read a text."""
    start = time.process_time()
    reader.read(Document(text, origin="x", kind=kind))
    return time.process_time() - start


def main() -> None:
    """Read, time, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[64, 128, 256, 512, 1024], help="in kilobytes"
    )
    parser.add_argument("--only", nargs="+", help="names of texts")
    parser.add_argument("--reader", default=DEFAULT_READER)
    parser.add_argument("--limit", type=int, default=120, help="seconds")
    parser.add_argument("--kind", default="news", choices=[kind.value for kind in DocumentKind])
    options = parser.parse_args()
    reader = find("plenipo.readers", options.reader)[1](Directory.for_codebook(None))
    reader.read(Document("Peru said no.", origin="warm-up"))
    print(f"{'':20}" + "".join(f"{size:>8} kB" for size in options.sizes) + f"{'us/char':>10}{'growth':>8}")
    worst = 0.0
    for name, make in texts().items():
        if options.only and name not in options.only:
            continue
        took: list[float] = []
        try:
            for size in options.sizes:
                with limit(options.limit):
                    took.append(seconds(reader, make(size * 1024), DocumentKind(options.kind)))
        except TooLongError:
            pass
        cells = "".join(f"{each:11.2f}" for each in took).ljust(11 * len(options.sizes), "-")
        pace = 1e6 * took[-1] / (options.sizes[len(took) - 1] * 1024) if took else math.nan
        grows = (
            math.log(took[-1] / max(took[-2], 1e-9))
            / math.log(options.sizes[len(took) - 1] / options.sizes[len(took) - 2])
            if len(took) > 1
            else math.nan
        )
        worst = max(worst, pace)
        print(f"{name:20}{cells}{pace:10.1f}{grows:8.2f}", flush=True)
    print(f"\nslowest: {worst:.1f} microseconds a character")


if __name__ == "__main__":
    main()
