"""Settings: one file and the command line become one small policy value per room.

The file is `citation-audit.toml`, or the table `[tool.citation-audit]` of `pyproject.toml`, in the folder where the
program is started; the former wins. Every key is optional; a key this program does not know is refused, so that a
misspelt one never passes for a setting.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from audit import __version__
from audit.check.compare.aliases import People
from audit.check.policy import CheckPolicy, Setting
from audit.check.registry import codes
from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.fetch import memento, successors
from audit.fetch.address import allowance
from audit.fetch.http import manners
from audit.fetch.policy import FetchPolicy, StoreBodies
from audit.model.errors import SettingsError
from audit.model.finding import Severity
from audit.model.report import FailOn, Format
from audit.report.render import FORMATS
from audit.text import offices
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer
from audit.text.names import surname
from audit.text.regex import regex

Seconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=86_400)]
Patience: TypeAlias = Annotated[float, msgspec.Meta(gt=0, le=86_400)]
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
Bytes: TypeAlias = Annotated[int, msgspec.Meta(ge=1_024, le=1 << 32)]
Share: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1)]

_SETTINGS: Final[tuple[Setting, ...]] = ("error", "warning", "note", "off")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "fail_on": get_args(FailOn),
    "fail_severity": get_args(Severity),
    "formats": FORMATS,
    "dialect": get_args(memento.Dialect),
    "store_bodies": get_args(StoreBodies),
}
"""What each key may say that takes one of a few words."""
_INDEX: Final = regex(r"\[[0-9]*\]")

FILE = "citation-audit.toml"
PROJECT_FILE = "pyproject.toml"
_DEFAULT = FetchPolicy(user_agent=f"citation-audit/{__version__} (checks the citations of a document)")


class Fetch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[fetch]`: the names of `audit.fetch.policy.FetchPolicy`, seconds and bytes."""

    user_agent: str = _DEFAULT.user_agent
    contact: str | None = None
    connect_timeout: Patience = _DEFAULT.connect_timeout
    read_timeout: Patience = _DEFAULT.read_timeout
    deadline: Patience = _DEFAULT.deadline
    attempts: Count = _DEFAULT.attempts
    backoff: Seconds = _DEFAULT.backoff
    retry_after_cap: Seconds = _DEFAULT.retry_after_cap
    host_interval: Seconds = _DEFAULT.host_interval
    host_concurrency: Count = _DEFAULT.host_concurrency
    concurrency: Count = _DEFAULT.concurrency
    max_wire_bytes: Bytes = _DEFAULT.max_wire_bytes
    max_decoded_bytes: Bytes = _DEFAULT.max_decoded_bytes
    max_total_bytes: Bytes = _DEFAULT.max_total_bytes
    max_redirects: Count = _DEFAULT.max_redirects
    allow_hosts: tuple[str, ...] = ()
    robots: bool = _DEFAULT.robots
    store_bodies: StoreBodies = _DEFAULT.store_bodies


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


