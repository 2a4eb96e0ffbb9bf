"""Finds the evaluation suite: part of an installed package, beside it in a checkout. Loaded only when asked for."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any


def suite(module: str) -> Any:
    """A module of the evaluation suite by name, e.g. `suite("gold")`."""
    package = Path(__file__).parent.parent
    if (package / "evals").is_dir():
        return importlib.import_module(f"summarizer.evals.{module}")
    checkout = str(package.parent)
    if checkout not in sys.path:
        sys.path.append(checkout)
    return importlib.import_module(f"evals.{module}")
