# `make run` serves the app with the sample athlete, `make test` checks everything; both set up what
# they need.
SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# The first interpreter on the path that really starts, is new enough and can make a venv with pip.
FIND_PYTHON := for name in python3.11 python3 python3.12 python3.13 python; do \
	if "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo "$$name"; exit 0; fi; done; \
	echo "Ironstride needs Python 3.11 or newer (with venv and pip) on the path" >&2; exit 1

SAMPLE := examples/sample
# Where the sample athlete's database stands; delete the folder to begin anew.
APP := build/app
PORT := 8000

.PHONY: help setup run test lint types contracts browser unit unit-postgres format lock clean

help:
	@echo "make run    plan the sample athlete and serve the app with it"
	@echo "make test   lint, types, import contracts and tests"
	@echo "make format write the house's formatting"
	@echo "make lock   pin the requirements anew (needs the network)"
	@echo "make clean  remove .venv, build and caches"

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	python=$$($(FIND_PYTHON)) && "$$python" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	@# Compiled once here, so that the command line starts quickly wherever caches are not written.
	$(BIN)/python -m compileall -q src/ironstride
	touch $@

# The sample athlete, planned from the files of examples/sample, in the app: open the printed link.
run: setup
	$(BIN)/ironstride serve --data $(APP) --port $(PORT) --sample $(SAMPLE)

test: lint types contracts unit unit-postgres

# Without the cache: the verdict on a file may change with the files around it.
lint: setup
	$(BIN)/ruff check --no-cache
	$(BIN)/ruff format --no-cache --check
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec compose.yaml

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

# Finds a Chromium, or installs one (CONTRIBUTING.md says how).
browser: setup
	@$(BIN)/python tests/services/chromium.py

unit: setup browser
	env -u DATABASE_URL $(BIN)/pytest -n 2

# What touches a database, once more on PostgreSQL: DATABASE_URL's, or one started for it.
unit-postgres: setup browser
	$(BIN)/python tests/services/postgres.py $(BIN)/pytest -n 2 tests/web

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# uv is asked for by name only here: whoever pins needs it, whoever builds does not.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock:
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) pyproject.toml --extra web --extra sheets --constraint requirements/run.txt \
		--output-file requirements/web.txt
	$(COMPILE) pyproject.toml --extra dev --extra web --extra sheets \
		--constraint requirements/web.txt --output-file requirements/dev.txt
	@# What builds the package, for the image alone: all else that develops stays out of it.
	printf 'hatchling>=1.27\n' | $(COMPILE) - --constraint requirements/dev.txt \
		--output-file requirements/build.txt

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
