"""What comparing claims with pages is worth: the mutation test, whole, on invented claims and pages."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutation.measure import false_alarms, pages_of, recall
from tests.mutation.pairs import pairs

PAIRS, SEED = 300, 1


def main() -> None:
    """Print the share that is flagged of each corruption, and of each harmless change."""
    made = pairs(PAIRS, SEED)
    pages = pages_of(made)
    with TemporaryDirectory() as name:
        for figure in recall(made, pages, Path(name), SEED):
            _print(f"flagged: {figure.name}", f"{figure.share:.3f} of {figure.cases}")
        for figure in false_alarms(made, pages, Path(name), SEED):
            _print(f"false alarms: {figure.name}", f"{figure.share:.3f} of {figure.cases}")


def _print(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:46} {figure}\n")


if __name__ == "__main__":
    main()
