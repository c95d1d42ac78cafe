"""Settings: what a file may say, and how it is told when it says something else."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from audit.check.registry import codes
from audit.fetch import memento, successors
from audit.fetch.policy import FetchPolicy, Limit
from audit.fetch.successors import Successor
from audit.model.errors import SettingsError
from audit.report.render import FORMATS
from audit.settings import Settings, check_policy, fetch_policy, load, places, with_flags, with_hosts
from audit.text.offices import Term

OFFICE = '[[offices]]\nhosts = ["a.b"]\ntitles = ["X"]\n'


def _project(tmp_path: Path, text: str, name: str = "citation-audit.toml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_settings_are_read_from_their_own_file(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, 'documents = ["a.md"]\nfail_severity = "warning"\n[fetch]\nattempts = 5\n'))
    assert (settings.documents, settings.fail_severity, settings.fetch.attempts) == (("a.md",), "warning", 5)


def test_settings_are_read_from_the_project_file(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[tool.citation-audit]\noutput = "out"\n', "pyproject.toml"))
    assert settings.output == "out"


def test_their_own_file_wins_over_the_project_file(tmp_path: Path) -> None:
    _project(tmp_path, '[tool.citation-audit]\noutput = "project"\n', "pyproject.toml")
    assert load(_project(tmp_path, 'output = "own"\n')).output == "own"


def test_a_project_file_of_others_has_the_defaults(tmp_path: Path) -> None:
    assert load(_project(tmp_path, "[tool.other]\nx = 1\n", "pyproject.toml")) == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("documnts = []\n", "documnts: there is no such setting"),
        ("[fetch]\nretries = 3\n", "fetch.retries: there is no such setting"),
        ('store_bodies = "none"\n', "store_bodies: there is no such setting; put it below a line [fetch]"),
        ("[fetch]\nuse = []\n", "fetch.use: there is no such setting; put it below a line [archives]"),
        ('[fetch]\nattempts = "3"\n', "fetch.attempts: expected `int`, got `str`"),
        ("[fetch]\nattempts = 0\n", "fetch.attempts: expected `int` >= 1"),
        ("[fetch]\ndeadline = 0\n", "fetch.deadline: expected `float` > 0"),
        ("fetch = 3\n", "fetch: expected `object`, got `int`"),
        ("max_unasked = 7\n", "max_unasked: expected `float` <= 1"),
        ("max_unasked = nan\n", "max_unasked: expected `float`"),
        ('fail_on = "always"\n', "fail_on: 'always' is not one of new, any, never"),
        ('fail_severity = "all"\n', "fail_severity: 'all' is not one of error, warning, note"),
        ('formats = ["docx"]\n', "formats[0]: 'docx' is not one of md, json, html"),
        ("formats = []\n", "formats: names no format; choose from md, json, html"),
        ('output = ""\n', "output: '' is no path"),
        ('documents = ["a.md", "b\\u0000.md"]\n', "documents[1]: 'b\\x00.md' is no path"),
        ('[fetch]\nuser_agent = "\\n"\n', "fetch.user_agent: '\\n' cannot be sent"),
        ('[fetch]\ncontact = "Bydén"\n', "fetch.contact: 'Bydén' cannot be sent"),
        ('[fetch]\nstore_bodies = "x"\n', "fetch.store_bodies: 'x' is not one of "),
        ('[fetch]\nallow_hosts = ["10.0.0.0/8", "x:y:z"]\n', "fetch.allow_hosts: 'x:y:z' is neither"),
        ('[fetch]\nallow_hosts = ["*.a.example"]\n', "fetch.allow_hosts: '*.a.example': * stands for nothing here"),
        (
            '[[successors]]\nhost="a.b"\ntarget="https://b.c/*"\nevidence="x"\nsince=2022-01-01\nuntil=2021-01-01\n',
            "since 2022-01-01 is after until 2021-01-01",
        ),
        ('[rules]\ngone = "of"\n', "rules.gone: 'of' is not one of error, warning, note, off"),
        ('[people]\nKyiv = "Kiev"\n', "people.Kyiv: 'Kiev' is no list of names; write it"),
        (
            '[hosts]\n"a.example" = { timezone = "Mars/Base" }\n',
            "hosts.a.example.timezone: 'Mars/Base' is no IANA time zone; write one such as Europe/Berlin",
        ),
        ('[hosts]\n"a.example" = { timezone = "/etc/passwd" }\n', "'/etc/passwd' is no IANA time zone"),
        ('[hosts]\n"a.example" = { timezon = "UTC" }\n', "timezon: there is no such setting"),
        ('[people]\n"..." = []\n', "people....: '...' is no name; change or remove it"),
        (
            '[people]\nBlinken = ["Antony"]\n"Winken" = ["Tony Blinken"]\n',
            "people.Winken: 'Tony Blinken' is also a name of 'Blinken'; a surname can belong to one person",
        ),
        (
            '[[offices]]\nhosts = ["a.b"]\ntitles = ["…"]\nholders = []\n',
            "offices[0].titles: '…' has no words; change or remove it",
        ),
        (
            f'{OFFICE}holders = []\ncountry = "Norge"\n',
            "offices[0].country: 'Norge' is no country's English short name; write one such as Norway",
        ),
        (
            f"{OFFICE}holders = [{{ name = '-', since = 2021-01-01 }}]\n",
            "offices[0].holders: '-' is no name; change or remove it",
        ),
        (
            f"{OFFICE}holders = [{{ name = 'Y', since = 2021-01-02, until = 2021-01-01 }}]\n",
            "offices[0].holders: 'Y' left before the first day; exchange the days",
        ),
        ("[rules]\ngone = 3\n", "rules.gone: 3 is not one of error, warning, note, off"),
        (
            '[archives]\nuse = [{ base = "a", dialect = "cdx-pywb" }]\n',
            "archives: base 'a' is no http or https address",
        ),
        (f"x = {'[' * 5_000}\n", "is nested too deeply"),
        ("documents = [\n", "is not valid TOML"),
        ('[[successors]]\nhost = "a"\ntarget = "https://b/*"\n', "missing required field `evidence`"),
        (
            '[archives]\nuse = [{ base = "https://a", dialect = "x" }]\n',
            "archives.use[0].dialect: 'x' is not one of cdx-",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(_project(tmp_path, text))
    assert said in str(refused.value)
    assert "citation-audit.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tool = 3\n", "pyproject.toml: [tool] is not a table"),
        ("[tool]\ncitation-audit = 3\n", "[tool.citation-audit] in pyproject.toml: is not a table"),
        ("[tool.citation-audit]\nformats = []\n", "[tool.citation-audit] in pyproject.toml: formats: names no format"),
    ],
)
def test_a_project_file_that_cannot_be_used_is_refused_alike(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(_project(tmp_path, text, "pyproject.toml"))
    assert str(refused.value).startswith(said)


def test_a_link_that_leads_nowhere_is_no_absence_of_settings(tmp_path: Path) -> None:
    (tmp_path / "citation-audit.toml").symlink_to("nowhere.toml")
    with pytest.raises(SettingsError, match=r"citation-audit\.toml: cannot be read \(No such file"):
        load(tmp_path)


def test_a_byte_order_mark_and_foreign_line_ends_are_no_matter(tmp_path: Path) -> None:
    (tmp_path / "citation-audit.toml").write_bytes(b'\xef\xbb\xbfoutput = "out"\r\n')
    assert load(tmp_path).output == "out"


def test_a_format_named_twice_is_written_once(tmp_path: Path) -> None:
    assert load(_project(tmp_path, 'formats = ["json", "md", "json"]\n')).formats == ("json", "md")


def test_a_flag_is_judged_as_the_file_would_be_and_replaces_it(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, 'output = "file"\nfail_on = "any"\n'))
    assert with_flags(settings, {"--output": ("output", "flag")}) == Settings(output="flag", fail_on="any")
    with pytest.raises(SettingsError) as refused:
        with_flags(settings, {"--format": ("formats", ["md", "docx"])})
    assert str(refused.value) == f"--format: 'docx' is not one of {', '.join(FORMATS)}"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "citation-audit.toml").write_bytes(b'output = "\xff"\n')
    with pytest.raises(SettingsError, match=r"citation-audit\.toml: is not UTF-8 \(byte 10\)"):
        load(tmp_path)


def test_hosts_exempted_on_the_command_line_join_those_of_the_settings(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[fetch]\nallow_hosts = ["10.0.0.0/8"]\n'))
    assert with_hosts(settings, ("localhost:8000",)).fetch.allow_hosts == ("10.0.0.0/8", "localhost:8000")


def test_every_fetch_setting_reaches_the_fetch_policy() -> None:
    assert fetch_policy(Settings()) == FetchPolicy(user_agent=Settings().fetch.user_agent)


def test_own_successors_come_before_the_shipped_ones(tmp_path: Path) -> None:
    rule = '[[successors]]\nhost = "old.test"\ntarget = "https://new.test/*"\nevidence = "their notice"\n'
    settings = load(_project(tmp_path, rule))
    own, *rest = places(settings).successors
    assert own == Successor("old.test", "/*", "https://new.test/*", "their notice")
    assert tuple(rest) == successors.shipped()


def test_own_archives_replace_the_shipped_ones(tmp_path: Path) -> None:
    text = '[archives]\ncaptures = 2\nuse = [{ base = "http://127.0.0.1:1", dialect = "cdx-pywb", '
    text += "interval = 3, pause = 60 }]\n"
    settings = load(_project(tmp_path, text))
    found = places(settings)
    assert found.archives == (memento.Archive("http://127.0.0.1:1", "cdx-pywb", interval=3.0, pause=60.0),)
    assert found.captures == 2
    assert found.limits == (Limit("http://127.0.0.1:1/cdx?", 3.0, 60.0), Limit("http://127.0.0.1:1/", 0.0, 60.0))


def test_the_shipped_archives_are_asked_unless_none_is_wanted() -> None:
    assert places(Settings()).archives == memento.shipped()
    assert places(Settings(), archives=False).archives == ()


def test_the_user_agent_says_who_asks() -> None:
    assert Settings().fetch.user_agent.startswith("citation-audit/")


def test_a_severity_for_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load(_project(tmp_path, '[rules]\ngonne = "off"\n'))
    known = str(refused.value).partition("rules.gonne: there is no such rule; the rules are ")[2].split(", ")
    assert known == sorted(codes())


def test_a_publishers_zone_is_kept(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[hosts]\n"a.example" = { timezone = "Europe/Paris" }\n'))
    assert check_policy(settings).zones == {"a.example": ZoneInfo("Europe/Paris")}


def test_a_persons_other_names_are_kept(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[people]\n"Volodymyr Zelenskyy" = ["Zelensky", "Selenskyj"]\n'))
    assert check_policy(settings).people == (("Volodymyr Zelenskyy", "Zelensky", "Selenskyj"),)


def test_a_projects_offices_are_kept_with_the_words_of_their_titles(tmp_path: Path) -> None:
    holders = 'holders = [{ name = "Huitfeldt", since = 2021-10-14 }]'
    told = f'[[offices]]\nhosts = ["Ministry.example"]\ntitles = ["Foreign Minister"]\n{holders}\n'
    (office,) = check_policy(load(_project(tmp_path, told))).offices
    assert office.hosts == {"ministry.example"}
    assert office.titles == {("foreign", "minister")}
    assert office.terms == (Term("Huitfeldt", date(2021, 10, 14), date.max),)


def test_a_rule_can_be_switched_off(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[rules]\nout-of-order = "off"\n'))
    assert check_policy(settings).severities == {"out-of-order": "off"}
