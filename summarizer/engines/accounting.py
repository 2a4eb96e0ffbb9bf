"""What calls took: tokens and money of every attempt, failed ones included, and the seconds they waited."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.errors import BudgetExceeded
from summarizer.record import Usage

if TYPE_CHECKING:
    from summarizer.settings import Price, Settings


def usage_of(vendor: Any, price: Price | None) -> Usage:
    """Usage as an OpenAI-compatible endpoint reports it; `vendor` is its `usage` object, or None.

    Its own figure for the cost (OpenRouter's `usage.cost`, in dollars) goes before one from prices.
    """
    tokens_in, tokens_out = _count(vendor, "prompt_tokens"), _count(vendor, "completion_tokens")
    cached = _count(getattr(vendor, "prompt_tokens_details", None), "cached_tokens")
    usage = Usage(
        input_tokens=tokens_in,
        output_tokens=tokens_out,
        cached_tokens=min(cached, tokens_in),
        reasoning_tokens=_count(getattr(vendor, "completion_tokens_details", None), "reasoning_tokens"),
    )
    reported = getattr(vendor, "cost", None)
    if isinstance(reported, int | float) and not isinstance(reported, bool) and reported >= 0:
        return usage.model_copy(update={"cost": float(reported)})
    return usage.model_copy(update={"cost": cost_of(usage, price)})


def cost_of(usage: Usage, price: Price | None) -> float | None:
    """US dollars. Reasoning tokens are part of the output, cached ones of the input."""
    if price is None:
        return None
    cached_price = price.input if price.cached is None else price.cached
    fresh = usage.input_tokens - usage.cached_tokens
    return (fresh * price.input + usage.cached_tokens * cached_price + usage.output_tokens * price.output) / 1e6


def _count(vendor: Any, name: str) -> int:
    value = getattr(vendor, name, None)
    return value if isinstance(value, int) and value > 0 else 0


class Budget:
    """What may be spent by all calls of one engine, from any thread. Raises BudgetExceeded before a call, not after.

    What is under way is reserved at an estimate, so that calls made at once don't each spend what is left.
    """

    def __init__(self, max_tokens: int | None, max_cost: float | None, price: Price | None) -> None:
        self.max_tokens, self.max_cost, self.price = max_tokens, max_cost, price
        self.spent = Usage()
        self._reserved = Usage()
        self._lock = threading.Lock()

    @classmethod
    def of(cls, settings: Settings, price: Price | None) -> Budget:
        return cls(settings.max_tokens, settings.max_cost, price)

    @property
    def limited(self) -> bool:
        return self.max_tokens is not None or self.max_cost is not None

    def reserve(self, estimate: Usage) -> None:
        """Sets `estimate` aside. Raises BudgetExceeded when there is not that much left."""
        if not self.limited:
            return
        estimate = estimate.model_copy(update={"cost": cost_of(estimate, self.price)})
        with self._lock:
            planned = self.spent + self._reserved + estimate
            tokens = planned.input_tokens + planned.output_tokens
            if self.max_tokens is not None and tokens > self.max_tokens:
                raise BudgetExceeded(f"max_tokens={self.max_tokens:,} would be passed: {self._so_far()}")
            if self.max_cost is not None and (planned.cost or 0.0) > self.max_cost:
                raise BudgetExceeded(f"max_cost={self.max_cost:g} would be passed: {self._so_far()}")
            self._reserved += estimate

    def settle(self, estimate: Usage, actual: Usage) -> None:
        """Takes back what was reserved and books what the call took."""
        if not self.limited:
            return
        estimate = estimate.model_copy(update={"cost": cost_of(estimate, self.price)})
        with self._lock:
            self.spent += actual
            self._reserved = Usage(
                input_tokens=self._reserved.input_tokens - estimate.input_tokens,
                output_tokens=self._reserved.output_tokens - estimate.output_tokens,
                cost=None if estimate.cost is None else max(0.0, (self._reserved.cost or 0.0) - estimate.cost),
            )

    def _so_far(self) -> str:
        tokens = self.spent.input_tokens + self.spent.output_tokens
        dollars = "" if self.spent.cost is None else f" and {self.spent.cost:.4f} dollars"
        return f"{tokens:,} tokens{dollars} are spent"


@dataclass(slots=True)
class Ledger:
    """What one article took so far. `run_id` marks its lines in logs."""

    run_id: str = ""
    usage: Usage = field(default_factory=Usage)
    attempts: int = 0
    model: str | None = None
    seconds_queued: float = 0.0  # for a turn under the limiter
    seconds_waited: float = 0.0  # between attempts
    seconds_generating: float = 0.0  # for the endpoint

    def book(self, usage: Usage, model: str | None) -> None:
        self.usage += usage
        self.model = model or self.model
