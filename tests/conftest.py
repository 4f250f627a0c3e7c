"""What do many tests start from? An empty home and its store, a folder of three letters, a collection and its commands.

A property is tried on a few examples, the same each time; `make properties` tries it on many, which are others each time.
"""

import gc
from functools import cache

import pytest
from command_line import commands_on, home_of
from hypothesis import HealthCheck, settings
from ingesting import LETTER, write
from lamps import RECORDS

import cli
from corpus.home import create_home
from corpus.records import Locator, Rejection
from corpus.store import RecordStore
from search import topic_testing, topics

ALWAYS = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])  # however busy the machine is
settings.register_profile("quick", ALWAYS, max_examples=12, derandomize=True)
settings.register_profile("thorough", ALWAYS, max_examples=300, print_blob=True)
settings.load_profile("quick")
gc.set_threshold(50_000, 20, 100)  # a test leaves little behind that only holds itself


def pytest_collection_finish():
    """Thousands of tests and the libraries stay to the end: no search for garbage need look at them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def shipped_topics_ready():
    """The shipped topics are read, their matcher is made and their examples are annotated once: a command does so each time."""
    load, make = topics.load_topic, cli.topic_matcher
    loaded, shipped = cache(load), cache(lambda: make(None))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(topic_testing, "example", cache(topic_testing.example))
        patch.setattr(topics, "load_topic", lambda path: (loaded if path.parent == topics.shipped_topics() else load)(path))
        patch.setattr(
            cli, "topic_matcher", lambda home: make(home) if home and any(home.topics_path.glob("*.toml")) else shipped()
        )
        yield


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
    """No worker for a few files, whatever their format: it takes longer to start than they to read."""
    monkeypatch.setattr("corpus.workers.PLAIN", ("",))
    monkeypatch.setattr("corpus.workers.WORTH_WORKERS", 1 << 40)


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    """The home of the small collection, with one rejected file."""
    bad = Rejection(Locator("bad.pdf"), "load", "bad.pdf is empty. Leave it out.")
    return home_of(tmp_path_factory.mktemp("collection") / "home", RECORDS, [bad])


@pytest.fixture
def run(collection, capsys):
    """A command line on the small collection."""
    return commands_on(collection.root, capsys)