class Host(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `[hosts]`, by host ("example.org" covers those below it) and, if wanted, the path's beginning."""

    timezone: str


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who held an office, both days included; without `until`, to this day."""

    name: str
    since: date
    until: date = date.max


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `[[offices]]`: see `audit.text.offices.Office`; a host covers those below it."""

    hosts: tuple[str, ...]
    titles: tuple[str, ...]
    holders: tuple[Term, ...]
    country: str | None = None


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
    rules: Mapping[str, object] = {}
    people: Mapping[str, object] = {}
    hosts: Mapping[str, Host] = {}
    offices: tuple[Office, ...] = ()


def load(folder: Path) -> Settings:
    """The settings of the project in `folder`; the defaults when it has none.

    Raises SettingsError, one line naming the file and the key, for anything that could not be kept in any command.
    """
    own, project = folder / FILE, folder / PROJECT_FILE
    if os.path.lexists(own):
        return _read(_parse(own), FILE)
    if os.path.lexists(project):
        tools = _parse(project).get("tool", {})
        if not isinstance(tools, dict):
            raise SettingsError(f"{PROJECT_FILE}: [tool] is not a table; mend that line")
        return _read(tools.get("citation-audit", {}), f"[tool.citation-audit] in {PROJECT_FILE}")
    return Settings()


def with_flags(settings: Settings, flags: Mapping[str, tuple[str, object]]) -> Settings:
    """The settings with what the command line says instead: by flag, the key it replaces and its value.

    A flag's value is judged exactly as the file's would be; the SettingsError names the flag.
    """
    for flag, (key, value) in flags.items():
        try:
            given = _settings({key: value})
        except _RefusedError as problem:
            raise SettingsError(f"{flag}: {problem.text}") from problem
        settings = msgspec.structs.replace(settings, **{key: getattr(given, key)})
    return settings


def with_hosts(settings: Settings, hosts: tuple[str, ...]) -> Settings:
    """The settings with more hosts exempted from the address guard, by `--allow-host`. Raises SettingsError."""
    if not hosts:
        return settings
    given = with_flags(settings, {"--allow-host": ("fetch", {"allow_hosts": hosts})}).fetch.allow_hosts
    fetch = msgspec.structs.replace(settings.fetch, allow_hosts=settings.fetch.allow_hosts + given)
    return msgspec.structs.replace(settings, fetch=fetch)


def fetch_policy(settings: Settings) -> FetchPolicy:
    """How to fetch."""
    return FetchPolicy(**msgspec.structs.asdict(settings.fetch))


def places(settings: Settings, *, archives: bool = True) -> Elsewhere:
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
        exempt=allowance(settings.fetch.allow_hosts),
    )


def check_policy(settings: Settings) -> CheckPolicy:
    """What the settings say about findings. Raises SettingsError for a rule or a severity that does not exist."""
    severities: dict[str, Setting] = {}
    for code, value in sorted(settings.rules.items()):
        if code not in codes():
            raise SettingsError(f"rules.{code}: there is no such rule; the rules are {', '.join(sorted(codes()))}")
        given = next((setting for setting in _SETTINGS if setting == value), None)
        if given is None:
            raise SettingsError(f"rules.{code}: {value!r} is not one of {', '.join(_SETTINGS)}")
        severities[code] = given
    return CheckPolicy(
        severities,
        people=_people(settings.people),
        zones=_zones(settings.hosts),
        offices=tuple(_office(at, one) for at, one in enumerate(settings.offices)),
    )


def _office(at: int, given: Office) -> offices.Office:
    """An office as the comparison knows it. Raises SettingsError for what could never be found on a page."""
    titles = {title: tokens(title) for title in given.titles}
    for title, words in titles.items():
        if not words:
            raise SettingsError(f"offices[{at}].titles: {title!r} has no words; change or remove it")
    for term in given.holders:
        if not tokens(surname(term.name)):
            raise SettingsError(f"offices[{at}].holders: {term.name!r} is no name; change or remove it")
        if term.until < term.since:
            raise SettingsError(f"offices[{at}].holders: {term.name!r} left before the first day; exchange the days")
    if given.country is not None and given.country not in gazetteer().country_tokens:
        raise SettingsError(
            f"offices[{at}].country: {given.country!r} is no country's English short name; write one such as Norway"
        )
    return offices.Office(
        hosts=frozenset(host.strip(".").lower() for host in given.hosts),
        titles=frozenset(titles.values()),
        country=given.country,
        terms=tuple(offices.Term(term.name, term.since, term.until) for term in given.holders),
    )


