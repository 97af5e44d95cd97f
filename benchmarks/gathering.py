"""How long gathering takes, and how many retold stories are found among real documents.

    python benchmarks/gathering.py [100 300 593]

The documents are the climate negotiation summaries; the seconds are of the processor, so that other work on
the machine counts less. For the copies, stories are planted that were retold as papers do it: cut, given
another lede, lightly edited. What is found beyond them among the summaries is printed, for a reader to judge.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import climate

from plenipo.gather import find_copies, gather
from plenipo.gather.copies import MinHashIndex, SampleIndex
from plenipo.model import Document

PLANTED = 300


def timed(
    action: Callable[[], list[Document] | dict[str, str]],
) -> tuple[list[Document] | dict[str, str], float]:
    """What an action returns, and its seconds of processor time."""
    began = time.process_time()
    return action(), time.process_time() - began


def parts(text: str) -> list[str]:
    """Paragraphs."""
    return [part for part in text.split("\n\n") if part.strip()]


def cut(text: str, share: float) -> str:
    """The first paragraphs only."""
    return "\n\n".join(parts(text)[: max(2, round(share * len(parts(text))))])


def other_lede(text: str) -> str:
    """Another headline and first paragraph."""
    lede = (
        "It was another long day of talks in the capital, our correspondent reports from the scene tonight."
    )
    return "\n\n".join(["Another headline", lede, *parts(text)[1:]])


def edited(text: str, chance: random.Random) -> str:
    """Every fiftieth word another."""
    return " ".join(word if chance.random() > 0.02 else "edited" for word in text.split(" "))


RETOLD: dict[str, Callable[[str, random.Random], str]] = {
    "cut to 60 %": lambda text, _: cut(text, 0.6),
    "cut to 30 %": lambda text, _: cut(text, 0.3),
    "other lede": lambda text, _: other_lede(text),
    "cut to 70 %, other lede": lambda text, _: other_lede(cut(text, 0.7)),
    "every 50th word edited": edited,
    "in capitals": lambda text, _: text.upper(),
}


def plant(documents: list[Document], seed: int) -> list[tuple[str, Document, Document]]:
    """Retold documents: how, from which, and the retelling."""
    chance = random.Random(seed)
    planted = []
    for number in range(PLANTED):
        how, source = chance.choice(sorted(RETOLD)), chance.choice(documents)
        text = RETOLD[how](source.text, chance)
        planted.append((how, source, replace(source, text=text, origin=f"planted/{number}.txt")))
    return planted


def recall(documents: list[Document], seed: int = 1) -> None:
    """Print how many planted retellings each index finds, and which documents it takes for copies besides."""
    planted = plant(documents, seed)
    everything = [*documents, *(copy for _, _, copy in planted)]
    own = {each.id: each.origin for each in documents}
    for index in (MinHashIndex, SampleIndex):
        found, seconds = timed(lambda index=index: find_copies(everything, index()))  # type: ignore[misc]
        assert isinstance(found, dict)
        told, hit = Counter(how for how, _, _ in planted), Counter[str]()
        for how, source, copy in planted:
            hit[how] += found.get(copy.id, copy.id) == found.get(source.id, source.id)
        print(f"\n{index.__name__}: {len(everything)} documents, {seconds:.1f} s")
        for how in sorted(told):
            print(f"  {how:26} {hit[how]:4} of {told[how]:4}")
        besides = [(own[a], own[b]) for a, b in found.items() if a in own and b in own]
        print(f"  besides them: {besides or 'nothing'}")


def main(sizes: list[int]) -> None:
    """One row for each size, then the copies among the largest."""
    print("documents  words (1,000)  gather (s)  copies (s)")
    documents: list[Document] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            place = climate.unpack(size, Path(folder) / str(size))
            found, reading = timed(lambda place=place: [x for x in gather(place) if isinstance(x, Document)])  # type: ignore[misc]
            assert isinstance(found, list)
            documents = found
            _, looking = timed(lambda found=found: find_copies(found))  # type: ignore[misc]
            words = sum(len(each.text.split()) for each in documents)
            print(f"{len(documents):9}  {words / 1000:13,.0f}  {reading:10.1f}  {looking:10.1f}")
    recall(documents)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 300, 593])
