"""Whom does the people file of a test know, and what do papers call them?"""

import gzip
import json
from pathlib import Path

PENNINGTON = {
    "id": "p1",
    "name": "Lord Pennington of Wexley",
    "birth_date": "1950-02-01",
    "other_names": [
        {"name": "Asher Pennington", "end_date": "2015-06-01"},
        {
            "note": "Main",
            "honorific_prefix": "Lord",
            "lordname": "Pennington",
            "lordofname": "Wexley",
            "start_date": "2015-06-02",
        },
        {"name": "Ашер Пеннингтон", "lang": "ru"},
    ],
    "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
}
PEOPLE = {
    "persons": [
        PENNINGTON,
        {"id": "p2", "name": "Tamsin Pennington"},
        {"id": "p3", "name": "Owen Marlow", "birth_date": "1930-01-01"},
        {"id": "p4", "name": "Owen Marlow", "birth_date": "1965-01-01"},
        {"id": "p5", "name": "Ines Quarry", "honorific_prefix": "Baroness", "family_name": "Quarry", "given_name": "Ines"},
    ],
    "organizations": [{"id": "lower", "name": "House of Samples"}],
    "events": [{"id": "t1", "name": "First", "start_date": "1970-01-01", "end_date": "1979-12-31"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "lower", "role": "member", "start_date": "2001-06-07"},
        {"person_id": "p3", "organization_id": "lower", "role": "member", "legislative_period_id": "t1"},
        {"person_id": "p4", "organization_id": "lower", "role": "member", "start_date": "1997-05-01", "end_date": "2010-04-12"},
        {"person_id": "p9", "organization_id": "lower", "role": "member"},
    ],
}


def file_of(folder: Path, value: object, name: str = "people.json") -> Path:
    path = folder / name
    data = json.dumps(value).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


SAID_BY_ASHER = "The bridge is safe, said Asher Pennington on Tuesday. Mr Pennington spoke for an hour."
SAID_BY_LORD = "The bridge is safe, said Lord Pennington of Wexley on Tuesday."
