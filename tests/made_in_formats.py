"""One paper as the programs of offices, browsers and mail write it: the same text in many formats."""

from __future__ import annotations

import io
import quopri
import textwrap
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ROWS, WIDTH, NARROW = 50, 80, 40  # lines of a sheet, characters of its lines, and of those of a column


def html(text: str) -> str:
    """Paragraphs with breaks at the ends of their lines."""
    paragraphs = "".join(f"<p>{'<br>'.join(escape(paragraph).split(chr(10)))}</p>\n" for paragraph in text.split("\n\n"))
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'


def divs(text: str) -> str:
    """A box for each line, and an empty one between paragraphs."""
    boxes = "".join(f"<div><div><span>{escape(line) or '&nbsp;'}</span></div></div>" for line in text.split("\n"))
    return f'<html><head><meta charset="utf-8"></head><body><div><div>{boxes}</div></div></body></html>'


def table(text: str) -> str:
    """A row of a table for each paragraph, as old mails have."""
    rows = "".join(f"<tr><td>&nbsp;</td><td>{'<br>'.join(escape(part).split(chr(10)))}</td></tr>" for part in text.split("\n\n"))
    return f'<html><head><meta charset="utf-8"></head><body><table><tr><td><table>{rows}</table></td></tr></table></body></html>'


def word_html(text: str) -> bytes:
    """What Word saves: a paragraph for each line, one with a blank for an empty line, line ends within."""
    lines = "".join(f"<p class=MsoNormal><span\nlang=EN-GB>{escape(line) or '&nbsp;'}</span></p>\n" for line in text.split("\n"))
    head = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
    return f"<html><head>{head}</head><body lang=EN-GB><div class=WordSection1>\n{lines}</div></body></html>".encode(
        "cp1252", "xmlcharrefreplace"
    )


def zipped(members: dict[str, str]) -> bytes:
    """A zip file of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        for name, content in members.items():
            folder.writestr(name, content)
    return made.getvalue()


def docx(text: str) -> bytes:
    """A paragraph for each line, each in two runs."""
    runs = (
        "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in halves(line)) for line in lines_of(text)
    )
    body = "".join(f"<w:p>{run}</w:p>" for run in runs)
    return zipped({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})


def odt(text: str) -> bytes:
    """A paragraph for each line."""
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines_of(text))
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(text: str) -> str:
    """A paragraph for each line, every character beyond ASCII as its number."""
    coded = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + coded.replace("\n", "\\par\n") + "\\par}"


def mhtml(text: str) -> str:
    """What a browser saves as one file."""
    page = quopri.encodestring(html(text).encode()).decode()
    head = 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="--B"\n\n'
    part = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://paper.example/\n\n"
    return f"{head}----B\n{part}{page}\n\n----B--\n"


def pdf(text: str, columns: int = 1) -> bytes:
    """Sheets with lines of one width, in one column or two."""
    width = WIDTH if columns == 1 else NARROW
    wrapped = [row for line in lines_of(text) for row in textwrap.wrap(line, width, break_on_hyphens=False) or [""]]
    sheets = [wrapped[start : start + ROWS * columns] for start in range(0, len(wrapped), ROWS * columns)]
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"]
    for sheet in sheets:
        shown = "".join(
            f"BT /F 10 Tf {50 + 270 * (at // ROWS)} {780 - 14 * (at % ROWS)} Td ({quoted(row)}) Tj ET\n"
            for at, row in enumerate(sheet)
            if row
        )
        objects.append(f"<</Length {len(shown)}>>\nstream\n{shown}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 842]/Contents {len(objects)} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
    kids = " ".join(f"{number} 0 R" for number in range(5, len(objects) + 1, 2))
    objects[1] = f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>"
    body = "".join(f"{number} 0 obj\n{content}\nendobj\n" for number, content in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer <</Root 1 0 R>>\n%%EOF\n".encode("cp1252")


def mail(text: str, *, plain: bool, page: bool) -> bytes:
    """A mail with the paper as its text, as its page, or as both."""
    message = EmailMessage()
    message["From"], message["To"] = "Ann Reed <ann@desk.example>", "Desk <desk@desk.example>"
    message["Subject"], message["Date"] = "A paper", "Mon, 05 Aug 2024 09:00:00 +0100"
    if plain:
        message.set_content(text)
        if page:
            message.add_alternative(html(text), subtype="html")
    else:
        message.set_content(html(text), subtype="html")
    return message.as_bytes()


def lines_of(text: str) -> list[str]:
    return text.split("\n")


def halves(line: str) -> tuple[str, str]:
    return line[: len(line) // 2], line[len(line) // 2 :]


def quoted(row: str) -> str:
    return row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


FORMATS: dict[str, Callable[[str], str | bytes]] = {
    "html.html": html,
    "divs.html": divs,
    "table.html": table,
    "word.htm": word_html,
    "paper.docx": docx,
    "paper.odt": odt,
    "paper.rtf": rtf,
    "page.mhtml": mhtml,
    "one.pdf": pdf,
    "two.pdf": lambda text: pdf(text, columns=2),
}
MAILS: dict[str, Callable[[str], bytes]] = {
    "both.eml": lambda text: mail(text, plain=True, page=True),
    "page.eml": lambda text: mail(text, plain=False, page=True),
}
