"""Where a site's pages went when another site officially took them over: rules as data, candidates as asks.

The rules stand in `successors.toml` with their evidence; a project adds its own in its settings. A candidate is only an
address to try: whether the page is there is judged like any page.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from audit.fetch.privacy import has_secrets
from audit.model.capture import Ask, Capture
from audit.model.errors import SettingsError
from audit.model.uri import Uri
from audit.text.urls import authority, key

_MOST_STARS = 4
_LONGEST = 8_192  # characters; a longer address is nobody's page


@dataclass(frozen=True, slots=True)
class Successor:
    """One rule: pages of `host` (`HOST[:PORT]`) whose path and query fit `path` are at `target` now.

    The n-th `*` of `target` is what the n-th `*` of `path` stands for (a star but the last ends at the next slash).
    `since` and `until` bound the days on which such a page may have been published; None is no bound.
    """

    host: str
    path: str
    target: str
    evidence: str
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        """Raises SettingsError for a rule that can never lead anywhere."""
        if not key(self.target).startswith(("http://", "https://")):
            raise SettingsError(f"successors: target {self.target!r} is no http or https address; write it whole")
        if not self.authorities or not set("/?#@").isdisjoint(self.host):
            raise SettingsError(f"successors: host {self.host!r} is not HOST[:PORT]; write the host alone")
        if not self.path.startswith("/"):
            raise SettingsError(f"successors: path {self.path!r} does not begin with a slash; write one, such as /*")
        if self.since and self.until and self.since > self.until:
            raise SettingsError(
                f"successors: since {self.since} is after until {self.until} (host {self.host!r}); swap or correct them"
            )
        if not self.target.count("*") <= self.path.count("*") <= _MOST_STARS:
            raise SettingsError(
                f"successors: target {self.target!r} may hold no more * than path {self.path!r}, and that {_MOST_STARS}"
            )

    @property
    def authorities(self) -> frozenset[str]:
        """The host as it stands in addresses; a port that is the scheme's own does not stand there."""
        return frozenset({authority(f"{scheme}://{self.host}") for scheme in ("http", "https")} - {""})


def successors(ask: Ask, rules: Iterable[Successor]) -> Iterator[Ask]:
    """The asks for a cited page at the sites that took it over, in the order of the rules, each address once.

    An address that carries credentials or a token goes to no other site.
    """
    asked = {key(ask.uri)}
    for rule in () if has_secrets(ask.uri) else rules:
        target = _target(ask.uri, rule) if _in_time(ask, rule) else None
        if target is not None and target not in asked:
            asked.add(target)
            yield Ask(target, near=ask.near, by=ask.by, cited=ask.uri)


def left(ask: Ask, answer: Capture) -> bool:
    """Whether a successor sent us on to another site, whose page it does not answer for; `www.` makes no other site."""
    return authority(answer.final_uri).removeprefix("www.") != authority(ask.uri).removeprefix("www.")


@cache
def shipped() -> tuple[Successor, ...]:
    """The rules that come with the program."""
    table = tomllib.loads((Path(__file__).parent / "successors.toml").read_text(encoding="utf-8"))
    return tuple(
        Successor(host, one["path"], one["target"], one["evidence"], one.get("since"), one.get("until"))
        for one in table["successors"]
        for host in one["hosts"]
    )


def _in_time(ask: Ask, rule: Successor) -> bool:
    """Whether the page may be of the rule's time: published between the claim's date and the document's."""
    earliest, latest = ask.near or ask.by, ask.by or ask.near
    if earliest is None or latest is None:
        return True
    earliest, latest = min(earliest, latest), max(earliest, latest)
    return (rule.since is None or rule.since <= latest) and (rule.until is None or earliest <= rule.until)


def _target(uri: Uri, rule: Successor) -> Uri | None:
    """Where the rule leads from the URI, or None where it does not fit."""
    url = key(uri)
    if len(url) > _LONGEST or not url.startswith(("http://", "https://")) or authority(url) not in rule.authorities:
        return None
    parts = urlsplit(url)
    stars = _stars(rule.path, parts.path + (f"?{parts.query}" if parts.query else ""))
    if stars is None:
        return None
    pieces = rule.target.split("*")
    return key("".join(piece + star for piece, star in zip(pieces, [*stars[: len(pieces) - 1], ""], strict=True)))


def _stars(pattern: str, text: str) -> list[str] | None:
    """What each `*` of the pattern stands for in the text, or None where it does not fit; read once, left to right."""
    first, *rest = pattern.split("*")
    if not rest:
        return [] if text == first else None
    if not text.startswith(first):
        return None
    text = text[len(first) :]
    found: list[str] = []
    for literal in rest[:-1]:
        star, joint, text = text.partition(literal or "/")
        if not joint or "/" in star:
            return None
        found.append(star)
    last = rest[-1]
    return [*found, text[: len(text) - len(last)]] if text.endswith(last) else None
