"""A statement is taken apart into who acts, with whom, where, and whether it lies ahead."""

import pytest

from audit.read.grammar import Clause, clause, is_account, stands_alone


@pytest.mark.parametrize(
    ("statement", "subject", "objects"),
    [
        ("Secretary X’s call with Minister Y", "Secretary X", ("Minister Y",)),
        ("Director Haines’ meetings with EU officials", "Director Haines", ("EU officials",)),
        (
            "Secretary X’s Meeting with Ukraine’s Minister of Defense Y",
            "Secretary X",
            ("Ukraine’s Minister of Defense Y",),
        ),
        ("Secretary X Meets With Minister Y", "Secretary X", ("Minister Y",)),
        ("Secretary X met Minister Y", "Secretary X", ("Minister Y",)),
        ("Secretary X spoke by phone with Minister Y about Z", "Secretary X", ("Minister Y",)),
        ("Secretary X consults EU partners in Brussels", "Secretary X", ("EU partners",)),
        ("Ambassador to NATO X’s call with Minister Y", "Ambassador to NATO X", ("Minister Y",)),
        ("Call with Minister Y by Secretary X", "Secretary X", ("Minister Y",)),
        ("Secretary X: call with Minister Y", "Secretary X", ("Minister Y",)),
        ("Liverpool: Secretary X’s call with Minister Y", "Secretary X", ("Minister Y",)),
        ("(Liverpool): Secretary X’s call with Minister Y", "Secretary X", ("Minister Y",)),
        ("Readout of Secretary X’s call with Minister Y", "Secretary X", ("Minister Y",)),
        (
            "Advisor X call with Ambassadors of Allies following President W’s call with President Z",
            "Advisor X",
            ("Ambassadors of Allies",),
        ),
        ("Secretary X’s meetings in Riga: President Y, Minister Z", "Secretary X", ("President Y, Minister Z",)),
        ("Calls: Minister Y", "", ("Minister Y",)),
        ("she also engaged with Minister Y", "", ("Minister Y",)),
        ("Secretary X attends NATO Ministerial meeting", "Secretary X", ("NATO",)),
        ("At the summit in Madrid, Secretary X met Minister Y", "Secretary X", ("Minister Y",)),
        ("Secretary X met President Y, Bern, Switzerland", "Secretary X", ("President Y",)),
        ("The EU’s Borrell met Minister Y", "The EU’s Borrell", ("Minister Y",)),
        ("Working dinner of Chancellor X with President Y", "Chancellor X", ("President Y",)),
        ("Minister X’s courtesy call on Prime Minister Y", "Minister X", ("Prime Minister Y",)),
        ("Secretary X held a bilateral with Minister Y", "Secretary X", ("Minister Y",)),
    ],
)
def test_who_acts_and_with_whom(statement: str, subject: str, objects: tuple[str, ...]) -> None:
    said = clause(statement)
    assert (said.subject, said.objects, said.event) == (subject, objects, True)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("Secretary X joins OSCE ministerial meeting in Stockholm, Sweden", "Stockholm, Sweden"),
        ("Secretary X travels to Ukraine", "Ukraine"),
        ("President X’s meeting in Washington with Minister Y", "Washington"),
        ("In Brussels, Secretary X met Minister Y", "Brussels"),
        ("On the margins of the summit in Riga, Secretary X met Minister Y", "Riga"),
        ("Secretary X met President Y, Bern, Switzerland", "Bern, Switzerland"),
        ("Secretary X met President Y, Évian", "Évian"),
        ("Secretary X met President Y, Minister Z", None),
        ("Secretary X met President Y, Z and W", None),
        ("Secretary X met Minister Y in December", None),
        ("Secretary X’s call with Minister Y", None),
    ],
)
def test_where(statement: str, place: str | None) -> None:
    assert clause(statement).place == place


@pytest.mark.parametrize(
    ("statement", "planned"),
    [
        ("Secretary X will meet with Minister Y", True),
        ("Secretary X is scheduled to meet Minister Y", True),
        ("Secretary X plans to visit Kyiv", True),
        ("Secretary X to meet Minister Y", True),
        ("Secretary X’s upcoming visit to Kyiv", True),
        ("Secretary X met with Minister Y, who will travel to Kyiv", False),
        ("Secretary X’s meeting with Minister Will Y", False),
        ("Secretary X to sign the treaty", True),
        ("Export to CSV", False),
        ("Motion to dismiss", False),
        ("Right to appeal", False),
    ],
)
def test_a_verb_in_the_future_is_a_plan(statement: str, planned: bool) -> None:  # noqa: FBT001 - a table's column
    assert clause(statement).planned == planned


def test_a_mere_name_is_no_event() -> None:
    assert clause("Latvian Foreign Minister Y") == Clause("Latvian Foreign Minister Y")


def test_nothing_is_no_event() -> None:
    assert clause("") == Clause("")


def test_those_between_whom_a_call_is_act_with_each_other() -> None:
    assert clause("Call between President X and President Y").mutual


@pytest.mark.parametrize(
    ("phrase", "account"),
    [
        ("readout", True),
        ("State Department readout", True),
        ("video of the meeting", True),
        ("see here", True),
        ("Photo: Flickr", True),
        ("Minister Y", False),
        ("Secretary X’s statement", False),
        ("Secretary X met Minister Y", False),
        ("", False),
    ],
)
def test_an_account_is_told_from_an_event(phrase: str, account: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_account(phrase) == account


@pytest.mark.parametrize(
    ("phrase", "alone"),
    [
        ("Advisor W also met with Minister Y", True),
        ("she met Minister Y", True),
        ("also met with Minister Y", True),
        ("Minister Z", False),
        ("including Minister Z", False),
        ("", False),
    ],
)
def test_a_clause_stands_alone_with_a_subject_or_a_verb_that_resumes_one(phrase: str, alone: bool) -> None:  # noqa: FBT001 - a table's column
    assert stands_alone(phrase) == alone
