"""How is XML read without letting it do anything? And what is left to the sources: XML of a kind that no loader knows.

Entities are never expanded and nothing is fetched: a file that defines an entity by another, or from elsewhere, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus.errors import LoadError
from corpus.limits import ENTITIES_HEAD
from corpus.loaders.encoding import decode, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.records import RawDocument

_ENTITY = re.compile(rb"<!ENTITY\s+(%\s+)?\S+\s+(?:SYSTEM|PUBLIC|(?:\"([^\"]*)\"|'([^']*)'))")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")


def load_xml(file: InputFile) -> Iterator[RawDocument]:
    """The file as markup, for the source that knows it. Raises LoadError for what is broken, or defines entities."""
    refuse_entities(file)
    content = read_whole(file)
    root = parse_xml(file, content)
    if not any(text.strip() for text in root.itertext()):
        raise LoadError(f"{file.locator} is XML without any text.")
    declared = _DECLARED.search(content, 0, 300)
    markup = tidy(decode(content, declared.group(1).decode("ascii") if declared else None))
    yield RawDocument(file.locator, "xml", file.sha256, markup=_PROLOG.sub("", markup, count=1))


def parse_xml(file: InputFile, content: bytes) -> etree._Element:
    """The root of a whole XML file. Raises LoadError where it is broken or nested too deeply."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LoadError(f"{file.locator} is broken XML: {error}. Fetch it again.") from error


def refuse_entities(file: InputFile) -> None:
    """Raises LoadError for a file whose entities are more than single characters."""
    with file.open() as stream:
        head = stream.read(ENTITIES_HEAD)
    for parameter, double, single in _ENTITY.findall(head):
        value = double or single
        if parameter or not value or re.search(rb"&(?!#x?[0-9a-fA-F]{1,6};)|%", value):
            raise LoadError(f"{file.locator} defines XML entities by others or from elsewhere. Take the definitions out.")


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element.

    >>> local(etree.fromstring("<a xmlns='https://example.org/'/>"))
    'a'
    """
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
