"""What ends a run, and only that; an expected failure (a dead page, a silent field) is a value, never an exception.

AuditError
├── DocumentError    a document that cannot be read as one
├── SettingsError    a settings file or option that cannot be used
├── PageError        a file that cannot be read as a page
├── CassetteError    a recording that is missing, cut short or altered
├── DecisionsError   a decisions file that cannot be used
└── ReportFormatError  bytes that are no report of a version this program reads
"""

import traceback
from pathlib import PurePath


def described(problem: BaseException) -> str:
    """An error nobody foresaw, in a line: its kind, the place in our code or below it, and what it says."""
    frames = traceback.extract_tb(problem.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return " ".join(f"{type(problem).__name__}{place}: {problem}".split())


class AuditError(Exception):
    """Ends the run. The message is one line, names the file or option, and says what to do."""


class DocumentError(AuditError):
    """The document is missing, empty, not UTF-8, or its front matter cannot be parsed."""


class SettingsError(AuditError):
    """A setting is unknown, of the wrong type, or points nowhere."""


class PageError(AuditError):
    """A file that should hold a page is missing, cannot be read, or is too large."""


class CassetteError(AuditError):
    """A cassette is missing, truncated or does not match its own digests. Never judge pages from such a recording."""


class DecisionsError(AuditError):
    """The decisions file cannot be read, or holds a decision that means nothing."""


class ReportFormatError(AuditError):
    """The bytes are not a report of this version, or contradict themselves."""
