"""Does the shell get what may come next: commands, options, fields, values, columns, names and hits?"""

import shlex
import shutil
import subprocess

import pytest
from command_line import home_of
from make_records import make_record

import cli
from corpus import statuses
from corpus.home import Home
from search.commands.last import remember
from search.saved import SavedSearch, write_saved

RECORDS = (
    make_record(
        "let-1", "A firewall.", title="A firewall\x1b]0;x\x07", kind="letter", date="2021-03", topics=["migrant-victims"]
    ),
    make_record("rel-1", "Lamps.", title="Lamps", date="2023", actors=[{"name": "Ada Quayle", "roles": ["quoted"]}]),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    found = home_of(tmp_path_factory.mktemp("collection") / "home", RECORDS)
    write_saved(found, {"lamps": SavedSearch("lamps", "lamps", (), 1)})
    remember(found, 1, ["let-1", "rel-1"])
    return found


def completions(capsys, monkeypatch, shell: str, **asked: str) -> list[str]:
    monkeypatch.setenv("_DOSSIER_COMPLETE", f"{shell}_complete")
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        cli.run([])
    assert end.value.code == 0
    return [line for line in capsys.readouterr().out.splitlines() if line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("dossier sta", ["status"]),
        ("dossier search --kind l", ["letter"]),
        ("dossier search --said-by ada", ["ada-quayle"]),
        ("dossier search --date 202", ["2021", "2023"]),
        ("dossier search --facet topi", ["topic"]),
        ("dossier search said", ["said-by:"]),
        ("dossier search firewall kind:le", ["kind:letter"]),
        ("dossier search 'a firewall' topic:\"mig", ["topic:migrant-victims"]),
        ("dossier search --topic=mig", ["migrant-victims"]),
        ("dossier search @la", ["@lamps"]),
        ("dossier search --since-last ", ["lamps"]),
        ("dossier saved run ", ["lamps"]),
        ("dossier export --fields id,tit", ["id,title"]),
        ("dossier export --by mon", ["month"]),
        ("dossier export --hit ", ["1", "2"]),
        ("dossier show ", ["1", "2"]),
        ("dossier similar 2", ["2"]),
        ("dossier timeline --split kin", ["kind"]),
        ("dossier compare --facet kin", ["kind"]),
        ("dossier actors show ada", ["ada-quayle"]),
        ("dossier topics show firew", ["firewall"]),
        ("dossier ingest --source theyw", ["theyworkforyou"]),
        ("dossier --home /nowhere search --said-by ada", []),
        ("dossier --home /nowhere show ", []),
    ],
)
def test_what_may_come_next(home, line, expected, monkeypatch, capsys):
    found = completions(capsys, monkeypatch, "bash", DOSSIER_HOME=str(home.root), COMP_LINE=line)
    assert [item.removeprefix("plain,") for item in found] == expected


def test_what_stands_beside_an_answer_is_one_harmless_line(home, monkeypatch, capsys):
    asked = {"COMP_WORDS": "dossier show ", "COMP_CWORD": ""}
    assert completions(capsys, monkeypatch, "fish", DOSSIER_HOME=str(home.root), **asked) == [
        "plain,1\tA firewall",
        "plain,2\tLamps",
    ]
    asked = {"COMP_WORDS": "dossier search topic:m", "COMP_CWORD": "2"}
    found = completions(capsys, monkeypatch, "zsh", DOSSIER_HOME=str(home.root), **asked)
    assert found == ["plain", r"topic\:migrant-victims", "Migrant victims"]


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_the_script_of_each_shell(shell, capsys):
    assert cli.run(["completion", shell]) == statuses.DONE
    assert f"_DOSSIER_COMPLETE={shell}_complete" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("line", "answer", "expected"),
    [
        ("dossier search topic:mig", "plain,topic:migrant-victims", ["migrant-victims"]),
        ("dossier search said", "plain,said-by", ["said-by"]),
        ("dossier export --fields id,da", "plain,id,date", ["id,date"]),
        ("dossier search a", "", []),
    ],
)
def test_bash_gets_what_it_will_put_in(line, answer, expected, tmp_path, capsys):
    """Bash itself runs the script, with a program that answers so and keeps what it was asked."""
    program = tmp_path / "dossier"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$COMP_LINE" > {tmp_path}/asked\nprintf "%s\\n" {shlex.quote(answer)}\n', "utf-8")
    program.chmod(0o755)
    cli.run(["completion", "bash"])
    script = capsys.readouterr().out
    asked = f"COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)}; _dossier_completion {program}"
    run = f'{script}\n{asked}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "--norc", "-c", run], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == expected, done.stderr
    assert (tmp_path / "asked").read_text("utf-8") == line
