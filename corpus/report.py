"""What did an ingest do?"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Rejection


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one ingest. `records` are those of the files at the paths: added, changed and unchanged together.

    `removed` counts records that are gone, also those that a changed file holds no longer. `missing` are known files that are not
    there any more; their records stay until they are pruned. `rejected` has also what was rejected before and is unchanged.
    `outdated` counts files that are unchanged and were read by another version of Dossier: `dossier rebuild --from-files` reads
    them. `read` names the files that were read, each with "new" or "changed".
    """

    revision: int
    files: int
    records: int
    added: int
    changed: int
    unchanged: int
    removed: int
    rejected: tuple[Rejection, ...]
    missing: tuple[str, ...]
    seconds: float
    outdated: int = 0
    read: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The form that `dossier ingest --json` prints."""
        return {
            "format": 1,
            "revision": self.revision,
            "files": self.files,
            "records": self.records,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "rejected": [
                {"path": bad.locator.path, "member": bad.locator.member, "stage": bad.stage, "reason": bad.reason}
                for bad in self.rejected
            ],
            "missing": list(self.missing),
            "outdated": self.outdated,
            "seconds": round(self.seconds, 3),
        }
