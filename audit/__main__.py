"""`python -m audit` and the console script: the only place that ends the process."""

import sys

from audit.cli.main import main as run_command_line


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
