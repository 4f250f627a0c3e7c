"""Does every example of the documentation run: those of the help pages, of docs/examples.txt, of the fields and of the README?

Each runs as it is typed, in this process, in a folder with a few papers and on a collection in which the names that the examples
use occur; in a copy of both where the command writes, which is first put back as it was.
"""

import gzip
import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import click
import pytest
from command_line import home_of
from library import PAPERS, write
from make_records import make_record

import cli
from benchmarks.command_facts import DOCS, example_of, examples, filters, general_example, more_examples, options, shared_examples
from corpus import statuses
from corpus.ids import slug
from corpus.records import Evidence, Quote, Source
from indexer.fields import FIELDS

GROUP = cli.dossier()
CONTEXT = click.Context(GROUP, info_name="dossier")
SHARED = filters(GROUP, CONTEXT)
READS = {
    "search",
    "facets",
    "timeline",
    "compare",
    "coverage",
    "quotes",
    "similar",
    "show",
    "fields",
    "formats",
    "sources",
    "status",
    "extract",
    "eval",
    "completion",
    "topics",
    "topics list",
    "topics show",
    "topics test",
    "actors list",
    "actors show",
}
TAKES_LONG = {"dossier demo"}  # tests/test_cli_papers.py runs it
OFTEN = "A firewall for migrant victims: data sharing by police immigration teams, a refuge, and a reservation on article 59."
PEOPLE = {"persons": [{"id": "p1", "name": "Asher Pennington", "other_names": [{"name": "A. Pennington"}]}], "memberships": []}


def command_lines() -> dict[str, tuple[click.Command, list[str]]]:
    """Each command with the lines of its help page."""
    found: dict[str, tuple[click.Command, list[str]]] = {}
    for name in GROUP.list_commands(CONTEXT):
        command = GROUP.get_command(CONTEXT, name)
        assert command is not None
        found[name] = command, examples(command)
        if isinstance(command, click.Group):
            found.update({f"{name} {sub}": (below, examples(below)) for sub, below in command.commands.items()})
    return found


COMMANDS = command_lines()


def told(page: Path) -> Iterator[str]:
    """The lines of a page that can be typed as they stand: none with a word in capitals for what is to be put there."""
    for line in re.findall(r"^    (?:\$ )?(dossier .*?)(?:   .*)?$|`(dossier [^`]+)`", page.read_text("utf-8"), re.M):
        text = "".join(line)
        if text.removeprefix("dossier ") in COMMANDS:
            continue  # a command's name
        if not re.search(r"\b(?:[A-Z]{2,}|N)\b(?!\.)", re.sub(r"'[^']*'|\"[^\"]*\"|uin-\w+", "", text)) and "FIELD" not in text:
            yield text


FIRST = {  # what begins so follows these
    "actors import --forget": ["actors import people.json"],
    "actors import": ["actors import people.json members.json.gz"],
    "actors list --known": ["actors import people.json"],
    "actors show 'Asher": ["actors import people.json"],
    "actors split 'Jane Hutt' 'Janet Hutt' --alias": ["actors merge 'Jane Hutt' 'J. Hutt'"],
    "corrections": ["actors rename 'Jane Hutt' 'Jane Hutt MS'", "actors merge 'Jane Hutt' 'J. Hutt'"],
}


def typed(line: str) -> list[str]:
    """The words that dossier itself gets of a line; empty where the line is not of ours."""
    line = re.sub(r'^eval "\$\((.*)\)"', r"\1", line)
    words = shlex.split(re.split(r" [|>] ", line)[0], comments=True)
    return words[1:] if words[:1] == ["dossier"] else []


LINES = sorted(
    {
        *(line for _, lines in COMMANDS.values() for line in lines),
        *more_examples(),
        *shared_examples(SHARED).values(),
        *(f"dossier search {shlex.quote(field.example)}" for field in FIELDS.values()),
        *(line for name in ("README.md", "docs/people.md", "docs/exports.md") for line in told(DOCS.parent / name)),
    }
    - TAKES_LONG
)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_an_example(name):
    command, lines = COMMANDS[name]
    own = [option for option in options(command) if option.name not in {one.name for one in SHARED}]
    assert [option.opts for option in own if not example_of(option, f"dossier {name}", lines)] == [], (
        "add one to docs/examples.txt"
    )


