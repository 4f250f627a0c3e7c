"""Which lines above the first paragraph or below the last speak of the site and not of the paper?

A line that would be content in the middle of a text ("Made by volunteers", "Was this answer any good?", "Cabinet papers ›")
is furniture at its edges where its words are those of web sites.
"""

from __future__ import annotations

import re

from corpus.cleaning.page import Page, is_prose
from corpus.date_text import find_dates
from corpus.layouts.letters import COPY_LIST, is_date, is_salutation, is_sign_off
from corpus.layouts.releases import CONTACTS, ENDS, NOTES
from corpus.layouts.verbs import verb

STRONG = re.compile(
    r"\b(?:web ?site|web ?page|(?:this|our) (?:web ?)?(?:page|site)|browser|click|tap here|tweets?|re-?tweets?|unsubscribe|newsletters?|mailing list"
    r"|printer?-friendly|cookies?|log ?in|sign (?:in|up)|my account|rss|facebook|twitter|instagram|whatsapp|linkedin|tiktok|youtube|bookmark|embed|permalink"
    r"|copyright|licen[cs]e|privacy|gdpr|page views|read more|prev(?:ious)?|back to|top of|expand|collapse|read aloud|text size|switch to|loading"
    r"|minutes? ago|hours? ago|days? ago|last updated|trending|most read|recommended for|more (?:from|on|in|like|news|stories)|password|members area|e-?mail this"
    r"|report (?:an? )?(?:error|problem|this)|about us|contact us|accessibility|site ?map|in your area|quick links|crowdfund\w*|ad-?free|sign our"
    r"|data from|scraped|skip to|jump to|full screen|pdf|download|alerts?|subscri(?:be|ption|bers?)|sponsored|advert\w*|cite|coffee|donate|get involved|follow us"
    r"|become an? (?:member|subscriber|supporter|friend)|our journalism|this article|was this|spotted|source code|open (?:government|parliament) licence)\b",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"\b(?:links?|share[ds]?|follow(?:ers)?|print|apps?|comments?|vot(?:e|es) (?:up|down)|useful|helpful|feedback|menu|search|archives?|feeds?|terms|volunteers?|hosted"
    r"|powered|beta|likes|next|hide|listen|translate|refresh|related|popular|stories|headlines|register|e-?mails?|corrections?|errors?|jobs|weather|partners|membership"
    r"|premium|join us|version|mobile|tablet|permission|reproduc\w+|syndicat\w+|hashtag|made by|run by|designed|page|site|home|updates?|profile|rate)\b",
    re.IGNORECASE,
)
SIGN = re.compile(
    r"[›»«‹→←▶▲▼✕©®↑↓☰★☆♥❤🔒🔗]|#\w{3,}|\bwww\.|https?:|\w@\w|\S\.(?:example|org|com|co\.uk|gov)\b|\s[|•·]\s|\[[^\]]{1,24}\]|°C?\b"
)
LONGEST_EDGE = 260
FEW, MANY = 9, 24  # words: the longer a line, the more of them have to speak of the site
SHORT_HEAD = 5  # words of a line above the first paragraph that is no headline
SURE = 4  # signs that make even a long line furniture


def cut_edges(page: Page) -> Page:
    """Cuts lines about the site below the last paragraph, with what follows them, and above the first."""
    filled = [i for i, line in enumerate(page.lines) if line.text and not page.verdicts[i]]
    if len(filled) < 3 or any(is_sign_off(page.lines[i].text) for i in filled[-14:]):
        return page
    content = [i for i in filled if _is_content(page.lines[i].text)]
    if not content:
        return page
    kinds: dict[int, str] = {}
    for i in filled:
        if i > content[-1] and (kinds or about_site(page.lines[i].text)):
            kinds[i] = "edge"
    for i in filled:
        text = page.lines[i].text
        if i >= content[0]:
            break
        if not _is_head(text) and about_site(text) and (len(text.split()) <= SHORT_HEAD or _signs(text) >= SURE):
            kinds[i] = "edge"
    return page.cut_lines(kinds)


def _is_content(text: str) -> bool:
    """Is a line surely of the paper: a paragraph that does not speak of the site, a question, an answer, notes?"""
    if NOTES.match(text) or ENDS.match(text) or CONTACTS.match(text) or COPY_LIST.match(text) or verb(text, asking=True):
        return True
    return is_prose(text) and not about_site(text)


def _is_head(text: str) -> bool:
    """Is a line above the first paragraph one of the paper's own: a date, a salutation, what a question's label says?"""
    return is_salutation(text) or is_date(text) or verb(text) != "" or any(True for _ in find_dates(text))


def about_site(text: str) -> bool:
    """Does a line speak of the web site that it stands on?

    >>> about_site("Made by volunteers. Spotted an error?"), about_site("We have protected the budget.")
    (True, False)
    """
    if len(text) > LONGEST_EDGE:
        return False
    words = text.count(" ") + 1
    enough = 2 if words <= FEW and text[-1] not in ".:" else 3 if words <= MANY else SURE
    return _signs(text) >= enough


def _signs(text: str) -> int:
    """How loudly a line speaks of a web site: two for a strong word or sign, one for a weak word."""
    return 2 * len(STRONG.findall(text)) + 2 * len(SIGN.findall(text)) + len(WEAK.findall(text))
