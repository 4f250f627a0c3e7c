"""What does a table beside the files change in their records?"""

import pytest
from command_line import commands_on
from ingesting import counts, write

from corpus import statuses
from corpus.pipeline import ingest

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_metadata_wins_and_says_where_it_is_from(store, papers):
    write(
        papers / "metadata.csv",
        "file,url,kind,title,date,publisher,author,language\n"
        "letter0.txt,https://example.org/x,press_release,My title,2019-05,Refuge; Home Office,Ada Byron,cy\n",
    )
    assert counts(ingest([papers], store)) == (3, 3, 0, 0, 0, 0)
    (record,) = [one for one in store.records() if one.url]
    assert (record.url, record.id.startswith("x-")) == ("https://example.org/x", True)
    assert (record.kind, record.title, str(record.date), record.language) == ("press_release", "My title", "2019-05", "cy")
    assert {actor.name for actor in record.actors_with("publisher")} == {"Refuge", "Home Office"}
    assert "Ada Byron" in {actor.name for actor in record.actors_with("author")}
    assert {record.evidence[key][0].origin for key in ("kind", "title", "date")} == {"metadata.csv"}
    write(papers / "metadata.csv", "file,url\nletter0.txt,https://example.org/y\n", age=20)
    report = ingest([papers], store)
    assert (report.added, report.unchanged, report.removed) == (1, 2, 1)


def test_rows_that_make_no_sense_are_rejected_by_their_line(store, papers):
    write(
        papers / "metadata.csv",
        "file,date,colour,kind\nletter0.txt,2021-02-30,red,\nnone.txt,2021,,\nletter1.txt,2021,,poem\nletter1.txt,,,\n../x,,,\n",
    )
    report = ingest([papers], store)
    assert report.records == 3
    assert sorted((bad.locator.member, bad.reason.split(" ", 3)[0]) for bad in report.rejected) == [
        ("line 1", "line"), ("line 2", "line"), ("line 3", "line"), ("line 4", "line"), ("line 5", "line"), ("line 6", "line"),
    ]  # fmt: skip
    assert store.rejections() == tuple(report.rejected)
    write(papers / "metadata.csv", "file,date\nletter0.txt,2021\n")
    assert ingest([papers], store).rejected == ()
    assert store.rejections() == ()


def test_a_table_counts_for_a_file_that_is_named_itself(store, papers):
    write(papers / "metadata.csv", "file,url\nletter0.txt,https://example.org/x\n")
    ingest([papers / "letter0.txt", papers / "metadata.csv"], store)
    assert [record.url for record in store.records()] == ["https://example.org/x"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("letter0.txt,Walls, and lamps,https://example.org/x,en", "more cells than columns"),
        (",Walls,,", "names no file"),
        ("letter0.txt,Walls,Anytown Council,en", 'has the url "Anytown Council"'),
        ("letter0.txt,Walls,javascript:alert(1),en", 'has the url "javascript:alert(1)"'),
        ("letter0.txt,Walls,,English", 'has the language "English"'),
    ],
)
def test_a_fault_of_the_table_is_told(papers, tmp_path, capsys, row, said):
    write(papers / "metadata.csv", f"file,title,url,language\n{row}\n")
    told = commands_on(tmp_path / "home", capsys)(f"ingest {papers}", statuses.SOME_REJECTED)[1]
    assert "\n1 fault in metadata.csv:\n" in told
    assert said in told


def test_papers_that_cannot_be_read_are_told_before_faults_of_the_table(papers, tmp_path, capsys):
    write(papers / "metadata.csv", "file,title\n" + "".join(f"gone{number}.txt,Walls\n" for number in range(12)))
    write(papers / "scans" / "zero.txt", "")
    run = commands_on(tmp_path / "home", capsys)
    assert "zero.txt\n    load: is empty. Fetch or save it again" in run(f"ingest {papers}", statuses.SOME_REJECTED)[1]
    assert "zero.txt" in run("status")[0]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_may_part_its_cells_as_spreadsheets_do(store, papers, mark):
    write(papers / "metadata.csv", f"file{mark}title{mark}{mark}\nletter0.txt{mark}Walls{mark}{mark}\n{mark}{mark}{mark}\n")
    assert ingest([papers], store).rejected == ()
    assert "Walls" in [record.title for record in store.records()]
