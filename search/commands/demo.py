"""What can Dossier do? The whole job on the sample papers: ingest, search, evidence, timeline, quotations, export."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

import click

import corpus
from corpus import statuses
from corpus.home import Home, find_home
from corpus.session import Session
from corpus.store import RecordStore

SAMPLE = Path(corpus.__file__).parent / "sample"
STEPS = (
    ("Papers become records with their actors, roles, topics, dates and quotations.", f"ingest {shlex.quote(str(SAMPLE))}"),
    (
        "Search them, and see how the matches are spread. What a facet prints can be pasted back as a filter.",
        "search firewall -n 5 --facet topic:4 --facet said-by:4 --facet kind:4 --facet actor:4",
    ),
    (
        "Filters know who did what: asked, answered, signed, addressed, said.",
        'search --said-by "Home Office" --kind press_release -n 3',
    ),
    ("Every value has its evidence: the words that prove it, and the rule that found it.", "show 1 --why"),
    ("When were they written?", "timeline firewall"),
    ("Who said what, word for word?", "quotes firewall -n 3"),
    ("Take papers into a reference manager, a spreadsheet or a briefing.", "export firewall --kind letter --format ris -n 2"),
)


@click.command("demo", epilog="\b\ndossier demo")
@click.pass_context
def demo_command(context: click.Context) -> int:
    """Try everything on the sample papers that come with Dossier, in a home of their own.

    The home is the one that --home names, else a folder dossier-demo beside your own collection.
    """
    session = context.find_object(Session)
    assert session is not None
    home = Home(session.home.absolute()) if session.home else demo_home(os.environ)
    if other := other_papers(home):
        raise click.UsageError(f"{home.root} holds papers of its own, such as {other}; name another folder with --home.")
    screen = session.screen
    group = context.find_root().command
    for text, command in STEPS:
        click.echo(screen.style(f"# {text}", "dim"))
        click.echo(screen.style(f"$ dossier {command}", "bold"))
        options = ["--home", str(home.root), "--color", session.colour, "--no-pager"]
        with group.make_context("dossier", [*options, *shlex.split(command)]) as step:
            status = group.invoke(step)
        if status != statuses.DONE:
            return int(status)
        click.echo()
    session.say(f"The sample papers stay in {home.root}. Go on with: dossier --home {shlex.quote(str(home.root))} search WORDS")
    return statuses.DONE


def demo_home(environ: Mapping[str, str]) -> Home:
    """The demo's own home, beside the one that is used where no other is named."""
    usual = find_home(None, {name: environ[name] for name in ("HOME", "XDG_DATA_HOME") if name in environ}, Path("/"))
    return Home(usual.root.with_name("dossier-demo"))


def other_papers(home: Home) -> str | None:
    """A paper of the home that is none of the samples."""
    if not home.exists:
        return None
    with RecordStore(home.store_path) as store:
        sample = home.relative(SAMPLE)
        return next((path for path in store.paths() if not path.startswith(sample)), None)
