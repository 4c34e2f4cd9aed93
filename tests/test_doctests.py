"""The examples in all docstrings."""

import doctest
import importlib
import pkgutil

import pytest

import auditor

MODULES = [module.name for module in pkgutil.walk_packages(auditor.__path__, "auditor.") if module.name != "auditor.__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
