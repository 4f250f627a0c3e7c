"""What does a whole command cost, as a process? Seconds on the clock, processor time, and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from typing import NamedTuple

UNCOMPILED = "PYTHONDONTWRITEBYTECODE"  # where this is set, each run compiles the program anew, as no installed program does


class Cost(NamedTuple):
    """Of one run: seconds, processor seconds of it and its children, the largest peak memory among them in MB."""

    seconds: float
    processor: float
    megabytes: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, accepted: Sequence[int] = (0,)) -> Cost:
    """Run a command to its end. Raises SystemExit with what it said where its exit status is not an accepted one."""
    started = time.perf_counter()
    known = {name: value for name, value in os.environ.items() if name != UNCOMPILED}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**known, **(environment or {})})
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale / 1e6)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(statistics.median(figures) for figures in zip(*costs, strict=True)))


def apart(work: Callable[..., None], *arguments: object) -> None:
    """Do the work in a process of its own: a command's peak memory is never told as less than that of the process that began it.

    Raises SystemExit where the work fails.
    """
    process = get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{work.__name__} ended with {process.exitcode}")
