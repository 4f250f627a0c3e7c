"""Is the file of a topic read, and a mistake in it named with its line?"""

from pathlib import Path

import pytest

from corpus.home import create_home
from search.query import Word
from search.topic_testing import test_topic
from search.topics import TopicError, load_topics

test_topic.__test__ = False  # a function of the program, not a test

GOOD = 'label = "Bees"\nquery = "bees"\nmust_match = ["bees buzz"]\n'


def test_a_later_folder_overrides_an_earlier_one(tmp_path: Path) -> None:
    for name, text in (("one", GOOD), ("two", GOOD.replace('"bees"', '"wasps"'))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bees.toml").write_text(text)
    (tmp_path / "two" / "empty.toml").write_text("# nothing yet\n")
    (tmp_path / "one" / "ants.toml").write_text(GOOD)
    topics = load_topics([tmp_path / "one", tmp_path / "two", tmp_path / "absent"])
    assert [(topic.id, topic.query) for topic in topics] == [("ants", Word("bees")), ("bees", Word("wasps"))]


MISTAKES = [
    ('label = "Bees"\nquery = "kidn:x"\n', 2, 'no field "kidn"'),
    ('label = "Bees"\n\nquery = "bees not wasps"\n', 3, "the operator is NOT"),
    ('label = "Bees"\nquery = "bees\n', 2, "TOML"),
    ('label = "Bees"\n', 1, "there is no query"),
    (GOOD + "colour = 3\n", 4, "unknown key"),
    (GOOD + "min_hits = 0\n", 4, "whole number"),
    (GOOD + 'window = "near"\n', 4, "whole number"),
    (GOOD + "per_thousand = -1\n", 4, "number from 0"),
    (GOOD + "outside_names = 1\n", 4, "true or false"),
    (GOOD + 'must_not_match = "wasps"\n', 4, "list of texts"),
    (GOOD + "description = 3\n", 4, "a text is wanted"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES, ids=[words for _, _, words in MISTAKES])
def test_a_mistake_in_a_file_is_named(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "bees.toml"
    path.write_text(text)
    with pytest.raises(TopicError) as caught:
        load_topics([tmp_path])
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert words in str(caught.value)


def test_the_example_in_a_new_home_is_a_topic(tmp_path: Path) -> None:
    text = (create_home(tmp_path).topics_path / "example.toml.txt").read_text()
    lines = [line.removeprefix("# ") for line in text.splitlines()[2:]]
    (tmp_path / "topics" / "safe-reporting.toml").write_text("\n".join(lines))
    (topic,) = load_topics([tmp_path / "topics"])
    assert test_topic(topic).passed


def test_a_files_name_is_the_id(tmp_path: Path) -> None:
    (tmp_path / "Bees & wasps.toml").write_text(GOOD)
    with pytest.raises(TopicError, match="named after its id"):
        load_topics([tmp_path])
    (tmp_path / "Bees & wasps.toml").rename(tmp_path / "bees.toml")
    (tmp_path / "bees.toml").write_bytes(b'label = "\xff"')
    with pytest.raises(TopicError, match="not UTF-8"):
        load_topics([tmp_path])


def test_a_topic_that_includes_an_unknown_one_is_named(tmp_path: Path) -> None:
    for key in ("includes", "both"):
        (tmp_path / "bees.toml").write_text(GOOD + f'{key} = ["hives"]\n')
        with pytest.raises(TopicError, match=rf"bees\.toml, line 4: {key}: there is no other topic 'hives'"):
            load_topics([tmp_path])
