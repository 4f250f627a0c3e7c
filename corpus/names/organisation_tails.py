"""How far does the name of an organisation go on behind its head, as in "Department for Work and Pensions"?"""

from __future__ import annotations

from corpus.names.gazetteer import in_gazetteer
from corpus.names.name_blocks import block_end, is_head
from corpus.names.organisation_forms import office_body
from corpus.names.words import (
    ACRONYM,
    COMMON,
    FIRST,
    HEAD,
    NATION,
    OTHER,
    POLICY,
    SMALL,
    Word,
)

_KEY_LINKS = frozenset(("of", "for", "on", "against", "in", "to"))
_AFTER_IN = frozenset(("Union", "Party", "Bund", "Church", "Women"))
_BEFORE_TO = frozenset(
    (
        "Campaign",
        "Coalition",
        "Alliance",
        "Committee",
        "Movement",
        "Society",
        "Commission",
        "Network",
        "Association",
        "Fund",
        "Action",
    )
)  # of what somebody is to do: "Campaign to Protect Rural England"
_OF_WORKERS, _WORKERS = frozenset(("Union", "Association", "Federation")), frozenset(("Workers", "Staff", "Employees", "Drivers"))
_OF_MEMBERS = frozenset(("Association", "Society", "Federation"))
_HOME_NATIONS = frozenset(("England", "Scotland", "Wales", "Cymru", "Ireland"))
_HOUSES_OF = frozenset(("Committee", "Subcommittee", "Sub-Committee", "Sub-committee"))


def continuation(words: list[Word], head: int) -> int:
    """The end of "Department for Work and Pensions", from its head."""
    end = head + 1
    n = len(words)
    while end < n and words[end].base in _KEY_LINKS:
        link = words[end].base
        if (link == "in" and words[head].base not in _AFTER_IN) or (link == "on" and words[head].base == "Division"):
            break
        if link == "to" and not (end == head + 1 and words[head].base in _BEFORE_TO):
            break  # a headline: "National Institute of Health to Fund Projects"
        if words[head].base == "Police" and link != "of":
            break
        begin = end + 1
        while begin < n and words[begin].base == "the":
            begin += 1
        if begin >= n or words[begin].base[0].islower():
            break
        if words[begin].sort & SMALL and not words[begin].sort & POLICY:
            break
        if words[head].base in _HOUSES_OF and words[head - 1].base[0].isupper() and head and _is_chamber(words, begin):
            break
        if words[head].base == "Office" and (body := office_body(words, begin)):
            return body
        end = _before_person(words, begin, block_end(words, begin))
        if (
            words[end - 1].base == "England"
            and end + 1 < n
            and words[end].base in ("and", "&")
            and words[end + 1].base == "Wales"
        ):
            return end + 2
        while end < n and words[end].base in ("and", "&"):
            begin = (
                end + 2 if end + 2 < n and words[end + 1].base == "the" and words[end + 2].sort & (POLICY | COMMON) else end + 1
            )
            union = words[head].base in _OF_WORKERS and words[block_end(words, begin) - 1].base in _WORKERS
            if not _goes_on(words, begin, union) or (words[head].base == "University" and words[begin].sort & ACRONYM):
                break  # University of Oxford and COMPAS
            end = block_end(words, begin)
    return _with_nation(words, head, end)


def _with_nation(words: list[Word], head: int, end: int) -> int:
    """The end of "Association of Directors of Housing in Scotland", whose members are those of a nation."""
    if words[head].base not in _OF_MEMBERS or end == head + 1 or end + 1 >= len(words) or words[end].base != "in":
        return end
    begin = next(k for k in range(head, -1, -1) if k == 0 or not words[k - 1].base[0].isupper())
    known = in_gazetteer(words, begin)
    if known and known[1].id and known[0] == end:
        return end  # a body of more than that nation
    nation = end + 2 if words[end + 1].base != "Northern" else min(end + 3, len(words))
    alone = nation == len(words) or words[nation].base[0].islower()
    return nation if words[nation - 1].base in _HOME_NATIONS and alone else end


def _is_chamber(words: list[Word], begin: int) -> bool:
    """Does a parliament or a house of one stand there, whose committee is a body of its own?"""
    return words[begin].base in ("Senedd", "House", "Dáil", "Seanad", "Oireachtas") or (
        begin + 1 < len(words) and words[begin + 1].base in ("Parliament", "Assembly")
    )


def _before_person(words: list[Word], begin: int, end: int) -> int:
    """A given name inside the block begins somebody else's name."""
    for k in range(begin + 1, end - 1):
        if words[k].sort & FIRST and not words[k].sort & (POLICY | COMMON) and not words[k + 1].sort & (HEAD | OTHER | COMMON):
            return k
    return end


def _goes_on(words: list[Word], begin: int, workers: bool) -> bool:
    """Do the words after "and" go on with the name? They do where they are no name of their own, or a union's other workers."""
    if begin >= len(words) or words[begin].base[0].islower():
        return False
    end = block_end(words, begin)
    known = in_gazetteer(words, begin)
    if known and known[1].id and known[0] - begin > 1:
        return False
    part = words[begin:end]
    if workers or any(word.base == "NHS" for word in part):
        return True
    if is_head(part[-1]) and len(part) > 1 and not all(word.sort & POLICY for word in part):
        return False
    if known and known[1].id and part[0].sort & ACRONYM:
        return False
    return all(word.sort & (POLICY | COMMON | NATION | OTHER | ACRONYM) and not word.sort & FIRST for word in part)
