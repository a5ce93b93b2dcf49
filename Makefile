# Each target sets up all that it needs on a machine with Python 3.11 or later, make and git.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
TESTS ?= not engines and not hook and not wheel

.PHONY: demo test hooks lint coverage bench size fuzz engines wheel mutation generate gallery pinned lock sbom

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
	$(BIN)/python -m pytest -q -m hook tests/test_hooks.py

# The wheel, installed alone into an empty environment.
wheel: $(VENV)/test
	$(BIN)/python -m pytest -q -m wheel tests/test_wheel.py

lint: $(VENV)/lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: $(VENV)/test
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -m "not engines and not hook and not wheel"
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

bench: $(VENV)/bench
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/labels.py

# A folder of 100,000 files, and 1,000,000 rows in Spark.
size: $(VENV)/spark
	$(BIN)/python benchmarks/folder.py
	$(BIN)/python benchmarks/spark.py

# The examples with Spark, which needs Java 17, Ray Data and Dask.
engines: $(VENV)/engines
	$(BIN)/python -m pytest -q -m engines tests/test_engines.py

# From the corpus in tests/fuzz and .fuzz on, then the properties with examples that no run had before.
SECONDS ?= 600
TARGETS ?=
fuzz: $(VENV)/fuzz
	$(BIN)/python tests/fuzz/run.py --seconds $(SECONDS) $(TARGETS)
	$(BIN)/python -m pytest -n auto -q -m "properties and not engines and not hook and not wheel" --hypothesis-profile search

# Each small mistake in rules, fields, signature and lifecycles, tried on the tests; takes an hour. Linux and macOS.
mutation: $(VENV)/mutation
	$(BIN)/python benchmarks/mutation.py

# What is derived from the grammars, the table of options and the rules: automata, documentation and JSON Schemas.
generate: $(VENV)/test
	$(BIN)/python -m manifestkit.text.generate
	$(BIN)/python -m manifestkit.importexport.generate
	$(BIN)/python docs/generate.py

# Pictures of what is printed.
gallery: $(VENV)/gallery
	$(BIN)/python docs/gallery.py

# An environment of exactly what requirements/ci.txt names, each file held against its hash: the other targets find there
# all that they need. The tests of the hooks and of the wheel make environments of their own, as a user would.
pinned:
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements/ci.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/demo $(VENV)/test $(VENV)/lint $(VENV)/sbom

# The newest versions that go together, for every Python that is supported, with their hashes.
LOCK := $(VENV)-lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade \
	--extra arrow --extra fast --extra postgres --extra serve --quiet --custom-compile-command "make lock"
lock: $(VENV)-lock
	$(LOCK) --group ci --output-file requirements/ci.txt
	$(LOCK) --constraints requirements/ci.txt --output-file requirements/runtime.txt

# A bill of materials of the toolkit with its extras but Spark, as pinned.
sbom: $(VENV)/sbom $(VENV)-runtime
	$(BIN)/cyclonedx-py environment $(VENV)-runtime --pyproject pyproject.toml --mc-type application \
		--output-reproducible --output-file sbom.cdx.json

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "manifestkit needs Python 3.11 or later" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/demo: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/test: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group test
	$(BIN)/python -m pip install --quiet --no-deps --group sarif
	@touch $@

$(VENV)/lint: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group lint
	@touch $@

$(VENV)/mutation: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group mutation
	@touch $@

$(VENV)/bench: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@

$(VENV)/gallery: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group gallery
	@touch $@

$(VENV)/fuzz: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group fuzz
	@touch $@

$(VENV)/spark: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group spark
	@touch $@

$(VENV)/engines: $(VENV)/test
	$(BIN)/python -m pip install --quiet --group engines
	@touch $@

$(VENV)/sbom: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group sbom
	@touch $@

$(VENV)-lock:
	$(PYTHON) -m venv $@
	$@/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$@/bin/python -m pip install --quiet --group lock

$(VENV)-runtime: requirements/runtime.txt
	$(PYTHON) -m venv --clear --without-pip $@
	$(BIN)/python -m pip --python $@ install --quiet --no-deps --require-hashes --requirement $<
	@touch $@
