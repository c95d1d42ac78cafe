"""What looks like a page's date and is none: such a page has no date, whatever else it holds."""

import pytest

from audit.extract.reading import read_page

URI = "https://pages.example/news/a-readout"
DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/2000/REC-xhtml1-20000126/DTD/">'
TEXT = "<p>" + "The ministers spoke of many things and agreed on some of them before they parted. " * 20 + "</p>"


@pytest.mark.parametrize(
    "trap",
    [
        "<footer>Copyright © 2021 The Office</footer>",
        "<p>© 9 December 2021 The Office</p>",
        "<p>Established 1998</p>",
        "<p>2021</p>",
        "<p>Version 1.2.2021.4</p>",
        "<p>Call 555-12-2021 or 12/2021</p>",
        "<p>ISO 9001:2015</p>",
        "<p>Born: 9 December 1951</p>",
        "<p>Deadline: December 9, 2021</p>",
        "<p>December 9, 2021, 10:00 - 12:00</p>",
        "<p>December 9, 2021 to December 11, 2021</p>",
        "<p>23.10.2021 – 25.10.2021</p>",
        "<p>Last updated: December 9, 2021</p>",
        "<p>Retrieved December 9, 2021</p>",
        "<p>The talks that began on December 9, 2021, in Oslo went on for a week and ended without a result.</p>",
        "<h2>Related articles</h2><p>December 9, 2021</p>",
        "<h3>Recent posts</h3><p>December 9, 2021 by Kate</p><p>November 2, 2021 by Kate</p>",
        "<nav><time datetime=2021-12-09>today</time></nav>",
        "<aside><time datetime=2021-12-09>Another article</time></aside>",
        TEXT + "<div class='comment-meta'><a href='#comment-1'>December 9, 2021 at 4:12 pm</a></div>",
        TEXT + "<h3>Related articles</h3><a href=/a>A</a> <time datetime=2021-12-09>then</time>",
        TEXT + '<ol class="comment-list"><li><time datetime=2021-12-09>then</time> So true</li></ol>',
        TEXT + '<div id="comments"><p>Kate, December 9, 2021 at 10:00 am</p></div>',
        "<p>The ministers will talk of it on <time datetime=2021-12-09>Thursday</time>, in Oslo and in Bergen.</p>",
        "<p>Argued: December 9, 2021</p>",
        "<img src='/2021/12/09/a.jpg' alt='December 9, 2021' data-date='2021-12-09'>",
        "<a href='/2021/12/09/another-page'>Another page</a>",
        "<script>var now = '2021-12-09'; var then = new Date(2021, 12, 9)</script>",
        "<!-- published 2021-12-09 -->",
        "<template><p>December 9, 2021</p></template>",
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>9 Dec 2021</p><!-- END WAYBACK TOOLBAR INSERT -->",
        "<select><option>December 9, 2021</option></select>",
    ],
)
def test_it_gives_no_date_of_publication(trap: str) -> None:
    head = '<meta property="og:image" content="/2021/12/09/a.jpg"><meta name="expires" content="2021-12-09">'
    page = f"{DOCTYPE}<html lang=en><head>{head}</head><body><main><h1>Readout</h1>{trap}{TEXT}</main></body></html>"
    assert read_page(page.encode(), URI).published.value is None


@pytest.mark.parametrize(
    "uri",
    [
        "https://pages.example/2021/04/92713",
        "https://pages.example/2023/10/3-fragen",
        "https://pages.example/images/20211209123.html",
        "https://pages.example/?date=2021-12-09",
        "https://pages.example/a#2021/12/09",
        "https://pages.example/20211309/a",
        "https://pages.example/meetings/20211209-council",
    ],
)
def test_an_address_gives_a_date_only_in_whole_segments_of_its_path(uri: str) -> None:
    assert read_page(f"<h1>Readout</h1>{TEXT}".encode(), uri).published.value is None


@pytest.mark.parametrize("raw", ["1970-01-01T00:00:00Z", "0000-00-00", "1900-01-01", "0", "-62135596800", "2021-02-30"])
def test_what_systems_write_for_unknown_is_no_date(raw: str) -> None:
    page = f'<meta property="article:published_time" content="{raw}"><h1>Readout</h1>'
    assert read_page(page.encode(), URI).published.candidates == ()
