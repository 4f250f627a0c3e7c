"""What can be typed after `dossier`? The global options and the table of commands, each imported only when it is called."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress

from corpus import statuses
from corpus.nouns import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from corpus.home import Home
    from corpus.records import TopicMatcher
    from corpus.session import Session
    from corpus.store import RecordStore

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {  # section → command → where its function is, and its line of help
    "Collect": {
        "init": ("corpus.commands:init_command", "make a home: a folder for one collection"),
        "ingest": ("corpus.commands:ingest_command", "read papers into records, and index them"),
        "update": ("corpus.commands:update_command", "read again what changed in everything ingested"),
        "extract": ("corpus.commands:extract_command", "print what is found in papers, storing nothing"),
        "rebuild": ("indexer.commands:rebuild_command", "make the index anew from the records"),
    },
    "Ask": {
        "search": ("search.commands.search:search_command", "find papers by words, roles, topics and dates"),
        "facets": ("search.commands.facets:facets_command", "count who and what occurs in the papers found"),
        "timeline": ("search.commands.timeline:timeline_command", "show when the papers found were written"),
        "compare": ("search.commands.compare:compare_command", "tell how two queries or two periods differ"),
        "coverage": ("search.commands.coverage:coverage_command", "show gaps: months, people, unanswered questions"),
        "quotes": ("search.commands.quotes:quotes_command", "find what somebody said, word for word"),
        "similar": ("search.commands.similar:similar_command", "find papers about the same as one"),
        "saved": ("search.commands.saved:saved_command", "keep searches under names, and say what is new"),
        "show": ("search.commands.show:show_command", "read one paper; --why shows the evidence"),
        "export": ("search.commands.export:export_command", "write the papers found to a file"),
        "verify": ("search.commands.verify:verify_command", "say whether an export is still the answer"),
    },
    "Know": {
        "topics": ("search.commands.topics:topics_command", "list, show and test the topics"),
        "actors": ("search.commands.actors:actors_command", "list people and organisations; import who is known"),
        "corrections": ("search.commands.corrections:corrections_command", "list and take back what you set right"),
        "fields": ("indexer.commands:fields_command", "list what can be searched, filtered and counted"),
        "formats": ("corpus.commands:formats_command", "list the file formats that can be read"),
        "sources": ("corpus.commands:sources_command", "list the publishers whose papers are known"),
    },
    "Keep": {
        "status": ("indexer.commands:status_command", "say what the collection holds, and what to do next"),
        "check": ("indexer.commands:check_command", "test the store and the index; --repair mends them"),
        "eval": ("search.commands.eval:eval_command", "measure the ranking on a test collection"),
        "completion": ("search.commands.completion:completion_command", "print the completion script of a shell"),
        "demo": ("search.commands.demo:demo_command", "try everything on the sample papers"),
    },
}
OPTIONS = {
    "--home DIR": "the collection to use; else DOSSIER_HOME, else the nearest\n"
    "parent with a dossier.toml, else the one in your data folder",
    "-q, --quiet": "no talk on stderr but errors",
    "-v, --verbose": "more talk on stderr",
    "--color WHEN": "auto, always or never; NO_COLOR is respected",
    "--no-pager": "do not page long output on a terminal",
    "--version": "print the version",
    "-h, --help": "print this page, or that of a command",
}
OBJECTS = 100_000  # more than a search makes; only after so many new ones is it looked for those that hold each other
NEEDS_AN_END = frozenset(("atexit", "threading"))  # without which nothing waits for the end of a process, or was left to it
COMPLETING = "_DOSSIER_COMPLETE"  # set by the shell while it completes a command line
FAILURES = (  # where an exception is defined, and the exit status that it ends in; the first that fits counts
    ("corpus.errors:StoreLocked", statuses.LOCKED),
    ("corpus.errors:StoreDamaged", statuses.NO_INDEX),
    ("corpus.errors:NoHome", statuses.NO_INDEX),
    ("corpus.errors:CorpusError", statuses.USAGE),
    ("indexer.errors:IndexerError", statuses.NO_INDEX),
    ("search.lexer:QueryError", statuses.USAGE),
    ("search.topics:TopicError", statuses.USAGE),
    ("search.evaluation:CollectionError", statuses.USAGE),
    ("search.exporters.selection:ExportError", statuses.USAGE),
    ("search.manifest:ManifestError", statuses.USAGE),
    ("search.commands.last:UnknownRecordError", statuses.NOTHING_FOUND),
    ("search.saved:SavedError", statuses.USAGE),
    ("search.engines:Unsupported", statuses.USAGE),
    ("builtins:OSError", statuses.USAGE),
)


def main() -> None:
    """The command `dossier`; ends with one of the statuses of corpus/statuses.py."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start threads for an algebra that no command needs
    complete_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a character that the terminal's encoding lacks must not end the run
    gc.set_threshold(OBJECTS)
    status = run(sys.argv[1:])
    if NEEDS_AN_END.isdisjoint(sys.modules):
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(status)  # the system takes everything back at once, which Python would do object by object
    gc.freeze()  # what the end of the process gives back need not be looked through once more
    sys.exit(status)


