"""Which paragraphs of a saved web page are its article?

Its paragraphs fall into clusters with furniture between them; the largest is the article.
"""

from __future__ import annotations

from itertools import pairwise

from corpus.cleaning.appeals import FEWEST_SIGNS, WEB, loudness
from corpus.cleaning.edges import SPEECH
from corpus.cleaning.furniture import is_link_word
from corpus.cleaning.links import menus
from corpus.cleaning.page import Page
from corpus.cleaning.tail import COMMENTS_HEADING
from corpus.layouts.headlines import is_meta
from corpus.vocabulary import long_words, words

LONG_BEGINNING = 400  # characters of paragraphs that an article may begin with above a list
SHARED = 0.4  # of the words of its beginning stand in the rest of an article as well
MANY_SIGNS, LITTLE = 8, 3  # lines of furniture above; one part of so many of the text
INSERTED = 3  # lines without a paragraph, one of them furniture, below which all may be of other things
LOUD = 1.5  # how much a publisher's paragraphs speak of itself and its readers
ABOVE, WORDS, OTHER = 3, 12, 0.08  # paragraphs of an article; words of what stands below; share of them that the article has
GAP = 8  # lines without a paragraph, some of them furniture, that part two clusters


def clusters_of(page: Page, prose: list[int]) -> list[list[int]]:
    """The paragraphs, parted where many lines without one, some of them furniture, or a menu stand between two.

    Below much furniture any menu parts them that has little text above it.
    """
    clusters = [[prose[0]]]
    listed = menus(page)
    rest = sum(len(page.lines[i].text) for i in prose)
    above = 0  # characters of paragraphs
    shown = sum(verdict in WEB for verdict in page.verdicts[: prose[0]])  # lines of furniture so far
    for before, number in pairwise(prose):
        above += len(page.lines[before].text)
        between = [i for i in range(before + 1, number) if page.lines[i].text]
        known = sum(page.verdicts[i] in WEB for i in between)
        signs = known + sum(not page.verdicts[i] and is_link_word(page.lines[i].text.lower()) for i in between)
        shown += known
        parts = signs >= FEWEST_SIGNS or (shown >= MANY_SIGNS and above * LITTLE <= rest)
        if (len(between) >= GAP and signs * 6 >= len(between)) or (parts and any(before < run[-1] < number for run in listed)):
            clusters.append([])
        clusters[-1].append(number)
    return clusters


def article_of(page: Page, clusters: list[list[int]]) -> list[int]:
    """The first cluster that is at least nearly as large as the largest, and those that go on with its story.

    A story goes on below its inserts where somebody speaks and no date or byline opens another story.
    """
    sizes = [sum(len(page.lines[i].text) for i in cluster) for cluster in clusters]
    first = next(at for at, size in enumerate(sizes) if size * 2 >= max(sizes))
    article = clusters[first]
    for cluster in reversed(clusters[:first]):
        if _begins(page, cluster, article):
            article = [*cluster, *article]
    for cluster in clusters[first + 1 :]:
        between = [page.lines[i].text for i in range(article[-1] + 1, cluster[0]) if page.lines[i].text]
        speaks = any(SPEECH.search(page.lines[i].text) for i in cluster)
        if not speaks or any(is_meta(text) or COMMENTS_HEADING.fullmatch(text) for text in between):
            break
        article = [*article, *cluster]
    return _without_others(page, article)


def _without_others(page: Page, article: list[int]) -> list[int]:
    """The article down to a few lines, one of them furniture, below which the publisher speaks and none of its words are used."""
    for at in range(ABOVE, len(article)):
        between = [i for i in range(article[at - 1] + 1, article[at]) if page.lines[i].text]
        if len(between) < INSERTED or not any(page.verdicts[i] in WEB for i in between):
            continue
        below = long_words(page.lines[i].text for i in article[at:])
        above = long_words(page.lines[i].text for i in article[:at])
        loud = sum(loudness(words(page.lines[i].text))[0] for i in article[at:])
        told = any(SPEECH.search(page.lines[i].text) for i in article[at:])
        if told or loud < LOUD * (len(article) - at):
            continue
        if len(above) >= len(below) >= WORDS and len(below & above) < OTHER * len(below):
            return article[:at]
    return article


def _begins(page: Page, cluster: list[int], article: list[int]) -> bool:
    """Are these paragraphs the beginning of the article, above a list of its own: some on end, in the same words?"""
    texts = [page.lines[i].text for i in cluster]
    if sum(map(len, texts)) < LONG_BEGINNING or not _on_end(page, cluster):
        return False
    told = long_words(page.lines[i].text for i in article)
    own = long_words(texts)
    return len(own & told) >= SHARED * len(own)


def _on_end(page: Page, cluster: list[int]) -> bool:
    """Do three paragraphs follow each other with nothing between them?"""
    beside = [not any(page.lines[i].text for i in range(upper + 1, lower)) for upper, lower in pairwise(cluster)]
    return any(one and other for one, other in pairwise(beside))
