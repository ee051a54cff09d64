# The two commands of README: `make issue` builds the sample issue's PDFs, `make test` runs every test.
# Everything is installed into .venv; a system Python >= 3.11 and make are all that is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The preview wants a browser and a server at once, so only the types are checked beside it; the rest of the tests are
# parts that as many processes as there are processors, two at least, take in turn, the longest first.
PREVIEW := tests/preview
PROCESSES := $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ $$n -gt 2 ] && echo $$n || echo 2)
PARTS := tests/repair tests/properties tests/roundtrip:tests/standards tests/unit/cli:tests/unit/docs tests/unit tests/faults:tests/fuzz \
	tests/architecture:tests/cases:tests/golden
SAMPLE := issues/zhongyuan-weekly/2021-02-09/issue.yaml

.PHONY: issue test check golden bench clean

issue: $(VENV)/installed
	$(BIN)/paiban build $(SAMPLE) -o build/zhongyuan-weekly-2021-02-09

test: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	mkdir -p build
	$(BIN)/mypy >build/types.log 2>&1 & types=$$!; $(BIN)/pytest $(PREVIEW); seen=$$?; \
	wait $$types; typed=$$?; cat build/types.log; exit $$((seen + typed))
	@printf '%s\n' $(PARTS) | xargs -P $(PROCESSES) -n 1 $(SHELL) -c 'part=$$(echo "$$1" | tr : " "); log=build/tests-$$(echo "$$1" | tr /: __).log; \
	case $$1 in tests/unit) part="$$part --ignore=tests/unit/cli --ignore=tests/unit/docs";; esac; \
	echo "pytest $$part" >$$log; $(BIN)/pytest -p no:cacheprovider $$part >>$$log 2>&1; failed=$$?; cat $$log; exit $$failed' run

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
