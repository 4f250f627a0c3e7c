"""What is the small collection that the commands are tried on? A question, three releases about lamps, a letter."""

from types import MappingProxyType

from papers import actor, paper

from corpus.dates import PartialDate
from corpus.records import Quote, TopicMention


def release(number: int, **more):
    body = f"Release {number}. Ada Quayle said: “Lamps save lives on quay {number}.”"
    words = f"Lamps save lives on quay {number}."
    start = body.index(words)
    known = {
        "id": f"rel-{number}",
        "kind": "press_release",
        "title": f"Lamps on quay {number}",
        "date": PartialDate(f"2024-0{number}"),
        "dates": MappingProxyType({}),
        "actors": (
            actor("Harbour Alliance", "publisher", type="organisation"),
            actor("Ada Quayle", "quoted", aliases=("Ms Quayle",)),
        ),
        "topics": (TopicMention("lamps", "Lamps"),),
        "instruments": (),
        "quotes": (Quote(words, "Ada Quayle", start, start + len(words), True, "ada-quayle", "quote.test"),),
        "body": body,
        "evidence": MappingProxyType({}),
        "url": None,
    }
    return paper(**{**known, **more})


RECORDS = (
    paper(),
    release(1),
    release(2),
    release(3, duplicate_of="rel-2"),
    paper(id="let-1", kind="letter", title=None, date=None, dates=MappingProxyType({}), quotes=(), topics=(), url=None),
)
