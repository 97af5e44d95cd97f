"""Parity with matrices that the reference program for discourse networks computed, on its own example data.

Only settings without a documented deviation from the definition are compared (its "cosine" divides by the
product of the activities, which is no cosine).
"""

import csv
import io
import json
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from plenipo.networks import conflict, congruence, subtract
from plenipo.record.sample import make_claim

DATA = Path(__file__).parents[3] / "shared" / "data" / "dna"
METHODS = {"congruence": congruence, "conflict": conflict, "subtract": subtract}
NORMALIZATIONS = {"no": None, "average": "average", "jaccard": "jaccard"}
SETTINGS = {
    "db",
    "networkType",
    "variable1",
    "variable2",
    "qualifier",
    "qualifierAggregation",
    "normalization",
}
TOLERANCE = 1e-9

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.exists(), reason=f"the reference matrices are not at {DATA}"),
]


def jobs():
    if not DATA.exists():
        return []
    return [
        job
        for job in json.loads((DATA / "manifest.json").read_text())["jobs"]
        if job["kind"] == "network"
        and job["params"].get("networkType") == "onemode"
        and set(job["params"]) == SETTINGS | {"duplicates"}
        and job["params"]["qualifier"] == "agreement"
        and job["params"]["qualifierAggregation"] in METHODS
        and job["params"]["normalization"] in NORMALIZATIONS
        and job["params"]["duplicates"] in ("include", "document")
        and not job.get("dna_quirks")
    ]


@cache
def statements(database):
    with (DATA / f"{database.removesuffix('.dna')}_statements.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def claims(database, actor, concept):
    """The statements as claims; like the reference, without those that leave actor or concept empty."""
    return [
        make_claim(
            row[actor],
            "any",
            row[concept],
            "support" if row["agreement"] == "1" else "oppose",
            document=row["document_id"],
            words="x"
            * int(row["statement_id"]),  # spans of different length, so that no two claims are the same
            day=row["date"][:10],
        )
        for row in statements(database)
        if row[actor] and row[concept]
    ]


def test_there_is_something_to_compare():
    assert len(jobs()) > 60


@pytest.mark.parametrize("job", jobs(), ids=lambda j: "-".join(str(v) for v in j["params"].values()))
def test_equals_the_reference(job):
    p = job["params"]
    made = METHODS[p["qualifierAggregation"]](
        claims(p["db"], p["variable1"], p["variable2"]),
        NORMALIZATIONS[p["normalization"]],
        duplicates=p["duplicates"],
    )
    with zipfile.ZipFile(DATA / "networks.zip") as archive:
        rows = list(csv.reader(io.StringIO(archive.read(job["file"]).decode())))
    labels = rows[0][1:]
    expected = np.array([[float(x) for x in row[1:]] for row in rows[1:]])
    assert set(made.nodes) == set(labels)
    found = np.zeros_like(expected)
    for edge in made.edges:
        i, j = labels.index(edge.a), labels.index(edge.b)
        found[i, j] = found[j, i] = edge.weight
    assert np.abs(found - expected).max() <= TOLERANCE
