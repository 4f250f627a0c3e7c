"""Does a hit show which roles made it match, and the words that prove them?"""

import pytest
from papers import BODY, actor, paper

from corpus.terminal import Screen, columns, uncoloured
from search.commands.hits import hit_lines
from search.matched import ANY, matched_roles, matched_spans
from search.parser import parse
from search.query import Filter, Match, SearchRequest

PIPE = Screen()


def request(query: str, **filters: str) -> SearchRequest:
    chosen = [(name.replace("_", "-"), value) for name, value in filters.items()]
    return SearchRequest(parse(query).tree, filters=tuple(Filter(name, (Match(name, value),)) for name, value in chosen))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (request("*", asked_by="rowan ashdown"), {("rowan-ashdown", "asker")}),
        (request('answered-by:"Mina Okoro" OR said-by:"mina-okoro"'), {("mina-okoro", "answerer"), ("mina-okoro", "quoted")}),
        (request('actor:"Mina Okoro"'), {("mina-okoro", ANY)}),
        (request('firewall -asked-by:"Rowan Ashdown"'), set()),
        (request("firewall", answered_by="Rowan Ashdown"), set()),
        (request("topic:firewall"), set()),
    ],
)
def test_the_roles_that_match(asked, expected):
    assert matched_roles(paper(), asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (request("*", asked_by="Rowan Ashdown"), ["Rowan Ashdown asked"]),
        (request("topic:firewall"), ["firewall"]),
        (request("instrument:istanbul-convention/59 topic:firewall"), ["firewall", "Article 59"]),
        (request('asked-by:"Rowan Ashdown" actor:"Rowan Ashdown"'), ["Rowan Ashdown"]),
        (request("firewall"), []),
    ],
)
def test_the_words_that_prove_it(asked, expected):
    assert [BODY[span.start : span.end] for span in matched_spans(paper(), asked)] == expected


def roles(record, asked, screen=PIPE):
    return list(hit_lines(1, 2, record, [], screen, matched=matched_roles(record, asked)))[-1].strip()


def test_a_role_that_matches_is_marked_and_comes_first():
    assert roles(paper(), request("*", answered_by="Mina Okoro")) == (
        "«answered: Mina Okoro», Office for Harbours   asked: Rowan Ashdown"
    )
    assert roles(paper(), request("*", answering_body="Office for Harbours")) == (
        "answered: Mina Okoro, «Office for Harbours»   asked: Rowan Ashdown"
    )


def test_a_role_that_is_not_told_otherwise_is_told_where_it_matches():
    assert "said" not in roles(paper(), request("*"))
    assert "«said: Mina Okoro»" in roles(paper(), request("*", said_by="Mina Okoro"))
    named = paper(actors=(actor("Rowan Ashdown", "asker"), actor("Bee Trust", "mentioned")))
    assert "Bee Trust" not in roles(named, request("*"))
    assert "«named: Bee Trust»" in roles(named, request("*", actor="bee trust"))


def test_a_name_that_matches_is_among_those_told():
    record = paper(actors=tuple(actor(f"Speaker {number}", "speaker") for number in range(9)))
    assert roles(record, request("*", speaker="Speaker 8")) == "«spoke: Speaker 8», Speaker 0, Speaker 1 +6"


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("width", range(40, 90, 7))
def test_it_fits_the_terminal_all_the_same(width, colour):
    screen = Screen(width, terminal=True, colour=colour)
    line = roles(paper(), request("*", said_by="Mina Okoro", asked_by="Rowan Ashdown"), screen)
    assert columns(line) <= width - 4
    assert "Mina Okoro" in uncoloured(line) or "Rowan Ashdown" in uncoloured(line)
