"""How much may a document ask of the machine? Every bound on hostile or broken papers stands here; docs/threats.md tells which
test holds each of them.
"""

from __future__ import annotations

MB = 1024 * 1024

PAPER_BYTES = 64 * MB  # of one paper, unpacked
TEXT_LENGTH = 4_000_000  # characters of one paper's text
ONCE_READ = 32 * MB  # a file up to this size is read from the disk once

ARCHIVE_DEPTH = 4  # archives within archives, attachments within mails
ARCHIVE_MEMBERS = 50_000  # of one archive
ARCHIVE_BYTES = 4096 * MB  # of all members of one archive, unpacked
ARCHIVE_RATIO = 200  # times the packed size that a member may unpack to
ARCHIVE_RATIO_FROM = 1 * MB  # below this a high ratio is harmless

MAIL_PARTS = 1_000  # of one message
MAIL_DEPTH = 20  # parts within parts
MARKUP_ATTRIBUTES = 300  # of one element of a page
ENTITIES_HEAD = 64 * 1024  # bytes of an XML file in which it may define entities
PDF_PAGES = 5_000

SECONDS = 30.0  # that one paper may take to be read
MEMORY = 900 * MB  # of its own that a reading process may ask for
