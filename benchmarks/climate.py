"""The climate negotiation summaries on which the benchmarks of speed and safety run."""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path

ARCHIVE = Path(__file__).parents[2] / "shared" / "data" / "enb-climate.tar.gz"


def unpack(count: int, folder: Path) -> Path:
    """``count`` documents, spread evenly over the years, in a new folder; leaves if there are none."""
    if not ARCHIVE.is_file():
        sys.exit(f"Skipped: {ARCHIVE} is not here.")
    folder.mkdir(parents=True)
    with tarfile.open(ARCHIVE) as archive:
        members = sorted(
            (m for m in archive.getmembers() if m.name.endswith(".md")), key=lambda member: member.name
        )
        for at in range(count):
            member = members[at * len(members) // count]
            content = archive.extractfile(member)
            if content is not None:
                (folder / Path(member.name).name).write_bytes(content.read())
    return folder
