"""The coder's weights that ship with plenipo; vectors of words and vocabulary are the reader's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from plenipo.coding.learned.units import Shower
from plenipo.reading.learned.weights import Vectors, shared

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(__file__).parent / "weights"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """Two layers from mean states of option and content to the four answers."""

    mix: Floats
    mix_bias: Floats
    answer: Floats
    answer_bias: Floats

    def answers(self, option: Floats, content: Floats, likeness: Floats, hints: Floats) -> Floats:
        """Chances, a row for each option."""
        seen = [option, content, option * content, np.abs(option - content), likeness[:, None], hints]
        hidden = np.concatenate(seen, 1) @ self.mix + self.mix_bias
        hidden *= 0.5 * (1 + np.tanh(0.7978845608 * (hidden + 0.044715 * hidden**3)))
        logits = hidden @ self.answer + self.answer_bias
        chances: Floats = np.exp(logits - logits.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        return chances


@dataclass(frozen=True, slots=True)
class Chance:
    """A logistic regression, fitted on negotiations that the network did not learn from."""

    weights: Floats
    bias: float

    def chance(self, seen: Sequence[float]) -> float:
        """From what is seen to a chance, 0 to 1."""
        return float(1 / (1 + np.exp(-(np.asarray(seen, dtype=np.float32) @ self.weights + self.bias))))


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learned that the coder needs."""

    session: InferenceSession
    vectors: Vectors
    shower: Shower
    head: Head
    find: Chance
    """Whether a stance is taken to an option."""
    turn: Chance
    """Whether it is support rather than opposition."""
    glance: Chance
    """Whether a stance is taken to anything, by the likest option; of the rest nothing is asked."""
    worth: float
    """A unit has to be as likely as this to take a stance."""
    enough: float
    """A stance has to be as likely as this."""

    def likened(self, pieces: list[int]) -> Floats:
        """A vector of length one for what is said, or for an option; they are alike as their product is."""
        (pooled,) = self.session.run(["pooled"], self._given(pieces))
        return np.asarray(pooled[0] / np.linalg.norm(pooled[0]), dtype=np.float32)

    def answers(
        self,
        pieces: list[int],
        content: tuple[int, int],
        options: list[tuple[int, int]],
        likeness: Floats,
        hints: Floats,
    ) -> Floats:
        """For each option of a list the chances of none, support, oppose and neutral.

        ``content`` and ``options`` are first and end pieces; ``likeness`` of each option to what is said,
        ``hints`` of the unit.
        """
        (rows,) = self.session.run(["states"], self._given(pieces))
        said = np.repeat(rows[0, slice(*content)].mean(0, keepdims=True), len(options), 0)
        option = np.stack([rows[0, first:end].mean(0) for first, end in options])
        return self.head.answers(option, said, likeness, np.repeat(hints[None], len(options), 0))

    def _given(self, pieces: list[int]) -> dict[str, Floats]:
        return {"vectors": self.vectors.of(np.array([pieces], dtype=np.int64))}


def about() -> dict[str, Any]:
    """What the weights were made from: data with licences, and date."""
    found: dict[str, Any] = json.loads((FOLDER / "coder.json").read_text(encoding="utf-8"))
    return found


@cache
def load() -> Weights:
    """The weights, loaded once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = str(FOLDER / "coder.onnx")
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    vectors, pieces = shared()
    with np.load(FOLDER / "coder.npz") as file:
        head = Head(*(file[name] for name in ("mix", "mix_bias", "answer", "answer_bias")))
        find, turn = (Chance(file[name], float(file[f"{name}_bias"])) for name in ("find", "turn"))
        glance = Chance(file["glance"], float(file["glance_bias"]))
        worth, enough = float(file["worth"]), float(file["enough"])
    return Weights(session, vectors, Shower(pieces), head, find, turn, glance, worth, enough)
