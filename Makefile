# What a person does with this project; `make help` lists it. The environment is private (.venv).

PORT ?= 8000
PYTHON ?= python3
DATA ?=
EXAMPLES ?= 500
GAMES ?= 100000
TURNS ?= 2000
WORKERS ?= auto
BIN := .venv/bin
export PYTHON

.PHONY: help serve test check lint fuzz format bench eval calibration markers transcripts reports lock clean setup-serve setup-dev browser pango

help: ## list these commands
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | while IFS='	' read -r name text; do \
	  printf '  make %-12s %s\n' "$$name" "$$text"; done

serve: setup-serve ## set everything up and serve on http://127.0.0.1:8000 (PORT= changes it)
	@exec $(BIN)/winwin serve --port $(PORT)

test: lint browser pango ## set everything up and run every check and test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: lint ## format, lint, types, import contracts, architecture tests
	@$(BIN)/python -m pytest -q tests/architecture

lint: setup-dev ## format, lint, types, import contracts
	@$(BIN)/ruff format --check --quiet . || \
	  { echo "winwin: the files above want formatting: make format" >&2; exit 1; }
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

fuzz: setup-dev ## send the API what its description allows and forbids, long and at random (EXAMPLES=)
	@WINWIN_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -q tests/fuzz

format: setup-dev ## put every file into the house format
	@$(BIN)/ruff check --fix --quiet --exit-zero .
	@$(BIN)/ruff format --quiet .

bench: setup-dev ## print how long turns, starts and games take (GAMES=, TURNS= say how many)
	@$(BIN)/python -m tests.evals.bench
	@$(BIN)/python -m tests.evals.bench_http
	@$(BIN)/python -m tests.evals.bench_streams
	@$(BIN)/python -m tests.evals.bench_memory --turns $(TURNS)
	@$(BIN)/python -m tests.evals.bench_postgres
	@$(BIN)/python -m tests.evals.bench_model
	@$(BIN)/python -m tests.evals.games --games $(GAMES)

eval: setup-dev ## print how well real sentences are understood (DATA= names the folder)
	@test -n "$(DATA)" || { echo "winwin: say where the data is: make eval DATA=path" >&2; exit 2; }
	@$(BIN)/python -m tests.evals.run --data "$(DATA)"

calibration: setup-dev ## measure the same and write docs/calibration.md (DATA= names the folder)
	@test -n "$(DATA)" || { echo "winwin: say where the data is: make calibration DATA=path" >&2; exit 2; }
	@$(BIN)/python -m tests.evals.run --data "$(DATA)" --write

markers: setup-dev ## learn the weights by which markers are told anew (DATA= names the folder)
	@test -n "$(DATA)" || { echo "winwin: say where the data is: make markers DATA=path" >&2; exit 2; }
	@OMP_NUM_THREADS=1 $(BIN)/python -m tests.evals.training --data "$(DATA)"

transcripts: setup-dev ## play the sample talks in docs/examples/transcripts anew
	@$(BIN)/python -m tests.golden.transcripts

reports: setup-dev ## play the example games and write docs/examples/reports anew
	@$(BIN)/python -m tests.golden.reports

lock: setup-serve ## remake the hash-pinned files in requirements/
	@tools/lock.sh

clean: ## remove the private environment and every cache
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@find app tests -name __pycache__ -type d -prune -exec rm -rf {} +

setup-serve:
	@tools/setup.sh serve

setup-dev:
	@tools/setup.sh dev

browser: setup-dev
	@tools/browser.sh

pango: setup-dev
	@tools/pango.sh
