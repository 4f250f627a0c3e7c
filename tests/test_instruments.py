"""Does the instruments extractor find treaties, Acts and Bills, and give each provision to the right one?"""

import pytest
from lamps import RECORDS

from corpus.dates import PartialDate
from corpus.extractors.instruments import extract, numbers
from corpus.instruments import knowledge
from corpus.provisions import instrument_words
from corpus.records import Document, Findings, InstrumentMention, Locator
from indexer.fields import instruments


def found(text: str, date: str | None = None) -> tuple[InstrumentMention, ...]:
    document = Document(Locator("x"), "text", "generic", "", text, text, ((0, 0, len(text)),))
    return extract(document, Findings(date=PartialDate(date) if date else None)).instruments


def references(text: str, date: str | None = None) -> list[str]:
    return [f"{m.id}/{m.provision}" if m.provision else m.id for m in found(text, date)]


CASES = [
    ("section 12 of the Ferries (Scotland) Act 2001", ["ferries-scotland-act-2001/12", "ferries-scotland-act-2001"]),
    ("under the Nearness to Footpaths Act 1994", ["nearness-to-footpaths-act-1994"]),
    ("The Welfare and Safety at Sea Regulations 1999 apply.", ["welfare-and-safety-at-sea-regulations-1999"]),
    ("Objections by the Government to Footpaths Bill amendments.", ["footpaths-bill"]),
    ("I gave my notes to Footpaths Bill officials.", ["footpaths-bill"]),
    ("I rise to support the Amendment Bill.", []),
    ("Article 59 of the Istanbul Convention", ["istanbul-convention/59", "istanbul-convention"]),
    ("Art. 59 of the convention, the Istanbul Convention", ["istanbul-convention/59", "istanbul-convention"]),
    (
        "Articles 59 and 60 of the Istanbul Convention",
        ["istanbul-convention/59", "istanbul-convention/60", "istanbul-convention"],
    ),
    ("the Istanbul Convention’s Article 59(1)", ["istanbul-convention", "istanbul-convention/59(1)"]),
    (
        "The UK ratified the Istanbul Convention, but kept its reservation on Article 59.",
        ["istanbul-convention", "istanbul-convention/59"],
    ),
    (
        "the Council of Europe Convention on preventing and combating violence\nagainst women and domestic violence",
        ["istanbul-convention"],
    ),
    ("The Home Office should withdraw its reservation on Article 59.", ["istanbul-convention/59"]),
    ("The reservation to Article 59(3) must go.", ["istanbul-convention/59(3)"]),
    ("A reservation to Article 59 of the UK GDPR is unheard of.", ["uk-gdpr/59", "uk-gdpr"]),
    ("He is liable under s.82(1)(b) DAA 2021.", ["domestic-abuse-act-2021/82(1)(b)", "domestic-abuse-act-2021"]),
    ("Article 8 of the European Convention on Human Rights", ["echr/8", "echr"]),
    ("European Convention of Human Rights (ECHR) Article 3", ["echr", "echr/3"]),
    ("It engages Article 8 rights.", ["echr/8"]),
    ("Articles 3 to 5 of the ECHR", ["echr/3", "echr/4", "echr/5", "echr"]),
    (
        "Article 59 GDPR and, in the Istanbul Convention, Article 59",
        ["gdpr/59", "gdpr", "istanbul-convention", "istanbul-convention/59"],
    ),
    ("section 82 of the Domestic Abuse Act 2021", ["domestic-abuse-act-2021/82", "domestic-abuse-act-2021"]),
    ("s.82 of the Domestic Abuse Act", ["domestic-abuse-act-2021/82", "domestic-abuse-act-2021"]),
    ("Domestic Abuse Act 2021, s 82(1)(b)", ["domestic-abuse-act-2021", "domestic-abuse-act-2021/82(1)(b)"]),
    (
        "the Domestic Abuse Act 2021; under section 63 of that Act",
        ["domestic-abuse-act-2021", "domestic-abuse-act-2021/63"],
    ),
    (
        "The Care Act 2014 and the Children Act 1989. Under section 17 of the 1989 Act and section 9 of the 2014 Act",
        ["care-act-2014", "children-act-1989", "children-act-1989/17", "care-act-2014/9"],
    ),
    ("Part 4 of the Domestic Abuse Act", ["domestic-abuse-act-2021/part-4", "domestic-abuse-act-2021"]),
    (
        "sections 1 to 3 of and Schedule 2 to the Care Act 2014",
        ["care-act-2014/1", "care-act-2014/2", "care-act-2014/3", "care-act-2014/schedule-2", "care-act-2014"],
    ),
    (
        "(a) section 11 and (b) section 25 of the Children Act 1989",
        ["children-act-1989/11", "children-act-1989/25", "children-act-1989"],
    ),
    (
        "clause 14 of the Victims and Prisoners Bill",
        ["victims-and-prisoners-bill/14", "victims-and-prisoners-act-2024", "victims-and-prisoners-bill"],
    ),
    ("DOMESTIC ABUSE BILL", ["domestic-abuse-act-2021", "domestic-abuse-bill"]),
    (
        "Offences against the Person Act 1861, and the Police, Crime, Sentencing and Courts Act 2022",
        ["offences-against-the-person-act-1861", "police-crime-sentencing-and-courts-act-2022"],
    ),
    (
        "Asylum and Immigration (Treatment of Claimants, etc.) Act 2004",
        ["asylum-and-immigration-treatment-of-claimants-etc-act-2004"],
    ),
    ("the Pedlars Act 1871", ["pedlars-act-1871"]),
    ("the Harbour Dues Bill", ["harbour-dues-bill"]),
    (
        "the Sheep Dip (Labels) Regulations 2019, regulation 4",
        ["sheep-dip-labels-regulations-2019", "sheep-dip-labels-regulations-2019/4"],
    ),
    ("the Convention on Migratory Species of Wild Animals", ["convention-on-migratory-species-of-wild-animals"]),
    ("The Herring Act applies. The Herring Act 1908 is old.", ["herring-act-1908"]),
    ("a section 21 notice", ["housing-act-1988/21"]),
    # nothing here is an instrument, or the provision is of something else
    ("Bill Shankly and the Republican National Convention", []),
    ("This Act, the Bill, an act of war, Article 59", []),
    ("Bill of Rights", []),
    ("Human Rights\nBill Shankly (Glasgow): To ask", []),
    ("the Care Act 2014 and section 3 of the report", ["care-act-2014"]),
    ("the Istanbul Convention and section 3, clause 4", ["istanbul-convention"]),
    ("Article 12 of the Rules of Golf; the ECHR", ["echr"]),
    ("Senators Introduce Bill to Save Bees", []),
    ("Carts 12 and 13, Saras 3 and Aarts 4 under the Care Act 2014", ["care-act-2014"]),
    ("Support Act\n\nCare Act 2014", ["care-act-2014"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_references(text: str, wanted: list[str]) -> None:
    assert references(text) == wanted


def test_a_bill_follows_to_the_act_of_its_time() -> None:
    assert "immigration-act-2014" in references("the Immigration Bill", "2013-10")
    assert "immigration-act-2016" in references("the Immigration Bill", "2015-11")
    assert references("the Immigration Bill") == ["immigration-bill"]
    assert references("the Immigration Bill", "2024") == ["immigration-bill"]


def test_an_act_without_a_year_is_one_that_the_paper_can_know() -> None:
    assert references("the Data Protection Act", "2005") == ["data-protection-act-1998"]
    assert references("the Data Protection Act", "2021") == ["data-protection-act-2018"]
    assert references("the Data Protection Act 1998. The Data Protection Act", "2021") == ["data-protection-act-1998"]


def test_spans_give_back_what_the_text_says() -> None:
    text = "Ministers signed the “Istanbul Convention”. Article 59 is left out, and Article 59 matters."
    named, provision = found(text)
    assert [text[span.start : span.end] for span in named.spans] == ["Istanbul Convention"]
    assert [text[span.start : span.end] for span in provision.spans] == ["Article 59", "Article 59"]


def test_numbers_of_a_list() -> None:
    assert numbers("59, 60 and 61(2)") == ["59", "60", "61(2)"]
    assert numbers("1–3") == ["1", "2", "3"]
    assert numbers("1 to 9999") == ["1", "9999"]


def test_the_data_file_is_sound() -> None:
    know = knowledge()
    for name, meanings in know.names.items():
        assert name == " ".join(name.split()), name
        assert len({(m.instrument.id, m.became) for m in meanings}) == len(meanings), f"{name} means the same twice"
        assert sum(m.usual and m.became is None for m in meanings) <= 1, f"{name} has several usual meanings"
    ids = {m.instrument.id for meanings in know.names.values() for m in meanings}
    assert {"istanbul-convention", "echr", "cedaw", "ecat", "gdpr", "domestic-abuse-act-2021"} <= ids


@pytest.mark.parametrize(
    "unit",
    [
        "Act ",
        "the A of B ",
        "section 1, ",
        "(Act ",
        "Article 1 of the ",
        "Convention on A ",
        "1–",
        "Care Act 2014 article 1 ",
        "(",
        "Act s 1 of the 1950 Act ",
    ],
)
def test_hostile_text_hides_nothing(unit: str) -> None:
    first, *_ = found("Care Act 2014. " + unit * (5_000 // len(unit)))  # benchmarks/hostile.py measures the time it takes
    assert first.id == "care-act-2014"


@pytest.mark.parametrize(
    ("label", "provision", "words"),
    [
        ("Istanbul Convention", "59", "Istanbul Convention, Article 59"),
        ("Care Act 2014", "18(1)", "Care Act 2014, section 18(1)"),
        ("Victims and Prisoners Bill", "27", "Victims and Prisoners Bill, clause 27"),
        ("Immigration Rules", "289A", "Immigration Rules, paragraph 289A"),
        ("Care Act 2014", "schedule-2", "Care Act 2014, schedule 2"),
        ("Care Act 2014", None, "Care Act 2014"),
    ],
)
def test_a_provision_is_called_as_readers_call_it(label: str, provision: str | None, words: str) -> None:
    assert instrument_words(label, provision) == words


def test_a_facet_takes_the_provision_in_either_order() -> None:
    mention = InstrumentMention("istanbul-convention", "Istanbul Convention", "59", ())
    named, article = instruments(RECORDS[0]._replace(instruments=(mention,)))
    assert (named.value, named.label) == ("istanbul-convention", "Istanbul Convention")
    assert (article.label, *article.also) == ("Istanbul Convention, Article 59", "Article 59 of the Istanbul Convention")
