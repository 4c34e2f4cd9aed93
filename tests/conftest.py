from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled pages and images beside the checkout, where they exist."""
    folder = ROOT.parent / "shared"
    if not (folder / "score").is_dir():
        pytest.skip("the labelled material beside the checkout (../shared) is not on this machine")
    return folder


@pytest.fixture(scope="session")
def fixtures() -> Path:
    return ROOT / "fixtures"
