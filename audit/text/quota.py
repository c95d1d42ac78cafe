"""What an answer's header fields say of a quota that its host keeps.

    RateLimit: "default";r=0;t=30                     drafts 08 and later: remaining, seconds
    RateLimit: limit=100, remaining=0, reset=30       draft 07
    RateLimit-Remaining, X-RateLimit-Remaining, …     drafts 00 to 06, and what came before (GitHub)

of draft-ietf-httpapi-ratelimit-headers. Fields are given as pairs of a name in lower case and a value.
"""

from collections.abc import Iterable, Iterator

from audit.text.regex import regex

_FORBIDDEN = 403
_REMAINING = frozenset({"ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining"})
_NONE_LEFT = regex(r"0+(?:\.0+)?")
_QUOTED = regex(r'"[^"]*"')  # the names of policies
_PARAMETER = regex(r"(?<![a-z0-9_.*-])(r|t|remaining|reset)=([0-9]{1,15})(?![0-9])")
_DRAFT_07 = regex(r"(?<![a-z0-9_.*-])reset=")


def forbidden_for_now(status: int, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a 403 only says that too much was asked: some interfaces answer so, and tell of a quota or a later time.

    GitHub's interfaces answer 403 with `X-RateLimit-Remaining: 0` or with `Retry-After`.
    """
    if status != _FORBIDDEN:
        return False
    fields = tuple(headers)
    return used_up(fields) or bool((first(fields, "retry-after") or "").strip())


def used_up(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a quota is at its end."""
    fields = tuple(headers)
    plain = (first(fields, name) or "" for name in _REMAINING)
    return any(_NONE_LEFT.fullmatch(value.strip()) for value in plain) or any(
        told.get("r", told.get("remaining")) == 0 for told in policies(fields)
    )


def policies(headers: Iterable[tuple[str, str]]) -> Iterator[dict[str, int]]:
    """What each item of the `RateLimit` fields says, by parameter; the older form is one item in several parts."""
    written = _QUOTED.sub("", ", ".join(value for name, value in headers if name == "ratelimit").lower())
    items = [written] if _DRAFT_07.search(written) else written.split(",")
    return ({name: int(value) for name, value in _PARAMETER.findall(item)} for item in items)


def first(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The first value of a field, None without one."""
    return next((value for known, value in headers if known == name), None)
