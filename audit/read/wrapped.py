"""Addresses that a program put in the place of those a writer linked: led back to what was meant.

Google Docs, when it exports a page, and mail programs lead every link over an address of their own; what that
answers is no page anybody cites. Which ones do is data (`wrappers.toml`).
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from urllib.parse import parse_qs

from audit.model.uri import Uri
from audit.read.blocks import Block
from audit.text.urls import host, path, query, scheme

_SHORTEST = len("https://a.b/?c=http")


@dataclass(frozen=True, slots=True)
class _Wrapper:
    host: str
    path: str
    parameters: tuple[str, ...]

    def holds(self, uri: Uri) -> bool:
        """Whether the address is one of this program's."""
        where = host(uri)
        known = where.endswith(self.host[1:]) if self.host.startswith("*") else where == self.host
        return known and path(uri) == self.path


def unwrapped(block: Block) -> Block:
    """The block with its links leading where its writer had them lead."""
    if not any(run.link and meant(run.link.uri) != run.link.uri for run in block.runs):
        return block
    runs = (replace(run, link=replace(run.link, uri=meant(run.link.uri))) if run.link else run for run in block.runs)
    return replace(block, runs=tuple(runs))


def meant(uri: Uri) -> Uri:
    """The address that an address of a known program holds; any other one as it is."""
    if len(uri) < _SHORTEST or "http" not in uri[len("http") :]:
        return uri
    wrapper = next((one for one in _wrappers() if one.holds(uri)), None)
    told = parse_qs(query(uri)) if wrapper else {}
    inner = next((told[name][0] for name in (wrapper.parameters if wrapper else ()) if name in told), "")
    return inner if scheme(inner) in {"http", "https"} and host(inner) else uri


@cache
def _wrappers() -> tuple[_Wrapper, ...]:
    table = tomllib.loads(resources.files("audit.read").joinpath("wrappers.toml").read_text(encoding="utf-8"))
    return tuple(_Wrapper(one["host"], one["path"], tuple(one["parameters"])) for one in table["wrappers"])
