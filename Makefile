# Two commands do everything on a machine with Python 3.11+, pip and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: help demo picture test lint types layers unit wheel readme bench quality lock train clean

help: ## Show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/installed ## Install, and draft a map from the example interviews
	@mkdir -p demo
	$(BIN)/journeydraft draft fixtures/interviews/cafeteria -o demo/cafeteria.md
	$(BIN)/journeydraft pains fixtures/interviews/cafeteria -o demo/cafeteria-pains.csv --quiet
	@echo "The map is in demo/cafeteria.md, the pain points in demo/cafeteria-pains.csv"

picture: $(VENV)/installed ## Take the picture of the page that the README shows, and draw the map
	$(RUN) docs/picture.py docs/cafeteria.png
	$(BIN)/journeydraft draft fixtures/interviews/cafeteria -o docs/cafeteria.svg --force --quiet

test: lint types layers unit wheel ## Install, and run every check

lint: $(VENV)/installed ## Style
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

types: $(VENV)/installed ## Types
	$(RUN) -m mypy

layers: $(VENV)/installed ## Who may import whom
	$(BIN)/lint-imports

unit: $(VENV)/installed ## Tests
	@command -v chromium >/dev/null || echo "Chromium is not here: tests marked browser are skipped (Debian: apt-get install chromium)"
	@command -v soffice >/dev/null || echo "LibreOffice is not here: tests marked office are skipped (Debian: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui)"
	$(RUN) -m pytest -q -n auto --dist worksteal

wheel: $(VENV)/installed ## Build the wheel and check what is in it
	rm -rf dist
	$(RUN) -m build --no-isolation --wheel
	$(RUN) tests/wheel_contents.py dist/*.whl

bench: $(VENV)/installed ## Time it
	$(RUN) -m bench

quality: $(VENV)/installed ## Score the engine and write docs/quality.md (JOURNEYDRAFT_DATA as for training)
	$(RUN) -m bench.quality

lock: ## Pin all dependencies anew (versions and hashes only)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -o requirements.lock

train: $(VENV)/installed ## Tune encoder and heads anew (JOURNEYDRAFT_DATA says where the labelled sets are)
	$(RUN) -m pip install --quiet torch==2.13.0
	$(RUN) training/tune_encoder.py
	$(RUN) training/finish.py
	$(RUN) training/topics.py
	$(RUN) training/about.py
	$(RUN) training/baseline.py

clean: ## Remove what was built
	rm -rf $(VENV) dist build demo
