# Two commands set up everything: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000

.PHONY: demo test test-neo4j check golden schema bench bench-changes bench-nation bench-supervision clean help

help:
	@echo "make demo        fills an embedded graph with the province (once) and serves it on http://127.0.0.1:$(PORT)"
	@echo "make test        every test that needs no server"
	@echo "make test-neo4j  the contract tests on a real Neo4j (needs a JDK 17 and Maven)"
	@echo "make bench       the service against its peers and its limit, 15 minutes (docs/bench.md says what it needs)"
	@echo "make bench-nation  the same questions on 5.6 million members, an hour and 15 GB the first time"
	@echo "make bench-changes  changes a second and the reform as one change, on both engines"
	@echo "make bench-supervision  coverage, attendance, standing and suggestion at province size, on both engines"
	@echo "make golden      writes the plans and statements of tests/golden anew"
	@echo "make check       format, lint, types, imports, schema"

demo: $(VENV)/runtime.stamp
	@exec $(BIN)/python -m service demo

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest
	@echo
	@echo "Not run here: the contract tests on a real Neo4j. Run them with: make test-neo4j"

test-neo4j: $(VENV)/dev.stamp
	@scripts/test-neo4j

bench: $(VENV)/bench.stamp
	@$(BIN)/python -m bench $(BENCH)

bench-nation: $(VENV)/bench.stamp
	@$(BIN)/python -m bench.nation $(BENCH)

bench-supervision: $(VENV)/runtime.stamp
	@scripts/neo4j run -- $(BIN)/python -m bench.supervision
	@scripts/neo4j run -- $(BIN)/python -m bench.suggestion

bench-changes: $(VENV)/runtime.stamp
	@scripts/neo4j run -- $(BIN)/python -m bench.changes
	@scripts/neo4j run -- $(BIN)/python -m bench.reorganization

check: $(VENV)/dev.stamp
	@scripts/check

faults: $(VENV)/runtime.stamp
	@$(BIN)/python -m bench.faults

golden: $(VENV)/dev.stamp
	@WRITE_GOLDEN=1 $(BIN)/python -m pytest tests/contract/test_golden.py

schema: $(VENV)/runtime.stamp
	@$(BIN)/python -m service schema --write

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing (Debian: apt-get install python3-venv)"; exit 1; }

# without compiling what is not imported, a first start is there ten seconds sooner
$(VENV)/runtime.stamp: requirements/runtime.lock | $(BIN)/python
	@echo "Installing what the service needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/runtime.lock
	@touch $@

$(VENV)/bench.stamp: requirements/bench.lock | $(BIN)/python
	@echo "Installing what the bench needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	@touch $@ $(VENV)/runtime.stamp

$(VENV)/dev.stamp: requirements/dev.lock | $(BIN)/python
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@ $(VENV)/runtime.stamp $(VENV)/bench.stamp

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
