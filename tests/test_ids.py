import pytest

from corpus.ids import content_id, number_id, record_id, slug, url_id
from corpus.records import Document, Given, Locator


def a_document(*given, member=None, source="generic"):
    return Document(Locator("a.txt", member), "text", source, "ab" * 32, "x", "x", ((0, 0, 1),), given=given)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Home Office", "home-office"),
        ("Llywodraeth  Cymru", "llywodraeth-cymru"),
        ("Jiménez-Ōno, José", "jimenez-ono-jose"),
        ("O’Neill", "oneill"),
        ("Søren Kjærgård", "soren-kjærgard"),
        ("***", "unnamed"),
        ("南阿沙", "南阿沙"),
    ],
)
def test_slugs(name, expected):
    assert slug(name) == expected


def test_the_publishers_number_comes_first_then_the_address_then_the_bytes():
    number, url = Given("id", "HL3812", "field:id"), Given("url", "https://example.org/a/b.html", "url")
    assert record_id(a_document(number, url, source="parallel-parliament")) == "uin-hl3812"
    assert record_id(a_document(number, url)) == "hl3812"
    assert record_id(a_document(url)).startswith("b-")
    assert record_id(a_document()) == "sha-" + "ab" * 6
    assert record_id(a_document(member="2")) not in (record_id(a_document()), record_id(a_document(member="3")))


def test_parts_of_a_numbered_paper_are_numbered_on():
    number = Given("id", "q/17", "field:id")
    assert record_id(a_document(number, member="q/17")) == "q-17"
    assert record_id(a_document(number, member="q/17/2")) == "q-17-2"
    assert record_id(a_document(Given("id", "sha-0123", "content"), member="line 3")) == "sha-0123"


def test_long_and_empty_numbers_stay_apart():
    long, other = number_id("x" * 200), number_id("x" * 201)
    assert long != other
    assert len(long) <= 72
    assert number_id("///") != number_id("***")


def test_addresses_that_mean_the_same_give_the_same_id():
    same = {url_id(url) for url in ("http://Example.org/a/", "https://example.org/a", " https://example.org/a ")}
    assert len(same) == 1
    assert url_id("https://example.org/a") != url_id("https://example.org/a?page=2")
    assert url_id("https://example.org/a#17") != url_id("https://example.org/a")
    assert url_id("https://[broken").startswith("broken")


def test_an_address_without_a_path_has_an_id():
    assert url_id("https://example.org").startswith("example-")


def test_content_ids_are_short_and_stable():
    assert content_id("0123456789abcdef") == "sha-0123456789ab"
