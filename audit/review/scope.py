"""What one run could say anything about, so that silence about the rest is not taken for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """One run over one document, named by its `path` as reports show it.

    `claims` are the claims' texts by id; `cited` are the keys (`audit.text.urls.key`) of the cited URIs, `read` of
    those whose page was read, `confirmed` of those that a web archive found not to be there either; `complete` is
    whether the run was.
    """

    path: str
    claims: Mapping[str, str]
    cited: frozenset[str]
    read: frozenset[str]
    complete: bool
    today: date
    confirmed: frozenset[str] = frozenset()

    def settles(self, page: str | None) -> bool:
        """Whether what was not found about a page (None: about the document alone) is not there."""
        return self.complete and (page is None or page in self.read)
