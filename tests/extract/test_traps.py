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
