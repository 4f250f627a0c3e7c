# Two commands need nothing but Python 3.11 or later, make and a network: make demo, make test.

SHELL := /bin/sh
VENV ?= .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
INSTALL = PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(PY) -m pip install --quiet

# A program that is used has its modules compiled once; where the shell forbids that, each of the tests' commands would do it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test properties check lint types floors package whoosh-tests bench bench-full clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.installed ## set up, ingest the sample papers, show a search, a record, a timeline and an export
	@$(VENV)/bin/dossier --home .demo demo

test: $(VENV)/.dev ## set up and run the tests
	@$(PY) -m pytest -n 2 --dist worksteal

properties: $(VENV)/.dev ## try the properties on many examples, others each time
	@$(PY) -m pytest -n 2 --dist worksteal -m hypothesis --hypothesis-profile=thorough

check: test properties lint types floors package demo ## everything that CI runs

lint: $(VENV)/.dev ## formatting and lint
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .

types: $(VENV)/.dev ## strict type checks
	@$(VENV)/bin/mypy
	@$(VENV)/bin/mypy cli.py

floors: $(VENV)/.dev ## extraction and ranking figures against benchmarks/baseline.json; time that grows as the text
	@$(PY) -m benchmarks.extraction --check
	@$(PY) -m benchmarks.laid_out --check
	@$(PY) -m benchmarks.names --check
	@$(PY) -m benchmarks.articles --check
	@$(PY) -m benchmarks.ranking --check
	@$(PY) -m benchmarks.hostile --check

package: $(VENV)/.dev ## build the wheel and try it in an environment of its own
	@$(PY) -m benchmarks.package

whoosh-tests: $(VENV)/.dev ## Whoosh's own tests, on our codec
	@$(PY) -m benchmarks.whoosh_own_tests -n 2

bench: $(VENV)/.bench ## speed beside other engines, in minutes
	@$(PY) -m benchmarks.engines

bench-full: $(VENV)/.bench ## the same at full size, with the growth table
	@$(PY) -m benchmarks.engines --full
	@$(PY) -m benchmarks.growth --full

$(PY):
	@test -n "$(PYTHON)" || { echo "Dossier needs Python 3.11 or later on the PATH; install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module; install it (on Debian: apt-get install python3-venv)" >&2; exit 1; }
	@echo "setting up $(VENV) with $(PYTHON)"
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/.installed: $(PY) pyproject.toml constraints.txt
	@$(INSTALL) --editable . || { echo "the packages could not be installed: is there a network?" >&2; exit 1; }
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@$(INSTALL) --editable '.[dev]' || { echo "the test tools could not be installed: is there a network?" >&2; exit 1; }
	@touch $@

$(VENV)/.bench: $(VENV)/.dev
	@$(INSTALL) --editable '.[bench]'
	@touch $@

clean: ## take out the environment, the demo and all caches
	rm -rf $(VENV) .demo .bench build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
