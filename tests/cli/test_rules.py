"""`rules [CODE]`: rules in words, on the command line."""

import pytest

from audit.check import handbook
from audit.check.registry import texts
from audit.cli.main import main


def test_without_a_code_every_rule_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert capsys.readouterr().out == handbook.overview(texts())


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "kind-mismatch"]) == 0
    assert "To accept: " in capsys.readouterr().out


def test_the_page_can_be_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--markdown"]) == 0
    assert capsys.readouterr().out == handbook.page(texts())


def test_a_code_nobody_knows_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "kind-missmatch"]) == 2
    assert "kind-missmatch is no rule" in capsys.readouterr().err
