"""The documentation is true: its examples run, its commands exist, its pages are linked."""

import re
import sys
from pathlib import Path

import pytest

from .pages import DOCS, PAGES, agrees, perform, prepare

sys.path.insert(0, str(DOCS))

import cli_reference

WITH_EXAMPLES = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: str(page.relative_to(DOCS)))
def test_the_examples_of_a_page_run_and_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    prepare(tmp_path, page)
    for step, status, printed in perform(page, tmp_path):
        expected = 1 if step.shown.startswith("plenipo: ") else 0
        assert status == expected, f"$ {step.command}\n{printed}"
        outdated = (
            f"Bring the pages up to date: python tests/docs/pages.py --update\n$ {step.command}\n{printed}"
        )
        assert not step.shown or agrees(step.shown, printed), outdated


def test_the_reference_of_the_commands_is_made_from_them() -> None:
    made = cli_reference.page()
    assert cli_reference.PAGE.read_text(encoding="utf-8") == made, "run: python docs/cli_reference.py"


def test_every_command_is_in_the_docs_beside_the_reference() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.name != "cli.md")
    names = [name for name, _ in cli_reference.commands()]
    assert not [name for name in names if f"plenipo {name}" not in text]


def test_no_command_is_in_the_docs_that_does_not_exist() -> None:
    names = {name.split()[0] for name, _ in cli_reference.commands()}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"^\$ plenipo (\w+)", text, re.MULTILINE)) <= names, page


def test_links_between_pages_lead_somewhere() -> None:
    for page in DOCS.rglob("*.md"):
        if "_build" in page.parts:
            continue
        for target in re.findall(r"\]\(([^)#\s]+\.md)[)#]", page.read_text(encoding="utf-8")):
            assert (page.parent / target).resolve().is_file(), f"{page}: {target}"


def test_pages_load_nothing_from_the_network() -> None:
    for page in PAGES:
        assert "![" not in page.read_text(encoding="utf-8").replace("![](images/", "")
