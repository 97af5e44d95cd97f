"""The weights that ship with plenipo, and what they were made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.chain import Chain
from plenipo.reading.learned.decoding import LinkBias
from plenipo.reading.learned.geometry import Worth
from plenipo.reading.learned.pieces import Pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(__file__).parent / "weights"
"""One ``NAME.onnx``, ``NAME.npz`` and ``NAME.json`` for each set, and the word vectors that all share."""
DEFAULT = "full"


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of word pieces, one byte a number: a row times its scale."""

    numbers: NDArray[np.int8]
    scales: NDArray[np.float32]

    def of(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of an array of pieces; one more dimension."""
        return self.numbers[pieces] * self.scales[pieces][..., None]


@dataclass(frozen=True, slots=True)
class Calibration:
    """From what is seen of an attribution to the chance that it is right.

    A logistic regression, then the share that was right among those it gave about as much.
    """

    weights: NDArray[np.float32]
    bias: float
    given: NDArray[np.float32]
    right: NDArray[np.float32]

    def chance(self, seen: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chances of attributions; ``seen`` has a row for each."""
        chances = 1 / (1 + np.exp(-(seen @ self.weights + self.bias)))
        right: NDArray[np.float32] = np.interp(chances, self.given, self.right).astype(np.float32)
        return right


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learned that a tagger needs."""

    name: str
    session: InferenceSession
    vectors: Vectors
    pieces: Pieces
    outer: Chain
    inner: Chain
    bias: LinkBias
    worth: Worth
    calibration: Calibration


def names() -> list[str]:
    """The sets of weights that are there."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def about(name: str) -> dict[str, Any]:
    """What a set of weights was made from: data with licences, date, scores on held-out data, size."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def shared() -> tuple[Vectors, Pieces]:
    """Word vectors and vocabulary."""
    with np.load(FOLDER / "vectors.npz") as file:
        vectors = Vectors(file["numbers"], file["scales"].astype(np.float32))
    return vectors, Pieces((FOLDER / "vocabulary.txt").read_text(encoding="utf-8").splitlines())


@cache
def load(name: str) -> Weights:
    """A set of weights by name, loaded once.

    Raises:
        FileNotFoundError: no such set is there.

    """
    import onnxruntime

    if name not in names():
        raise FileNotFoundError(f"no weights “{name}” in {FOLDER}; there are: {', '.join(names())}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(FOLDER / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
    )
    vectors, pieces = shared()
    with np.load(FOLDER / f"{name}.npz") as file:
        return Weights(
            name,
            session,
            vectors,
            pieces,
            Chain(file["outer_steps"], file["outer_first"], file["outer_last"]),
            Chain(file["inner_steps"], file["inner_first"], file["inner_last"]),
            LinkBias(file["near"], file["none"]),
            Worth(file["worth_rows"], file["worth_bias"], file["worth_out"]),
            Calibration(
                file["calibration"],
                float(file["calibration_bias"]),
                file["calibration_given"],
                file["calibration_right"],
            ),
        )
