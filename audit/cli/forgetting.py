"""The work of `forget`: what recordings hold of an address is removed; which reports still quote it is said."""

from collections.abc import Sequence
from pathlib import Path

from audit.cli import codes
from audit.cli.console import say, show
from audit.cli.world import real_world
from audit.fetch.folder import cassettes
from audit.fetch.forget import Forgotten, forget
from audit.model.errors import SettingsError
from audit.report.quoting import quoting
from audit.settings import load
from audit.text.secrets import shown
from audit.text.visible import terminal


def forgotten(uris: Sequence[str], root: Path | None, output: Path | None) -> int:
    """Remove what the recordings hold of each address, and the exit code. Raises AuditError."""
    settings = load(Path())
    recordings, reports = root or Path(settings.cassettes), output or Path(settings.output)
    return codes.worst(_one(uri, recordings, reports) for uri in uris)


def _one(uri: str, root: Path, reports: Path) -> int:
    if not root.is_dir():
        raise SettingsError(f"{root}: no such folder; name the one that holds the recordings (--cassettes DIR)")
    at = real_world().now()
    found = [done for folder in cassettes(root) for done in forget(folder, uri, at)]
    for done in found:
        show(terminal(_told(done)))
    for path in quoting(reports, uri):
        show(terminal(f"{path}: still quotes the page; audit again or delete it"))
    if not found:
        say(
            f"{shown(uri)}: no recording below {root} holds it; check the address, or name another folder (--cassettes)"
        )
        return codes.USAGE
    say("copies elsewhere are not touched: version control, backups, and what web archives hold themselves")
    return codes.CLEAN


def _told(done: Forgotten) -> str:
    if not done.records:
        return f"{done.path}: had been removed before"
    plural = "s" if done.records > 1 else ""
    return f"{done.path}: {done.records} record{plural} removed"
