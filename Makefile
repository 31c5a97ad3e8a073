# Every target sets up what it needs first and is quick about it when nothing changed.
PYTHON := .venv/bin/python

.PHONY: run test check campaign demo bench bundle clean

run:
	@sh packaging/setup.sh run
	@$(PYTHON) -m stretchdesk

test:
	@sh packaging/setup.sh dev
	@$(PYTHON) -m pytest -q -m "not campaign" -n auto --dist loadfile --no-loadscope-reorder

campaign:
	@sh packaging/setup.sh dev
	@$(PYTHON) -m pytest -q -m campaign -n auto

check:
	@sh packaging/setup.sh dev
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@$(PYTHON) -m pytest -q tests/test_architecture.py

demo:
	@sh packaging/setup.sh base
	@$(PYTHON) -m stretchdesk demo --out demo-pictures

bench:
	@sh packaging/setup.sh base
	@$(PYTHON) tests/benchmarks/frame.py
	@$(PYTHON) tests/benchmarks/planner.py
	@$(PYTHON) tests/benchmarks/history.py build/histories

bundle:
	@sh packaging/setup.sh bundle
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN packaging/stretchdesk.spec

clean:
	rm -rf .venv build dist demo-pictures .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find assets packaging stretchdesk tests -name __pycache__ -type d -prune -exec rm -rf {} +
