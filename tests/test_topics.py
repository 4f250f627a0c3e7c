"""Do the topics keep their promises, and does the matcher mean what the memory engine means?"""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Actor, InstrumentMention, Record, Span
from search import matching
from search.parser import parse
from search.query import And, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Word
from search.topic_changes import Paper, TopicChange, topic_changes
from search.topic_matching import Topic, TopicMatcher
from search.topic_testing import example, test_topic, test_topics
from search.topics import load_topics, matcher, shipped_topics

test_topic.__test__ = test_topics.__test__ = False  # functions of the program, not tests

SHIPPED = load_topics([shipped_topics()])
BLANK = example("x")


def record(body: str, title: str | None = None, **more: object) -> Record:
    return BLANK._replace(body=body, title=title, **more)


def matched(query: str, body: str, title: str | None = None, **more: object) -> bool:
    trees = {name: parse(str(more.pop(name))).tree for name in ("context", "beside", "exclude", "strong") if name in more}
    topic = Topic("t", "T", parse(query).tree, **trees, **more)
    return bool(matcher([topic])(record(body, title)))


@pytest.mark.parametrize("topic", SHIPPED, ids=[topic.id for topic in SHIPPED])
def test_a_shipped_topic_keeps_its_promises(topic: Topic) -> None:
    assert topic.label
    assert topic.description.endswith(".")
    assert len(topic.must_match) >= 3
    assert len(topic.must_not_match) >= 3
    result = test_topic(topic)
    assert result.missed == ()
    assert result.wrong == ()
    assert result.passed
    assert (result.precision, result.recall) == (1.0, 1.0)


VOCABULARY = frozenset(
    [
        "istanbul-convention",
        "article-59",
        "firewall",
        "data-sharing",
        "migrant-victims",
        "domestic-abuse",
        "support-for-migrant-victims-scheme",
        "no-recourse-to-public-funds",
        "domestic-abuse-bill",
        "victims-and-prisoners-bill",
        "immigration-enforcement",
        "refuges",
        "violence-against-women-and-girls",
        "health",
        "environment",
        "housing",
        "transport",
        "policing",
        "education",
    ]
)
PARAGRAPHS = Path(__file__).parent / "examples" / "topics" / "paragraphs.jsonl"


def test_the_vocabulary_of_the_labelled_papers_is_covered() -> None:
    assert {topic.id for topic in SHIPPED} >= VOCABULARY


def test_short_papers_have_the_topics_that_a_reader_gives_them() -> None:
    match = matcher(SHIPPED)
    right = found = wanted = 0
    for line in PARAGRAPHS.read_text("utf-8").splitlines():
        paper = json.loads(line)
        topics = {mention.id for mention in match(example(paper["text"]))} & VOCABULARY
        right += len(topics & set(paper["topics"]))
        found += len(topics)
        wanted += len(paper["topics"])
    assert right / found >= 0.95
    assert right / wanted >= 0.9


def test_a_failing_example_is_reported() -> None:
    topic = Topic("t", "T", parse("bees").tree, must_match=("bees buzz", "wasps sting"), must_not_match=("bees sleep", "a hive"))
    result = test_topic(topic)
    assert result.missed == ("wasps sting",)
    assert result.wrong == ("bees sleep",)
    assert (result.precision, result.recall, result.passed) == (0.5, 0.5, False)
    assert test_topics([topic]) == (result,)


def test_spans_are_the_places_in_the_body() -> None:
    body = "Bees! The bees’ hive, and a swarm of bees."
    (mention,) = matcher([Topic("bees", "Bees", parse('bees OR "bees hive"').tree)])(record(body))
    assert (mention.id, mention.label) == ("bees", "Bees")
    assert [body[span.start : span.end] for span in mention.spans] == ["Bees", "bees’ hive", "bees"]


def test_context_has_to_match_too_anywhere_or_within_a_window() -> None:
    far = "A firewall. " + "word " * 50 + "immigration."
    assert matched("firewall", far, context="immigration")
    assert not matched("firewall", far, context="immigration", window=20)
    assert matched("firewall", far, context="immigration", window=51)
    assert not matched("firewall", far, context="police")
    assert not matched("firewall", far, title="The firewall", context="immigration", window=20)
    assert matched("firewall", far, title="An immigration firewall", context="immigration", window=20)


