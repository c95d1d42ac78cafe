"""The rules as people read them: one in a terminal, all of them as the page `docs/rules.md`."""

from collections.abc import Iterator, Sequence

from audit.model.finding import RuleText

_INTRODUCTION = """\
# Rules

Made by `citation-audit rules --markdown`; a test compares it with the rules themselves. Every finding names the rule
that made it. A rule's severity is the gravest it chooses by itself; the table `[rules]` of the settings gives another
one, or turns the rule `"off"`.
"""


def entry(rule: RuleText) -> str:
    """One rule as plain text: code and severity, what it is about, and its explanation."""
    return f"{rule.code} ({rule.severity})\n\n{rule.summary}\n\n{rule.explain.strip()}\n"


def overview(rules: Sequence[RuleText]) -> str:
    """Every rule in a line: code, severity, summary."""
    width = max(len(rule.code) for rule in rules)
    return "".join(f"{rule.code:{width}}  {rule.severity:7}  {rule.summary}\n" for rule in rules)


def page(rules: Sequence[RuleText]) -> str:
    """All rules as a Markdown page: a table that leads to a section for each."""
    rows = "\n".join(f"| [`{rule.code}`](#{rule.code}) | {rule.severity} | {rule.summary} |" for rule in rules)
    table = f"| rule | severity | |\n|---|---|---|\n{rows}\n"
    return "\n".join([_INTRODUCTION, table, *(_section(rule) for rule in rules)])


def _section(rule: RuleText) -> str:
    return f"## {rule.code}\n\n{rule.summary} Severity: {rule.severity}.\n\n" + "\n\n".join(_paragraphs(rule)) + "\n"


def _paragraphs(rule: RuleText) -> Iterator[str]:
    """The explanation's paragraphs, the word that opens each of them set off."""
    for paragraph in rule.explain.strip().split("\n\n"):
        head, colon, rest = paragraph.partition(":")
        yield (
            f"**{head}:**{rest}" if colon and head in {"Finds", "Why it matters", "Example", "To accept"} else paragraph
        )
