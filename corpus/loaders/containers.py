"""Two outer forms hold many formats: what is inside this ZIP archive, or this compound file of the old Office?"""

from __future__ import annotations

import zipfile
from io import BytesIO

import olefile

from corpus.errors import LoadError
from corpus.loaders.inputs import InputFile, read_whole

_SHEETS = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint presentation"}
_OPEN = {"application/vnd.oasis.opendocument.text": "odt", "application/vnd.oasis.opendocument.text-template": "odt"}


def zip_format(file: InputFile) -> str:
    """The loader, docx, odt or zip. Raises LoadError for a broken archive, or one that is an Office document of another kind."""
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise LoadError(f"{file.locator} is a broken ZIP archive or Office document: {error}. Fetch or save it again.") from error
    if "word/document.xml" in names:
        return "docx"
    if kind in _OPEN:
        return "odt"
    what = next((what for name, what in _SHEETS.items() if name in names), None)
    if kind.startswith("application/vnd.oasis.opendocument"):
        what = "an OpenDocument file that is no text"
    if kind == "application/epub+zip":
        what = "an e-book"
    if what:
        raise LoadError(f"{file.locator} is {what}, which is not read. Save its text, or its table as CSV, and ingest that.")
    return "zip"


def ole_format(file: InputFile) -> str:
    """The loader, doc or msg. Raises LoadError for any other compound file, saying what it is."""
    try:
        with olefile.OleFileIO(BytesIO(read_whole(file))) as opened:
            names = {"/".join(path) for path in opened.listdir(streams=True, storages=False)}
    except Exception as error:  # olefile lets out whatever its bytes lead to
        raise LoadError(f"{file.locator} is a broken Office document or message: {error}. Save it again.") from error
    if "WordDocument" in names:
        return "doc"
    if "__properties_version1.0" in names:
        return "msg"
    if "EncryptedPackage" in names:
        raise LoadError(f"{file.locator} is an Office document with a password. Save it without one and ingest that.")
    what = "an old Excel workbook" if names & {"Workbook", "Book"} else "an old Office file that is no text document"
    raise LoadError(f"{file.locator} is {what}, which is not read. Save its text, or its table as CSV, and ingest that.")
