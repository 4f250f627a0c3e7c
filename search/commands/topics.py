"""Which topics are there, what does each one mean, and does it keep its promises?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from corpus import statuses
from corpus.home import Home
from corpus.progress import ProgressBar, progress
from corpus.reading import labelled, line_of, wrapped
from corpus.records import Record
from corpus.session import Session
from corpus.store import RecordStore
from corpus.terminal import table
from search.commands.ask import topic_counts
from search.commands.table import CommandGroup
from search.commands.values import complete_topics
from search.printer import to_text
from search.topic_changes import TopicChange, topic_changes
from search.topic_matching import Topic
from search.topic_testing import TopicTest, test_topics
from search.topics import load_topics, shipped_topics


@click.group(
    "topics",
    cls=CommandGroup,
    invoke_without_command=True,
    epilog="\b\ndossier topics\ndossier topics show article-59\ndossier topics test",
)
@click.pass_context
def topics_command(context: click.Context) -> int:
    """List, show and test the topics: queries with a name, that come with Dossier or lie in the home's folder topics/."""
    return int(context.invoke(list_command)) if context.invoked_subcommand is None else statuses.DONE


@topics_command.command("list", epilog="\b\ndossier topics list\ndossier topics list --json")
@click.option("--json", "as_json", is_flag=True, help="as a JSON array")
@click.pass_obj
def list_command(session: Session, as_json: bool = False) -> int:
    """List every topic with the number of papers that match."""
    home = session.home_at()
    counts = topic_counts(session)
    topics = known_topics(home)
    if as_json:
        rows = [
            {"id": topic.id, "label": topic.label, "count": counts.get(topic.id, 0), "path": str(topic.path)} for topic in topics
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return statuses.DONE
    cells = [(topic.id, line_of(topic.label), f"{counts.get(topic.id, 0):,}", owner(topic)) for topic in topics]
    for line in table(cells, session.screen, ("topic", "label", "papers", "from"), numbers=(2,)):
        click.echo(line)
    return statuses.DONE


@topics_command.command("show", epilog="\b\ndossier topics show article-59")
@click.argument("names", metavar="TOPIC...", nargs=-1, required=True, shell_complete=complete_topics)
@click.pass_obj
def show_command(session: Session, names: tuple[str, ...]) -> int:
    """Show a topic's query and its examples."""
    screen = session.screen
    for topic in chosen(known_topics(session.home_at()), names):
        click.echo(screen.style(line_of(topic.label), "bold"))
        facts = [
            ("id", topic.id),
            ("means", topic.description),
            ("query", to_text(topic.query)),
            ("context", to_text(topic.context) if topic.context else ""),
            ("within", f"{topic.window} words" if topic.window else ""),
            ("beside", to_text(topic.beside) if topic.beside else ""),
            ("but not", to_text(topic.exclude) if topic.exclude else ""),
            ("count twice", to_text(topic.strong) if topic.strong else ""),
            ("at least", f"{topic.min_hits} places" if topic.min_hits > 1 else ""),
            ("per 1,000", f"{topic.per_thousand:g} places" if topic.per_thousand else ""),
            ("includes", ", ".join(topic.includes)),
            ("both", ", ".join(topic.both)),
            ("file", str(topic.path)),
        ]
        for label, value in facts:
            if value:
                for line in labelled(label, line_of(value), screen):
                    click.echo(line)
        for heading, examples in (("matches", topic.must_match), ("does not match", topic.must_not_match)):
            if examples:
                click.echo(screen.style(heading, "dim"))
            for example in examples:
                for line in wrapped(line_of(example), screen, "  ", "  "):
                    click.echo(line)
    return statuses.DONE


@topics_command.command(
    "test",
    short_help="Try topics on their examples and on the papers.",
    epilog="\b\ndossier topics test\ndossier topics test article-59",
)
@click.argument("names", metavar="[TOPIC]...", nargs=-1, shell_complete=complete_topics)
@click.option("--papers", "name_papers", is_flag=True, help="name the papers that a changed topic gains and loses")
@click.option("--json", "as_json", is_flag=True, help="as a JSON array")
@click.pass_obj
def test_command(session: Session, names: tuple[str, ...], name_papers: bool, as_json: bool) -> int:
    """Try every topic on the examples of its own file, and on the papers of the collection.

    "+14 -3" means that the topic as it is now defined has 14 papers more than the records say, and 3 that it has no longer:
    what `dossier rebuild --from-files` would change. Exit status 4 where an example is not matched as it should be.
    """
    topics = chosen(known_topics(session.home_at()), names)
    tests = test_topics(topics)
    changes = {change.id: change for change in changes_in(session, topics)}
    failed = [test for test in tests if not test.passed]
    if as_json:
        click.echo(json.dumps([test_form(test, changes.get(test.id)) for test in tests], ensure_ascii=False))
        return statuses.NOT_VERIFIED if failed else statuses.DONE
    print_tests(tests, changes, session)
    for test in failed:
        print_failure(test)
    if name_papers:
        for change in changes.values():
            print_papers(change, session)
    session.say(f"{len(tests) - len(failed):,} of {len(tests):,} topics match their examples")
    if failed:
        files = ", ".join(test.id for test in failed)
        session.say(f"next: correct the query or the examples of {files}; `dossier topics show {failed[0].id}` names the file")
    elif any(not change.unchanged for change in changes.values()):
        session.say("next: dossier rebuild --from-files, which gives the papers the topics as they are now")
    return statuses.NOT_VERIFIED if failed else statuses.DONE


def changes_in(session: Session, topics: Sequence[Topic]) -> tuple[TopicChange, ...]:
    """What the topics would change in the collection; nothing where there is none."""
    home = session.home_at()
    if not home.exists:
        return ()
    with RecordStore(home.store_path) as store, store.snapshot(), progress("matching", session) as bar:
        total = store.count()
        return topic_changes(topics, counting(store.records(), total, bar))


def counting(records: Iterable[Record], total: int, bar: ProgressBar) -> Iterator[Record]:
    """The records, each counted on the bar as it passes."""
    for done, record in enumerate(records, 1):
        yield record
        bar(done, total)


def print_tests(tests: Sequence[TopicTest], changes: Mapping[str, TopicChange], session: Session) -> None:
    """The table: precision and recall on the examples, and the papers of the collection where there is one."""
    heads = ("topic", "precision", "recall", *(("papers", "change") if changes else ()), "")
    cells = []
    for test in tests:
        change = changes.get(test.id)
        held = (f"{change.papers:,}", difference(change, session)) if change else ()
        cells.append((test.id, f"{test.precision:.2f}", f"{test.recall:.2f}", *held, "" if test.passed else "failed"))
    for line in table(cells, session.screen, heads, numbers=tuple(range(1, len(heads) - 1))):
        click.echo(line)


def difference(change: TopicChange, session: Session) -> str:
    """The papers gained and lost, as +14 −3; empty where there are none."""
    minus = "−" if session.screen.unicode else "-"
    return "" if change.unchanged else f"+{len(change.added):,} {minus}{len(change.removed):,}"


def print_papers(change: TopicChange, session: Session) -> None:
    """The papers that a topic gains and loses, a line each."""
    for sign, papers in (("+", change.added), ("-", change.removed)):
        for paper in papers:
            click.echo(
                session.screen.shorten(
                    f"{sign} {change.id}  {paper.id}  {line_of(paper.title or '')}".rstrip(), session.screen.width
                )
            )


def test_form(test: TopicTest, change: TopicChange | None) -> dict[str, object]:
    """The JSON of one topic's test."""
    form: dict[str, object] = {
        "id": test.id,
        "precision": round(test.precision, 4),
        "recall": round(test.recall, 4),
        "missed": list(test.missed),
        "wrong": list(test.wrong),
    }
    if change:
        form |= {
            "papers": change.papers,
            "added": [paper.id for paper in change.added],
            "removed": [paper.id for paper in change.removed],
        }
    return form


def print_failure(test: TopicTest) -> None:
    """The examples that a topic got wrong."""
    for text in test.missed:
        click.echo(f'{test.id} misses "{line_of(text)}"')
    for text in test.wrong:
        click.echo(f'{test.id} wrongly matches "{line_of(text)}"')


def known_topics(home: Home) -> tuple[Topic, ...]:
    """The shipped topics and those of the home. Raises TopicError."""
    return load_topics([shipped_topics(), home.topics_path])


def chosen(topics: tuple[Topic, ...], names: tuple[str, ...]) -> list[Topic]:
    """The topics of these ids, all for none. Raises click.BadParameter for an unknown one."""
    by_id = {topic.id: topic for topic in topics}
    for name in names:
        if name not in by_id:
            raise click.BadParameter(f"there is no topic {name!r}; `dossier topics` lists them.")
    return [by_id[name] for name in names] if names else list(topics)


def owner(topic: Topic) -> str:
    """Who wrote the topic's file."""
    return "Dossier" if topic.path.parent == shipped_topics() else "this home"
