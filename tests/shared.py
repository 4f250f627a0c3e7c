"""Where the labelled papers and test collections lie, for the tests that need them."""

import os
from pathlib import Path

import pytest


def shared() -> Path:
    """The shared folder, by DOSSIER_SHARED or beside the checkout; the test is skipped, saying so, where it is absent."""
    folder = Path(os.environ.get("DOSSIER_SHARED") or Path(__file__).parents[2] / "shared")
    if not (folder / "data").is_dir():
        pytest.skip(f"the shared test data is not at {folder} (set DOSSIER_SHARED)")
    return folder


def shared_data() -> Path:
    """The folder of test data."""
    return shared() / "data"
