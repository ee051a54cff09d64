# The two commands of README: `make issue` builds the sample issue's PDFs, `make test` runs every test.
# Everything is installed into .venv; a system Python >= 3.11 and make are all that is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What looks at the clock, at keys and at signals runs by itself; the rest in two processes side by side.
ALONE := tests/preview tests/faults tests/unit/cli
BESIDE := tests/roundtrip tests/standards tests/repair
SAMPLE := issues/zhongyuan-weekly/2021-02-09/issue.yaml

.PHONY: issue test check golden bench clean

issue: $(VENV)/installed
	$(BIN)/paiban build $(SAMPLE) -o build/zhongyuan-weekly-2021-02-09

test: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest $(ALONE)
	mkdir -p build
	$(BIN)/pytest -p no:cacheprovider $(BESIDE) >build/tests-beside.log 2>&1 & beside=$$!; \
	$(BIN)/pytest $(addprefix --ignore=,$(ALONE) $(BESIDE)); rest=$$?; \
	wait $$beside; first=$$?; cat build/tests-beside.log; exit $$((rest + first))

check: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/architecture tests/unit

golden: $(VENV)/installed
	$(BIN)/pytest tests/golden --update
	git diff --stat

bench: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "typst>=0.13"
	$(BIN)/python -m bench

# constraints.txt pins every package by version and hash; the project itself is installed in place, without looking for more.
$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q layout
	touch $@

clean:
	rm -rf $(VENV) build
