"""Renderings as a reader sees their characters."""

import re

from audit.model.report import Report
from audit.report import json_v1, markdown
from audit.report.shape_v1 import ReportV1
from audit.text.visible import JOINER


def shape(report: Report) -> ReportV1:
    """The report as every format gets it: out of the canonical JSON."""
    return json_v1.decode(json_v1.encode(report))


def whole(report: Report) -> str:
    return plain(markdown.render(shape(report)))


def screen(report: Report) -> str:
    return plain(markdown.first_screen(shape(report)))


def plain(text: str) -> str:
    """Markdown without escapes and joiners."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace(JOINER, ""))
