# make run      open the dashboard            make check   format, lint, types, tests
# make test     run every test                make docs    write the generated pages of docs/
# make run HOST=0.0.0.0     the dashboard for other machines, too
# make soak     damaged files for half an hour (docs/fuzzing.md), 200 kills, fifty readers at once for ten minutes
# make audit    licences and known vulnerabilities of what is installed
# make lock     write requirements*.lock anew, after a change of requirements*.txt
# make bench    figures on speed and memory (docs/performance.md), some three minutes; FULL=1: 20,000 notices, an hour
# make ocr      install what recognises the words of scans
# make browser  install the browser for the journey tests (Debian, Ubuntu; as root)

PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := run
.PHONY: run test check lint docs ocr browser clean soak audit lock bench

# Only a HOST that is given to make: some shells have the machine's name in a variable of this name.
OPEN_TO := $(if $(filter command,$(origin HOST)),$(HOST))

run: .venv/run.stamp
	@$(if $(OPEN_TO),echo "Warning: on $(OPEN_TO) whoever reaches this machine can read and add and remove notices." >&2)
	$(BIN)/python -m dashboard $(if $(OPEN_TO),--server.address=$(OPEN_TO) '--server.allowedHosts=*')

test: .venv/dev.stamp browser
	$(BIN)/python -m pytest -n auto --maxprocesses 4

check: lint test

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: .venv/run.stamp
	$(BIN)/python -m analysis.export.describe
	$(BIN)/python -m tests.factories.notebook docs/notebook.ipynb

ocr: .venv/ocr.stamp

# Readers, outline and dates against damaged files: SOAK times as many as in `make test`, ever new ones; then guided by
# coverage where there is a wheel of atheris.
SOAK ?= 20
SOAK_SECONDS ?= 1800
READERS_SECONDS ?= 600
soak: .venv/dev.stamp
	$(BIN)/python -m pip install -q -r requirements-soak.txt || true
	SOAK=$(SOAK) nice -n 10 $(BIN)/python -m pytest -n auto --maxprocesses 4 -m soak --ignore tests/dashboard/test_many_sessions.py
	SOAK=$(SOAK) nice -n 10 $(BIN)/python -m pytest -m soak tests/dashboard/test_many_sessions.py
	nice -n 10 $(BIN)/python -m benchmarks.sessions --seconds $(READERS_SECONDS)
	nice -n 10 $(BIN)/python -m tests.fuzz.soak --seconds $(SOAK_SECONDS)

bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks $(if $(FULL),--full)

audit: .venv/dev.stamp
	$(BIN)/python -m tests.requirements.audit

browser:
	@bash tests/browser/install || true

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache

# uv installs in seconds; pip does where uv cannot. Both refuse a package that is not the one that was locked.
INSTALL = $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1) || $(BIN)/python -m pip install -q --require-hashes -r $(1)

.venv/run.stamp: requirements.lock | $(BIN)/python
	$(call INSTALL,$<)
	@touch $@

.venv/ocr.stamp: requirements-ocr.lock .venv/run.stamp
	$(call INSTALL,$<)
	@touch $@

.venv/dev.stamp: requirements-dev.lock | $(BIN)/python
	$(call INSTALL,$<)
	@touch .venv/run.stamp .venv/ocr.stamp $@

# Versions stay where requirements*.txt allow them; UPGRADE=-U takes the newest. The first lock has all packages, the
# others take their versions from it.
LOCK = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)
lock: | $(BIN)/python
	$(LOCK) requirements-dev.txt -o requirements-dev.lock
	$(LOCK) -c requirements-dev.lock requirements-ocr.txt -o requirements-ocr.lock
	$(LOCK) -c requirements-dev.lock requirements.txt -o requirements.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "python3 -m venv failed; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install -q --disable-pip-version-check uv || true
