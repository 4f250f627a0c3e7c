"""Which of the records are copies of which?

Two records are linked where they share a band of their signatures and are the same paper (`corpus/copies.py`); what hangs
together is a cluster, and its original the earliest, else the fullest. That depends on the set of the records alone: not on the
order in which they came, on how many at a time, or on the number of workers. After a change only the clusters that it can touch
are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING

from corpus.copies import VERSION, Facts, bands, facts_of, may_share, numbers, original, same_paper, signature

if TYPE_CHECKING:
    from corpus.schema import Connection

CROWD = 50  # records with a band in common; beyond them each is compared with its neighbours only
NEIGHBOURS = 10
_KEPT = 1000  # records whose facts are kept at hand
_AT_ONCE = 20_000  # bands written together, in their order
_ROWS = 250  # of them in one statement
_NUMBER = 28  # bits of a record's number; above them stands the band, so that both are sorted as one number


class Clusters:
    """The fingerprints of a store while a revision is written."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._begin()

    def _begin(self) -> None:
        rows = self._db.execute("SELECT number, id, duplicate_of FROM fingerprints WHERE duplicate_of IS NOT NULL").fetchall()
        self._copies: dict[str, str] = {record_id: original for _, record_id, original in rows}
        self._marked = {number for number, _, _ in rows}  # as copies
        self._touched: set[int] = set()
        self._left: set[int] = set()  # bands that a record had before
        self._broken: set[str] = set()  # originals of the clusters that records belonged to before
        self._new_bands: list[int] = []
        self._facts: dict[int, Facts] = {}
        self._at_hand: dict[int, tuple[int, ...]] = {}

    def original_of(self, record_id: str) -> str | None:
        """What the record was a copy of when the clusters were last made."""
        return self._copies.get(record_id)

    def put(self, record_id: str, found: bytes) -> None:
        """A record was added or changed."""
        row = self._db.execute("SELECT number, signature FROM fingerprints WHERE id = ?", (record_id,)).fetchone()
        if row is None:
            cursor = self._db.execute("INSERT INTO fingerprints (id, signature) VALUES (?,?)", (record_id, found))
            number = int(cursor.lastrowid or 0)
            self._add_bands(number, found)
        else:
            number = row[0]
            self._broken.add(self._copies.get(record_id, record_id))
            if row[1] != found:
                self._drop_bands(number, row[1])
                self._db.execute("UPDATE fingerprints SET signature = ? WHERE number = ?", (found, number))
                self._add_bands(number, found)
        self._touched.add(number)

    def remove(self, record_id: str) -> None:
        """A record is gone."""
        row = self._db.execute("SELECT number, signature FROM fingerprints WHERE id = ?", (record_id,)).fetchone()
        if row:
            self._broken.add(self._copies.pop(record_id, record_id))
            self._drop_bands(*row)
            self._db.execute("DELETE FROM fingerprints WHERE number = ?", (row[0],))
            self._touched.discard(row[0])

    def settle(self) -> Iterator[tuple[str, str | None]]:
        """Makes the changed clusters anew; yields each record whose original is another now, with that one."""
        if not self._touched and not self._broken:
            return
        self._catch_up()
        self._flush()
        reach = self._reach()
        for same in self._components(reach):
            if len(same) == 1 and same[0] not in self._marked:  # nearly all of them
                continue
            first = original([self._facts_of(number) for number in same]) if len(same) > 1 else self._id(same[0])
            for number in same:
                record_id = self._id(number)
                new = None if record_id == first else first
                if self._copies.get(record_id) != new:
                    self._db.execute("UPDATE fingerprints SET duplicate_of = ? WHERE number = ?", (new, number))
                    yield record_id, new
        self._begin()

    def _catch_up(self) -> None:
        """Fingerprints for every record of a store that is older than them, or has those of another version."""
        row = self._db.execute("SELECT version FROM fingerprinting").fetchone()
        if row == (VERSION,):
            return
        query = "SELECT (SELECT count(*) FROM records) = (SELECT count(*) FROM fingerprints)"
        complete = row is None and self._db.execute(query).fetchone() == (1,)
        for (record_id,) in self._db.execute("SELECT id FROM records ORDER BY id").fetchall() if not complete else ():
            (line,) = self._db.execute("SELECT json FROM records WHERE id = ?", (record_id,)).fetchone()
            self.put(record_id, signature(facts_of(line).body))
        self._db.execute("DELETE FROM fingerprinting")
        self._db.execute("INSERT INTO fingerprinting VALUES (?)", (VERSION,))

    def _add_bands(self, number: int, found: bytes) -> None:
        self._new_bands += [band << _NUMBER | number for band in bands(found)]
        if len(self._new_bands) > _AT_ONCE:
            self._flush()

    def _drop_bands(self, number: int, found: bytes) -> None:
        self._flush()
        self._left.update(bands(found))
        self._db.executemany("DELETE FROM bands WHERE band = ? AND number = ?", [(band, number) for band in bands(found)])

    def _flush(self) -> None:
        rows = [(both >> _NUMBER, both & (1 << _NUMBER) - 1) for both in sorted(self._new_bands)]
        whole = len(rows) - len(rows) % _ROWS
        many = f"INSERT OR IGNORE INTO bands VALUES {','.join(['(?,?)'] * _ROWS)}"
        for start in range(0, whole, _ROWS):
            self._db.execute(many, tuple(chain.from_iterable(rows[start : start + _ROWS])))
        self._db.executemany("INSERT OR IGNORE INTO bands VALUES (?,?)", rows[whole:])
        self._new_bands.clear()

    def _reach(self) -> set[int]:
        """Every record whose cluster may be another one now: with those that a link could lead to."""
        reach = set(self._touched)
        if len(reach) == self._count():
            return reach
        for bucket in self._buckets(self._touched, self._left):
            reach.update(bucket)
        firsts = self._broken | {self._copies.get(record_id, record_id) for record_id in self._ids(reach)}
        for first in firsts:
            rows = self._db.execute("SELECT number FROM fingerprints WHERE id = ?1 OR duplicate_of = ?1", (first,))
            reach.update(number for (number,) in rows)
        return reach

    def _buckets(self, numbers: set[int], more: Iterable[int] = ()) -> Iterator[list[int]]:
        """For each band of these records, and each of `more`, the records that have it, where they are several."""
        if len(numbers) * 2 > self._count():
            rows = self._db.execute(
                "SELECT band, number FROM bands WHERE band IN (SELECT band FROM bands GROUP BY band HAVING count(*) > 1)"
                " ORDER BY band, number"
            )
            groups: Iterable[list[int]] = ([number for _, number in group] for _, group in groupby(rows, key=lambda row: row[0]))
        else:
            wanted = {band for number in numbers for band in bands(self._signature(number))}.union(more)
            groups = (
                [number for (number,) in self._db.execute("SELECT number FROM bands WHERE band = ? ORDER BY number", (band,))]
                for band in sorted(wanted)
            )
        return (group for group in groups if len(group) > 1)

    def _components(self, reach: set[int]) -> list[list[int]]:
        """The clusters among these records, each record in one."""
        parent = {number: number for number in reach}

        def root(number: int) -> int:
            while parent[number] != number:
                parent[number] = parent[parent[number]]
                number = parent[number]
            return number

        tried: set[tuple[int, int]] = set()
        for bucket in self._buckets(reach):
            for one, other in self._pairs(bucket):
                if one not in parent or other not in parent:
                    continue
                if root(one) != root(other) and (one, other) not in tried:
                    tried.add((one, other))
                    if self._linked(one, other):
                        parent[root(one)] = root(other)
        found: dict[int, list[int]] = {}
        for number in sorted(reach):
            found.setdefault(root(number), []).append(number)
        return list(found.values())

    def _pairs(self, bucket: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Which of the records with a common band are compared: all, of a crowd each with its neighbours in a fixed order."""
        reach = len(bucket)
        if len(bucket) > CROWD:
            ids = {number: self._id(number) for number in bucket}
            bucket = sorted(bucket, key=lambda number: (self._signature(number), ids[number]))
            reach = NEIGHBOURS
        for place, one in enumerate(bucket):
            for other in bucket[place + 1 : place + 1 + reach]:
                yield min(one, other), max(one, other)

    def _linked(self, one: int, other: int) -> bool:
        return may_share(self._numbers(one), self._numbers(other)) and same_paper(self._facts_of(one), self._facts_of(other))

    def _numbers(self, number: int) -> tuple[int, ...]:
        found = self._at_hand.get(number)
        if found is None:
            if len(self._at_hand) >= _KEPT * 10:
                self._at_hand.clear()
            found = self._at_hand[number] = numbers(self._signature(number))
        return found

    def _count(self) -> int:
        (total,) = self._db.execute("SELECT count(*) FROM fingerprints").fetchone()
        return int(total)

    def _signature(self, number: int) -> bytes:
        (found,) = self._db.execute("SELECT signature FROM fingerprints WHERE number = ?", (number,)).fetchone()
        return bytes(found)

    def _id(self, number: int) -> str:
        (found,) = self._db.execute("SELECT id FROM fingerprints WHERE number = ?", (number,)).fetchone()
        return str(found)

    def _ids(self, numbers: Iterable[int]) -> Iterator[str]:
        return (self._id(number) for number in numbers)

    def _facts_of(self, number: int) -> Facts:
        facts = self._facts.get(number)
        if facts is None:
            (line,) = self._db.execute(
                "SELECT json FROM records JOIN fingerprints USING (id) WHERE number = ?", (number,)
            ).fetchone()
            if len(self._facts) >= _KEPT:
                self._facts.clear()
            facts = self._facts[number] = facts_of(line)
        return facts