def test_an_excluded_place_does_not_count() -> None:
    assert not matched("refuge*", "A refuge island was built.", exclude='"refuge island"')
    assert matched("refuge*", "A refuge island was built near the refuge.", exclude='"refuge island"')
    assert not matched("refuge*", "Text.", title="A refuge island", exclude='"refuge island"')


def test_enough_places_are_needed_but_one_in_the_title_will_do() -> None:
    assert not matched("bees", "Bees and bees.", min_hits=3)
    assert matched("bees", "Bees and bees and bees.", min_hits=3)
    assert matched("bees", "Wasps.", title="Bees", min_hits=3)
    long = "bees " * 3 + "word " * 997
    assert matched("bees", long, per_thousand=3.0)
    assert not matched("bees", long, per_thousand=4.0)


def test_a_strong_place_counts_for_two() -> None:
    assert not matched("bees OR hive", "A hive of bees.", min_hits=3)
    assert matched("bees OR hive", "A hive of bees.", min_hits=3, strong="bees")
    assert not matched("bees OR hive", "A hive of bees.", min_hits=4, strong="bees")
    assert not matched("bees", "Bees, honey, honey.", min_hits=3, strong="honey")  # only places of the query count


def test_what_stands_beside_matches_anywhere_and_is_no_place() -> None:
    far = "A firewall. " + "word " * 200 + "victims and victims."
    assert matched("firewall", far, beside="victim*")
    assert not matched("firewall", far, beside="police")
    assert not matched("firewall", far, beside="NOT victim*")
    assert not matched("firewall", far, beside="victim*", min_hits=2)


def test_overlapping_places_are_one() -> None:
    assert not matched('"police force" OR police OR force', "The police force came.", min_hits=2)


def test_names_can_be_left_out() -> None:
    body = "Refuge wrote to us. Solace did not."
    actor = Actor("refuge", "Refuge", "organisation", ("mentioned",), (), (Span(0, 6),))
    match = matcher([Topic("t", "T", parse("refuge").tree, outside_names=True)])
    assert match(record(body))
    assert not match(record(body, actors=(actor,)))
    assert match(record(body + " The refuge is full.", actors=(actor,)))
    assert not match(record("Text.", "Refuge responds", actors=(actor,)))
    assert not match(record("The Refuge and Housing Commissioner spoke."))
    assert not match(record("She wrote to the Minister for Housing and Refuge about it."))
    road = matcher([Topic("t", "T", parse("road").tree, outside_names=True)])
    assert not road(record("She lives at Tennyson Road.", "A family in Infirmary Road"))
    assert road(record("The road is closed."))
    assert match(record("The Refuge and Housing Act binds the Commissioner."))


def test_a_topic_has_the_papers_of_those_that_it_includes(tmp_path: Path) -> None:
    (tmp_path / "bees.toml").write_text('query = "bees"\nexclude = "honey"\nincludes = ["hives", "wasps"]\n')
    (tmp_path / "hives.toml").write_text('query = "hive"\n')
    (tmp_path / "wasps.toml").write_text('query = "wasps"\nmin_hits = 2\nincludes = ["bees"]\n')
    bees, hives, wasps = load_topics([tmp_path])
    match = matcher([bees])
    assert [(mention.id, mention.spans) for mention in match(record("A hive of bees."))] == [("bees", (Span(2, 6), Span(10, 14)))]
    assert [mention.id for mention in match(record("A hive."))] == ["bees"]
    assert not match(record("Wasps."))
    assert [mention.id for mention in matcher([bees, hives, wasps])(record("Bees."))] == ["bees", "wasps"]


