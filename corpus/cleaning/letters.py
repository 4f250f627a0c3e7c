"""What stands below a letter that is no part of it: the office's footer, the next letter of a newspaper's page?"""

from __future__ import annotations

import re

from corpus.cleaning.contacts import may_be_contact
from corpus.cleaning.page import Page, kept_numbers
from corpus.layouts.letter_lines import COPY_LIST, ENCLOSED, is_salutation, is_sign_off

POSTSCRIPT = re.compile(r"(?:P\.? ?P?\.? ?S\b|N\.?B\.?|Note|Notes|Annex|Appendix|Attachment|Enc|Signed|On behalf)", re.IGNORECASE)
FOOTER = re.compile(
    r"(?i:.{0,80}\b(?:registered (?:charity|company|office|in)|charity (?:no|number|reg)|company (?:no|number|reg)|privacy "
    r"(?:notice|policy)|supported by|funded by"
    r"|member of the|correspondence in|follow (?:us|\w+) on|croesewir|gohebiaeth|head office|constituency office|patron|vat "
    r"no|regulated by)\b.*)"
    r"|OFFICIAL(?:[ -]SENSITIVE)?(?: .{0,30})?|PROTECT|RESTRICTED|UNCLASSIFIED"
)
SIR = re.compile(r"(?:Sir|Madam|Sirs|SIR|Editor|Dear (?:Sir|Editor|Madam))\b[^.]{0,20}?[,:–—-]\s")
LIST_LINE = re.compile(r"\W*\d+[.)]|\W*[•*·-]")
LONGEST_FOOTER = 260


def cut_letter_foot(page: Page) -> Page:
    """Cuts addresses, slogans and small print below the signature; a postscript, a copy list and enclosures stay."""
    closing = [
        i
        for i, line in enumerate(page.lines)
        if line.text and len(line.text) < 70 and not page.verdicts[i] and is_sign_off(line.text)
    ]
    if not closing or not any(line.text and is_salutation(line.text) for line in page.lines[: closing[-1]][:120]):
        return page
    after = kept_numbers(page, closing[-1] + 1)
    kinds: dict[int, str] = {}
    content = False  # inside a postscript, copy list or annex
    for place, number in enumerate(after):
        text = page.lines[number].text
        if len(text) > LONGEST_FOOTER:
            break
        if POSTSCRIPT.match(text) or COPY_LIST.match(text) or ENCLOSED.match(text):
            content = True
        elif place and (FOOTER.match(text) or (may_be_contact(text) and not content)):
            kinds[number] = "footer"
            content = False
        elif (place and not content and _is_sentence(text) and page.lines[number - 1].text == "") or (
            page.lines[number - 1].text == ""
            and content
            and _is_sentence(text)
            and not POSTSCRIPT.match(page.lines[after[place - 1]].text)
        ):
            kinds[number] = "footer"
    return page.cut_lines(kinds)


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) > 5 and text[-1] == "." and ";" not in text and sum(word[0].islower() for word in words) * 2 > len(words)


def cut_other_letters(page: Page) -> Page:
    """On a newspaper's page of letters, cuts all but the first letter that stands there."""
    if page.original.count("Sir") + page.original.count("Dear ") + page.original.count("SIR") + page.original.count("Madam") < 2:
        return page
    openings = [
        i
        for i, line in enumerate(page.lines)
        if line.text[:6].lower().startswith(("sir", "madam", "editor", "dear")) and SIR.match(line.text)
    ]
    if len(openings) < 2 or len(page.lines[openings[0]].text) < 40:
        return page
    start = openings[1]
    above = kept_numbers(page, openings[0] + 1, start)
    if above and len(page.lines[above[-1]].text) < 70 and page.lines[above[-1]].text[-1] not in ".,;":
        start = above[-1]
    return page.cut_lines(dict.fromkeys(kept_numbers(page, start), "other_letter"))
