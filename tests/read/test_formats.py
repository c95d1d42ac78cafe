"""Documents that are no Markdown: HTML, Word and PDF are read into the same claims, with places that people find."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from audit.model.claim import CitedDocument
from audit.model.errors import DocumentError
from audit.read.document import read_document
from audit.read.fragment import read_html
from audit.read.html import blocks, manuscript
from audit.read.placing import Placing
from tests.formats.pdfs import pdf as one_page
from tests.read.made import Linked, docx, pdf

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"


def read(folder: Path, data: bytes | str, name: str) -> CitedDocument:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_document(path, name)


def told(cited: CitedDocument) -> list[tuple[int, str | None, list[str]]]:
    """Line, day and cited addresses of every claim."""
    return [
        (one.span.line, one.when.start.isoformat() if one.when else None, [link.uri for link in one.citations])
        for one in cited.claims
    ]


def test_a_page_of_news_is_read_card_by_card() -> None:
    """Cards with the date first, last or beside a label; list items; a table; a note; terms; the foot has no date."""
    cited = read_document(DOCUMENTS / "ministry-news.html", "news.html")
    assert told(cited) == [
        (10, "2021-12-09", ["https://water.example/dam"]),
        (11, "2021-12-15", ["https://water.example/law"]),
        (12, "2021-12-20", ["https://water.example/x"]),
        (15, "2022-01-05", ["https://water.example/visit"]),
        (16, "2022-01-07", ["https://water.example/call"]),
        (17, "2022-01-08", ["https://water.example/talk"]),
        (19, "2021-12-03", ["https://water.example/t1"]),
        (20, "2021-12-12", ["https://water.example/canal"]),
        (21, "2021-12-01", ["https://water.example/s1"]),
        (22, "2021-12-02", ["https://water.example/s2"]),
    ]
    assert [link.uri.removeprefix("https://water.example/") for link in cited.links] == ["", "news", "imprint", "plain"]


def test_a_page_tells_its_title_day_and_address_in_its_metadata() -> None:
    document = read_document(DOCUMENTS / "ministry-news.html", "news.html").document
    assert (document.title, document.published, document.source) == (
        "News – Ministry of Water",
        date(2022, 1, 10),
        "https://water.example/news",
    )


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="DC.date.issued" content="2022-01-10">', date(2022, 1, 10)),
        ("<meta itemprop=datePublished content='2022-01-10T23:00:00-05:00'>", date(2022, 1, 10)),
        ('<script type="application/ld+json">{"datePublished": "2022-01-10"}</script>', date(2022, 1, 10)),
        ('<meta name="date" content="soon">', None),
        ('<meta property="article:modified_time" content="2022-01-10">', None),
    ],
)
def test_a_pages_day_is_what_its_metadata_call_its_publication(
    head: str, published: date | None, tmp_path: Path
) -> None:
    cited = read(tmp_path, f"<html><head>{head}</head><p>December 9: a call with Jones</p></html>", "a.html")
    assert (cited.document.published, cited.entries) == (published, 1)


def test_links_of_a_page_stand_at_their_line_and_column(tmp_path: Path) -> None:
    page = '<!DOCTYPE html>\n<ul>\n<li>December 9: <a\nhref="https://a.example/">a call</a> with Jones</ul>\n'
    (claim,) = read(tmp_path, page, "a.html").claims
    span = claim.citations[0].span
    assert (span.line, span.column, span.end_line, span.end_column) == (3, 17, 4, 36)


def test_a_page_is_read_in_its_own_charset(tmp_path: Path) -> None:
    page = '<html><meta charset="iso-8859-1"><li>December 9: call with Bydén'.encode("latin-1")
    assert read(tmp_path, page, "a.html").claims[0].counterparts[0].name == "Bydén"


def test_what_stands_in_head_scripts_and_comments_is_not_read(tmp_path: Path) -> None:
    page = (
        "<html><head><title>December 1: X met Y</title></head><body><script>December 2: X met Y</script>"
        "<!-- December 3: X met Y --><p>Text"
    )
    cited = read(tmp_path, page, "a.html")
    assert (cited.entries, cited.links) == (0, ())


WORD = docx(
    [
        ("Title", [("Court timeline", None)]),
        ("", [("January 10, 2022", None)]),
        ("", [("December 9: ", None), ("the court heard Smith", "https://court.example/1"), (" in Oslo.", None)]),
        ("", []),
        ("list", [("December 10, 2021: see ", None), ("the order", "https://court.example/2")]),
        ("list", [("Plain https://court.example/3 here", None)]),
    ]
)


def test_a_word_documents_lines_are_its_paragraphs_that_hold_anything(tmp_path: Path) -> None:
    cited = read(tmp_path, WORD, "a.docx")
    assert (cited.document.title, cited.document.published) == ("Court timeline", date(2022, 1, 10))
    assert told(cited) == [
        (3, "2021-12-09", ["https://court.example/1"]),
        (4, "2021-12-10", ["https://court.example/2"]),
    ]
    assert [(link.uri, link.span.line, link.span.column) for link in cited.links] == [("https://court.example/3", 5, 7)]


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Water board", "Water board"),
        ("\\(anonymous\\)", "Sheet"),
        ("Untitled", "Sheet"),
        ("Microsoft Word - list.docx", "Sheet"),
    ],
)
def test_what_programs_write_where_a_pdf_has_no_title_is_none(title: str, read_as: str, tmp_path: Path) -> None:
    data = one_page([(760, 20, "Sheet"), (730, 11, "December 9, 2021: The board opened the canal")], {"Title": title})
    assert read(tmp_path, data, "a.pdf").document.title == read_as


PAGES = pdf(
    [
        [
            (72, 760, 20, "Water board: press timeline"),
            (72, 730, 11, "Published January 10, 2022"),
            (72, 690, 11, "• December 9, 2021: Chair Olsen met Governor Reyes to talk about the"),
            (84, 677, 11, "old dam in the north"),
            (72, 655, 11, "• December 12: The board opened the canal"),
            (72, 620, 11, "A long paragraph with a bare https://water.example/bare address."),
        ],
        [(72, 760, 11, "December 20: Call with Mayor Ito \\(readout\\)")],
    ],
    [
        (0, (220, 686, 330, 700), "https://water.example/dam"),
        (0, (330, 686, 500, 700), "https://water.example/dam"),
        (0, (84, 673, 190, 688), "https://water.example/dam"),
        (0, (140, 652, 300, 666), "https://water.example/canal"),
        (0, (500, 20, 520, 40), "https://water.example/logo"),
        (1, (72, 755, 300, 772), "https://water.example/ito"),
    ],
)


def test_a_pdfs_lines_are_counted_by_page_and_its_link_rectangles_are_merged(tmp_path: Path) -> None:
    cited = read(tmp_path, PAGES, "a.pdf")
    assert (cited.document.title, cited.document.published) == ("Water board: press timeline", date(2022, 1, 10))
    assert told(cited) == [
        (1003, "2021-12-09", ["https://water.example/dam"]),
        (1005, "2021-12-12", ["https://water.example/canal"]),
        (2001, "2021-12-20", ["https://water.example/ito"]),
    ]
    assert {link.uri for link in cited.links} == {"https://water.example/bare", "https://water.example/logo"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 no archive", "cannot be read as DOCX (it is damaged); open it and save it anew"),
        ("a.docx", WORD[:-30], "cannot be read as DOCX (it is damaged); open it and save it anew"),
        ("a.pdf", b"%PDF-1.4 and no more", "the PDF cannot be used: it cannot be read"),
        ("a.pdf", pdf([[]], []), "the PDF holds no text (it may be a scan); give a version with text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is of a kind that cannot be read; save it as DOCX"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as error:
        read(tmp_path, data, name)
    assert str(error.value).startswith(f"{name}: {said}")
    assert "\n" not in str(error.value)


def test_a_markdown_file_that_begins_with_a_tag_is_markdown_still(tmp_path: Path) -> None:
    cited = read(tmp_path, "<p>Intro</p>\n\n- December 9, 2021: [a call](https://a.example/)\n", "a.md")
    assert told(cited) == [(3, "2021-12-09", ["https://a.example/"])]


def test_the_day_given_beside_a_document_counts_where_it_states_none(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("- December 9: a call with Jones\n", encoding="utf-8")
    assert read_document(path, "a.md", date(2022, 1, 10)).document.published == date(2022, 1, 10)
    path.write_text("---\ndate: 2021-01-10\n---\n- December 9: a call with Jones\n", encoding="utf-8")
    assert read_document(path, "a.md", date(2022, 1, 10)).document.published == date(2021, 1, 10)


def test_cells_that_go_on_over_all_rows_below_cost_no_more_than_a_wide_table() -> None:
    """Each row would else hold one cell more than the row above: 400,000 cells of 18 kB."""
    page = "<table>" + "<tr><td rowspan=999>x" * 900 + "</table>"
    found = blocks(read_html(page, Placing((0,), (0,))))
    assert max(len(block.runs) for block in found) <= 70


@pytest.mark.parametrize(
    ("head", "uri"),
    [
        ('<base href="https://a.example/x/">', "https://a.example/x/p.html?q=1"),
        ('<base href="/y/"><link rel="canonical" href="https://b.example/x/">', "https://b.example/y/p.html?q=1"),
        ('<link rel="canonical" href="https://b.example/x/here">', "https://b.example/x/p.html?q=1"),
        ('<meta property="og:url" content="https://c.example/">', "https://c.example/p.html?q=1"),
        ("", "p.html?q=1"),
    ],
)
def test_a_relative_link_of_a_page_leads_from_where_the_page_says_it_is(head: str, uri: str) -> None:
    page = f'<head>{head}</head><p>2021-12-09: <a href="p.html?q=1">x</a> <a href="#n">n</a> <a href="https://d.example">d</a>'
    found = manuscript(page.encode())
    links = list(dict.fromkeys(run.link.uri for block in found.blocks for run in block.runs if run.link))
    assert links == [uri, "#n", "https://d.example"]


@pytest.mark.parametrize(
    ("front", "uri"),
    [
        ("source: https://b.example/x/here\n", "https://b.example/x/p.html?q=1"),
        ("url: https://b.example/\n", "https://b.example/p.html?q=1"),
        ("source: a printed leaflet\n", "p.html?q=1"),
        ("", "p.html?q=1"),
    ],
)
def test_a_relative_link_of_a_markdown_file_leads_from_where_its_front_matter_says_it_is(
    front: str, uri: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ndate: 2022-01-10\n{front}---\n\n- December 9: [a call](p.html?q=1)\n", encoding="utf-8")
    (claim,) = read_document(path, "a.md").claims
    assert [citation.uri for citation in claim.citations] == [uri]


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ('<time datetime="2021-12-09T23:30:00Z">3 days ago</time>', "2021-12-09"),
        ('<time class="x" datetime="2021-12-09">yesterday</time>', "2021-12-09"),
        ("<time datetime=2020-12-09>Dec 9</time>", "2020-12-09"),  # a year that nobody need infer
        ('<time datetime="2021-12-10">December 9, 2021</time>', "2021-12-09"),  # what readers see counts
        ('<time datetime="2021-12-10">9. Dezember 2021</time>', "2021-12-09"),
        ('<time datetime="2021">9 December</time>', "2021-12-09"),
    ],
)
def test_a_time_element_tells_the_day_that_its_words_do_not_tell_whole(time: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = f'<ul><li>{time}: Minister Huitfeldt met <a href="https://a.example/1">Minister Kuleba</a></li></ul>'
    path.write_text(page, encoding="utf-8")
    (claim,) = read_document(path, "a.html", date(2022, 1, 10)).claims
    assert claim.when is not None
    assert claim.when.start.isoformat() == day


def test_a_time_element_without_words_or_end_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<p><time datetime="2021-12-09"></time>One <time datetime="2021-12-09">two', encoding="utf-8")
    assert read_document(path, "a.html").claims == ()


def test_the_cells_of_a_word_table_stay_apart_and_its_first_row_heads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    rows: list[tuple[str, list[Linked]]] = [
        ("row", [("Date", None), ("Official", None), ("Counterpart", None), ("Type", None)]),
        (
            "row",
            [
                ("December 9", None),
                ("Minister Huitfeldt", None),
                ("Minister Kuleba", "https://a.example/1"),
                ("Call", None),
            ],
        ),
        (
            "row",
            [
                ("December 10", None),
                ("Minister Huitfeldt", None),
                ("Minister Rau", "https://a.example/2"),
                ("Meeting", None),
            ],
        ),
    ]
    path.write_bytes(docx(rows))
    claims = read_document(path, "a.docx", date(2022, 1, 10)).claims
    assert [
        (
            claim.span.line,
            str(claim.when and claim.when.start),
            claim.kind,
            claim.actors[0].name,
            claim.counterparts[0].name,
        )
        for claim in claims
    ] == [(2, "2021-12-09", "call", "Huitfeldt", "Kuleba"), (3, "2021-12-10", "meeting", "Huitfeldt", "Rau")]


@pytest.mark.parametrize("bullet", ["(cid:127)", "\\225"])  # of a font without names for its signs; the usual one
def test_a_larger_bullet_of_any_font_begins_an_item_that_goes_on_over_its_lines(bullet: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    drawn = bullet.replace("(", "\\(").replace(")", "\\)")
    lines = [
        (78.0, 700.0, 12.0, drawn),
        (150.0, 700.0, 10.0, "December 9: Minister Huitfeldt met with the Foreign Minister"),
        (150.0, 688.0, 10.0, "of Ukraine Kuleba"),
    ]
    box = (150.0, 686.0, 230.0, 698.0)
    path.write_bytes(pdf([lines], [(0, box, "https://a.example/1")]))
    (claim,) = read_document(path, "a.pdf", date(2022, 1, 10)).claims
    assert claim.text.endswith("of Ukraine Kuleba")
    assert [citation.uri for citation in claim.citations] == ["https://a.example/1"]


def test_declarations_of_a_page_are_no_words_and_no_links_of_it(tmp_path: Path) -> None:
    """The address in a document type is nobody's citation, and Word's "if" stands before every bullet."""
    page = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        '<?xml version="1.0"?>\n<html><body>\n'
        "<p><![if !supportLists]><span>·</span><![endif]>8 June 2021 – Smith’s meeting with Jones "
        '(<a href="https://a.example/1">readout</a>)</p></body></html>'
    )
    cited = read(tmp_path, page, "word.html")
    assert told(cited) == [(4, "2021-06-08", ["https://a.example/1"])]
    assert (cited.links, cited.claims[0].text) == ((), "8 June 2021 – Smith’s meeting with Jones (readout)")


_LEFT = ("9 January 2023: Minister Berg met", "Swedish Minister Lund in Stockholm.", "11 January 2023: Minister Berg")
_RIGHT = (
    "spoke by phone with Minister Rau.",
    "13 January 2023: Minister Berg flew",
    "to Riga and met President Kalns.",
)


def test_a_page_in_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    """The heading goes over both; what the left column ends with goes on in the right one."""
    lines = [
        (60, 780, 20, "Diplomatic diary"),
        (60, 750, 11, "The meetings and calls of Minister Berg in January 2023, in full"),
    ]
    lines += [(60, 700 - 14 * n, 11, text) for n, text in enumerate(_LEFT)]
    lines += [(320, 695 - 14 * n, 11, text) for n, text in enumerate(_RIGHT)]
    links = [(60, 683, "9"), (320, 692, "11"), (320, 664, "13")]
    boxes = [(0, (left, foot, left + 100, foot + 14), f"https://a.example/{day}") for left, foot, day in links]
    cited = read(tmp_path, pdf([lines], boxes), "diary.pdf")
    assert told(cited) == [
        (1003, "2023-01-09", ["https://a.example/9"]),
        (1005, "2023-01-11", ["https://a.example/11"]),
        (1007, "2023-01-13", ["https://a.example/13"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [(60, "9 January 2023:"), (175, "Minister Berg met Minister Lund"), (400, "in Stockholm for two days")],
        [(60, "9 January 2023: Minister Berg met Minister Lund"), (400, "Stockholm")],
    ],
)
def test_the_cells_of_a_tables_row_stay_side_by_side(rows: list[tuple[int, str]], tmp_path: Path) -> None:
    lines = [(left, 700 - 20 * n, 11, text) for n in range(4) for left, text in rows]
    cited = read(tmp_path, pdf([lines], []), "table.pdf")
    assert [claim.text for claim in cited.claims] == [" ".join(text for _, text in rows)] * 4


@pytest.mark.parametrize(
    ("core", "style", "title"),
    [
        ("<dc:title>Calls &amp; meetings</dc:title>", "", "Calls & meetings"),
        ("<dc:title>Calls</dc:title>", "Heading1", "Diary"),
        ("<dc:title>Microsoft Word - Document1</dc:title>", "", None),
        ("<dc:title></dc:title>", "", None),
    ],
)
def test_a_word_file_without_a_heading_has_the_title_of_its_properties(
    core: str, style: str, title: str | None, tmp_path: Path
) -> None:
    file = io.BytesIO(docx([(style, [("Diary", None)]), ("list", [("9 January 2023: X met Y", None)])]))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("docProps/core.xml", f'<cp:coreProperties xmlns:dc="x">{core}</cp:coreProperties>')
    assert read(tmp_path, file.getvalue(), "a.docx").document.title == title


def test_a_page_whose_foot_is_drawn_first_is_read_as_it_shows(tmp_path: Path) -> None:
    lines = [
        (520, 30, 8, "- 1 -"),
        (60, 700, 11, "9 January 2023: Minister Berg met Minister Lund."),
        (60, 660, 11, "11 January 2023: Minister Berg called President Kalns."),
    ]
    cited = read(tmp_path, pdf([lines], [(0, (60, 655, 200, 672), "https://a.example/11")]), "foot.pdf")
    assert told(cited) == [(1001, "2023-01-09", []), (1002, "2023-01-11", ["https://a.example/11"])]
    assert [claim.text for claim in cited.claims] == [text for _, _, _, text in lines[1:]]


def test_an_item_of_a_pdf_goes_on_below_its_bullet(tmp_path: Path) -> None:
    """Not every list hangs its lines; what stands further left, or apart, is no more of it."""
    texts = [
        "• 5 January 2022: Smith met",
        "Foreign Minister Jones in Riga.",
        "• 6 January 2022: Smith’s call",
        "with Bauer.",
    ]
    lines = [(60, 700 - 13 * n, 11, text) for n, text in enumerate(texts)] + [(50, 648, 11, "All of it is public.")]
    cited = read(tmp_path, pdf([lines], []), "list.pdf")
    assert [claim.text for claim in cited.claims] == [
        "5 January 2022: Smith met Foreign Minister Jones in Riga.",
        "6 January 2022: Smith’s call with Bauer.",
    ]


@pytest.mark.parametrize("around", ['div id="footer"', "div class='site-footer dark'", 'section role="contentinfo"'])
def test_what_is_called_a_pages_foot_has_no_date_from_above(around: str, tmp_path: Path) -> None:
    page = (
        '<h3>29 May 2022</h3><p>Nothing.</p><h3>30 May 2022</h3><p>Smith met Jones (<a href="https://a.example/1">x</a>).</p>'
        f'<{around}><p><a href="https://a.example/privacy">Privacy</a></p></{around.partition(" ")[0]}>'
    )
    cited = read(tmp_path, page, "page.html")
    assert told(cited) == [(1, "2022-05-30", ["https://a.example/1"])]
    assert [one.uri for one in cited.links] == ["https://a.example/privacy"]


def test_an_article_whose_class_only_holds_such_a_word_is_none(tmp_path: Path) -> None:
    page = (
        '<h3>29 May 2022</h3><p>Nothing.</p><h3>30 May 2022</h3><div class="football menu-item">'
        '<p>Smith met Jones (<a href="https://a.example/1">x</a>).</p></div>'
    )
    assert told(read(tmp_path, page, "page.html")) == [(1, "2022-05-30", ["https://a.example/1"])]
