"""The other road: a BiLSTM-CRF without pretraining, small enough to run in plain numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from plenipo.reading.learned import weights as shipped
from plenipo.reading.learned.tagger import FEATURES
from plenipo.reading.learned.tagger import Tagger as RuntimeTagger
from plenipo.reading.learned.words import CASES, PLACES, QUOTES

from .export import arrays
from .network import OUT, Tagger

SIZE, SUFFIX_SIZE, FORM_SIZE, HIDDEN = 100, 24, 12, 128
FREQUENT = 2
"""A word seen less often shares one vector with all rare words; its suffix and form remain."""

Floats = NDArray[np.float32]


class Vocabulary:
    """Numbers of words (one piece each) and of their suffixes."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        counts = Counter(word.lower() for text in texts for word in text)
        words = ["[PAD]", "[CLS]", "[SEP]", *sorted(w for w, n in counts.items() if n >= FREQUENT)]
        suffixes = Counter(word[-3:] for word, n in counts.items() for _ in range(n))
        self.suffixes = {s: n + 1 for n, s in enumerate(sorted(s for s, n in suffixes.items() if n >= 5))}
        self.words = {word: number for number, word in enumerate(words)}
        self.rare = len(words)
        self.start, self.end = self.words["[CLS]"], self.words["[SEP]"]
        self.size = self.rare + len(self.suffixes) + 1

    def of(self, word: str) -> tuple[int]:
        """The number of a word; a rare one is known by its suffix."""
        word = word.lower()
        known = self.words.get(word)
        return (known if known is not None else self.rare + self.suffixes.get(word[-3:], 0),)

    def suffix_table(self) -> Tensor:
        """The suffix of each number."""
        table = torch.zeros(self.size, dtype=torch.long)
        for word, number in self.words.items():
            table[number] = self.suffixes.get(word[-3:], 0)
        table[self.rare :] = torch.arange(len(self.suffixes) + 1)
        return table


class BiLstm(nn.Module):
    """Words, suffixes and forms through one bidirectional LSTM."""

    half = False

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary.size, SIZE)
        self.suffix = nn.Embedding(len(vocabulary.suffixes) + 1, SUFFIX_SIZE)
        self.case = nn.Embedding(CASES, FORM_SIZE)
        self.quote = nn.Embedding(QUOTES, FORM_SIZE)
        self.place = nn.Embedding(PLACES, FORM_SIZE)
        self.register_buffer("suffixes", vocabulary.suffix_table())
        self.drop_in, self.drop_out = nn.Dropout(0.3), nn.Dropout(0.4)
        self.lstm = nn.LSTM(SIZE + SUFFIX_SIZE + 3 * FORM_SIZE, HIDDEN, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * HIDDEN, OUT)

    def forward(self, ids: Tensor, forms: Tensor, mask: Tensor) -> Tensor:
        parts = [self.word(ids), self.suffix(self.suffixes[ids])]
        parts += [t(forms[..., n]) for n, t in enumerate((self.case, self.quote, self.place))]
        x = self.drop_in(torch.cat(parts, -1))
        lengths = mask.sum(1).long()
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        out, _ = self.lstm(packed)
        x, _ = nn.utils.rnn.pad_packed_sequence(out, batch_first=True, total_length=ids.shape[1])
        return self.head(self.drop_out(x))


class NumpyBiLstm:
    """The same in numpy, half-precision weights widened once: what would ship."""

    def __init__(self, net: BiLstm) -> None:
        self.w = {k: v.detach().half().float().numpy() for k, v in net.state_dict().items()}
        self.suffixes = net.suffixes.numpy()
        self.bytes = sum(2 * v.numel() for k, v in net.state_dict().items() if v.is_floating_point())

    def run(self, ids: NDArray[np.int64], forms: NDArray[np.int64], mask: Floats) -> Floats:
        """Rows of every word: batch x length x OUT."""
        w = self.w
        tables = ("case", "quote", "place")
        parts = [w["word.weight"][ids], w["suffix.weight"][self.suffixes[ids]]]
        parts += [w[f"{name}.weight"][forms[..., n]] for n, name in enumerate(tables)]
        x = np.concatenate(parts, -1).astype(np.float32)
        ahead = self._direction(x, "", mask)
        back = self._direction(x[:, ::-1], "_reverse", mask[:, ::-1])[:, ::-1]
        return np.concatenate([ahead, back], -1) @ w["head.weight"].T + w["head.bias"]

    def _direction(self, x: Floats, name: str, mask: Floats) -> Floats:
        w = self.w
        gates = (
            x @ w[f"lstm.weight_ih_l0{name}"].T + w[f"lstm.bias_ih_l0{name}"] + w[f"lstm.bias_hh_l0{name}"]
        )
        turn = np.ascontiguousarray(w[f"lstm.weight_hh_l0{name}"].T)
        batch, length, _ = gates.shape
        h = np.zeros((batch, HIDDEN), np.float32)
        c = np.zeros((batch, HIDDEN), np.float32)
        out = np.zeros((batch, length, HIDDEN), np.float32)
        for t in range(length):
            g = gates[:, t] + h @ turn
            i, f, o = (1 / (1 + np.exp(-g[:, k * HIDDEN : (k + 1) * HIDDEN])) for k in (0, 1, 3))
            on = mask[:, t, None]
            c = on * (f * c + i * np.tanh(g[:, 2 * HIDDEN : 3 * HIDDEN]))
            h = on * (o * np.tanh(c))
            out[:, t] = h
        return out


def in_numpy(tagger: Tagger, vocabulary: Vocabulary, worth: Any) -> RuntimeTagger:
    """The BiLSTM behind the same tagger."""
    net = NumpyBiLstm(tagger.network)

    class Ids:
        def of(self, pieces: np.ndarray) -> np.ndarray:
            return pieces

    class Session:
        bytes = net.bytes

        def run(self, _: None, given: dict[str, np.ndarray]) -> tuple[np.ndarray]:
            vectors = given["vectors"]
            rows = net.run(vectors, given["forms"], np.ones(vectors.shape[:2], np.float32))
            return (rows[:, given["places"]],)

    a, level = arrays(tagger), np.array([0, 1], np.float32)
    return RuntimeTagger(
        shipped.Weights(
            "bilstm",
            Session(),
            Ids(),
            vocabulary,
            shipped.Chain(a["outer_steps"], a["outer_first"], a["outer_last"]),
            shipped.Chain(a["inner_steps"], a["inner_first"], a["inner_last"]),
            shipped.LinkBias(a["near"], a["none"]),
            worth,
            shipped.Calibration(np.zeros(FEATURES, np.float32), 0.0, level, level),
        )
    )
