import gzip
import json

import pytest
from loading import facts, loaded, one, write

from corpus.errors import LoadError
from corpus.field_maps import FieldMap
from corpus.loaders import FORMATS, LOADERS, load, open_input
from corpus.loaders.encoding import decode, tidy

# text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_any_encoding(tmp_path, encoding):
    text = "Dear Minister,\n\nThe “firewall” costs £3m – and Zoë’s café is closed.\n" * 3
    raw = one(tmp_path, "letter.txt", text.encode(encoding))
    assert (raw.format, raw.text) == ("text", text)


def test_welsh_letters_in_a_declared_encoding():
    assert decode("Tŷ’r Arglwyddi".encode("iso8859-14", "replace").replace(b"?", b"'"), "iso8859-14").startswith("Tŷ")


def test_a_few_broken_bytes_do_not_spoil_a_utf8_text():
    assert decode("“One” “two” “three” – £4 £5 £6 £7 £8 £9 ".encode() * 3 + b"\xff end").endswith("\ufffd end")


def test_text_is_tidied():
    assert tidy("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert tidy("e\u0301") == "é"
    assert tidy("page one\x0cpage two\n\x0c\nthree") == "page one\n\x0c\npage two\n\x0c\nthree"
    assert tidy("a\x00b\ufeffc\ud800") == "abc\ufffd"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF-1.7 ...", r"Data format error\). Fetch it again"),
        ("a.txt", b"%PDF-1.7 ...", "is a broken PDF"),
        ("a.docx", b"PK\x03\x04....", "broken ZIP"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "is a 7z archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken Office document"),
        ("a.rtf", b"{\\rtf1\\ansi }", "without words"),
        ("a.csv", b"name,age\nAda,36\n", "without a column of texts"),
        ("a.bin", bytes(range(256)) * 8, "not text"),
        ("a.ics", b"BEGIN:VCALENDAR\nSUMMARY:Meeting\n", "no paper"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"--- *** ---", "no words"),
        ("a.xml", b"<?xml version='1.0'?><feed></feed>", "without an entry"),
        ("a.xml", b"<?xml version='1.0'?><some><thing/></some>", "without any text"),
        ("a.xml", b"<?xml version='1.0'?><some><thing>words</some>", "broken XML"),
        ("a.json", b'{\n  "text": "cut off', "broken JSON"),
        ("a.json", b'["text"]', "without a paper"),
        ("a.html", b"<html><body><img src='x.png'></body></html>", "without any text"),
        ("a.eml", b"From: a@example.org\nMessage-ID: <1@example.org>\n\n\n", "without text"),
        ("a.txt.gz", gzip.compress(b"one two three " * 50, mtime=0)[:30], "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(tmp_path, name, content, reason):
    with pytest.raises(LoadError, match=reason) as caught:
        loaded(write(tmp_path, name, content))
    assert name in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(LoadError, match="there and may be read"):
        open_input(tmp_path / "none.txt", "none.txt")


def test_the_content_decides_and_not_the_name(tmp_path):
    assert one(tmp_path, "page.txt", "<!DOCTYPE html><title>x</title><p>Hello").format == "html"
    assert one(tmp_path, "page.html", "Dear Minister, plain after all").format == "text"
    assert one(tmp_path, "letter.xml", "Dear Minister, plain after all").format == "text"
    assert one(tmp_path, "mail.txt", "Message-ID: <1@x>\nFrom: a@x.org\nSubject: s\n\nText").format == "eml"
    assert one(tmp_path, "mail.html", "Message-ID: <1@x>\nFrom: <a@x.org>\nSubject: s\n\nText").format == "eml"
    assert one(tmp_path, "paper.jsonl", '{\n "title": "T",\n "text": "Words of it."\n}\n').format == "json"
    assert one(tmp_path, "letter.docx", "Dear Minister, plain after all").format == "text"
    assert one(tmp_path, "memo.txt", "From: The Chair\nTo: Members\nDate: 1 May\n\nText").format == "text"


def test_every_loader_is_described():
    assert set(LOADERS) == set(FORMATS)


# html


@pytest.mark.parametrize(
    "head", ['<meta charset="windows-1252">', "<meta http-equiv=c content='text/html; charset=iso-8859-1'>", ""]
)
def test_a_page_is_decoded_as_it_declares(tmp_path, head):
    raw = one(tmp_path, "page.html", f"<html><head>{head}</head><body><p>“Zoë” £3".encode("cp1252"))
    assert "“Zoë” £3" in (raw.markup or "")
    assert raw.text == ""


# JSON Lines


def lines(folder, *values, name="papers.jsonl"):
    return write(folder, name, "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values))


def test_fields_of_a_line_are_given_facts(tmp_path):
    fields = {
        "id": "q-1",
        "kind": "written_answer",
        "title": "Refuges",
        "date": "2023-09-01",
        "date_answered": "2023-09-08",
        "asker": "Ada Byron",
        "answerer": "Grace Hopper",
        "department": "Home Office",
        "text": "To ask.\n\nAnswer.",
        "source_repo": "x/y",
    }
    (raw,), _ = loaded(lines(tmp_path, fields))
    assert (raw.locator.member, raw.format, raw.text) == ("q-1", "jsonl", "To ask.\n\nAnswer.")
    assert [(fact.name, fact.value, fact.origin) for fact in raw.given] == [
        ("kind", "written_answer", "field:kind"),
        ("id", "q-1", "field:id"),
        ("title", "Refuges", "field:title"),
        ("asker", "Ada Byron", "field:asker"),
        ("answerer", "Grace Hopper", "field:answerer"),
        ("answering_body", "Home Office", "field:department"),
        ("date", "2023-09-08", "field:date_answered"),
        ("answered", "2023-09-08", "field:date_answered"),
        ("asked", "2023-09-01", "field:date"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "debate", "date": "1920-03-18"}, [("date", "1920-03-18")]),
        ({"kind": "debate", "date": "1920-03-18", "date_precision": "month"}, [("date", "1920-03")]),
        ({"kind": "written_answer", "date": "2009-10-26"}, [("date", "2009-10-26"), ("answered", "2009-10-26")]),
        (
            {"kind": "written_answer", "date": "2023-09-01", "source_repo": "mysociety/uk-parl-written-questions"},
            [("date", "2023-09-01"), ("asked", "2023-09-01")],
        ),
        ({"kind": "news", "date": "2004-05-06T10:00:00Z"}, [("date", "2004-05-06"), ("published", "2004-05-06")]),
        ({"kind": "news", "date": None}, []),
        ({"kind": "news", "date": "2004-13-45"}, []),
    ],
)
def test_dates_of_a_line(tmp_path, fields, expected):
    (raw,), _ = loaded(lines(tmp_path, {"id": "1", "text": "words", **fields}))
    assert facts(raw, "date", "asked", "answered", "published") == expected


