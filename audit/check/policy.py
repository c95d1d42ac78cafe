"""What a user may say about findings: which rules count, how much, and what the comparison cannot know by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from audit.check.compare.aliases import People
from audit.model.finding import Severity
from audit.text.offices import Office

Setting: TypeAlias = Severity | Literal["off"]


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    """Severities by rule code, as in the settings table `[rules]`; "off" silences a rule.

    A given severity replaces whatever the rule would choose, upwards too. Codes that no rule has do nothing here:
    `audit.check.registry.codes` lists the known ones, so that whoever reads settings can refuse others.
    `people` are the names under which pages may name a person, as in the settings table `[people]`. `zones` are
    publishers' time zones by host and path, as in `[hosts]`. `offices` tell who held an office that publishers name
    without a name, as in `[[offices]]`.
    """

    severities: Mapping[str, Setting] = field(default_factory=dict)
    people: People = ()
    zones: Mapping[str, ZoneInfo] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
