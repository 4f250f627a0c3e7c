"""What does the exit status tell a script?"""

from __future__ import annotations

DONE = 0  # done, or found
NOTHING_FOUND = 1
USAGE = 2  # the command line or the query is wrong
SOME_REJECTED = 3
NOT_VERIFIED = 4
NO_INDEX = 5  # missing, stale or damaged
FAILED = 70  # a defect of Dossier itself
LOCKED = 75  # by another writer: try again
INTERRUPTED = 130
