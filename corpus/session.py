"""What did the command line say before the command, and what is composed for it from above?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from corpus.errors import NoHome
from corpus.nouns import TYPE_CHECKING, NamedTuple
from corpus.terminal import Screen, screen_of

if TYPE_CHECKING:
    from corpus.home import Home
    from corpus.records import TopicMatcher
    from corpus.store import RecordStore


class Session(NamedTuple):
    """The global options, and the two things that commands of `corpus` need from the packages above it."""

    home: Path | None
    quiet: bool
    verbose: bool
    colour: str  # auto, always, never
    pager: bool
    topics: Callable[[Home | None], TopicMatcher]  # the shipped topics with those of the home
    refresh: Callable[[RecordStore, Home, Callable[[int, int], None] | None], None]  # bring the index up to date

    def home_at(self) -> Home:
        """The home that the options, the environment and the working folder point to; it need not exist."""
        from corpus.home import find_home

        return find_home(self.home, os.environ, Path.cwd())

    def existing_home(self) -> Home:
        """The home, which has to be there. Raises NoHome."""
        home = self.home_at()
        if not home.exists:
            raise NoHome(f"there is no collection at {home.root} yet. Run: dossier ingest PATH")
        return home

    @property
    def screen(self) -> Screen:
        """What results are written for: the terminal or the pipe behind stdout."""
        return screen_of(sys.stdout, self.colour)

    def say(self, text: str) -> None:
        """A line of talk on stderr, unless --quiet."""
        if not self.quiet:
            sys.stdout.flush()  # so that both stand in their order where they go to the same place
            print(text, file=sys.stderr)

    def detail(self, text: str) -> None:
        """A line of talk on stderr under --verbose."""
        if self.verbose:
            print(text, file=sys.stderr)
