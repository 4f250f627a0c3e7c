"""A few papers on disk, and the real command to use on them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import cli

ROOT = Path(__file__).parents[1]

PAPERS = {
    "letter.txt": """\
Harbour Workers' Alliance
14 March 2022

Dear Minister,

We write to ask for a firewall between the harbour police and immigration enforcement. Nobody should fear to report a crime.

Yours sincerely,

Rowan Ashdown
Director, Harbour Workers' Alliance
""",
    "release.txt": """\
PRESS RELEASE

Alliance welcomes safe reporting

Published: 6 February 2024

The Harbour Workers' Alliance today welcomed a vote on safe reporting for migrant victims.

Rowan Ashdown, director of the Harbour Workers' Alliance, said: "A firewall keeps people safe, and it keeps the peace."

ENDS
""",
    "answers.jsonl": """\
{"id": "hw-101", "kind": "written_answer", "title": "Harbours: Reporting", "date": "2023-07-31", "asker": "Lord Ashby of Quay", \
"answerer": "Baroness Merrow", "department": "Department for Harbours", \
"text": "To ask His Majesty's Government what plans they have for a firewall.\\n\\nWe keep data sharing under review."}
{"id": "hw-102", "kind": "written_answer", "title": "Harbours: Lighting", "date": "2021-02", "asker": "Lord Ashby of Quay", \
"answerer": "Baroness Merrow", "department": "Department for Harbours", \
"text": "To ask His Majesty's Government how many lamps there are.\\n\\nThere are 1,204 lamps."}
""",
}
EMPTY = {"empty.txt": ""}


def write(folder: Path, papers: dict[str, str] = PAPERS) -> Path:
    """The papers as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def environ(**more: str) -> dict[str, str]:
    """The environment without anything that points to a home."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DOSSIER_HOME", "NO_COLOR", "COLUMNS", "PAGER")}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def dossier(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    command = [sys.executable, "-m", "cli", *map(str, arguments)]
    settings: dict = {"capture_output": True, "text": True, "env": environ(), "timeout": 60, **options}
    return subprocess.run(command, check=False, **settings)


def typed(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command in this process, with an environment that points to no home: an interpreter takes a second to start."""
    command = list(map(str, arguments))
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    with patch.dict(os.environ, environ(), clear=True), redirect_stdout(out), redirect_stderr(err):
        status = cli.run(command)
    texts = (stream.buffer.getvalue().decode() for stream in (out, err) if isinstance(stream.buffer, io.BytesIO))
    return subprocess.CompletedProcess(command, status, *texts)
