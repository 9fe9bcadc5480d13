# Two commands to know: `make run` (articles in, tables out) and `make test`. `make help` lists the others.
# Works with any POSIX shell and GNU make from 3.81 on; nothing else has to be installed but Python.

ARTICLES ?= seeds/articles
DATA ?= data
PORT ?= 8080
ACCEPT_CHANGE ?=

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.installed-runtime
DEV := $(VENV)/.installed-dev
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
LOCKED := scripts/install.sh pyproject.toml

export DO_NOT_TRACK := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false

.DEFAULT_GOAL := help
.PHONY: help setup run up down check test bench recount lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(RUNTIME) ## Make .venv from the committed lock (the other targets do this by themselves)

run: $(RUNTIME) ## Land a folder of articles and publish a release: make run [ARTICLES=folder] [DATA=folder]
	@$(BIN)/python -m jingmao.local_run --articles "$(ARTICLES)" --data "$(DATA)" $(if $(ACCEPT_CHANGE),--accept-change "$(ACCEPT_CHANGE)")

up: $(RUNTIME) ## Start Airflow; files dropped into DATA/inbox become a release: make up [ARTICLES=folder] [DATA=folder] [PORT=8080]
	@$(BIN)/python -m jingmao.local_up --data "$(DATA)" --port "$(PORT)" $(if $(filter file,$(origin ARTICLES)),,--articles "$(ARTICLES)")

down: $(RUNTIME) ## Stop the Airflow of `make up`: make down [DATA=folder]
	@$(BIN)/python -m jingmao.local_up --data "$(DATA)" --stop

check: $(DEV) ## Format, lint, types, import rules and fast tests; for every commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/sqlfluff lint --disable-progress-bar dbt_project
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not slow"

test: $(DEV) ## Every test, those with a real Airflow too
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

bench: $(DEV) ## Measure what a stage costs; see bench/
	$(BIN)/python bench/restore.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/extraction.py

recount: $(DEV) ## Count again how often each rule is right over the committed cases, into seeds/rule_*.csv
	$(BIN)/python -m tests.recount

lock: ## Resolve requirements/*.in into the locks, hashes and all: make lock [UPGRADE=1]
	@scripts/install.sh lock $(if $(UPGRADE),--upgrade)

clean: ## Remove what was built: .venv, caches, DATA is never touched
	rm -rf $(VENV) .uv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dbt_project/target dbt_project/logs
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The development set holds the runtime set: whoever has it need not install again for `make run`.
$(RUNTIME): requirements/runtime.txt $(LOCKED)
	@scripts/install.sh runtime

$(DEV): requirements/dev.txt requirements/runtime.txt $(LOCKED)
	@scripts/install.sh dev