def _zones(hosts: Mapping[str, Host]) -> Mapping[str, ZoneInfo]:
    """Publishers' time zones. Raises SettingsError for a name that the IANA database does not have."""
    found: dict[str, ZoneInfo] = {}
    for name, given in hosts.items():
        try:
            found[name] = ZoneInfo(given.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
            raise SettingsError(
                f"hosts.{name}.timezone: {given.timezone!r} is no IANA time zone; write one such as Europe/Berlin"
            ) from problem
    return found


def _people(named: Mapping[str, object]) -> People:
    """Every name of each person. Raises SettingsError for what is no name, or the name of two people."""
    people = tuple((person, *_aliases(person, given)) for person, given in named.items())
    found: dict[str, str] = {}
    for person, *aliases in people:
        for name in (person, *aliases):
            known = surname(name)
            if not tokens(known):
                raise SettingsError(f"people.{person}: {name!r} is no name; change or remove it")
            if found.setdefault(known, person) != person:
                raise SettingsError(
                    f"people.{person}: {name!r} is also a name of {found[known]!r}; a surname can belong to one person"
                )
    return people


def _aliases(person: str, given: object) -> tuple[str, ...]:
    try:
        return msgspec.convert(given, tuple[str, ...])
    except msgspec.ValidationError as problem:
        raise SettingsError(f'people.{person}: {given!r} is no list of names; write it as ["…", "…"]') from problem


_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "fetch": Fetch.__struct_fields__,
    "archives": Archives.__struct_fields__,
}
"""The keys of each table that has names of its own."""


class _RefusedError(ValueError):
    """What cannot be used and why; the key as a path, "" for the settings as a whole."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key = key
        self.text = text


def _read(table: object, where: str) -> Settings:
    try:
        return _settings(table)
    except _RefusedError as problem:
        raise SettingsError(f"{where}: {f'{problem.key}: ' if problem.key else ''}{problem.text}") from problem


def _settings(table: object) -> Settings:
    """The settings a table holds, judged whole."""
    if not isinstance(table, dict):
        raise _RefusedError("", "is not a table; mend that line")
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as problem:
        raise _in_words(str(problem)) from problem
    named = [(f"documents[{n}]", name) for n, name in enumerate(settings.documents)]
    for key, path in (*named, ("output", settings.output), ("cassettes", settings.cassettes)):
        if not path.strip() or "\0" in path:
            raise _RefusedError(key, f"{path!r} is no path; change its value")
    if not settings.formats:
        raise _RefusedError("formats", f"names no format; choose from {', '.join(FORMATS)}")
    try:
        manners(settings.fetch.user_agent, settings.fetch.contact)
        places(settings)
        check_policy(settings)
    except SettingsError as problem:
        key, _, text = str(problem).partition(": ")
        raise _RefusedError("fetch.allow_hosts" if key == "allow_hosts" else key, text) from problem
    return msgspec.structs.replace(settings, formats=tuple(dict.fromkeys(settings.formats)))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise SettingsError(
            f"{path.name}: cannot be read ({problem.strerror}); make it readable or remove it"
        ) from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path.name}: is not UTF-8 (byte {problem.start}); save it as UTF-8") from problem
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"{path.name}: is not valid TOML: {problem}; mend that line") from problem
    except RecursionError as problem:
        raise SettingsError(f"{path.name}: is nested too deeply; mend it") from problem


def _in_words(problem: str) -> _RefusedError:
    """A message of msgspec's with its path apart: "Expected `int`, got `str` - at `$.fetch.attempts`"."""
    what, _, path = problem.rpartition(" - at ") if " - at `$" in problem else (problem, "", "")
    key = path.strip("`").removeprefix("$").lstrip(".")
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", what, re.DOTALL)
    if unknown:
        name = f"{key}.{unknown[1]}" if key else unknown[1]
        table = next((table for table, known in _TABLES.items() if table != key and unknown[1] in known), None)
        where = f"put it below a line [{table}], where it belongs," if table else "remove it"
        return _RefusedError(name, f"there is no such setting; {where} or see the README for the settings there are")
    choice = re.fullmatch(r"Invalid enum value (.*)", what, re.DOTALL)
    if choice:
        return _RefusedError(
            key, f"{choice[1]} is not one of {', '.join(_CHOICES[_INDEX.sub('', key).rpartition('.')[2]])}"
        )
    return _RefusedError(key, f"{what[:1].lower()}{what[1:]}; change its value")