def test_a_column_that_is_said_to_be_a_date_may_be_printed_in_words(tmp_path):
    path = write(tmp_path, "t.csv", "Body,When\nThe words of a release,4 May 2021\n")
    (raw,) = load(open_input(path, "t.csv", FieldMap((("text", ("Body",)), ("date", ("When",))))))
    assert facts(raw, "date") == [("date", "2021-05-04")]


def test_signature_lines_give_only_names(tmp_path):
    signed = ["_____", "Mary L. Okafor", "Member of Congress", "###", "Chair, Committee on Oversight", "Zoë de la Cruz", "Print"]
    (raw,), _ = loaded(lines(tmp_path, {"id": "1", "text": "words", "signature_lines": signed}))
    assert facts(raw, "signatory") == [("signatory", "Mary L. Okafor"), ("signatory", "Zoë de la Cruz")]


def test_a_bad_line_is_rejected_by_its_number_and_the_rest_goes_on(tmp_path):
    bad_lines = ["{broken", "[1]", '{"id": "x"}', '{"text": "  "}', "[" * 100_000]
    good, bad = loaded(lines(tmp_path, {"id": "a", "text": "one"}, *bad_lines, {"id": "b", "text": "two"}))
    assert [raw.locator.member for raw in good] == ["a", "b"]
    assert [one.locator.member for one in bad] == [f"line {number}" for number in range(2, 7)]
    assert all(one.stage == "load" and f"line {number}" in one.reason for number, one in enumerate(bad, 2))


def test_a_line_without_a_number_is_named_by_its_bytes_wherever_it_stands(tmp_path):
    first, _ = loaded(lines(tmp_path, {"text": "one"}, {"text": "two"}))
    second, _ = loaded(lines(tmp_path, "", {"text": "two"}, {"text": "one"}))
    assert [facts(raw, "id") for raw in first] == [facts(raw, "id") for raw in reversed(second)]
    assert [raw.sha256 for raw in first] == [raw.sha256 for raw in reversed(second)]


