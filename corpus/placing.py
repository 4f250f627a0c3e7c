"""Which record does a paper at a certain place become?

A place is a file and the member in it. The rules, in the order in which they are tried (docs/decisions/0003 says why):

1. A paper found where it was before keeps its record: the content may have changed, the publisher's number may not. Where the
   record has other places too, only our reading may have changed: the same bytes, of which the user says the same.
2. A paper that says the same as a record of the id it asks for is that record, found in one more place.
3. An id that another paper has already gets a tail from the content, so that neither is lost.

A record goes when the last of its places goes.
"""

from __future__ import annotations

from corpus.entries import Entry, renamed
from corpus.ids import CONTENT
from corpus.records import Source
from corpus.revision import Place, Revision


def settle(revision: Revision, entry: Entry, *, as_supplied: bool = False) -> str:
    """Stores a paper at its place and returns the id of its record; `as_supplied`: the user says of its file what he said before.

    What is read at another place than that which its record names does not change the record.
    """
    member = entry.member or ""
    before = revision.place(entry.path, member)
    if before and not _may_keep(revision, before, entry, as_supplied):
        vacate(revision, before)
        before = None
    record_id = before.record_id if before else _free_id(revision, entry)
    if revision.standing(record_id) in (None, (entry.path, member)):
        revision.put_entry(renamed(entry, record_id))
    place = Place(entry.path, member, record_id, entry.id, entry.format, entry.source, entry.sha256)
    if place != before:
        revision.put_place(place)
    return record_id


def vacate(revision: Revision, place: Place) -> None:
    """Takes a paper away from its place; its record goes too, or points to another place where the paper still is."""
    revision.forget_place(place.path, place.member)
    if revision.standing(place.record_id) != (place.path, place.member):
        return
    rest = revision.places_of(place.record_id)
    record = revision.record(place.record_id)
    if not rest or record is None:
        revision.remove(place.record_id)
        return
    other = rest[0]
    source = Source(other.path, other.member or None, other.format, other.source, other.sha256)
    revision.put(record._replace(source=source))


def _may_keep(revision: Revision, before: Place, entry: Entry, as_supplied: bool) -> bool:
    by_content = before.wanted_id.startswith(CONTENT) and entry.id.startswith(CONTENT)
    if before.wanted_id != entry.id and not by_content:
        return False
    same = (as_supplied and before.sha256 == entry.sha256) or revision.content(before.record_id) == entry.content
    return same or len(revision.places_of(before.record_id)) == 1


def _free_id(revision: Revision, entry: Entry) -> str:
    record_id = entry.id
    for length in (6, 12, 64):
        if revision.content(record_id) in (None, entry.content):
            break
        record_id = f"{entry.id}-{entry.content[:length]}"
    return record_id
