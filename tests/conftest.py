"""What every test shares: no network, and the folder of development data where it exists."""

from pathlib import Path

import pytest

from dateline.offline import stay_offline

stay_offline()

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds, gold questions and benchmarks; tests that need it skip where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("needs the development data, and there is no folder 'shared' beside the repository")
    return SHARED
