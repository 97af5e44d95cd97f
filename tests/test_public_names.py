"""The public interface: every promised name loads, and importing the package loads nothing heavy."""

import subprocess
import sys

import pytest

import plenipo


@pytest.mark.parametrize("name", plenipo.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(plenipo, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        plenipo.nothing  # noqa: B018


def test_importing_the_package_loads_no_room() -> None:
    program = "import sys, plenipo; print([m for m in sys.modules if m.startswith('plenipo.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['plenipo.version']"
