"""The one place of the mutation test that touches chance: seeded, so that every run makes the same claims."""

import random  # noqa: TID251 - seeded by the caller

Chance = random.Random


def seeded(seed: int) -> Chance:
    """A source of chance that repeats itself."""
    return random.Random(seed)  # noqa: S311 - nothing secret
