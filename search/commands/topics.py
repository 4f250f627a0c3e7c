"""Which topics are there, what does each one mean, and does it keep its promises?"""

from __future__ import annotations

import json

import click

from corpus import statuses
from corpus.home import Home
from corpus.reading import labelled, line_of, wrapped
from corpus.session import Session
from corpus.terminal import table
from search.commands.ask import topic_counts
from search.printer import to_text
from search.topics import Topic, TopicTest, load_topics, shipped_topics, test_topics


@click.group(
    "topics", invoke_without_command=True, epilog="\b\ndossier topics\ndossier topics show article-59\ndossier topics test"
)
@click.pass_context
def topics_command(context: click.Context) -> int:
    """List, show and test the topics: queries with a name, that come with Dossier or lie in the home's folder topics/."""
    return int(context.invoke(list_command)) if context.invoked_subcommand is None else statuses.DONE


@topics_command.command("list")
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


@topics_command.command("show")
@click.argument("names", metavar="TOPIC...", nargs=-1, required=True)
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
            ("at least", f"{topic.min_hits} places" if topic.min_hits > 1 else ""),
            ("per 1,000", f"{topic.per_thousand:g} places" if topic.per_thousand else ""),
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


@topics_command.command("test")
@click.argument("names", metavar="[TOPIC]...", nargs=-1)
@click.pass_obj
def test_command(session: Session, names: tuple[str, ...]) -> int:
    """Try every topic on the examples of its own file. Exit status 4 where one does not do what they promise."""
    tests = test_topics(chosen(known_topics(session.home_at()), names))
    failed = [test for test in tests if not test.passed]
    cells = [(test.id, f"{test.precision:.2f}", f"{test.recall:.2f}", "" if test.passed else "failed") for test in tests]
    for line in table(cells, session.screen, ("topic", "precision", "recall", ""), numbers=(1, 2)):
        click.echo(line)
    for test in failed:
        print_failure(test)
    session.say(f"{len(tests) - len(failed)} of {len(tests)} topics match their examples")
    return statuses.NOT_VERIFIED if failed else statuses.DONE


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
