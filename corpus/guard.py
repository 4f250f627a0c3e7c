"""What keeps one paper from taking all the time or memory of the machine?

A timer interrupts Python code; what hangs inside a library is ended with its worker (corpus/workers.py). Memory is bounded by the
system for a worker process as a whole, so that even a library that asks for too much gets none.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import TypeVar

from corpus.errors import LoadError
from corpus.limits import MB, MEMORY, SECONDS

T = TypeVar("T")


class LimitReached(LoadError):  # noqa: N818 - reads as what happened
    """A paper took more time or memory than one may."""


class _OutOfTime(BaseException):
    """Raised by the timer; no handler of a library for its own errors catches it."""


def limited(step: Callable[[], T], place: object) -> T:
    """What `step` returns. Raises LimitReached, naming the place, where it takes too long or too much memory."""
    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    try:
        if timed:
            _listen()
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
        return step()
    except _OutOfTime:
        reason = f"{place} took longer than {SECONDS:.0f} seconds to read. Leave it out, or split it."
    except MemoryError:
        reason = f"{place} takes more than {MEMORY // MB} MB of memory to read. Leave it out, or split it."
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
    raise LimitReached(reason)


@cache
def _listen() -> None:
    """Has the timer end the paper; once, as nothing else here uses it."""
    signal.signal(signal.SIGALRM, _ring)


def limit_memory() -> None:
    """Bounds what this process may allocate from now on, where the system can do that."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))


def _ring(number: int, frame: FrameType | None) -> None:
    raise _OutOfTime
