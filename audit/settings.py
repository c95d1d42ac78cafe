"""Settings: one file and the command line become one small policy value per room.

The file is `citation-audit.toml`, or the table `[tool.citation-audit]` of `pyproject.toml`, in the folder where the
program is started; the former wins. Every key is optional; a key this program does not know is refused, so that a
misspelt one never passes for a setting.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from audit import __version__
from audit.check.policy import CheckPolicy
from audit.check.registry import codes
from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.fetch import memento, successors
from audit.fetch.address import allowance
from audit.fetch.policy import FetchPolicy
from audit.model.errors import SettingsError
from audit.model.finding import Severity
from audit.model.report import FailOn, Format

Seconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=86_400)]
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
Bytes: TypeAlias = Annotated[int, msgspec.Meta(ge=1_024, le=1 << 32)]
Share: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1)]

FILE = "citation-audit.toml"
PROJECT_FILE = "pyproject.toml"
_DEFAULT = FetchPolicy(user_agent=f"citation-audit/{__version__} (checks the citations of a document)")


class Fetch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[fetch]`: the names of `audit.fetch.policy.FetchPolicy`, seconds and bytes."""

    user_agent: str = _DEFAULT.user_agent
    contact: str | None = None
    connect_timeout: Seconds = _DEFAULT.connect_timeout
    read_timeout: Seconds = _DEFAULT.read_timeout
    deadline: Seconds = _DEFAULT.deadline
    attempts: Count = _DEFAULT.attempts
    backoff: Seconds = _DEFAULT.backoff
    retry_after_cap: Seconds = _DEFAULT.retry_after_cap
    host_interval: Seconds = _DEFAULT.host_interval
    host_concurrency: Count = _DEFAULT.host_concurrency
    concurrency: Count = _DEFAULT.concurrency
    max_wire_bytes: Bytes = _DEFAULT.max_wire_bytes
    max_decoded_bytes: Bytes = _DEFAULT.max_decoded_bytes
    max_redirects: Count = _DEFAULT.max_redirects
    allow_hosts: tuple[str, ...] = ()
    robots: bool = _DEFAULT.robots


class Archive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `[[archives.use]]`: see `audit.fetch.memento.Archive`."""

    base: str
    dialect: memento.Dialect
    replay: str | None = None
    interval: Seconds = 0.0
    replay_interval: Seconds = 0.0
    pause: Seconds = 0.0


class Archives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[archives]`: the archives to ask instead of the shipped ones, and how many captures of each."""

    use: tuple[Archive, ...] | None = None
    captures: Count = NOWHERE.captures


class Successor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `[[successors]]`: see `audit.fetch.successors.Successor`."""

    host: str
    target: str
    evidence: str
    path: str = "/*"
    since: date | None = None
    until: date | None = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a project can set. Paths are relative to the folder the program is started in."""

    documents: tuple[str, ...] = ()
    output: str = "reports"
    formats: tuple[Format, ...] = ("md", "json")
    fail_on: FailOn = "new"
    fail_severity: Severity = "error"
    max_unasked: Share = 0.1
    cassettes: str = "cassettes"
    fetch: Fetch = Fetch()
    archives: Archives = Archives()
    successors: tuple[Successor, ...] = ()
    rules: Mapping[str, Severity | Literal["off"]] = {}


def load(folder: Path) -> Settings:
    """The settings of the project in `folder`; the defaults when it has none. Raises SettingsError."""
    own, project = folder / FILE, folder / PROJECT_FILE
    if own.exists():
        return _convert(_parse(own), FILE)
    if project.exists():
        table = _parse(project).get("tool", {}).get("citation-audit", {})
        return _convert(table, f"[tool.citation-audit] in {PROJECT_FILE}")
    return Settings()


def fetch_policy(settings: Settings, allow_hosts: tuple[str, ...]) -> FetchPolicy:
    """How to fetch: the settings and the hosts the command line exempts from the address guard."""
    table = msgspec.structs.asdict(settings.fetch)
    return FetchPolicy(**{**table, "allow_hosts": settings.fetch.allow_hosts + allow_hosts})


def places(settings: Settings, fetch: FetchPolicy, *, archives: bool = True) -> Elsewhere:
    """Where a page is looked for that cannot be used: the settings' successors before the shipped ones, and archives.

    Raises SettingsError for a rule or an archive that cannot be asked.
    """
    own = tuple(successors.Successor(**msgspec.structs.asdict(rule)) for rule in settings.successors)
    named = settings.archives.use
    used = (
        memento.shipped() if named is None else tuple(memento.Archive(**msgspec.structs.asdict(one)) for one in named)
    )
    return Elsewhere(
        successors=own + successors.shipped(),
        archives=used if archives else (),
        captures=settings.archives.captures,
        exempt=allowance(fetch.allow_hosts),
    )


def check_policy(settings: Settings) -> CheckPolicy:
    """How severe each rule is here. Raises SettingsError for a rule that does not exist."""
    unknown = sorted(set(settings.rules) - set(codes()))
    if unknown:
        raise SettingsError(f"[rules] {unknown[0]}: there is no such rule; the rules are {', '.join(codes())}")
    return CheckPolicy(settings.rules)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise SettingsError(
            f"{path.name}: cannot be read ({problem.strerror}); make it readable or remove it"
        ) from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path.name}: is not UTF-8 (byte {problem.start}); save it as UTF-8") from problem
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"{path.name}: is not valid TOML: {problem}; mend that line") from problem


def _convert(table: object, where: str) -> Settings:
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as problem:
        raise SettingsError(f"{where}: {_in_words(str(problem))}") from problem


def _in_words(problem: str) -> str:
    """A message of msgspec's with its path first: "Expected `int`, got `str` - at `$.fetch.attempts`"."""
    what, _, path = problem.partition(" - at ")
    key = path.strip("`").removeprefix("$").lstrip(".")
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", what, re.DOTALL)
    if unknown:
        name = f"{key}.{unknown[1]}" if key else unknown[1]
        return f"{name}: there is no such setting; remove it or see the README for the settings there are"
    return f"{key}: {what[:1].lower()}{what[1:]}; change its value"
