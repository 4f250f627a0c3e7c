"""In which language is the paper written?"""

from __future__ import annotations

from corpus.records import Document, Findings

SAMPLE = 1_500  # characters, from the middle, where there is least furniture and fewest names
FEWEST = 3  # words of a language that show it, since some are letters of a list in any
COMMON = {
    "en": "the of and to in that is for was on with as it be by this have from are which not they we i you",
    "cy": "y yr yn a o i ar mae ei bod gan wedi am fod hyn sy ac nid eu oedd gyda drwy bydd cael",
    "ga": "an na agus ar go le is ag do sa bhí tá atá leis mar nach sin seo gur chun maidir",
    "gd": "an na agus air gu le tha ann do nach seo sin gur bha airson mar chaidh leis",
    "fr": "le la les de des et en un une du est que qui dans pour pas sur au par il nous vous",
    "de": "der die das und in zu den ist von nicht mit es im für auf ein eine dem wir sie",
    "es": "el la los las de y en que un una por con no se para es del al lo como",
    "it": "il la di che e un una per non in sono con del della le si da gli",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om",
    "pl": "w i na z się do nie że to jest o za po dla przez",
    "pt": "o a os as de e em que um uma do da não para com por se no na",
}
COMMON_WORDS = {code: frozenset(words.split()) for code, words in COMMON.items()}


def extract(document: Document, found: Findings) -> Findings:
    """The language as its ISO 639-1 code: the given one, else the one whose common words prevail; English where none does."""
    given = document.given_values("language")
    language = given[0].value if given else guess_language(document.text)
    return found if language == found.language else found._replace(language=language)


def guess_language(text: str) -> str:
    """The language whose commonest words make up most of the text.

    >>> guess_language("Mae'r Llywodraeth wedi bod yn glir am hyn ac mae gan y bobl hawl i wybod")
    'cy'
    """
    start = max(0, len(text) // 2 - SAMPLE // 2)
    words = text[start : start + SAMPLE].lower().split()
    if sum(map(COMMON_WORDS["en"].__contains__, words)) * 5 > len(words):  # no other language reaches a fifth of English words
        return "en"
    counts = {code: sum(map(common.__contains__, words)) for code, common in COMMON_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    sure = counts[best] > max(2, counts["en"]) and len(COMMON_WORDS[best].intersection(words)) >= FEWEST
    return best if sure else "en"