def test_every_option_of_all_commands_has_an_example():
    assert [name for name in cli.OPTIONS if not general_example(name)] == []
    assert all(shared_examples(SHARED).values())


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with papers, the files that the examples name, and a collection."""
    folder = tmp_path_factory.mktemp("examples")
    for name in ("letters", "hansard", "press", "Downloads/letters", "Downloads/hansard"):
        write(folder / name, {"letter.txt": f"{name}\n{PAPERS['letter.txt']}"})
    write(folder, {"letter.txt": PAPERS["letter.txt"], "committee.txt": "Jane Hutt\nNobody Known\n"})
    for name in ("people.json", "members.json.gz"):
        data = json.dumps(PEOPLE).encode()
        (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    shutil.copy(DOCS.parent / "corpus/sample/questions/lords-firewall-answer.html", folder / "answers.html")
    (folder / "docs.jsonl.gz").write_bytes(gzip.compress(b'{"id": "d1", "text": "A firewall."}\n'))
    write(folder, {"queries.jsonl": '{"id": 1, "text": "firewall"}\n', "qrels.tsv": "1\td1\t1\n"})
    records = list(made_records())
    home = home_of(folder / "home", records)
    write(home.root, {record.source.path: record.body for record in records})  # which show --format source reads again
    (folder / "papers").mkdir()
    shutil.copytree(folder / "home", folder / "papers" / "firewall")
    return folder


def made_records():
    """Papers in which everybody has every role, with the names, dates and topics that the examples ask for."""
    quoted = re.compile(r'"([A-Z][^"]+)"')
    names = {name for line in LINES for name in quoted.findall(line)}
    roles = ["asker", "answerer", "answering_body", "author", "signatory", "addressee", "speaker", "quoted", "publisher"]
    actors = [{"name": name, "roles": roles} for name in sorted(names)]
    dates = dict.fromkeys(("asked", "answered", "published", "sent"), "2020-12-17")
    text = f"{OFTEN} A moratorium."
    quotes = tuple(Quote(text, name, 0, len(text), True, slug(name)) for name in sorted(names))
    common = {
        "title": "A firewall",
        "kind": "letter",
        "topics": ["article-59"],
        "instruments": ["istanbul-convention/59"],
        "actors": actors,
    }
    dated = {"uin-HL11423": "2020-12-17", "uin-hl3812": "2023-07-31", "uin-123456": "2022-05"}
    for name, date in dated.items():
        own = {**dates, "published": "2024-02"} if name == "uin-hl3812" else {"sent": "2019"} if date == "2022-05" else dates
        yield make_record(name, text, date=date, dates=own, **common)._replace(quotes=quotes)
    early = dict.fromkeys(dates, "2018-05-01")
    old = make_record("old-1", "A firewall.", date="2018", dates=early, language="cy", actors=[{"name": "The Home Office"}])
    conflict = MappingProxyType({"date.conflict": (Evidence("date.conflict", "2017", None, "url"),)})
    yield old._replace(source=Source("old.html", None, "html", "parallel-parliament", ""), evidence=conflict)
    yield from (make_record(f"lamp-{number}", f"Lamps {number} on the quay.") for number in range(6))


HITS = "search '*' -n 0"  # what "--hit 3" and "show 1" count by
BEFORE = (
    "saved add firewall firewall",
    "saved add refuges refuge",
    "saved add watch firewall",
    "export firewall -o firewall.csv --manifest",
    "export firewall -o f.csv --manifest",
)


@pytest.fixture(scope="module")
def prepared(place, tmp_path_factory) -> Path:
    """The folder after the commands that the examples follow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("DOSSIER_HOME", str(place / "home"))
        for line in BEFORE:
            assert cli.run(["-q", *shlex.split(line)]) == statuses.DONE, line
    return place


@pytest.fixture(scope="module")
def spare(prepared, tmp_path_factory) -> Path:
    """A copy of the folder for the commands that write, which is put back after each."""
    return shutil.copytree(prepared, tmp_path_factory.mktemp("spare") / "place")


def put_back(copy: Path, original: Path) -> None:
    """Takes away what was written into the copy, and copies what was changed or taken away."""
    here, there = entries_of(copy), entries_of(original)
    for name in sorted(here.keys() - there.keys(), reverse=True):
        (copy / name).rmdir() if (copy / name).is_dir() else (copy / name).unlink()
    for name in sorted(there):
        if (original / name).is_dir():
            (copy / name).mkdir(exist_ok=True)
        elif here.get(name) != there[name]:
            shutil.copy2(original / name, copy / name)


def entries_of(folder: Path) -> dict[str, tuple[int, int]]:
    """The size and time of each file below a folder, by its place; of a folder only that it is there."""
    entries = {}
    for place, folders, files in os.walk(folder):
        inside = os.path.relpath(place, folder)
        entries.update(dict.fromkeys((os.path.join(inside, name) for name in folders), (0, 0)))  # noqa: PTH118 - many, and quickly
        for name in files:
            status = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118
            entries[os.path.join(inside, name)] = status.st_size, status.st_mtime_ns  # noqa: PTH118
    return entries


@pytest.mark.parametrize("line", LINES)
def test_every_example_runs(line, prepared, spare, monkeypatch, capsys):
    words = typed(line)
    if not words:
        return  # a line of a shell's own settings
    folder = prepared
    begun = shlex.join(words)
    before = next((lines for start, lines in FIRST.items() if begun.startswith(start)), [])
    before = [*before, HITS] if "--hit" in words or words[0] in ("show", "similar") else before
    name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
    if before or name not in READS or "--plot" in words:
        folder = spare
        put_back(spare, prepared)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DOSSIER_HOME", str(folder / "home"))
    monkeypatch.setenv("HOME", str(folder))
    for first in before:
        assert cli.run(shlex.split(first)) == statuses.DONE, capsys.readouterr().err
    make_room(words)
    got = cli.run([str(folder) + word[1:] if word.startswith("~/") else word for word in words])
    out, err = capsys.readouterr()
    assert got == statuses.DONE, f"{out[-300:]}\n{err[-900:]}"


def make_room(words: list[str]) -> None:
    """Takes out of the way what the command would have to replace."""
    if "-o" in words and "--force" not in words:
        for name in (words[words.index("-o") + 1], f"{words[words.index('-o') + 1]}.manifest.json"):
            Path(name).unlink(missing_ok=True)
    if words[:2] == ["saved", "add"] and "--force" not in words:
        cli.run(["-q", "saved", "remove", words[2]])
