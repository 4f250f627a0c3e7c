"""What do the tests of ingest write, and what do they look at?"""

import json
import os
import time
from pathlib import Path

LETTER = """12 March 2021

Dear Minister,

The firewall number {n} must be kept. Survivors told us that they were afraid to call the police.

Yours sincerely,
Ada Byron
"""


def write(path: Path, text: str, age: float = 60.0) -> Path:
    """Writes a file that was last changed a while ago, as files mostly were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def jsonl(path: Path, *values: object) -> Path:
    return write(path, "".join(json.dumps(value) + "\n" for value in values))


def counts(report):
    return (report.records, report.added, report.changed, report.unchanged, report.removed, len(report.rejected))


def state(store):
    """Everything a store says, without its times."""
    places = {record_id: store.places(record_id) for record_id in store.ids()}
    return tuple(store.lines()), store.rejections(), store.paths(), places
