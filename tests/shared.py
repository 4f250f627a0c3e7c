"""Where the labelled papers and test collections lie, for the tests that need them."""

import os
from pathlib import Path

import pytest


def shared() -> Path:
    """The shared folder, by DOSSIER_SHARED or beside the checkout.

    Where it is absent the test is skipped, saying so; with DOSSIER_REQUIRE_SHARED set, as in CI, it fails.
    """
    folder = Path(os.environ.get("DOSSIER_SHARED") or Path(__file__).parents[2] / "shared")
    if not (folder / "data").is_dir():
        message = f"the shared test data is not at {folder} (set DOSSIER_SHARED)"
        if os.environ.get("DOSSIER_REQUIRE_SHARED"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


def shared_data() -> Path:
    """The folder of test data."""
    return shared() / "data"