def complete_streams() -> None:
    """Give the process an empty stream for each standard one that it was started without, as by `<&-` or some schedulers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status: the one place where an error becomes a status."""
    try:
        status = help_or_command(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("\ndossier: interrupted; what was finished is kept", file=sys.stderr)
        return statuses.INTERRUPTED
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return statuses.DONE
    except Exception as error:
        status = status_of(error)
        if status == statuses.FAILED:
            sys.excepthook(type(error), error, error.__traceback__)
        told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else error
        print(f"dossier: {told}", file=sys.stderr)
        return status


def status_of(error: Exception) -> int:
    """The exit status that an error ends in. A module that was never imported cannot have raised anything."""
    for place, status in FAILURES:
        module, _, name = place.partition(":")
        if module in sys.modules and isinstance(error, getattr(sys.modules[module], name)):
            return status
    return statuses.FAILED


def help_or_command(arguments: list[str]) -> int:
    """The help page and most searches without click, for which they must not wait; anything else through click."""
    if arguments[:1] == ["help"]:  # as other programs have it
        arguments = [*arguments[1:], "--help"]
    if arguments in (["--help"], ["-h"]):
        print(help_text(), end="")
        return statuses.DONE
    if "search" in arguments and COMPLETING not in os.environ:
        from search.commands.usual import searched

        status = searched(arguments, session)
        if status is not None:
            return status
    import click

    group = dossier()
    if COMPLETING in os.environ:
        from search.commands.shells import learn_shells

        learn_shells()
        group.main(prog_name="dossier")
    try:
        with group.make_context("dossier", arguments) as context:
            return group.invoke(context) or statuses.DONE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        where = f"\nTry: {error.ctx.command_path} --help" if isinstance(error, click.UsageError) and error.ctx else ""
        print(f"dossier: {misplaced(error) or error.format_message()}{where}", file=sys.stderr)
        return statuses.USAGE


def misplaced(error: click.ClickException) -> str | None:
    """What to write where a global option stands after the command; None for any other error."""
    import click

    if isinstance(error, click.NoSuchOption) and error.ctx and error.ctx.parent:
        for option in OPTIONS:
            if error.option_name in option.partition(" ")[0].rstrip(",").split() + option.split()[1:]:
                path = error.ctx.command_path.removeprefix("dossier ")
                return f"{error.option_name} is for all commands and stands before them: dossier {option.split(', ')[-1]} {path}"
    return None


def help_text() -> str:
    """The help page of `dossier`."""
    lines = ["Usage: dossier [OPTIONS] COMMAND [ARGS]...", "", "  A search engine for collections of public policy papers:"]
    lines += ["  who said what, to whom, when, and where it says so."]
    for section, commands in COMMANDS.items():
        lines += ["", f"{section}:", *(f"  {name:<13}{text}" for name, (_, text) in commands.items())]
    lines += ["", "Options:"]
    for option, text in OPTIONS.items():
        first, *more = text.split("\n")
        lines += [f"  {option:<16}{first}", *(" " * 18 + line for line in more)]
    return "\n".join(lines) + "\n"


def dossier() -> click.Group:
    """The click group: the global options, and the commands of the table."""
    import click

    from search.commands.table import CommandTable

    @click.group(cls=CommandTable, table=COMMANDS, page=help_text, invoke_without_command=True)
    @click.option("--home", type=click.Path(file_okay=False, readable=False), metavar="DIR")  # who opens it tells more
    @click.option("-q", "--quiet", is_flag=True)
    @click.option("-v", "--verbose", is_flag=True)
    @click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
    @click.option("--no-pager", is_flag=True)
    @click.version_option(package_name="dossier-corpus", prog_name="dossier", message="%(prog)s %(version)s")
    @click.pass_context
    def dossier_command(
        context: click.Context, *, home: str | None, quiet: bool, verbose: bool, color: str, no_pager: bool
    ) -> int:
        context.obj = session(home, quiet=quiet, verbose=verbose, colour=color, pager=not no_pager)
        if context.invoked_subcommand is None:
            from indexer.commands import overview

            overview(context.obj)
        return statuses.DONE

    return dossier_command


def session(
    home: str | None = None, *, quiet: bool = False, verbose: bool = False, colour: str = "auto", pager: bool = True
) -> Session:
    """The session that the global options begin; composed here, as `corpus` knows nothing of topics and indexes."""
    from pathlib import Path

    from corpus.session import Session

    def refresh(store: RecordStore, home: Home, progress: Callable[[int, int], None] | None) -> None:
        refresh_index(begun.say, store, home, progress)

    begun = Session(Path(home) if home else None, quiet, verbose, colour, pager, topic_matcher, refresh)
    return begun


def topic_matcher(home: Home | None) -> TopicMatcher:
    """The matcher of the shipped topics and the home's own: made here, as `corpus` knows nothing of queries."""
    from search.topics import load_topics, matcher, shipped_topics

    return matcher(load_topics([shipped_topics(), *([home.topics_path] if home else [])]))


def refresh_index(
    say: Callable[[str], None], store: RecordStore, home: Home, progress: Callable[[int, int], None] | None
) -> None:
    """Bring the home's index up to the store's revision; one of another version is made anew, which is said."""
    from indexer.build import renew, update

    renew(store, home, say, progress)
    update(store, home, progress)


if __name__ == "__main__":
    main()
