"""What can go wrong between a file and its record?

CorpusError
├── LoadError         a file cannot be read; a rejection of stage "load"
├── CleanError        a source cannot make sense of a document; stage "clean"
├── UnknownSource     a source that does not exist was named: exit status 2
├── FormError         JSON that is not a record in a form we know
├── PeopleError       people data, or the home's actors.toml, that cannot be used
├── CorrectionError   a correction that cannot be made: it contradicts another, or means nobody
├── HomeError         a home that cannot be made or used
│   └── NoHome        there is none yet: exit status 5
└── StoreError        the store cannot be used
    ├── StoreLocked   another writer is at work: exit status 75
    └── StoreDamaged  the file is no store, or is broken: exit status 5

Every message says what happened, to which file or document, and what to do next.
"""

from __future__ import annotations


class CorpusError(Exception):
    """Anything that corpus/ reports."""


class LoadError(CorpusError):
    """A file, or one member of it, cannot be read."""


class CleanError(CorpusError):
    """A source cannot make sense of a document."""


class UnknownSource(CorpusError):  # noqa: N818 - reads as what happened
    """A source that does not exist was named. Exit status 2."""


class FormError(CorpusError):
    """JSON that is not a record in a form we know."""


class PeopleError(CorpusError):
    """People data, or the home's actors.toml, that cannot be used."""


class CorrectionError(CorpusError):
    """A correction that cannot be made: it contradicts another one, or means nobody."""


class HomeError(CorpusError):
    """A home that cannot be made or used."""


class NoHome(HomeError):  # noqa: N818 - reads as what happened
    """There is no home yet. Exit status 5."""


class StoreError(CorpusError):
    """The store cannot be used."""


class StoreLocked(StoreError):  # noqa: N818 - reads as what happened
    """Another writer holds the lock. Exit status 75."""


class StoreDamaged(StoreError):  # noqa: N818 - reads as what happened
    """The file is no store, or a broken one. Exit status 5."""
