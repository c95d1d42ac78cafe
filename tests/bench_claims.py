"""What comparing claims with pages is worth: the mutation test, whole, on invented claims and pages.

Two sets: readouts as one government writes them, and pages of other ministries and agencies with entries phrased in
many ways. Recall is the share of corrupted entries that an error or a warning of a rule that speaks of what was changed
flags; a false alarm is any error or warning on an entry that is right. An entry that names fewer people than its
page is right, too, and is counted apart.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutation.abroad import pairs_abroad
from tests.mutation.measure import false_alarms, incomplete, pages_of, recall
from tests.mutation.pairs import Pair, pairs

PAIRS, SEED = 300, 1


def main() -> None:
    """Print, for both sets, the share that is flagged of each corruption, and of each harmless change."""
    _measure("at home", pairs(PAIRS, SEED))
    _measure("abroad", pairs_abroad(PAIRS, SEED))


def _measure(which: str, made: Sequence[Pair]) -> None:
    pages = pages_of(made)
    with TemporaryDirectory() as name:
        for figure in recall(made, pages, Path(name), SEED):
            _print(f"flagged {which}: {figure.name}", f"{figure.share:.3f} of {figure.cases}")
        for figure in false_alarms(made, pages, Path(name), SEED):
            _print(f"false alarms {which}: {figure.name}", f"{figure.share:.3f} of {figure.cases}")
        for figure in incomplete(made, pages, Path(name), SEED):
            _print(f"by design not flagged {which}: {figure.name}", f"{figure.share:.3f} of {figure.cases}")


def _print(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:70} {figure}\n")


if __name__ == "__main__":
    main()
