"""What do many tests start from? A home of their own, its open store, and a folder of three letters."""

import pytest
from ingesting import LETTER, write

from corpus.home import create_home
from corpus.store import RecordStore


@pytest.fixture
def home(tmp_path):
    return create_home(tmp_path / "home")


@pytest.fixture
def store(home):
    with RecordStore(home.store_path) as opened:
        yield opened


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(3):
        write(folder / f"letter{number}.txt", LETTER.format(n=number))
    return folder


@pytest.fixture
def in_this_process(monkeypatch):
    """No worker for a few small files, whatever their format: it takes longer to start than they to read."""
    monkeypatch.setattr("corpus.pipeline._PLAIN", ("",))
