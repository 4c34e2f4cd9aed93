# Two commands for a fresh machine with Python 3.11+, git and make: `make demo` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
SHARED := ../shared

.PHONY: demo test check fix docs bench accuracy mutants browser clean

comma := ,
formats = text=$(1)/findings.txt$(comma)jsonl=$(1)/findings.jsonl$(comma)json=$(1)/findings.json$(comma)html=$(1)/report.html

demo: $(RUN)  ## audit fixtures/ and write reports/demo/
	@$(BIN)/auditor check fixtures --isolated --fail-on never --format $(call formats,reports/demo)
	@tail -n 1 reports/demo/findings.txt
	@echo "The report: $(CURDIR)/reports/demo/report.html"

test: browser check  ## everything that must hold

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/python docs/generate.py --check
	$(BIN)/pytest -n auto --cov --cov-branch --cov-report=term --cov-fail-under=95
	$(BIN)/coverage report --include='auditor/rules/*,auditor/text.py,auditor/credit/*' --fail-under=100

fix: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: browser  ## remake docs/, the kept report of fixtures/ and its pictures
	$(BIN)/python docs/generate.py
	SOURCE_DATE_EPOCH=0 $(BIN)/auditor check fixtures --isolated --fail-on never --format $(call formats,reports/fixtures)
	$(BIN)/python docs/pictures.py

bench: $(DEV)
	@for each in $(filter-out benchmarks/accuracy.py benchmarks/leave_out.py benchmarks/judged.py benchmarks/mutants.py,$(wildcard benchmarks/*.py)); do echo "== $$each"; $(BIN)/python $$each || exit 1; done

accuracy: $(DEV)
	@$(BIN)/python benchmarks/accuracy.py $(SHARED) $(if $(LEAVE_OUT),--leave-out)
	@echo "== Findings, as judged by reading them beside their pages"; $(BIN)/python benchmarks/judged.py $(SHARED)

mutants: $(DEV)  ## whether the examples and tests notice each small change to rules/, text.py and credit/
	@$(BIN)/python benchmarks/mutants.py

browser: $(DEV)
	@.ci/browser

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage reports/demo

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "auditor needs Python 3.11 or later; set PYTHON=python3.12, say.")'
	$(PYTHON) -m venv $(VENV)

$(RUN): setup.cfg pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): setup.cfg pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN)
