from __future__ import annotations

import asyncio
from types import SimpleNamespace as Vendor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines import endpoint, make_engine
from summarizer.engines.accounting import Budget, cost_of, usage_of
from summarizer.errors import BudgetExceeded
from summarizer.record import Usage
from summarizer.settings import Price, Settings
from tests.engine_samples import issue, reply, task
from tests.loopback import Loopback, ok

PRICE = Price(input=2.0, output=10.0, cached=0.5)


def test_cached_input_has_its_own_price_and_reasoning_is_output() -> None:
    usage = Usage(input_tokens=1_000_000, cached_tokens=400_000, output_tokens=100_000, reasoning_tokens=90_000)
    assert cost_of(usage, PRICE) == pytest.approx(0.6 * 2.0 + 0.4 * 0.5 + 0.1 * 10.0)
    assert cost_of(usage, Price(input=2.0, output=10.0)) == pytest.approx(2.0 + 1.0)
    assert cost_of(usage, None) is None


def test_a_cost_the_endpoint_reports_goes_before_one_from_prices() -> None:
    vendor = Vendor(prompt_tokens=10, completion_tokens=5, cost=0.125)
    assert usage_of(vendor, PRICE).cost == 0.125


@pytest.mark.parametrize("vendor", [None, Vendor(), Vendor(prompt_tokens=None, completion_tokens="7", cost="free")])
def test_usage_that_is_missing_or_odd_counts_as_none(vendor: object) -> None:
    assert usage_of(vendor, None) == Usage()


async def test_cost_is_summed_over_reasks() -> None:
    endpoint.forget()
    with Loopback([ok(reply())]) as server:
        settings = Settings(base_url=server.url, models={"scripted": PRICE}, max_reasks=1)
        reading = await make_engine("openai/scripted", settings).read(task(check=lambda draft: [issue()]))
    one = (60 * 2.0 + 40 * 0.5 + 10 * 10.0) / 1e6
    assert reading.usage.cost == pytest.approx(2 * one)


async def test_a_budget_stops_before_the_call_that_would_pass_it() -> None:
    endpoint.forget()
    with Loopback([ok(reply())]) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, max_tokens=2200))
        done, refused = 0, 0
        for _ in range(20):
            try:
                await engine.read(task())
                done += 1
            except BudgetExceeded as error:
                refused += 1
                assert "max_tokens=2,200" in str(error)
    assert done + refused == 20
    assert 5 < done < 20
    assert server.calls == done
    assert done * 110 <= 2200


async def test_calls_made_at_once_don_t_each_spend_what_is_left() -> None:
    endpoint.forget()
    with Loopback([ok(reply())]) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, max_tokens=2500))
        outcomes = await asyncio.gather(*(engine.read(task()) for _ in range(10)), return_exceptions=True)
    assert sum(isinstance(outcome, BudgetExceeded) for outcome in outcomes) == 8
    assert server.calls == 2


async def test_a_reask_the_budget_has_no_room_for_leaves_the_draft_as_it_is() -> None:
    endpoint.forget()
    with Loopback([ok(reply())]) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, max_tokens=1150))
        reading = await engine.read(task(check=lambda draft: [issue()]))
    assert server.calls == 1
    assert len(reading.draft.claims) == 2


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=30))
def test_what_was_reserved_is_given_back(calls: list[tuple[int, int]]) -> None:
    budget = Budget(10**9, 10.0**6, PRICE)
    for guess, actual in calls:
        estimate = Usage(input_tokens=guess)
        budget.reserve(estimate)
        budget.settle(estimate, Usage(input_tokens=actual))
    assert budget.spent.input_tokens == sum(actual for _, actual in calls)
    assert budget._reserved.input_tokens == 0
    assert (budget._reserved.cost or 0.0) == pytest.approx(0.0, abs=1e-12)


def test_a_limit_on_cost_without_a_price_is_not_silent(caplog: pytest.LogCaptureFixture) -> None:
    make_engine("openai/scripted", Settings(base_url="http://127.0.0.1:1/v1", max_cost=1.0))
    assert "no price is given for scripted" in caplog.text
