"""Hostile and broken files end as rejections within their limits, and the rest of the folder is read."""

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from corpus import guard, limits
from corpus.errors import LoadError
from corpus.files import find_files
from corpus.home import create_home
from corpus.loaders import load, open_input
from corpus.pipeline import ingest
from corpus.records import Rejection
from corpus.sources.article import read_article
from corpus.sources.page_blocks import show
from corpus.sources.page_tree import parse
from corpus.store import RecordStore

WORDS = "Dear Minister,\n\nThe firewall must be kept. Survivors are afraid to call.\n\nYours sincerely,\nAda Byron\n"
NESTED = 10_000
PARTS = 1_100  # of a mail


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def outcomes(path: Path) -> list:
    """What a file gives; a file that cannot be read gives the one reason."""
    found = []
    try:
        found += load(open_input(path, path.name))
    except LoadError as error:
        found.append(str(error))
    return found


def reasons(path: Path) -> str:
    return " | ".join(one if isinstance(one, str) else one.reason for one in outcomes(path) if isinstance(one, str | Rejection))


def zipped(**members: str | bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # with no time of day in it
    return packed.getvalue()


DEEP_MAIL = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(PARTS))
WIDE_MAIL = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: text/plain\n\nx\n" * PARTS + "--b--\n"
MAIL = "From: Ada <ada@example.org>\nTo: b@example.org\nSubject: Hi\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n"
LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY l{n} '{'&l' * 9}'>" for n in range(9)) + "]>"
BOMB = zipped(**{"letter.txt": b"\0" * (limits.ARCHIVE_RATIO_FROM * 8)})


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("truncated.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "broken PDF"),
        ("truncated.zip", zipped(a=WORDS)[:60], "broken ZIP"),
        ("truncated.docx", zipped(**{"word/document.xml": "<w:document><w:body>"}), "broken XML"),
        ("truncated.tar", b"a" * 257 + b"ustar\x0000" + b"\0" * 100, "broken TAR"),
        ("empty.docx", b"", "empty"),
        ("wrong.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        ("bomb.zip", BOMB, "times its size"),
        ("parts.eml", MAIL + WIDE_MAIL, "more than 1,000 parts"),
        ("deep.eml", MAIL + DEEP_MAIL, "nested too deeply|without text|more than"),
        ("deep.xml", "<rss>" + "<a>" * NESTED, "broken XML"),
        ("laughs.xml", f"{LAUGHS}<rss><channel><item><title>&l8;</title></item></channel></rss>", "entities"),
        ("outside.xml", "<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><TEI>&x;</TEI>", "entities"),
        ("deep.json", "[" * NESTED + "]" * NESTED, "broken JSON|without a paper"),
        ("nuls.txt", WORDS.encode() + b"\0" * 500, "not text"),
        ("half.rtf", b"{\\rtf1" + b"{" * NESTED, "without words"),
        ("not.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(250)) * 16, "broken|old Office"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_hostile_files_are_refused_with_their_reason(tmp_path, name, content, reason):
    import re

    path = write(tmp_path, name, content)
    said = reasons(path)
    assert re.search(reason, said), said
    assert name in said


def test_entities_inside_office_files_are_refused(tmp_path):
    content = "<!DOCTYPE x [<!ENTITY a 'ha'>]><w:document><w:body>&a;</w:body></w:document>"
    assert "entities" in reasons(write(tmp_path, "laughs.docx", zipped(**{"word/document.xml": content})))


def test_ten_thousand_nested_tags_of_a_page_are_refused(tmp_path):
    home = create_home(tmp_path / "home")
    write(tmp_path, "deep.html", "<html><body>" + "<div>" * NESTED + "words" + "</div>" * NESTED)
    with RecordStore(home.store_path) as store:
        (bad,) = ingest([tmp_path / "deep.html"], store).rejected
    assert "nested too deeply" in bad.reason


MANY = " ".join(f'a{n}="b"' for n in range(20_000))


@pytest.mark.parametrize("attributes", [MANY, MANY.replace('="b"', ""), MANY.replace("b", ">"), f'x=">" {MANY}'])
def test_an_element_of_very_many_attributes_is_refused(attributes):
    with pytest.raises(ValueError, match="more than 300 attributes"):
        parse(f"<html><body><p {attributes}>The firewall must be kept.</p>")


def test_a_script_that_looks_like_an_element_of_many_attributes_is_no_reason_to_refuse_a_page():
    script = f"<script>for (i = 0; i <n; i++) {{ {MANY} }}</script>"
    assert [block.text for block in show(parse(f"<body>{script}<p>The firewall must be kept."))] == ["The firewall must be kept."]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"])
def test_a_member_whose_name_leads_out_is_refused_and_the_others_are_read(tmp_path, name):
    path = write(tmp_path, "papers.zip", zipped(**{name: WORDS, "letter.txt": WORDS}))
    bad, good = outcomes(path)
    assert "leads out" in bad.reason
    assert good.locator.member == "letter.txt"


def test_archives_within_archives_end_at_the_limit(tmp_path):
    content = zipped(**{"letter.txt": WORDS})
    for _ in range(limits.ARCHIVE_DEPTH - 1):
        content = zipped(**{"inner.zip": content})
    (good,) = outcomes(write(tmp_path, "deep.zip", content))
    assert good.locator.member == "inner.zip#" * (limits.ARCHIVE_DEPTH - 1) + "letter.txt"
    assert "archives deep" in reasons(write(tmp_path, "deeper.zip", zipped(**{"inner.zip": content})))


def test_an_archive_of_too_many_or_too_large_members_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.loaders.archives.ARCHIVE_MEMBERS", 3)
    path = write(tmp_path, "many.zip", zipped(**{f"{n}.txt": WORDS + str(n) for n in range(5)}))
    assert (len(outcomes(path)), "more than 3 files" in reasons(path)) == (4, True)
    monkeypatch.setattr("corpus.loaders.archives.ARCHIVE_BYTES", 1000)
    assert "MB" in reasons(write(tmp_path, "large.zip", zipped(a=WORDS * 20)))


def test_a_packed_stream_that_grows_without_end_is_refused(tmp_path):
    import gzip

    path = write(tmp_path, "bomb.txt.gz", gzip.compress(b"a" * (limits.ARCHIVE_RATIO_FROM * 4)))
    assert "times its size" in reasons(path)


def test_links_and_devices_in_a_tar_are_left_alone(tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        letter = tarfile.TarInfo("letter.txt")
        letter.size = len(WORDS)
        archive.addfile(letter, io.BytesIO(WORDS.encode()))
    (good,) = outcomes(write(tmp_path, "papers.tar.gz", packed.getvalue()))
    assert (good.locator.member, good.text) == ("letter.txt", WORDS)


def test_an_encrypted_member_is_named(tmp_path):
    content = bytearray(zipped(**{"letter.txt": WORDS}))
    content[6] |= 1  # the flag of the member
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "is encrypted" in reasons(write(tmp_path, "locked.zip", bytes(content)))


def test_a_gigabyte_of_text_is_refused_without_being_read(tmp_path, monkeypatch):
    path = write(tmp_path, "large.txt", WORDS * 200)
    os.truncate(path, 1024 * limits.MB)
    monkeypatch.setattr("corpus.loaders.file_sha256", lambda path: pytest.fail("the whole file was read"))
    assert "larger than" in reasons(path)


def test_a_line_longer_than_a_paper_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.loaders.jsonl.PAPER_BYTES", 1000)
    lines = '{"text": "' + "word " * 1000 + '"}\n{"text": "A paper of some words."}\n'
    bad, good = outcomes(write(tmp_path, "long.jsonl", lines))
    assert ("line 1 is longer than" in bad.reason, good.text) == (True, "A paper of some words.")


def test_a_text_longer_than_a_paper_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.loaders.TEXT_LENGTH", 100)
    assert "longer than 100 characters" in reasons(write(tmp_path, "long.txt", WORDS * 3))


def test_mixed_encodings_are_read(tmp_path):
    mixed = "“One” – ".encode() + "£5 café ".encode("cp1252") + ("plain words " * 20).encode() + "“Two”".encode()
    (raw,) = outcomes(write(tmp_path, "mixed.txt", mixed))
    assert "plain words" in raw.text


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(guard, "SECONDS", 0.2)

    def never():
        while True:
            try:
                sum(range(100))
            except Exception:  # a library that catches everything
                continue

    with pytest.raises(guard.LimitReached, match="longer than"):
        guard.limited(never, "slow.txt")


def test_what_takes_too_much_memory_is_stopped():
    def hungry():
        raise MemoryError

    with pytest.raises(guard.LimitReached, match="of memory"):
        guard.limited(hungry, "hungry.txt")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells memory as Linux does")
def test_a_worker_may_not_take_more_memory_than_the_limit(tmp_path):
    import subprocess
    import sys

    script = (
        "from corpus.guard import limit_memory, limited, LimitReached\n"
        "limit_memory()\n"
        "try: limited(lambda: bytearray(2_000_000_000), 'hungry.txt')\n"
        "except LimitReached as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1]
    )
    assert "hungry.txt takes more than" in done.stdout


def test_the_rest_of_the_folder_is_ingested(tmp_path, in_this_process):
    papers = tmp_path / "papers"
    papers.mkdir()
    write(papers, "aaa.pdf", b"%PDF-1.7 cut")
    write(papers, "bomb.zip", BOMB)
    write(papers, "deep.xml", "<rss>" + "<a>" * NESTED)
    write(papers, "letter.txt", WORDS)
    write(papers, "zzz.eml", MAIL + "\n" + WORDS)
    os.truncate(write(papers, "large.txt", WORDS), 1024 * limits.MB)
    home = create_home(tmp_path / "home")
    with RecordStore(home.store_path) as store:
        report = ingest([papers], store)
        assert (report.records, sorted(Path(bad.locator.path).name for bad in report.rejected)) == (
            2,
            ["aaa.pdf", "bomb.zip", "deep.xml", "large.txt"],
        )


def test_a_file_that_vanishes_after_it_was_found_is_one_rejection_and_the_rest_is_ingested(tmp_path, monkeypatch):
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in ("a.txt", "gone.txt", "z.txt"):
        write(papers, name, f"{WORDS}{name}\n")

    def find_and_lose(*arguments):
        found = find_files(*arguments)
        (papers / "gone.txt").unlink()
        return found

    monkeypatch.setattr("corpus.pipeline.find_files", find_and_lose)
    home = create_home(tmp_path / "home")
    with RecordStore(home.store_path) as store:
        report = ingest([papers], store)
    (bad,) = report.rejected
    assert (report.records, Path(bad.locator.path).name, "No such file" in bad.reason) == (2, "gone.txt", True)


def test_markup_in_a_field_of_a_page_is_refused_likewise_and_the_page_is_read():
    field = json.dumps({"@type": "Article", "headline": f"<p {MANY}>x</p>", "author": "Ada Byr&ouml;n"})
    page = f'<html><script type="application/ld+json">{field}</script><body><h1>Shelter</h1><p>The firewall must be kept.</p>'
    article = read_article(page)
    assert (article.title, article.authors) == ("Shelter", ("Ada Byrön",))
