"""A report checked by somebody who does not trust it: the work of `verify`.

The recording's own digests are computed anew as it is opened; then every claim is judged again from it, and what comes
out is held against the report: captures, digests, record names, readings, verdicts, findings.
"""

from itertools import islice
from pathlib import Path

from audit.cli import codes
from audit.cli.console import say, show
from audit.cli.loop import awaited
from audit.cli.world import real_world
from audit.model.errors import DocumentError, ReportFormatError
from audit.report.json_v1 import decode, encode
from audit.report.recall import recalled
from audit.report.shape_v1 import ReportV1
from audit.report.words import counted
from audit.run import document, sentence
from audit.run.memory import as_told
from audit.run.names import cassette_to_read, output_names
from audit.run.verifying import differences
from audit.settings import check_policy, fetch_policy, load, places
from audit.text.visible import terminal

_SHOWN = 20
_LONGEST = 160


def verified(source: Path, replay: Path | None, path: Path | None) -> int:
    """Say what of the report in `source` the recording does not bear out, and the exit code. Raises AuditError."""
    data = _read(source)
    report = decode(data)
    found = list(differences(data, _again(report, replay, path or Path(report.document.path))))
    for place, said, derived in islice(found, _SHOWN):
        show(
            f"{terminal(place, _LONGEST)}: the report has {terminal(said, _LONGEST)}; "
            f"the recording gives {terminal(derived, _LONGEST)}"
        )
    if len(found) > _SHOWN:
        show(f"and {len(found) - _SHOWN} more")
    if found:
        say(f"{source}: the recording does not bear out {counted(len(found), 'value')} of the report")
        return codes.FINDINGS
    records = sum(one.record is not None for page in report.pages for one in page.tries)
    show(
        f"{terminal(str(source))}: borne out: {counted(len(report.claims), 'claim')}, "
        f"{counted(len(report.findings), 'finding')}, {counted(records, 'record')} hashed anew"
    )
    show("not in the recording, and not checked: when and how the run went, and what people or earlier reports decided")
    return codes.CLEAN


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as problem:
        raise ReportFormatError(
            f"{source}: cannot be read ({problem.strerror}); give the .json file of a run"
        ) from problem


def _again(report: ReportV1, replay: Path | None, path: Path) -> bytes:
    """What the recording gives for the same document, as the report's JSON. Raises AuditError."""
    settings = load(Path())
    shown = report.document.path
    cited = document.read(path, shown, report.document.published)
    if cited.document.sha256 != report.document.sha256:
        raise DocumentError(f"{path}: is not the document that the report is about; name that one with --document")
    plan = sentence.Plan(
        fetch=fetch_policy(settings),
        check=check_policy(settings),
        places=places(settings, archives=True),
        replay=cassette_to_read(replay or Path(settings.cassettes), output_names([shown])[0], shown),
        today=report.run.today,
    )
    found = awaited(sentence.audit(cited, plan, real_world()))
    return encode(as_told(found, recalled(report)))
