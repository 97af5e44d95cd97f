"""The examples in the room's docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

import plenipo.brief

MODULES = [name for _, name, _ in pkgutil.iter_modules(plenipo.brief.__path__, "plenipo.brief.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
