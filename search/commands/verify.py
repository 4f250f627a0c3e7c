"""Is the answer that was exported still the answer, and is the file still what was exported?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from corpus import statuses
from corpus.reading import line_of
from corpus.session import Session
from corpus.terminal import Screen, table
from corpus.wording import counted
from search.commands.collection import Collection, open_collection
from search.commands.paging import page_lines
from search.manifest import Manifest, ManifestError, corpus_digest, read_manifest, request_of
from search.query import GRAMMAR
from search.verifying import Difference, differences, file_state

MOST_BYTES = 1 << 30  # of a manifest
FORMAT = 1  # of the JSON form


@click.command("verify", epilog="\b\ndossier verify firewall.csv.manifest.json\ndossier verify firewall.csv.manifest.json --json")
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="as one JSON object")
@click.pass_obj
def verify_command(session: Session, manifest: Path, as_json: bool) -> int:
    """Ask the question of a MANIFEST again, and name every paper that differs.

    The exported file beside it is compared as well. Ends with 0 where all is as it was, with 4 where anything differs.
    """
    kept = read_manifest(text_of(manifest), str(manifest))
    state = file_state(kept.export, manifest.parent)
    with open_collection(session.existing_home(), session.say) as collection:
        new = frozenset(collection.store.changes(kept.revision).added)
        found = list(differences(kept, ids_now(kept, collection), collection.store, new))
        corpus_same = corpus_digest(collection.store)[1] == kept.corpus
        revision = collection.revision
    if as_json:
        click.echo(json.dumps(form(kept, revision, found, state, corpus_same), ensure_ascii=False))
    else:
        page_lines([*rows(found, session.screen), *summary(kept, revision, found, corpus_same)], session)
    if kept.question.grammar != GRAMMAR:
        session.say(f"the question was written in grammar {kept.question.grammar}; this version reads grammar {GRAMMAR}")
    if state == "absent":
        session.say(f"{kept.export.file} does not lie beside the manifest; only the papers were compared")
    elif state == "altered":
        session.say(f"{manifest.parent / str(kept.export.file)} is not the file that was exported")
    return statuses.NOT_VERIFIED if found or state == "altered" else statuses.DONE


def text_of(path: Path) -> str:
    """The text of a manifest. Raises ManifestError."""
    if path.stat().st_size > MOST_BYTES:
        raise ManifestError(f"{path} is too large for a manifest.")
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path} is not a manifest of an export: {error}.") from error


def ids_now(kept: Manifest, collection: Collection) -> list[str]:
    """The ids that the question gives now; of papers that were named, those that are still there."""
    if kept.question.named is not None:
        return [name for name in kept.question.named if collection.store.content(name) is not None]
    return [hit.id for hit in collection.searcher.search(request_of(kept.question)).hits]


def rows(found: list[Difference], screen: Screen) -> list[str]:
    """A line for each paper that differs."""
    cells = [(one.what, line_of(one.id), line_of(one.title or "(untitled)"), line_of(one.why)) for one in found]
    return [*table(cells, screen, ("what", "id", "title", "why")), ""] if cells else []


def summary(kept: Manifest, revision: int, found: list[Difference], corpus_same: bool) -> list[str]:
    """One line about all: identical, or how many papers differ in which way."""
    papers = counted(len(kept.papers), "paper")
    if not found:
        state = "the collection is the same" if corpus_same else f"exported at revision {kept.revision}, now {revision}"
        return [f"identical: {papers}; {state}"]
    told = ", ".join(f"{count:,} {what}" for what, count in Counter(one.what for one in found).items())
    return [f"not identical to the {papers} of revision {kept.revision}: {told}; now revision {revision}"]


def form(kept: Manifest, revision: int, found: list[Difference], state: str, corpus_same: bool) -> dict[str, object]:
    """The JSON form of a verification."""
    return {
        "format": FORMAT,
        "identical": not found and state != "altered",
        "query": kept.question.typed,
        "papers": len(kept.papers),
        "revision": {"exported": kept.revision, "now": revision},
        "corpus": "same" if corpus_same else "changed",
        "file": state,
        "differences": [asdict(one) for one in found],
    }
