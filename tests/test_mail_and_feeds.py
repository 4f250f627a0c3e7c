"""What do mails and feeds say of themselves, and what do they quote? JSON Feed, Markdown and TEI as well."""

import json

import pytest
from loading import facts, loaded, one, write

MAIL = """Message-ID: <42@example.org>
Date: Mon, 1 Mar 2021 23:30:00 -0500
From: =?utf-8?q?Zo=C3=AB_Byron?= <zoe@example.org>
To: "Hopper, Grace" <grace@example.org>, clerk@example.org
Cc: Mary Shelley <mary@example.org>
Subject: =?iso-8859-1?q?Caf=E9s?=
 and refuges
MIME-Version: 1.0
"""
PLAIN = MAIL + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nDear Grace,\n\nIt costs £3.\n"
MIXED = (
    MAIL
    + """Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; format=flowed

One \nline.
--c
Content-Type: text/html

<p>One line.</p>
--c--
--b
Content-Type: application/pdf; name="report.pdf"
Content-Disposition: attachment; filename="report.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
"""
)


def test_headers_of_a_mail_are_given_facts(tmp_path):
    raw = one(tmp_path, "mail.eml", PLAIN.encode("latin-1"))
    assert raw.text == "Dear Grace,\n\nIt costs £3."
    assert [(fact.name, fact.value) for fact in raw.given] == [
        ("id", "mail-42@example.org"),
        ("title", "Cafés and refuges"),
        ("date", "2021-03-01"),
        ("sent", "2021-03-01"),
        ("author", "Zoë Byron"),
        ("addressee", "Hopper, Grace"),
        ("addressee", "clerk@example.org"),
        ("addressee", "Mary Shelley"),
        ("kind", "letter"),
    ]


def test_plain_text_is_preferred_and_a_broken_attachment_is_named(tmp_path):
    (raw,), (bad,) = loaded(write(tmp_path, "mail.eml", MIXED))
    assert (raw.text, raw.markup) == ("One line.", None)
    assert (bad.locator.member, "broken PDF" in bad.reason) == ("report.pdf", True)


def test_a_mail_in_html_alone_is_read_as_it_shows(tmp_path):
    raw = one(tmp_path, "mail.eml", MAIL + "Content-Type: text/html; charset=utf-8\n\n<p>Zoë</p><p>Ada</p>\n")
    assert raw.text == "Zoë\n\nAda"


@pytest.mark.parametrize("date", ["nonsense", "Mon, 99 Foo 2021", ""])
def test_a_mail_with_a_broken_date_has_none(tmp_path, date):
    raw = one(tmp_path, "mail.eml", PLAIN.replace("Mon, 1 Mar 2021 23:30:00 -0500", date))
    assert facts(raw, "date", "sent") == []


def test_a_header_whose_bytes_are_not_of_the_charset_that_it_names_is_read_as_it_looks(tmp_path):
    raw = one(tmp_path, "a.eml", "To: x@y.example\nFrom: \nSubject: =?utf-8?Q?caf=E9_for?= two\n\nSome words.\n")
    assert facts(raw, "title", "kind") == [("title", "café for two"), ("kind", "letter")]


CITED = (
    "From: Ann <a@b.example>\nSubject: Hi\nContent-Type: text/html\n\n<p>Nine beds.</p>{0}<p>How many?</p><p>Bo</p>{1}<p>Ann</p>"
)


@pytest.mark.parametrize(
    "marks", [('<blockquote type="cite">', "</blockquote>"), ('<blockquote class="x_quote">', "</blockquote>")]
)
def test_what_a_mail_in_html_quotes_is_known_as_quoted(tmp_path, marks):
    raw = one(tmp_path, "a.eml", CITED.format(*marks))
    assert raw.text == "Nine beds.\n\n> How many?\n>\n> Bo\n\nAnn"
    assert [raw.text[part.span.start : part.span.end] for part in raw.parts] == ["> How many?\n>\n> Bo"]


def test_mail_to_a_list_that_anybody_may_post_to_is_a_letter(tmp_path):
    head = "From: Ann <a@b.example>\nSubject: Hi\nList-Id: <talk.example>\n"
    assert facts(one(tmp_path, "a.eml", f"{head}\nSome words."), "kind") == []
    assert facts(one(tmp_path, "b.eml", f"{head}List-Post: <mailto:t@e.example>\n\nSome words."), "kind") == [("kind", "letter")]


def test_the_author_of_a_feed_is_that_of_its_entries(tmp_path):
    entries = "<entry><title>A</title><author><name>Bo Lund</name></author></entry><entry><title>B</title></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ann Lee</name></author>{entries}</feed>'
    good, _ = loaded(write(tmp_path, "f.xml", feed))
    assert [facts(raw, "author") for raw in good] == [[("author", "Bo Lund")], [("author", "Ann Lee")]]


def test_the_entries_of_a_json_feed_are_papers(tmp_path):
    entry = {
        "id": "1",
        "content_html": "<p>One &amp; two.</p>",
        "authors": [{"name": "Ann Lee"}],
        "date_published": "2023-06-06T10:00:00Z",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [entry, {"id": "2", "content_text": "Three."}]}
    good, _ = loaded(write(tmp_path, "f.json", json.dumps(feed)))
    assert [raw.text for raw in good] == ["One & two.", "Three."]
    assert facts(good[0], "author", "published") == [("author", "Ann Lee"), ("published", "2023-06-06")]


def test_a_list_in_a_front_matter_gives_each_of_its_values(tmp_path):
    raw = one(tmp_path, "a.md", "---\ntitle: On beds\nauthors:\n  - Ann Lee\n  - 'Bo Lund'\ntags:\n---\n\nSome words.")
    assert facts(raw, "title", "author") == [("title", "On beds"), ("author", "Ann Lee"), ("author", "Bo Lund")]


@pytest.mark.parametrize(
    ("subject", "foot"), [("PRESS: beds", ""), ("Beds", "\n\n-- ENDS --\n\nPress office: 01632 960 111"), ("Beds", "\nIt ends")]
)
def test_a_mail_is_a_release_where_its_subject_or_its_end_says_so(tmp_path, subject, foot):
    raw = one(tmp_path, "a.eml", f"From: Ann <a@b.example>\nSubject: {subject}\n\nSome words.{foot}")
    assert facts(raw, "kind") == [("kind", "letter" if "It" in foot else "press_release")]


def test_words_between_the_blocks_of_a_tei_letter_stay(tmp_path):
    tei = "<TEI><text><body><div><p>It rains.</p><closer>Yours, <signed>Ann</signed> in haste</closer></div></body></text></TEI>"
    assert one(tmp_path, "a.xml", tei).text == "It rains.\n\nYours,\n\nAnn\n\nin haste"
