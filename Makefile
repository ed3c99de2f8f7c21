# Two commands set up everything: `make demo` and `make test`. `make help` lists the others.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000

.PHONY: help install demo test test-fast test-one test-neo4j test-browser clients check format coverage golden schema docs mutation update \
        bench bench-nation bench-changes bench-supervision bench-search bench-access bench-explorer bench-exchange bench-subscribers faults clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/runtime.stamp ## installs what ./hierarchy needs, and nothing else

demo: $(VENV)/runtime.stamp ## fills an embedded graph with the province (once) and serves it on http://127.0.0.1:8000 (PORT=…)
	@exec $(BIN)/python -m service demo

test: $(VENV)/test.stamp ## every test that needs no server, on two cores
	@scripts/test --coverage -m "not engine and not province and not browser"; \
	first=$$?; scripts/test -m "(engine or province) and not browser" && exit $$first
	@echo
	@echo "Not run here: the contract tests on a real Neo4j. Run them with: make test-neo4j"

test-fast: $(VENV)/test.stamp ## the tests that start no graph: one minute
	@scripts/test -m "not engine and not province and not browser"

test-one: $(VENV)/test.stamp ## one test, a file or a folder: make test-one T=tests/execution, or T="tests -k standing"
	@test -n "$(T)" || { echo "Say which: make test-one T=tests/execution/test_cursors.py"; exit 2; }
	@$(BIN)/python -m pytest -vv $(T)

test-browser: $(VENV)/test.stamp ## the explorer in a browser (needs Debian's chromium-headless-shell)
	@scripts/test-browser

clients: tests/clients/node_modules/.package-lock.json tests/clients/.venv/stamp ## installs the clients that the tests run (needs Node.js)

test-neo4j: $(VENV)/test.stamp ## the contract tests on a real Neo4j (needs a JDK 17 and Maven)
	@scripts/test-neo4j

check: $(VENV)/dev.stamp ## format, lint, types, imports, schema: what can be told without running the tests
	@scripts/check

format: $(VENV)/dev.stamp ## puts the source into its form, and mends what the linter can
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

coverage: $(VENV)/test.stamp ## every test, and which branches none of them takes (docs/testing.md)
	@scripts/test --coverage

golden: $(VENV)/test.stamp ## writes the plans, statements and the table of access in tests/golden anew
	@WRITE_GOLDEN=1 $(BIN)/python -m pytest tests/contract/test_golden.py tests/resolvers/test_access_table.py tests/explorer/test_questions.py

schema: $(VENV)/runtime.stamp ## writes schema.graphql from the code
	@$(BIN)/python -m service schema --write

docs: ## writes docs/questions/README.md from the questions, the table of docs/indicators.md from its definitions
	@$(PYTHON) scripts/questions
	@$(BIN)/python scripts/indicators

mutation: $(VENV)/mutation.stamp ## changes the source a little, many times, and tells what no test notices (docs/testing.md)
	@$(BIN)/python scripts/mutation $(MUTATION)

update: $(VENV)/dev.stamp ## raises the pins of requirements/*.in, locks them and runs the tests
	@scripts/update

bench: $(VENV)/bench.stamp ## the service against its peers and its limit, half an hour (docs/bench.md says what it needs)
	@$(BIN)/python -m bench $(BENCH)

bench-nation: $(VENV)/bench.stamp ## the same questions on 5.6 million members, an hour and 15 GB the first time
	@$(BIN)/python -m bench.nation $(BENCH)

bench-changes: $(VENV)/runtime.stamp ## changes a second and the reform as one change, on both engines
	@scripts/neo4j run -- $(BIN)/python -m bench.changes
	@scripts/neo4j run -- $(BIN)/python -m bench.reorganization

bench-supervision: $(VENV)/runtime.stamp ## coverage, attendance, standing and suggestion at province size, on both engines
	@scripts/neo4j run -- $(BIN)/python -m bench.supervision
	@scripts/neo4j run -- $(BIN)/python -m bench.suggestion

bench-search: $(VENV)/runtime.stamp ## search as you type and the columns of a tree at province size, on both engines
	@scripts/neo4j run -- $(BIN)/python -m bench.search

bench-access: $(VENV)/runtime.stamp ## what it costs to know who asks, at province size, on both engines
	@scripts/neo4j run -- $(BIN)/python -m bench.access

bench-explorer: $(VENV)/bench.stamp ## the explorer in a browser at province size, on both engines (needs Debian's chromium)
	@$(BIN)/python -m bench.explorer

bench-exchange: $(VENV)/runtime.stamp ## the province as lists in and out, backup and restore, on both engines
	@scripts/neo4j run -- $(BIN)/python -m bench.exchange

bench-subscribers: $(VENV)/runtime.stamp ## 1,000 who follow 100 changes a second, on both engines (SUBSCRIBERS="100 50 10 1 signed": fewer, slower, seconds, questions, by tokens)
	@scripts/neo4j run -- $(BIN)/python -m bench.subscribers $(SUBSCRIBERS)

faults: $(VENV)/runtime.stamp ## kills the service and its graph again and again, and counts what was lost (docs/bench.md; FAULTS="8 neo4j files": fewer rounds, one engine, of changes, files or moves)
	@$(BIN)/python -m bench.faults $(FAULTS)

clean: ## removes everything that was made here; the graph in data/ stays
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find . -name __pycache__ -not -path './data/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@test -w . || { echo "This folder cannot be written: run make as its owner, or in a copy of your own"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing (Debian: apt-get install python3-venv)"; exit 1; }

$(VENV)/runtime.stamp: requirements/runtime.lock | $(BIN)/python
	@echo "Installing what the service needs …"
	@scripts/install requirements/runtime.lock
	@touch $@

$(VENV)/bench.stamp: requirements/bench.lock | $(BIN)/python
	@echo "Installing what the bench needs …"
	@scripts/install requirements/bench.lock
	@touch $@ $(VENV)/runtime.stamp

$(VENV)/test.stamp: requirements/test.lock | $(BIN)/python
	@echo "Installing what the tests need …"
	@scripts/install requirements/test.lock
	@touch $@ $(VENV)/runtime.stamp $(VENV)/bench.stamp

$(VENV)/dev.stamp: requirements/dev.lock | $(BIN)/python
	@echo "Installing what checks and tests need …"
	@scripts/install requirements/dev.lock
	@touch $@ $(VENV)/runtime.stamp $(VENV)/bench.stamp $(VENV)/test.stamp

tests/clients/node_modules/.package-lock.json: tests/clients/package-lock.json
	@npm ci --prefix tests/clients --silent

tests/clients/.venv/stamp: requirements/clients.lock
	@$(PYTHON) -m venv tests/clients/.venv
	@scripts/install requirements/clients.lock tests/clients/.venv/bin/python
	@touch $@

$(VENV)/mutation.stamp: requirements/mutation.lock | $(BIN)/python
	@echo "Installing what changes the source …"
	@scripts/install requirements/mutation.lock
	@touch $@ $(VENV)/runtime.stamp $(VENV)/bench.stamp $(VENV)/test.stamp
