"""What one run could say anything about, so that silence about the rest is not taken for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.model.capture import State
from audit.model.decision import Statement

_ANSWERED: frozenset[State] = frozenset({"gone", "blocked", "broken"})
_SETTLED_BY: Mapping[str, frozenset[State]] = {
    "blocked": _ANSWERED,
    "broken": _ANSWERED,
    "unavailable": _ANSWERED,
}
"""Rules about pages that could not be read, and the conditions that settle what they found: an answer of another kind
tells that the page is unavailable no more. That one which was not there is back, only a page that was read tells."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One run over one document, named by its `path` as reports show it.

    `claims` are what the document says, by claim id; `cited` are the keys (`audit.text.urls.key`) of the cited URIs,
    `read` of those whose page was read, `amiss` the conditions of the others at their own address, `confirmed` the keys
    of those that a web archive found not to be there either; `complete` is whether the run was.
    """

    path: str
    claims: Mapping[str, Statement]
    cited: frozenset[str]
    read: frozenset[str]
    complete: bool
    today: date
    confirmed: frozenset[str] = frozenset()
    amiss: Mapping[str, State] = field(default_factory=dict)

    def settles(self, page: str | None, rule: str) -> bool:
        """Whether what the rule found on a page (None: in the document alone) and finds no more is not there."""
        if not self.complete:
            return False
        return page is None or page in self.read or self.amiss.get(page) in _SETTLED_BY.get(rule, ())
