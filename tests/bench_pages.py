"""Invented pages and the document that cites them, for the bench: always the same for one number of pages.

A page is what a ministry's content system makes of a press release: 20 to 60 kB of head, styles, menus, article, links
and footer, of which the article is a few kB. Each states the date and the parties of the entry that cites it.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

SMALLEST, LARGEST = 20_000, 60_000  # bytes
HOSTS = 50
PUBLISHED = date(2022, 1, 10)
_FIRST_NAMES = ("Anna", "Bela", "Cora", "Dina", "Edvard", "Femke", "Goran", "Hanna", "Ivo", "Jonna", "Lena", "Otto")
_LAST_NAMES = ("Abelin", "Borgas", "Cerny", "Dorval", "Eklor", "Fontane", "Grabow", "Holtsen", "Jansk", "Nyqvar")
_COUNTRIES = ("Norway", "Estonia", "Latvia", "Poland", "Portugal", "Slovenia", "Denmark", "Romania", "Greece")
_KINDS = {"call with": "spoke by phone with", "meeting with": "met with"}
_WORDS = re.findall(
    r"\w+",
    """security region talks energy border support dialogue allies defence trade rights commitment
    shared partners concern response sovereignty cooperation agreement progress stability concrete
    measures consultation diplomatic path reform coordinated assistance the and of to in on for with
    their its both as well further""",
)


@dataclass(frozen=True)
class Event:
    """What one entry claims and its page tells."""

    day: date
    actor: str
    counterpart: str
    country: str
    kind: str

    @property
    def headline(self) -> str:
        """The title of the page, and the words of the entry."""
        return f"Foreign Minister {self.actor}’s {self.kind} Foreign Minister {self.counterpart} of {self.country}"


def event(number: int) -> Event:
    """What page and entry of that number are about."""
    pick = Random(number)  # noqa: S311 - nothing secret
    actor, counterpart = (f"{pick.choice(_FIRST_NAMES)} {pick.choice(_LAST_NAMES)}" for _ in range(2))
    day = PUBLISHED - timedelta(days=pick.randrange(3, 300))
    return Event(day, actor, counterpart, pick.choice(_COUNTRIES), pick.choice(list(_KINDS)))


def write_pages(folder: Path, pages: int) -> int:
    """Write the pages as page-0.html and so on; their bytes in all."""
    return sum((folder / f"page-{number}.html").write_bytes(page(number)) for number in range(pages))


def write_document(path: Path, claims: int, pages: int, port: int) -> None:
    """Write a document of so many entries, each citing a URL of its own on one of the hosts.

    With more claims than pages, a page is served under several URLs.
    """
    head = f"---\ntitle: Meetings and calls\ndate: {PUBLISHED.isoformat()}\n---\n\n**Calls and meetings**\n\n"
    path.write_text(head + "".join(_entries(claims, pages, port)), encoding="utf-8")


def _entries(claims: int, pages: int, port: int) -> Iterator[str]:
    for number in range(claims):
        told = event(number % pages)
        where = f"http://127.0.0.{number % HOSTS + 1}:{port}/{number // pages}/page-{number % pages}.html"
        yield f"- [{told.day:%B} {told.day.day}: {told.headline}]({where})\n"


def page(number: int) -> bytes:
    """The page of that number."""
    told, pick = event(number), Random(f"page {number}")  # noqa: S311 - nothing secret
    shown = f"{told.day:%B} {told.day.day}, {told.day.year}"
    others = f"Foreign Minister {told.counterpart} of {told.country}"
    first = f"Foreign Minister {told.actor} {_KINDS[told.kind]} {others} today."
    article = [first, *(_sentences(pick, 4) for _ in range(pick.randrange(5, 20)))]
    paragraphs = "".join(f"<p>{part}</p>\n" for part in article)
    head, menu, foot = _head(told, number), _menu(pick), _foot(pick)
    main = (
        f'<main id="content"><article class="release"><header><h1 class="headline">{told.headline}</h1>\n'
        f'<p class="meta"><span class="kind">Readout</span> <span class="date">{shown}</span></p></header>\n'
        f'<div class="body">{paragraphs}</div></article>\n{_related(pick)}</main>\n'
    )
    made = f"{head}<body>\n{menu}{main}{foot}".encode()
    size = pick.randrange(SMALLEST, LARGEST)
    return made + _script(pick, size - len(made) - len(_END)) + _END


_END = b"</body></html>\n"


def _head(told: Event, number: int) -> str:
    stamp = f"{told.day.isoformat()}T{9 + number % 9:02}:30:00-05:00"
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": told.headline,
        "datePublished": stamp,
    }
    linked = f'<script type="application/ld+json">{json.dumps(facts)}</script>\n' if number % 3 == 0 else ""
    posted = f'<meta property="article:published_time" content="{stamp}">\n' if number % 3 != 2 else ""
    styles = "".join(f".block-{n} .item{{margin:0 {n}px;color:#{n:06x};display:flex}}\n" for n in range(60))
    links = "".join(f'<link rel="preload" href="/assets/chunk-{n}.js" as="script">\n' for n in range(12))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{told.headline} | Ministry of Affairs</title>\n"
        f'<meta name="viewport" content="width=device-width"><meta property="og:title" content="{told.headline}">\n'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="Ministry of Affairs">\n'
        f"{posted}{linked}{links}<style>\n{styles}</style></head>\n"
    )


def _menu(pick: Random) -> str:
    entries = "".join(
        f'<li class="item level-{n % 3}"><a href="/section-{n}/" data-track="menu-{n}">{_words(pick, 2)}</a></li>\n'
        for n in range(60)
    )
    return f'<nav class="main-menu" aria-label="Main"><ul>{entries}</ul></nav>\n'


def _related(pick: Random) -> str:
    cards = "".join(
        f'<div class="card"><a href="/news/{n}"><img src="/img/{n}.jpg" alt=""><h3>{_words(pick, 6)}</h3></a>'
        f'<time datetime="2021-0{n % 9 + 1}-1{n}">{n + 10}.{n % 9 + 1}.2021</time></div>\n'
        for n in range(6)
    )
    return f'<aside class="related"><h2>Related</h2>{cards}</aside>\n'


def _foot(pick: Random) -> str:
    links = "".join(f'<a href="/about/{n}">{_words(pick, 2)}</a>\n' for n in range(30))
    return f'<footer class="site"><p>© 2022 Ministry of Affairs</p>{links}</footer>\n'


def _script(pick: Random, size: int) -> bytes:
    """State of a front-end framework, as large as is wanted."""
    state, rows = bytearray(b'<script>window.__STATE__={"rows":['), 0
    while len(state) < size - 100:
        state += f'{{"id":{rows},"label":"{_words(pick, 5)}","seen":{pick.randrange(10**9)}}},'.encode()
        rows += 1
    return bytes(state) + b"{}]};</script>\n"


def _sentences(pick: Random, count: int) -> str:
    return " ".join(f"The ministers {_words(pick, pick.randrange(8, 20))}." for _ in range(count))


def _words(pick: Random, count: int) -> str:
    words: Sequence[str] = pick.choices(_WORDS, k=count)
    return " ".join(words)
