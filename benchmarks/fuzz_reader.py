"""What the reader makes of damaged texts: the shipped example, with letters and marks lost, doubled, put in.

    python benchmarks/fuzz_reader.py [--documents N] [--seed N]

Each document is some sentences of the example after a few mutations: stretches deleted, doubled or swapped,
quotation marks, line ends, control and direction characters or any Unicode put in. Prints how many were read,
how many raised (must be none), spans outside their text (none), and the slowest by size.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback

from plenipo.engine.methods import DEFAULT_READER, find
from plenipo.examples import path
from plenipo.model import Document, DocumentKind
from plenipo.reading import Directory, sentences

PUT_IN = (
    *"\"'“”‘’«»„`()[]:;,.!?—-",
    *(
        "''",
        "``",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\x00",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
    ),
    *(
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u200f",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u0301",
        " said ",
        " Mr. ",
        "Peru: ",
    ),
)


def character(chance: random.Random) -> str:
    """Any character but a surrogate."""
    code = chance.randrange(0x110000 - 0x800)
    return chr(code if code < 0xD800 else code + 0x800)


def mutated(text: str, chance: random.Random) -> str:
    """The text with one change."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((1, 1, 2, 5, 20, 80)))
    kind = chance.randrange(5)
    if kind == 0:
        return text[:start] + text[end:]
    if kind == 1:
        return text[:end] + text[start:end] * chance.choice((1, 1, 2, 8)) + text[end:]
    if kind == 2:
        middle = (start + end) // 2
        return text[:start] + text[middle:end] + text[start:middle] + text[end:]
    put_in = chance.choice(PUT_IN) if kind == 3 else character(chance)
    return text[:start] + put_in * chance.choice((1, 1, 1, 3)) + text[start:]


def document(pool: list[str], chance: random.Random) -> Document:
    """Some sentences, changed."""
    text = chance.choice((" ", " ", "\n", "\n\n")).join(chance.choices(pool, k=chance.randint(1, 12)))
    for _ in range(chance.choice((1, 2, 4, 8, 16, 32))):
        text = mutated(text, chance)
    return Document(text, origin="x", kind=chance.choice(list(DocumentKind)))


def main() -> int:
    """Read, count, print; 1 if any raised or left its text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--reader", default=DEFAULT_READER)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    texts = [file.read_text(encoding="utf-8") for file in sorted(path().rglob("*.txt"))]
    pool = [span.of(text) for text in texts for span in sentences(text)]
    reader = find("plenipo.readers", options.reader)[1](Directory.for_codebook(None))
    reader.read(Document("Peru said no.", origin="warm-up"))
    crashes = outside = statements = characters = 0
    slowest = (0.0, "")
    for _ in range(options.documents):
        one = document(pool, chance)
        start = time.process_time()
        try:
            found = reader.read(one)
        except Exception:  # whatever it is, it is what we look for
            crashes += 1
            traceback.print_exc(limit=-3)
            print(repr(one.text), file=sys.stderr)
            continue
        took = time.process_time() - start
        spans = [span for s in found for span in (*s.source, *s.cue, *s.content)]
        wrong = [span for span in spans if not 0 <= span.start < span.end <= len(one.text)]
        outside += len(wrong)
        if wrong:
            print(wrong, repr(one.text), file=sys.stderr)
        statements += len(found)
        characters += len(one.text)
        slowest = max(slowest, (1000 * took / max(1.0, len(one.text) / 1000), one.text))
    print(f"{options.documents} documents, {characters:,} characters, {statements} statements")
    print(f"raised: {crashes}; spans outside the text: {outside}")
    print(f"slowest: {slowest[0]:.1f} ms per kB: {slowest[1][:100]!r}")
    return int(bool(crashes or outside))


if __name__ == "__main__":
    sys.exit(main())
