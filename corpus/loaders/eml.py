"""How is an e-mail read? Its headers are given facts, its text is the paper, what it quotes stands apart, and each attachment is
a paper of its own that knows when it was sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.loaders.inputs import InputFile, read_whole
from corpus.loaders.mail import mail_papers, parse
from corpus.records import RawDocument, Rejection


def load_eml(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The message of an .eml file and its attachments. Raises LoadError for one that holds nothing to read."""
    content = read_whole(file)
    if content.startswith(b"From "):  # the line that a mailbox puts before a message
        content = content.partition(b"\n")[2]
    yield from mail_papers(file, "eml", parse(file.locator, content), file.sha256)
