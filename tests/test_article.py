"""The article of a saved web page: its text without furniture, the facts it states, and the way back to what it shows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CleanError
from corpus.records import Document, Given, Locator, RawDocument
from corpus.sources import generic
from corpus.sources.article import read_article, read_page
from corpus.sources.page_blocks import show
from corpus.sources.page_tree import parse

FIRST = "Ministers were told on Monday that frightened people do not call the police, and that the law could change this."
SECOND = "A report by the Harbour Trust, which runs four refuges, counts nine women who withdrew their statements last year."
THIRD = "“Nobody should have to choose between safety and a visa,” said its director, Ada Okoro, at the launch in Cardiff."
LAST = "The committee will publish its own findings in the spring, after two further sessions with chief constables."
NEWS = f"""<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Refuge workers ask for a firewall | The Test Courier</title>
<meta property="og:title" content="Refuge workers ask for a firewall">
<meta property="og:site_name" content="The Test Courier">
<meta name="author" content="Bo Ray and Mina Lee">
<meta property="article:published_time" content="2023-05-09T06:30:00+01:00">
<link rel="canonical" href="https://courier.example/2023/refuge-firewall">
<style>p {{ color: black }}</style></head>
<body class="comments-open">
<nav class="site-nav"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit. Some of them are needed, others are not.</p></div>
<main><article>
<h1>Refuge workers ask for a firewall</h1>
<p class="byline">By Bo Ray and Mina Lee, 9 May 2023</p>
<div class="share-buttons"><a href="#">Share on one site</a> <a href="#">Share on another</a></div>
<div class="article-body">
<p>{FIRST}</p>
<figure><img src="x.jpg"><figcaption>The refuge in Cardiff last winter. Photograph: Test Images.</figcaption></figure>
<p>{SECOND}</p>
<aside class="pull-quote"><p>Nobody should have to choose between safety and a visa</p></aside>
<h2>‘Nobody should have to choose’, say refuges</h2>
<p>{THIRD}</p>
<ul><li>two forces share nothing</li><li>eleven forces share everything they are told</li></ul>
<p><a href="/more">Related: police data shared with the Home Office, figures show</a></p>
<blockquote class="social-embed"><p>We are reading the report. A reply will follow.</p></blockquote>
<p>{LAST}</p>
<p><a href="/join">Sign up to our newsletter</a> to read more stories like this one.</p>
</div></article>
<section class="related-stories"><h2>More stories</h2><ul><li><a href="/a">Bus cuts hit villages</a></li></ul></section>
<section id="comments"><h2>Comments</h2><p>I have read this twice, and I still think it is a good idea. Well done.</p></section>
</main>
<footer><p>© The Test Courier 2023. All rights reserved.</p></footer>
<script>window.x = "not shown";</script></body></html>"""


def page(markup: str, *facts: Given) -> Document:
    return read_page(RawDocument(Locator("page.html"), "html", "0" * 64, markup=markup, given=facts))


def test_the_article_stays_and_everything_around_it_goes() -> None:
    paragraphs = [
        FIRST,
        SECOND,
        "‘Nobody should have to choose’, say refuges",
        THIRD,
        "two forces share nothing\neleven forces share everything they are told",
        "We are reading the report. A reply will follow.",
        LAST,
    ]
    assert read_article(NEWS).text == "\n\n".join(paragraphs)


def test_facts_come_with_the_field_that_states_them() -> None:
    article = read_article(NEWS)
    assert article.title == "Refuge workers ask for a firewall"
    assert article.authors == ("Bo Ray", "Mina Lee")
    assert article.published == "2023-05-09"
    assert article.publisher == "The Test Courier"
    assert article.language == "en"
    assert article.url == "https://courier.example/2023/refuge-firewall"
    assert dict(article.evidence) == {
        "title": "h1",
        "author": "meta:author",
        "published": "meta:article:published_time",
        "publisher": "meta:og:site_name",
        "language": "html:lang",
        "url": "canonical",
    }


def test_a_page_without_fields_is_dated_and_signed_by_the_lines_around_its_heading() -> None:
    body = f"<h1>Refuge workers ask for a firewall</h1><p>By Bo Ray</p><p>Posted on 9 May 2023</p><p>{FIRST}</p><p>{SECOND}</p>"
    article = read_article(f"<html><body>{body}</body></html>")
    assert (article.title, article.authors, article.published) == ("Refuge workers ask for a firewall", ("Bo Ray",), "2023-05-09")
    assert dict(article.evidence) == {"title": "h1", "author": "line", "published": "line"}


def test_an_embargo_is_no_dateline() -> None:
    nav = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    lines = ["EMBARGOED UNTIL 00:01 ON 9 MAY 2023", FIRST, SECOND, LAST]
    markup = f"<body>{nav}<main><h1>A report</h1>{''.join(f'<p>{line}</p>' for line in lines)}</main></body>"
    assert read_article(markup).text == "\n\n".join(lines)


def linked_data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **values})}</script>'


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        (
            linked_data(**{"@type": "NewsArticle", "datePublished": "20240301T10:00Z", "author": [{"name": "Ann Lee"}]}),
            ("2024-03-01", ("Ann Lee",), "json-ld:datePublished"),
        ),
        (
            linked_data(**{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00", "dateModified": "2024-03-02"}),
            (None, (), None),
        ),
        (
            linked_data(**{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "datePublished": "2024-03-01"}]}),
            ("2024-03-01", (), "json-ld:datePublished"),
        ),
        ('<meta name="DC.date.issued" content="1 March 2024">', ("2024-03-01", (), "meta:dc.date.issued")),
        ('<meta name="dcterms.creator" content="Ann Lee; Bo Ray">', (None, ("Ann Lee", "Bo Ray"), None)),
        ('<meta property="article:author" content="https://social.example/ann">', (None, (), None)),
        ('<meta name="date" content="2024-02-31">', (None, (), None)),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', (None, (), None)),
    ],
)
def test_every_vocabulary_is_read_and_nonsense_is_not(head: str, facts: tuple[str | None, tuple[str, ...], str | None]) -> None:
    article = read_article(f"<html><head>{head}</head><body><p>{FIRST}</p></body></html>")
    assert (article.published, article.authors, dict(article.evidence).get("published")) == facts


def test_the_address_dates_a_page_that_does_not_date_itself() -> None:
    article = read_article(f"<p>{FIRST}</p>", "https://courier.example/2021/4/7/story")
    assert (article.published, article.url) == ("2021-04-07", "https://courier.example/2021/4/7/story")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>one\n  two<br>three</p>", ["one two\nthree"]),
        ("one<br><br>two", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<p>some<b>thing</b> <i>else</i></p>", ["something else"]),
        ("<table><tr><th>force</th><td>nine</td></tr></table>", ["force\tnine"]),
        ("<table><tr><td><p>one</p></td><td><p>two</p></td></tr></table>", ["one", "two"]),
        ("<p>seen<span class='sr-only'> heard</span></p><p hidden>none</p><p style='display: none'>none</p>", ["seen"]),
        ("<p>a\u00adb\u200bc\u00a0d e\u0301</p>", ["abc d é"]),
        ("<x-card>one <x-more>two</x-more></x-card>", ["one two"]),
    ],
)
def test_a_page_is_cut_where_a_browser_begins_a_line(markup: str, texts: list[str]) -> None:
    assert [block.text for block in show(parse(f"<html><body>{markup}</body></html>"))] == texts


def test_links_are_counted_by_their_letters() -> None:
    (block,) = show(parse("<p>read <a href='#'>this</a></p>"))
    assert (block.linked, block.strong) == (0.5, 0.0)


def test_a_document_leads_back_to_what_the_page_shows() -> None:
    document = page(NEWS)
    assert document.text == read_article(NEWS).text
    for start, origin, length in document.pieces:
        assert document.text[start : start + length] == document.original[origin : origin + length]
    furniture = {document.original[each.span.start : each.span.end]: each.kind for each in document.furniture}
    assert furniture["Nobody should have to choose between safety and a visa"] == "duplicate"
    assert furniture["The refuge in Cardiff last winter. Photograph: Test Images."] == "caption"
    assert furniture["Share on one site Share on another"] == "sharing"
    assert furniture["Related: police data shared with the Home Office, figures show"] == "related"
    assert "not shown" not in document.original


def test_what_came_with_the_file_stands_before_what_the_page_says() -> None:
    document = page(NEWS, Given("title", "My own title", "metadata.csv"))
    assert [fact.value for fact in document.given_values("title")] == ["My own title", "Refuge workers ask for a firewall"]
    assert [fact.origin for fact in document.given_values("author")] == ["field:meta:author", "field:meta:author"]
    assert not document.given_values("language")


def test_a_letter_in_markup_is_kept_whole() -> None:
    lines = ["14 June 2023", "Dear Minister", FIRST, "Yours sincerely", "Ada Okoro", "Harbour Trust"]
    assert read_article("".join(f"<p>{line}</p>" for line in lines)).text == "\n\n".join(lines)


def test_a_letter_on_a_site_keeps_its_signatures() -> None:
    nav = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    lines = ["Dear Minister,", FIRST, SECOND, LAST, "Yours sincerely,", "Ada Okoro", "Bo Ray", "Mina Lee"]
    body = "".join(f"<p>{line}</p>" for line in lines)
    more = "<h2>More letters</h2><p><a href='/a'>A letter of last year</a></p>"
    markup = f"<body>{nav}<main><h1>Our letter</h1><div>{body}{more}</div></main><footer><p>Harbour Trust</p></footer></body>"
    assert read_article(markup).text.split("\n\n") == lines


def test_a_text_that_a_script_would_show_is_read() -> None:
    body = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, LAST))
    markup = f"<html><body><nav><a href='/'>Home</a></nav><p>Loading the page.</p><div hidden id='S:0'>{body}</div></body></html>"
    assert read_article(markup).text.endswith("\n\n".join((FIRST, SECOND, THIRD, LAST)))


def test_a_text_in_the_pages_own_fields_is_read_where_the_page_shows_none() -> None:
    carried = linked_data(**{"@type": "NewsArticle", "articleBody": f"{FIRST}\n\n{SECOND} &amp; more"})
    markup = f"<html><head>{carried}</head><body><p>Turn on scripts to read this page.</p></body></html>"
    document = page(markup)
    assert document.text == f"{FIRST}\n\n{SECOND} & more"
    assert document.original == f"Turn on scripts to read this page.\n\n{FIRST}\n\n{SECOND} & more"
    assert [(each.kind, each.span.start) for each in document.furniture] == [("duplicate", 0)]


@pytest.mark.parametrize("markup", ["", "  ", "<html><body><script>x</script></body></html>", "<div>" * 3000 + "deep"])
def test_a_page_without_text_is_an_error_that_names_the_file(markup: str) -> None:
    with pytest.raises(CleanError, match=r"^page\.html: "):
        page(markup)


def test_a_page_of_nothing_but_furniture_is_kept_rather_than_lost() -> None:
    assert read_article("<div class='share'><p>Only this</p></div>").text == "Only this"


def test_entities_of_the_page_itself_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><html><body><p>before &b; after</p></body></html>'
    assert "boom" not in read_article(bomb).text


_TAGS = "<p> </p> <div> </div> <li> <br> </a> <h1> </h1> <tr><td> <article> </article> <aside> </aside> <table> </table>"
TAGS = _TAGS.split()
WORDS = [FIRST, SECOND, "one two", " ", "\n", "é", "&amp;", "<div class='share'>", "<a href='#'>"]
PIECE = st.sampled_from(TAGS + WORDS)


@given(st.lists(PIECE, max_size=30))
def test_every_character_that_stays_knows_its_place(parts: list[str]) -> None:
    try:
        document = page("".join(parts))
    except CleanError:
        return
    covered, at = 0, -1
    for start, origin, length in document.pieces:
        assert document.text[start : start + length] == document.original[origin : origin + length]
        assert origin > at
        assert document.text[covered:start].strip() == ""
        covered, at = start + length, origin
    assert covered == len(document.text)
    kept = [range(origin, origin + length) for _, origin, length in document.pieces]
    assert all(each.span.start not in run for each in document.furniture for run in kept)


def test_crumbs_and_a_list_of_other_stories_go_where_nothing_else_marks_them() -> None:
    page = (
        f"<nav>News Sport</nav><main><p>You are here: Home / News</p><h1>Refuge opens</h1><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>{THIRD}</p>"
        "<h3>You might also like</h3><ul><li>Library opens on Sundays</li></ul><p>Was this page useful?</p></main>"
    )
    assert read_article(page).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_saved_page_of_several_answers_is_parted() -> None:
    cards = "".join(
        f"<article><h2>{name}</h2><p>Asked by Ann Lee on 14 June 2021 | UIN 1663{number}</p><p>To ask the Secretary of State for "
        f"Justice what he will do.</p><p>Answered by John Roe on 22 June 2021</p><p>{FIRST}</p></article>"
        for number, name in enumerate(("Prisons", "Courts"))
    )
    raw = RawDocument(Locator("page.html"), "html", "0" * 64, markup=f"<html><body>{cards}</body></html>")
    assert [document.text.split("\n")[0] for document in generic.read(raw)] == ["Prisons", "Courts"]


def test_who_asks_and_answers_when_stays_above_a_question() -> None:
    rows = "".join(
        f"<tr><th>{label}</th><td>{value}</td></tr>"
        for label, value in (("Asked by", "Ada Okoro (Con)"), ("Asked on", "5 March 2018"), ("Answered by", "Mina Lee"))
    )
    markup = (
        '<html><head><title>Speed Cameras | Answers</title></head><body><div id="nav"><a href="/">Home</a></div>'
        f"<h1>Speed Cameras</h1><table>{rows}</table>"
        "<blockquote>To ask the Secretary of State for Transport, how many cameras stand on trunk roads.</blockquote>"
        "<p>There are 214 of them. Where others stand is for local partnerships to say.</p>"
        '<div class="footer"><a href="/us">Us</a></div>'
    )
    text = read_article(markup).text
    assert "Asked on\t5 March 2018" in text
    assert "Answered by\tMina Lee" in text
    assert "Home" not in text
