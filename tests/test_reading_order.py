"""Columns of a PDF and numbers of Word's lists, in papers made here."""

import io
import zipfile

import pytest

from corpus.loaders import load, open_input
from corpus.loaders.pdf import Line, _by_column, _gutter

LEFT = [f"left line {number} of the text" for number in range(1, 11)]
RIGHT = [f"right line {number} goes on" for number in range(1, 11)]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    (raw,) = load(open_input(path, name))
    return raw.text


def pdf(words, pictures=0):
    """A page with each of the words at its place, in the order given; and pages with a picture alone."""
    shown = ["".join(f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in words)]
    shown += ["q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q\n"] * pictures
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(shown)))
    pages = "".join(
        f"{3 + 2 * number} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {4 + 2 * number} 0 R"
        "/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj\n"
        f"{4 + 2 * number} 0 obj <</Length {len(content)}>> stream\n{content}endstream endobj\n"
        for number, content in enumerate(shown)
    )
    return (
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        f"2 0 obj <</Type/Pages/Kids[{kids}]/Count {len(shown)}>> endobj\n{pages}trailer <</Root 1 0 R>>\n%%EOF\n"
    ).encode()


def test_two_columns_are_read_one_after_the_other(tmp_path):
    columns = [(x, 700 - 14 * number, line) for x, lines in ((50, LEFT), (330, RIGHT)) for number, line in enumerate(lines)]
    head = (50, 740, "A heading that stands across both of the columns of this whole printed page")
    text = text_of(tmp_path, "columns.pdf", pdf([head, *columns]))
    assert [line for line in text.split("\n") if line] == [head[2], *LEFT, *RIGHT]


def test_lines_written_across_two_columns_are_put_in_order():
    rows = [
        Line(text, left, left + 200, 700 - 14 * number, 710 - 14 * number)
        for number, pair in enumerate(zip(LEFT, RIGHT, strict=True))
        for left, text in zip((50, 330), pair, strict=True)
    ]
    lines = [Line("Above", 50, 530, 740, 750), *rows, Line("Below", 50, 530, 500, 510)]
    assert (middle := _gutter(lines)) is not None
    assert [line.text for line in _by_column(lines, middle)] == ["Above", *LEFT, *RIGHT, "Below"]


WORDS = "The bill returns to the House on Monday and its clauses on shelter are read line by line with care "
PROSE = [(WORDS * 2)[at : at + 40].strip() for at in range(0, 72, 4)]


def test_two_columns_written_row_by_row_are_read_one_after_the_other_in_each_block(tmp_path):
    heads = [f"{which} heading that stands across both of the columns of this page" for which in ("The first", "Another")]
    words, blocks = [], []
    for number, head in enumerate(heads):
        top = 740 - 200 * number
        left, right = PROSE[:9], PROSE[9:]
        rows = [
            (x, top - 20 - 14 * row, pair[x > 50]) for row, pair in enumerate(zip(left, right, strict=True)) for x in (50, 330)
        ]
        words += [(50, top, head), *rows]
        blocks += [head, *left, *right]
    assert [line for line in text_of(tmp_path, "rows.pdf", pdf(words)).split("\n") if line] == blocks


def test_the_cells_of_a_table_stay_in_their_rows(tmp_path):
    rows = [
        (x, 700 - 14 * row, cell)
        for row in range(12)
        for x, cell in ((50, f"The name of authority {row}"), (430, f"{row} pounds"))
    ]
    text = text_of(tmp_path, "table.pdf", pdf(rows))
    assert text.split("\n")[1] == "The name of authority 1 1 pounds"


def test_a_sentence_goes_on_in_the_next_column(tmp_path):
    lines = [(x, 700 - 14 * row, words) for x, side in ((50, PROSE[:9]), (330, PROSE[9:])) for row, words in enumerate(side)]
    assert "\n\n" not in text_of(tmp_path, "columns.pdf", pdf(lines))


def test_a_single_column_stays_as_it_is_written(tmp_path):
    text = text_of(tmp_path, "letter.pdf", pdf([(50, 700 - 14 * number, line) for number, line in enumerate(LEFT)]))
    assert text.split("\n") == LEFT


def test_a_paper_that_is_mostly_pictures_is_read_and_said_to_be(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([(50, 700, LEFT[0])], pictures=2))
    paper, bad = load(open_input(path, "scan.pdf"))
    assert paper.text == LEFT[0]
    assert (str(bad.locator), "2 of its 3 pages are pictures" in bad.reason) == ("scan.pdf#pages 2, 3", True)
    path.write_bytes(pdf([(50, 700, LEFT[0])], pictures=1))
    assert len(list(load(open_input(path, "scan.pdf")))) == 1


def docx(levels, paragraphs, properties=""):
    """A Word document with one list of these levels (form, pattern); each paragraph with its level, or None."""
    forms = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    body = "".join(
        "<w:p>"
        + (f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>' if level is not None else "")
        + f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for level, text in paragraphs
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("docProps/core.xml", f"<coreProperties>{properties}</coreProperties>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="3">{forms}</w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>',
        )
    return packed.getvalue()


@pytest.mark.parametrize(
    ("levels", "marks"),
    [
        ([("decimal", "%1."), ("lowerLetter", "(%2)")], ["1.", "(a)", "(b)", "2.", "(a)"]),
        ([("upperRoman", "%1."), ("decimal", "%1.%2")], ["I.", "I.1", "I.2", "II.", "II.1"]),
        ([("bullet", "o"), ("bullet", "o")], ["•"] * 5),
    ],
)
def test_the_numbers_of_lists_are_written_out(tmp_path, levels, marks):
    words = ["tea", "with milk", "with lemon", "coffee", "black"]
    content = docx(levels, [(None, "We want:"), *zip((0, 1, 1, 0, 1), words, strict=True), (None, "Thank you.")])
    lines = [line for line in text_of(tmp_path, "list.docx", content).split("\n") if line]
    assert lines == ["We want:", *(f"{mark} {word}" for mark, word in zip(marks, words, strict=True)), "Thank you."]


@pytest.mark.parametrize(
    ("properties", "facts"),
    [
        ("<title>Beds in refuges</title><creator>Ada Byron</creator>", [("title", "Beds in refuges"), ("author", "Ada Byron")]),
        ("<title>Beds in</title><creator>Ada</creator>", []),  # cut short; an account
        ("<title>Template for briefings</title><creator>Mary Typist</creator>", []),  # not in the paper
        ("<title>beds.docx</title><creator>Mary Typist; Ada Byron</creator>", [("author", "Ada Byron")]),
    ],
)
def test_properties_are_believed_where_the_paper_prints_them(tmp_path, properties, facts):
    words = ["Subject: Beds in refuges", "By Ada Byron", "There are too few beds."]
    path = tmp_path / "beds.docx"
    path.write_bytes(docx([], [(None, text) for text in words], properties))
    (raw,) = load(open_input(path, "beds.docx"))
    assert [(fact.name, fact.value) for fact in raw.given] == facts
