"""Comments put into the YAML of a codebook, where its writer will look for them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from plenipo.coding.yaml_lines import Path, read_yaml

WIDTH = 110
LONGEST = 4000
"""Characters of one comment."""


def with_remarks(text: str, remarks: Mapping[Path, str]) -> str:
    r"""The YAML ``text`` with each remark as a comment above the entry it is about.

    >>> print(with_remarks("a:\n  b: 1\n", {("a", "b"): "What b is."}), end="")
    a:
      # What b is.
      b: 1
    """
    if not remarks:
        return text
    places = read_yaml(text, "").line_of
    above = {places[path]: remark for path, remark in remarks.items() if path in places}
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if number in above:
            lines += _comment(above[number], line[: len(line) - len(line.lstrip(" "))])
        lines.append(line)
    return "".join(lines)


def _comment(remark: str, margin: str) -> list[str]:
    words = "".join(c if c.isprintable() or c.isspace() else " " for c in remark[:LONGEST])
    mark = f"{margin}# "
    return [
        f"{part}\n"
        for line in words.splitlines()
        if line.strip()
        for part in textwrap.wrap(line.strip(), WIDTH, initial_indent=mark, subsequent_indent=mark)
    ]
