"""Who signed a letter that a story reports, who drafted it, and to whom did it go?

"X and Y have signed a letter to Z", "In a letter to Z, X asks", "X wrote to Z. Her letter says", "Z received a letter from X".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.knowledge import any_of
from corpus.names.scenes import sentence_end, sentence_start
from corpus.records import Document, Findings, Mention, RoleMention, Span
from corpus.senders.role_mentions import role_of, within

_KINDS = r"(?: (?:joint|open|private|public|formal|short|long|second|strongly-worded|angry))?"
_WROTE_TO = re.compile(
    r"wr(?:ote|itten|iting|ite)"
    r"(?: (?:an?|the|this|their|his|her|joint|open|private|formal|further|letters?|jointly|again|today)){0,4} to (?=[^.!?\n])"
)
_SIGNING = re.compile(
    r"\b(?:(?:have|has) (?:both |jointly |also |now |today )?(?:written|signed|sent)|wrote|signed|sent)\b[^.!?\n“\"]{0,30}$"
)
_SIGNED_BY = re.compile(r"\b(?:signed (?:\w+ )?by|signatories (?:are|include|were|of the letter)|co-signed by)\b")
_DRAFTED_BY = re.compile(r"letter,?(?: (?:which|that) was| was)? (?:drafted|drawn up|written|composed) by (?=[^.!?\n])")
_SENT = r"(?:sent|addressed|delivered|handed|presented) to (?=[^.!?\n])"
_SENT_TO = re.compile(
    rf"letter(?:(?:,? (?:which|that)|,)?(?: (?:is|was|has been|will be|being)(?: \w+ly)?)? {_SENT}"
    rf"|,[^,.!?\n]{{3,50}}, (?:was|is|has been|will be) {_SENT}|, to (?=[^.!?\n]))"
)
_FROM = re.compile(rf"letter{_KINDS} from (?=[^.!?\n])")
_RECEIVED = re.compile(rf"\b(?:received|got|had|sent|was sent) an?{_KINDS} $")
_IN_LETTER = re.compile(rf"\bIn (?:an?|the|his|her|their|its){_KINDS} letter (?=to |sent |dated |on |last |this )")
_SENDER_END = re.compile(r" to |[.;:]|, (?!and )| (?:said|says|last|on) ")
_OWN = re.compile(rf"['’]s?{_KINDS} $")
_SAYS = re.compile(rf"\b(?:{any_of('saying')}|ask|call|urge|say|warn|write|argue)\b")
_WROTE_THAT = re.compile(r"\bwrote (?=that |in |: )|\bwrote(?=: )")
_WROTE = re.compile(r"(?:\b(?:has|have|had|also|jointly|both|now|today) )*(?:wrote|written)\b")
_SUBJECT = re.compile(r"(?:,[^.;:!?\n“\"]{0,90},|, (?:MPs?|MSPs?|MS|TD)|,)? $")
_JOINED = re.compile(r",? and (?:the )?$|, $|[^.;:!?\n“\"]{0,60},? and $")
_GOES_ON = re.compile(r"\b(?:and|who|which|that|but|as)\b")  # "I wrote to every county and nine rang back"
_LISTED = re.compile(r"[ ,]*(?:and )?(?:the )?")  # what joins the items of a list
_STAFF_OF = re.compile(r"\b(?:of|at|from|for|by|with) (?:the )?$")
_LEAD = 700  # characters in which a story tells what it reports
_NEAR = 90  # characters between "letter to" and the one addressed
_ABOUT_IT = 300  # characters around "wrote to" in which the letter is spoken of


def reported_letter(document: Document, found: Findings) -> list[RoleMention]:
    """The roles in a letter that the story reports."""
    text = document.text
    if " letter" not in text and "written to" not in text and "wrote to" not in text:
        return []
    told = "letter" in text
    roles: list[RoleMention] = []
    ends = []
    for match in _WROTE_TO.finditer(text) if "wr" in text else ():
        if told or match.end() < _LEAD:  # elsewhere than in the lead somebody is written to in passing
            ends.append(match.end())
        if "letter" in text[max(0, match.start() - _ABOUT_IT) : match.end() + _ABOUT_IT]:
            roles += _subjects(document, found, match)
    if told and ends and "wrote " in text:  # "MPs have written to Y. X and Z wrote that it was late"
        for match in _WROTE_THAT.finditer(text, min(ends)):
            roles += _subjects(document, found, match)
    if told:
        at = text.find("letter")
        while at >= 0:
            roles += _around(document, found, at)
            if text.startswith(("letter to ", "letters to "), at):
                ends.append(text.index(" to ", at) + 4)
            elif sent := _SENT_TO.match(text, at):
                ends.append(sent.end())
            at = text.find("letter", at + 6)
        roles += _named_signers(document, found)
    signing = {role.name for role in roles if role.role == "signatory"}
    addressed = [role for end in sorted(set(ends)) for role in _addressed(document, found, end)]
    return roles + [role for role in addressed if role.name not in signing]


def _addressed(document: Document, found: Findings, end: int) -> list[RoleMention]:
    """The person who is named next, or the body where none is."""
    text, sentence = document.text, _sentence(document.text, end)
    near = within(found, Span(end, min(sentence.end, end + _NEAR)))
    near = [one for one in near if not _GOES_ON.search(text, end, one.span.start)]
    chosen = [mention for mention in near if mention.type == "person"] or near
    return [role_of(document, "addressee", one, "role.letter-to", sentence) for one in chosen[:1]]


def _subjects(document: Document, found: Findings, match: re.Match[str]) -> list[RoleMention]:
    """The people of whom "wrote to" or "have written to" tells that they did."""
    text, sentence = document.text, _sentence(document.text, match.start())
    wrote = next((one for one in _WROTE.finditer(text, sentence.start, match.end()) if one.end() > match.start()), None)
    if wrote is None:
        return []
    people: list[Mention] = []
    at = wrote.start()
    for person in reversed(within(found, Span(sentence.start, at), "person")):
        joins = (_JOINED if people else _SUBJECT).fullmatch(text, person.span.end, at)
        if not joins:
            break
        people.append(person)
        at = person.span.start
    return [role_of(document, "signatory", person, "role.wrote-letter", sentence) for person in reversed(people)]


def _around(document: Document, found: Findings, at: int) -> Iterator[RoleMention]:
    """Who signed, by the words before and after one "letter"."""
    text, sentence = document.text, _sentence(document.text, at)
    signing = _SIGNING.search(text, max(0, at - 70), at)
    if signing:
        yield from _signing(document, found, Span(sentence.start, signing.start()), signing[0], at)
    opened = _IN_LETTER.match(text, sentence.start)
    says = _SAYS.search(text, at + 6, sentence.end) if opened and opened.end() > at else None
    comma = text.find(", ", at, says.start()) if says else -1
    if says and comma > 0:
        people = within(found, Span(comma, says.start()), "person")
        yield from (role_of(document, "signatory", person, "role.in-letter", sentence) for person in people)
    own = _OWN.search(text, max(sentence.start, at - 24), at)
    if own and text.startswith("letter to ", at):
        owners = [one for one in within(found, Span(sentence.start, at), "person") if one.span.end == own.start()]
        yield from (role_of(document, "signatory", one, "role.own-letter", sentence) for one in owners)
    if sent := _FROM.match(text, at):
        yield from _sent_from(document, found, sentence, at, sent.end())
    if drafted := _DRAFTED_BY.match(text, at):
        people = [one for one in within(found, Span(drafted.end(), sentence.end), "person") if one.span.start - at < _NEAR]
        yield from (role_of(document, "author", person, "role.drafted-by", sentence) for person in people[:1])


def _signing(document: Document, found: Findings, subject: Span, verb: str, at: int) -> Iterator[RoleMention]:
    """The people of whom a verb tells that they signed, wrote or sent the letter, or else the bodies."""
    sentence = _sentence(document.text, at)
    people = within(found, subject, "person")
    yield from (role_of(document, "signatory", person, "role.has-written", sentence) for person in people)
    bodies = [] if people else within(found, subject)
    bodies = [one for one in bodies if not _STAFF_OF.search(document.text, subject.start, one.span.start)]
    opened = len(bodies) == 1 and "open" in document.text[at - 6 : at]
    role = "signatory" if "signed" in verb else "author" if opened else ""
    yield from (role_of(document, role, body, "role.has-written", sentence) for body in bodies if role)


def _sent_from(document: Document, found: Findings, sentence: Span, at: int, begin: int) -> Iterator[RoleMention]:
    """Whom a letter is from, and to whom it went: "a letter from X to Y", "Y received a letter from X"."""
    text = document.text
    ends = _SENDER_END.search(text, begin, sentence.end)
    stop = ends.start() if ends else sentence.end
    people = within(found, Span(begin, stop), "person")
    yield from (role_of(document, "signatory", person, "role.letter-from", sentence) for person in people)
    if people and text.startswith(" to ", stop):
        yield from _addressed(document, found, stop + 4)
    elif people and (received := _RECEIVED.search(text, sentence.start, at)):
        subject = within(found, Span(sentence.start, received.start()), "person")
        got = [one for one in subject if one.span.end == received.start() - 1]
        yield from (role_of(document, "addressee", one, "role.received", sentence) for one in got)


def _named_signers(document: Document, found: Findings) -> Iterator[RoleMention]:
    """Those behind "signed by"."""
    text = document.text
    for match in _SIGNED_BY.finditer(text) if "sign" in text else ():
        sentence = _sentence(text, match.start())
        if "letter" in text[max(0, sentence.start - 400) : sentence.end]:
            end = match.end()
            for one in within(found, Span(match.end(), sentence.end)):
                if one.type == "person" or _LISTED.fullmatch(text, end, one.span.start):
                    yield role_of(document, "signatory", one, "role.signed-by", sentence)
                    end = one.span.end


def _sentence(text: str, at: int) -> Span:
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return Span(sentence_start(text, begin, at), sentence_end(text, at, end))
