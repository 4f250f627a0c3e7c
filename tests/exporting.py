"""What do the tests of exporters export, and what has to be left of it?"""

import io
import re
from types import MappingProxyType

from papers import actor, paper

from corpus.records import Quote, Source, TopicMention
from search.exporters import EXPORTERS, Selection

HOSTILE = [
    '=HYPERLINK("http://x.example")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "a\x1b[31mb\x00",
    "l\u202er",
    "1;2,3\r\n4",
    '"q"',
    "<b>*x*</b> # y",
]
WORSE = [
    *HOSTILE,
    "{unbalanced",
    "un}balanced",
    "\\input{/etc/hosts} $x$ 50% & #1 ^~_",
    "]]>&<!-- </script><script>x()</script>",
    "@article{x,",
]


def written(name: str, *records, **layout) -> bytes:
    stream = io.BytesIO()
    words = layout.pop("words", "firewall")
    assert EXPORTERS[name](iter(records), stream, Selection(words, len(records), 3, **layout)) == len(records)
    return stream.getvalue()


def hostile_paper(title: str, **values):
    """A paper with the text in every place where an exporter may print it."""
    return paper(
        title=title,
        url=f"https://harbours.example/{title}",
        source=Source(title, title, "html", "generic", ""),
        actors=(actor(title, "answerer", "quoted", "publisher"), actor("Rowan Ashdown", "author")),
        topics=(TopicMention("firewall", title),),
        quotes=(Quote(title, title, 0, 1),),
        references=MappingProxyType({"house": title, "uin": title, "column": title}),
        **values,
    )


def shown(text: str) -> str:
    """The words of a text, as every exporter has to keep them: without control characters, single spaces."""
    return re.sub("[\x00-\x1f\x7f\u202e]", "", " ".join(text.split()))


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
