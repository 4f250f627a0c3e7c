"""What can be wrong with an index?

IndexerError          exit status 5; the message names the command that mends it
├── IndexMissing      there is none
├── IndexStale        it is of other records, other rules, or another home
└── IndexDamaged      its files are not as they were written

An index is a cache: whatever is wrong, `dossier rebuild` makes it anew from the records. While another process writes the
index, a writer meets `corpus.errors.StoreLocked`.
"""

from __future__ import annotations


class IndexerError(Exception):
    """Anything that indexer/ reports."""


class IndexMissing(IndexerError):  # noqa: N818 - reads as what happened
    """There is no index."""


class IndexStale(IndexerError):  # noqa: N818 - reads as what happened
    """The index is of other records, other rules, or another home."""


class IndexDamaged(IndexerError):  # noqa: N818 - reads as what happened
    """Files of the index are not as they were written."""
