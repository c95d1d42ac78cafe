"""What a user may say about findings: which rules count, and how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from audit.model.finding import Severity

Setting: TypeAlias = Severity | Literal["off"]


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    """Severities by rule code, as in the settings table `[rules]`; "off" silences a rule.

    A given severity replaces whatever the rule would choose, upwards too. Codes that no rule has do nothing here:
    `audit.check.registry.codes` lists the known ones, so that whoever reads settings can refuse others.
    """

    severities: Mapping[str, Setting] = field(default_factory=dict)