def test_gzipped_lines_are_read_to_where_they_break(tmp_path):
    packed = gzip.compress(
        "\n".join(json.dumps({"id": str(n), "text": f"words {n} {hash(str(n))}"}) for n in range(2500)).encode()
    )
    good, _ = loaded(write(tmp_path, "whole.jsonl.gz", packed))
    assert len(good) == 2500
    outcomes = load(open_input(write(tmp_path, "broken.jsonl.gz", packed[: len(packed) // 2]), "broken.jsonl.gz"))
    assert next(outcomes).text.startswith("words 0 ")
    with pytest.raises(LoadError, match=r"broken\.jsonl\.gz"):
        list(outcomes)


# parlparse

PARLPARSE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE publicwhip [ <!ENTITY pound "&#163;"> <!ENTITY rsquo "&#8217;"> <!ENTITY mdash "&#8212;"> ]>
<publicwhip>
<major-heading id="uk.org.publicwhip/wrans/2009-10-29a.1.mh">WORK AND PENSIONS</major-heading>
<minor-heading id="uk.org.publicwhip/wrans/2009-10-29a.1.h">
    Refuges:
    Funding
</minor-heading>
<ques id="uk.org.publicwhip/wrans/2009-10-29a.1.q0" speakername="Ada  Byron" url="https://example.org/a#1">
<p>To ask (1) how much;</p></ques>
<ques id="uk.org.publicwhip/wrans/2009-10-29a.1.q1" speakername="Mary Shelley"><p>(2) how &lt;many&gt;.</p></ques>
<reply id="uk.org.publicwhip/wrans/2009-10-29a.1.r0" speakername="Grace Hopper"><p>It is &pound;3 million.<br/>The Member&rsquo;s
  figures are <i>old</i>.</p>
  <table><tr><th>Year</th><td>Number</td></tr><tr><th>2008</th><td>7</td></tr></table></reply>
<ques id="uk.org.publicwhip/wrans/2009-10-29a.2.q0" speakername="Ada Byron"><p>Unanswered.</p></ques>
<minor-heading>[The Chair in the Chair] &mdash; Statement</minor-heading>
<speech id="uk.org.publicwhip/debate/2009-10-30a.3.0" speakername="The Minister"><p>I beg to move.</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-30a.3.1" nospeaker="true"><p>The House divided.</p></speech>
</publicwhip>
"""


def test_questions_are_papers_with_their_reply(tmp_path):
    (answer, open_question, speech, procedure), _ = loaded(write(tmp_path, "answers2009-10-29a.xml", PARLPARSE.encode("latin-1")))
    assert answer.text == (
        "To ask (1) how much;\n\n(2) how <many>.\n\nIt is £3 million.\nThe Member’s figures are old.\n\nYear\tNumber\n2008\t7"
    )
    assert [(fact.name, fact.value) for fact in answer.given] == [
        ("id", "uk.org.publicwhip/wrans/2009-10-29a.1.r0"),
        ("kind", "written_answer"),
        ("title", "Refuges: Funding"),
        ("date", "2009-10-29"),
        ("answered", "2009-10-29"),
        ("asker", "Ada Byron"),
        ("asker", "Mary Shelley"),
        ("answerer", "Grace Hopper"),
        ("answering_body", "WORK AND PENSIONS"),
        ("url", "https://example.org/a#1"),
    ]
    assert [(part.name, answer.text[part.span.start : part.span.end]) for part in answer.parts][:2] == [
        ("question", "To ask (1) how much;"),
        ("question", "(2) how <many>."),
    ]
    assert facts(open_question, "asker", "answerer", "answered") == [("asker", "Ada Byron")]
    assert facts(speech, "kind", "title", "speaker", "date") == [
        ("kind", "debate"),
        ("title", "Statement"),
        ("date", "2009-10-30"),
        ("speaker", "The Minister"),
    ]
    assert facts(procedure, "speaker") == []
    assert {raw.source for raw in (answer, speech)} == {"theyworkforyou"}


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a "x"> %a;',
        "<!ENTITY a '&b;'>",
    ],
)
def test_entities_by_others_or_from_elsewhere_are_refused(tmp_path, entity):
    text = f"<!DOCTYPE publicwhip [{entity}]><publicwhip><speech id='x'><p>&a;</p></speech></publicwhip>"
    with pytest.raises(LoadError, match="entities"):
        loaded(write(tmp_path, "a.xml", text))


def test_broken_xml_gives_what_stood_before(tmp_path):
    path = write(tmp_path, "a.xml", PARLPARSE.replace("</publicwhip>", "<speech><p>cut"))
    outcomes = load(open_input(path, "a.xml"))
    assert [next(outcomes).format for _ in range(4)] == ["parlparse"] * 4
    with pytest.raises(LoadError, match="broken XML"):
        next(outcomes)


def test_text_in_markdown_is_read_as_what_it_stands_for(tmp_path):
    text = (
        "# Beds\n\n| Field | Value |\n|---|---|\n| Asked by | Ann Lee |\n| **Meeting** | 4 May 2022 |\n\n"
        "| | |\n|---|---|\n| John Roe | Head, Leeds |\n\n**Question:** What [next](https://example.org/)?"
    )
    raw = one(tmp_path, "paper.txt", text)
    shown = [line for line in raw.text.split("\n") if line]
    assert shown == [
        "Beds",
        "Field    Value",
        "Asked by: Ann Lee",
        "Meeting: 4 May 2022",
        "John Roe    Head, Leeds",
        "Question: What next?",
    ]
    assert (
        one(tmp_path, "plain.txt", "* required\n# # #\nitem #4 | [1]\n").text.rstrip("\n") == "* required\n# # #\nitem #4 | [1]"
    )
