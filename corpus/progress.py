"""How far is it? A bar on a terminal, redrawn in place; nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.session import Session
from corpus.terminal import Screen, clip, pad, screen_of

REDRAW = 0.1  # seconds
BAR = 24  # columns


class ProgressBar:
    """Called with how much is done and of how much, which may be a guess; a total of 0 is one that is not known yet."""

    def __init__(self, label: str, screen: Screen) -> None:
        self.label = label
        self.screen = screen
        self.started = time.monotonic()
        self.drawn = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Draws the bar, ten times a second at most and when all is done."""
        now = time.monotonic()
        if not self.screen.terminal or (now - self.drawn < REDRAW and done != total):
            return
        self.drawn = now
        room = self.screen.width - 1  # a longer line would go on below, and stay there
        sys.stderr.write("\r" + pad(clip(self.line(done, total, now - self.started), room), room))
        sys.stderr.flush()

    def line(self, done: int, total: int, seconds: float) -> str:
        """The bar with its figures: share, count, speed and the time that is left."""
        speed = done / seconds if seconds > 0 else 0.0
        if total <= 0:
            return f"{self.label}  {done:,}  {speed:,.0f}/s"
        share = min(1.0, done / total)
        empty = self.screen.mark("·") * (BAR - round(share * BAR))
        left = f"  {clock((total - done) / speed)} left" if done < total and speed else "  finishing" if done >= total else ""
        bar = ("█" if self.screen.unicode else "#") * round(share * BAR)
        return f"{self.label}  {bar}{empty}  {share:4.0%}  {done:,}  {speed:,.0f}/s{left}"

    def clear(self) -> None:
        """Takes the bar off the terminal."""
        if self.drawn:
            sys.stderr.write("\r" + " " * (self.screen.width - 1) + "\r")
            sys.stderr.flush()


def clock(seconds: float) -> str:
    """A time as minutes and seconds.

    >>> clock(75.2)
    '1:15'
    """
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


@contextmanager
def progress(label: str, session: Session) -> Iterator[ProgressBar]:
    """A bar on stderr for the length of the block; silent under --quiet."""
    screen = Screen() if session.quiet else screen_of(sys.stderr, session.colour)
    bar = ProgressBar(label, screen)
    try:
        yield bar
    finally:
        bar.clear()
