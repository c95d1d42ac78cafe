"""Settings: what a file may say, and how it is told when it says something else."""

from pathlib import Path

import pytest

from audit.fetch import memento, successors
from audit.fetch.policy import FetchPolicy, Limit
from audit.fetch.successors import Successor
from audit.model.errors import SettingsError
from audit.settings import Settings, check_policy, fetch_policy, load, places


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
        ('[fetch]\nattempts = "3"\n', "fetch.attempts: expected `int`, got `str`"),
        ("[fetch]\nattempts = 0\n", "fetch.attempts: expected `int` >= 1"),
        ("max_unasked = 7\n", "max_unasked: expected `float` <= 1"),
        ('fail_on = "always"\n', "fail_on: "),
        ("documents = [\n", "is not valid TOML"),
        ('[[successors]]\nhost = "a"\ntarget = "https://b/*"\n', "missing required field `evidence`"),
        ('[archives]\nuse = [{ base = "https://a", dialect = "x" }]\n', "archives.use[0].dialect: "),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(_project(tmp_path, text))
    assert said in str(refused.value)
    assert "citation-audit.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "citation-audit.toml").write_bytes(b'output = "\xff"\n')
    with pytest.raises(SettingsError, match=r"citation-audit\.toml: is not UTF-8 \(byte 10\)"):
        load(tmp_path)


def test_hosts_exempted_on_the_command_line_join_those_of_the_settings(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[fetch]\nallow_hosts = ["10.0.0.0/8"]\n'))
    assert fetch_policy(settings, ("localhost:8000",)).allow_hosts == ("10.0.0.0/8", "localhost:8000")


def test_every_fetch_setting_reaches_the_fetch_policy() -> None:
    assert fetch_policy(Settings(), ()) == FetchPolicy(user_agent=Settings().fetch.user_agent)


def test_own_successors_come_before_the_shipped_ones(tmp_path: Path) -> None:
    rule = '[[successors]]\nhost = "old.test"\ntarget = "https://new.test/*"\nevidence = "their notice"\n'
    settings = load(_project(tmp_path, rule))
    own, *rest = places(settings, fetch_policy(settings, ())).successors
    assert own == Successor("old.test", "/*", "https://new.test/*", "their notice")
    assert tuple(rest) == successors.shipped()


def test_own_archives_replace_the_shipped_ones(tmp_path: Path) -> None:
    text = '[archives]\ncaptures = 2\nuse = [{ base = "http://127.0.0.1:1", dialect = "cdx-pywb", '
    text += "interval = 3, pause = 60 }]\n"
    settings = load(_project(tmp_path, text))
    found = places(settings, fetch_policy(settings, ()))
    assert found.archives == (memento.Archive("http://127.0.0.1:1", "cdx-pywb", interval=3.0, pause=60.0),)
    assert found.captures == 2
    assert found.limits == (Limit("http://127.0.0.1:1/cdx?", 3.0, 60.0), Limit("http://127.0.0.1:1/", 0.0, 60.0))


def test_the_shipped_archives_are_asked_unless_none_is_wanted() -> None:
    policy = fetch_policy(Settings(), ())
    assert places(Settings(), policy).archives == memento.shipped()
    assert places(Settings(), policy, archives=False).archives == ()


def test_the_user_agent_says_who_asks() -> None:
    assert Settings().fetch.user_agent.startswith("citation-audit/")


def test_a_severity_for_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[rules]\ngonne = "off"\n'))
    with pytest.raises(SettingsError, match=r"\[rules\] gonne: there is no such rule; the rules are .*gone"):
        check_policy(settings)


def test_a_rule_can_be_switched_off(tmp_path: Path) -> None:
    settings = load(_project(tmp_path, '[rules]\nout-of-order = "off"\n'))
    assert check_policy(settings).severities == {"out-of-order": "off"}
