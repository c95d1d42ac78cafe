"""How many corrupted claims are flagged, and how many right ones: the whole way from Markdown and HTML to findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.extract.reading import read_page
from audit.model.capture import Capture, Condition, Retrieval, Try
from audit.model.finding import Finding
from audit.model.reading import Page
from audit.read.document import read_document
from tests.mutation.chance import seeded
from tests.mutation.operators import CORRUPTIONS, HARMLESS, INCOMPLETE, Change, Entry
from tests.mutation.pairs import Pair

_LATER = datetime(2022, 3, 1, tzinfo=UTC)
_TODAY = date(2022, 3, 1)


@dataclass(frozen=True, slots=True)
class Figure:
    """Of `cases` entries, those that were `flagged` (by an error or a warning of a rule that may), and the others."""

    name: str
    cases: int
    flagged: tuple[tuple[Entry, tuple[Finding, ...]], ...]
    unflagged: tuple[Entry, ...]

    @property
    def share(self) -> float:
        """Flagged of all, 0 to 1."""
        return len(self.flagged) / self.cases if self.cases else 0.0


def page_of(pair: Pair) -> Page:
    """The pair's page as read from its bytes."""
    payload = pair.html
    outcome = Capture(pair.uri, pair.uri, (), 200, (), payload, _LATER)
    condition = Condition("ok", "http-200")
    reading = read_page(payload, pair.uri, captured_at=_LATER)
    return Page(pair.uri, Retrieval(pair.uri, (Try("live", outcome, condition),), 0), condition, reading)


def pages_of(pairs: Iterable[Pair]) -> Mapping[str, Page]:
    """Every pair's page by its URI."""
    return {pair.uri: page_of(pair) for pair in pairs}


def recall(pairs: Sequence[Pair], pages: Mapping[str, Page], folder: Path, seed: int) -> Iterator[Figure]:
    """Each corruption, applied to every pair that it can be applied to."""
    for name, (change, rules) in CORRUPTIONS.items():
        yield _figure(name, _changed(pairs, change, seed), pages, folder, rules)


def false_alarms(pairs: Sequence[Pair], pages: Mapping[str, Page], folder: Path, seed: int) -> Iterator[Figure]:
    """Each harmless change, and none, of the pairs whose page dates the event or appeared within a day."""
    for name, change in HARMLESS.items():
        yield _figure(name, _changed(pairs, change, seed), pages, folder, None)


def incomplete(pairs: Sequence[Pair], pages: Mapping[str, Page], folder: Path, seed: int) -> Iterator[Figure]:
    """Each change that only leaves something out, of the pairs that have it."""
    for name, change in INCOMPLETE.items():
        yield _figure(name, _changed(pairs, change, seed), pages, folder, None)


def _changed(pairs: Sequence[Pair], change: Change, seed: int) -> list[Entry]:
    chance = seeded(seed)
    made = (change(pair, pairs, chance) for pair in pairs)
    return [entry for entry in made if entry is not None]


def _figure(
    name: str, entries: Sequence[Entry], pages: Mapping[str, Page], folder: Path, rules: frozenset[str] | None
) -> Figure:
    """Every entry in a document of its own chapter, so that none is judged by its neighbours."""
    flagged: list[tuple[Entry, tuple[Finding, ...]]] = []
    unflagged: list[Entry] = []
    for entry, findings in _findings(entries, pages, folder):
        grave = tuple(one for one in findings if one.severity != "note" and (rules is None or one.rule in rules))
        if grave:
            flagged.append((entry, grave))
        else:
            unflagged.append(entry)
    return Figure(name, len(entries), tuple(flagged), tuple(unflagged))


def _findings(
    entries: Sequence[Entry], pages: Mapping[str, Page], folder: Path
) -> Iterator[tuple[Entry, tuple[Finding, ...]]]:
    """One document per citation of a page: entries that share a page are judged apart."""
    for batch in _batches(entries):
        path = folder / "entries.md"
        body = "\n\n".join(entry.markdown for entry in batch)
        path.write_text(f"---\ntitle: Entries\ndate: 2022-02-28\n---\n\n{body}\n", "utf-8")
        cited = read_document(path, path.name)
        found: dict[str, list[Finding]] = {}
        for finding in check(cited, pages, CheckPolicy(), _TODAY).findings:
            found.setdefault(finding.uri or "", []).append(finding)
        read = {claim.citations[0].uri for claim in cited.claims if claim.citations}
        for entry in batch:
            if entry.uri not in read:
                raise ValueError(entry.markdown)  # the generator wrote what the reader does not take for an entry
            yield entry, tuple(found.get(entry.uri, ()))


def _batches(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries in as few documents as there can be with every page cited once in each."""
    left = list(entries)
    while left:
        batch: dict[str, Entry] = {}
        rest: list[Entry] = []
        for entry in left:
            if entry.uri in batch:
                rest.append(entry)
            else:
                batch[entry.uri] = entry
        yield list(batch.values())
        left = rest
