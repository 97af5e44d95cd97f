"""The CRF in numpy against the definition: every sequence of labels, one by one."""

import itertools

import numpy as np
import pytest

from plenipo.reading.learned.chain import AT_ONCE, Chain

LABELS = 3


def weight(chain: Chain, emissions: np.ndarray, labels: tuple[int, ...]) -> float:
    """The log weight of a sequence of labels."""
    total = chain.first[labels[0]] + chain.last[labels[-1]]
    total += sum(emissions[n, label] for n, label in enumerate(labels))
    return float(total + sum(chain.steps[a, b] for a, b in itertools.pairwise(labels)))


@pytest.fixture
def chain() -> Chain:
    rng = np.random.default_rng(3)
    steps = rng.normal(size=(LABELS, LABELS)).astype(np.float32)
    steps[0, 2] = -100.0  # a step that cannot be taken
    return Chain(
        steps, rng.normal(size=LABELS).astype(np.float32), rng.normal(size=LABELS).astype(np.float32)
    )


@pytest.mark.parametrize("lengths", [[1], [4], [2, 5, 1, 5, 3]])
def test_best_and_marginals_are_those_of_the_definition(chain: Chain, lengths: list[int]) -> None:
    rng = np.random.default_rng(sum(lengths))
    emissions = rng.normal(size=(sum(lengths) + 2, LABELS)).astype(np.float32) * 2
    ends = np.cumsum(lengths) + 1  # words 0 and the last are in no sequence
    starts = ends - lengths
    sequences = list(zip(starts.tolist(), ends.tolist(), strict=True))
    labels = chain.best(emissions, sequences)
    chances = chain.marginals(emissions, sequences)
    for start, end in zip(starts, ends, strict=True):
        part = emissions[start:end]
        every = list(itertools.product(range(LABELS), repeat=int(end - start)))
        weights = np.array([weight(chain, part, sequence) for sequence in every])
        assert tuple(labels[start:end]) == every[int(weights.argmax())]
        shares = np.exp(weights - weights.max())
        shares /= shares.sum()
        for n in range(end - start):
            for label in range(LABELS):
                wanted = shares[[sequence[n] == label for sequence in every]].sum()
                assert chances[start + n, label] == pytest.approx(wanted, abs=1e-4)
    assert labels[0] == labels[-1] == 0


def test_many_sequences_are_labelled_as_each_is_alone(chain: Chain) -> None:
    rng = np.random.default_rng(5)
    ends = np.cumsum([300, *rng.integers(1, 9, 2 * AT_ONCE)])
    sequences = list(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True))
    emissions = rng.normal(size=(ends[-1], LABELS)).astype(np.float32)
    labels, chances = chain.best(emissions, sequences), chain.marginals(emissions, sequences)
    for start, end in sequences[:: AT_ONCE // 8]:
        alone = emissions[start:end]
        assert (labels[start:end] == chain.best(alone, [(0, end - start)])).all()
        assert chances[start:end] == pytest.approx(chain.marginals(alone, [(0, end - start)]), abs=1e-5)


def test_nothing_to_label(chain: Chain) -> None:
    empty = np.zeros((0, LABELS), np.float32)
    assert chain.best(empty, []).shape == (0,)
    assert chain.marginals(empty, []).shape == (0, LABELS)