def test_a_topic_has_the_papers_that_two_others_have_in_common(tmp_path: Path) -> None:
    (tmp_path / "honey.toml").write_text('query = "honey"\nboth = ["bees", "hives"]\n')
    (tmp_path / "bees.toml").write_text('query = "bees"\nincludes = ["wasps"]\n')
    (tmp_path / "hives.toml").write_text('query = "hive"\n')
    (tmp_path / "wasps.toml").write_text('query = "wasps"\n')
    _, _, honey, _ = topics = load_topics([tmp_path])
    for match in matcher([honey]), matcher(topics):
        assert ("honey", (Span(2, 6), Span(10, 15))) in [
            (mention.id, mention.spans) for mention in match(record("A hive of wasps."))
        ]
        assert "honey" not in {mention.id for mention in match(record("Wasps and bees."))}
    assert [mention.id for mention in matcher([honey])(record("A hive of bees."))] == ["honey"]


def test_an_instrument_is_shown_where_it_is_named() -> None:
    body = "The convention’s Article 59."
    mention = InstrumentMention("istanbul-convention", "Istanbul Convention", "59", (Span(17, 27),))
    match = matcher([Topic("t", "T", parse("instrument:istanbul-convention/59").tree)])
    (found,) = match(record(body, instruments=(mention,)))
    assert found.spans == (Span(17, 27),)
    assert match(record(body)) == ()


def test_a_topic_can_be_a_filter_alone() -> None:
    match = matcher([Topic("t", "T", parse("kind:letter -firewall").tree)])
    assert match(record("Dear Minister", kind="letter"))[0].spans == ()
    assert match(record("A firewall", kind="letter")) == ()
    assert match(record("Dear Minister", kind="news")) == ()


def test_a_matcher_can_be_pickled() -> None:
    match = pickle.loads(pickle.dumps(matcher(SHIPPED)))
    found = match(example("Migrant women ask for a firewall between the police and immigration enforcement."))
    assert {"firewall", "migrant-victims", "immigration-enforcement"} <= {mention.id for mention in found}


WORDS = st.sampled_from(["bee", "bees", "wasp", "hive", "honey", "59", "bee-hive", "beeline"])
FIELDS = st.sampled_from([None, "title", "body"])
LEAVES = st.one_of(
    st.builds(Word, WORDS, FIELDS),
    st.builds(Phrase, st.lists(WORDS, min_size=1, max_size=3).map(" ".join), FIELDS, st.sampled_from([0, 0, 2])),
    st.builds(Prefix, st.sampled_from(["be", "h", "bees"]), FIELDS),
    st.builds(Fuzzy, st.sampled_from(["hove", "honye"]), FIELDS, st.sampled_from([1, 2])),
    st.builds(Match, st.just("kind"), st.sampled_from(["letter", "news"])),
)


def branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(children, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, parts), st.builds(Or, parts), st.builds(Not, children))


TREES = st.recursive(LEAVES, branches, max_leaves=8)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@given(st.lists(TREES, min_size=1, max_size=4), TEXTS, TEXTS, st.sampled_from(["letter", "news"]))
def test_the_matcher_agrees_with_the_memory_engine(trees: list[Node], title: str, body: str, kind: str) -> None:
    paper = record(body, title, kind=kind)
    found = {
        mention.id: mention.spans for mention in TopicMatcher(tuple(Topic(str(n), "", t) for n, t in enumerate(trees)))(paper)
    }
    analysed = matching.analyse(paper)
    wanted = {str(n): matching.spans(tree, analysed) for n, tree in enumerate(trees) if matching.matches(tree, analysed)}
    assert found == wanted


def test_the_changes_of_a_definition_are_told_before_it_is_applied() -> None:
    old, new = (Topic("bees", "Bees", parse(query).tree) for query in ("bees", "wasps OR hive"))
    wasps = Topic("wasps", "Wasps", parse("wasps").tree)
    bodies = {"a": "Bees only.", "b": "Wasps only.", "c": "Bees in a hive.", "d": "Nothing."}
    papers = [record(body, name.upper(), id=name, topics=matcher((old,))(record(body))) for name, body in bodies.items()]
    assert topic_changes((old,), papers) == (TopicChange("bees", 2, (), ()),)
    changed, other = topic_changes((new, wasps), iter(papers))
    assert changed == TopicChange("bees", 2, (Paper("b", "B"),), (Paper("a", "A"),))
    assert not changed.unchanged
    assert (other.papers, other.added, other.removed) == (1, (Paper("b", "B"),), ())
