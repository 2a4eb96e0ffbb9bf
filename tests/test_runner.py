"""A run reads what is missing and no more; failures are lines; what would fail all ends it; nothing done is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from evals.cases import load_suite
from evals.contenders import Contender, Package, open_contenders
from evals.journal import read_run
from evals.runner import Session, plan
from evals.trivial import read as read_trivially
from summarizer import Article, Usage
from summarizer.errors import (
    AuthenticationFailed,
    BudgetExceeded,
    PromptError,
    Refused,
    SettingsError,
    TransportError,
    UngroundedError,
)  # fmt: skip
from tests.loopback import Loopback, ok
from tests.scripted import DRAFT, TEXT, article
from tests.suites import Scripted, run_of, write_suite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evals.journal import Run
    from summarizer import Draft


def raising(error: Exception, first: int = 0) -> Callable[[Article], Draft]:
    """Answers `first` times, then raises."""
    left = iter(range(first))

    def answer(_: Article) -> Draft:
        if next(left, None) is None:
            raise error
        return DRAFT

    return answer


def test_a_second_run_makes_no_call(tmp_path: Path) -> None:
    dataset, reader = write_suite(tmp_path / "suite", 3), Scripted()
    first = run_of(dataset, tmp_path, reader)
    assert len(reader.asked) == 3
    assert run_of(dataset, tmp_path, reader).lines == first.lines
    assert len(reader.asked) == 3


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    folder, reader = tmp_path / "suite", Scripted()
    run_of(write_suite(folder, 3), tmp_path, reader)
    path = folder / "case-1" / "article.txt"
    path.write_text(path.read_text(encoding="utf-8") + "And more.\n", encoding="utf-8")
    changed = load_suite(folder)
    assert [item.case.name for item in plan(changed, Contender(reader), tmp_path).missing] == ["case-1"]
    assert {line.article for line in run_of(changed, tmp_path, reader).lines} == {
        c.article.sha256 for c in changed.cases
    }


def test_repeats_are_readings_of_their_own(tmp_path: Path) -> None:
    dataset, contender = write_suite(tmp_path / "suite", 2), Contender(Scripted())
    run_of(dataset, tmp_path, contender.reader)  # type: ignore[arg-type]
    todo = plan(dataset, contender, tmp_path, repeats=3)
    assert (len(todo.missing), len(todo.kept)) == (4, 2)
    Session().execute([todo])
    assert sorted((line.case, line.repeat) for line in todo.run().lines) == [
        (f"case-{n}", repeat) for n in range(2) for repeat in range(3)
    ]


def test_an_engine_that_changed_is_another_question(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    run_of(dataset, tmp_path, Scripted(version="1"))
    run_of(dataset, tmp_path, Scripted(version="2"))
    path = tmp_path / "scripted.jsonl"
    assert len(read_run(path).lines) == 4
    assert {line.basis for line in read_run(path).current.lines} == {Scripted(version="2").basis()}
    back = Scripted(version="1")
    run_of(dataset, tmp_path, back)
    assert back.asked == []
    assert {line.basis for line in read_run(path).current.lines} == {back.basis()}


@pytest.mark.parametrize(
    "error",
    [
        Refused("declined", usage=Usage(input_tokens=9, cost=0.5), attempts=2),
        UngroundedError("3", record=None, issues=()),
    ],
)
def test_a_failure_is_a_line_with_what_it_cost(error: Exception, tmp_path: Path) -> None:
    run = run_of(write_suite(tmp_path / "suite", 2), tmp_path, Scripted(raising(error, first=1)))
    read, failed = sorted(run.lines, key=lambda line: line.record is None)
    assert read.record is not None
    assert failed.error == {"type": type(error).__name__, "message": str(error)}
    if isinstance(error, Refused):
        assert (failed.usage.input_tokens, failed.usage.cost, failed.attempts) == (9, 0.5, 2)


@pytest.mark.parametrize(("retry", "asked"), [(True, 1), (False, 0)])
def test_failures_are_tried_again_unless_told_not_to(retry: bool, asked: int, tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    run_of(dataset, tmp_path, Scripted(raising(Refused("declined"), first=1)))
    todo = plan(dataset, Contender(Scripted()), tmp_path, retry_errors=retry)
    assert len(todo.missing) == asked
    Session().execute([todo])
    assert sum(line.record is None for line in todo.run().lines) == (0 if retry else 1)


def run_into(error: Exception, first: int, tmp_path: Path, cases: int = 8) -> Run:
    """What is in the journal of a run that an error ended."""
    dataset = write_suite(tmp_path / "suite", cases)
    todo = plan(dataset, Contender(Scripted(raising(error, first=first))), tmp_path)
    with pytest.raises(type(error), match=str(error)):
        Session(concurrency=1).execute([todo])
    return todo.run()


@pytest.mark.parametrize("error", [AuthenticationFailed("no such key"), BudgetExceeded("1 dollar is spent")])
def test_what_would_fail_every_reading_ends_the_run(error: Exception, tmp_path: Path) -> None:
    run = run_into(error, 3, tmp_path)
    assert [line.error for line in run.lines] == [None] * 3


def test_an_endpoint_nobody_reaches_ends_the_run(tmp_path: Path) -> None:
    assert len(run_into(TransportError("refused"), 0, tmp_path).lines) == 2


def test_an_endpoint_that_stumbles_does_not(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 8)
    todo = plan(dataset, Contender(Scripted(raising(TransportError("reset"), first=1))), tmp_path)
    Session(concurrency=1).execute([todo])
    assert sum(line.error is not None for line in todo.run().lines) == 7


def test_a_budget_is_over_all_contenders(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 4)
    costly = Refused("declined", usage=Usage(cost=0.3), attempts=1)
    plans = [plan(dataset, Contender(Scripted(raising(costly), model=name)), tmp_path) for name in ("a", "b")]
    with pytest.raises(BudgetExceeded, match=r"1\.5000 of 1\.4 dollars are spent; what is done is kept in .*b\.jsonl"):
        Session(concurrency=1, max_cost=1.4).execute(plans)
    assert [len(one.run().lines) for one in plans] == [4, 1]


@pytest.mark.parametrize("end", [KeyboardInterrupt(), ZeroDivisionError("a bug")])
def test_what_was_finished_before_an_interruption_is_kept(end: BaseException, tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 5)
    todo = plan(dataset, Contender(Scripted(raising(end, first=2))), tmp_path)  # type: ignore[arg-type]
    with pytest.raises(type(end)) as caught:
        Session(concurrency=1).execute([todo])
    if isinstance(end, ZeroDivisionError):
        assert caught.value.__notes__ == ["while scripted read case case-2"]
    rest = Scripted()
    assert len(run_of(dataset, tmp_path, rest).lines) == 5
    assert len(rest.asked) == 3


def test_no_more_at_once_than_allowed(tmp_path: Path) -> None:
    class Slow(Scripted):
        now = most = 0

        async def read(self, article: Article) -> Any:
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0)
            self.now -= 1
            return await super().read(article)

    reader = Slow()
    todo = plan(write_suite(tmp_path / "suite", 7), Contender(reader), tmp_path)
    Session(concurrency=3).execute([todo])
    assert (reader.most, len(reader.asked), reader.closed) == (3, 7, 1)


def test_progress_is_told_line_by_line(tmp_path: Path) -> None:
    told = []
    todo = plan(write_suite(tmp_path / "suite", 3), Contender(Scripted()), tmp_path)
    Session(progress=lambda contender, line: told.append((contender.name, line.case))).execute([todo])
    assert sorted(told) == [("scripted", f"case-{n}") for n in range(3)]


@pytest.mark.parametrize(
    ("model", "prompt", "name"),
    [
        ("extractive", None, "extractive"),
        ("openai/org/m:x", "v2", "openai-org-m-x@v2"),
        ("local//some/where/Small.Q4_1.gguf", "v1", "local-Small.Q4_1@v1"),
    ],
)
def test_a_run_goes_by_model_and_prompt(model: str, prompt: str | None, name: str) -> None:
    assert Contender(Scripted(model=model, prompt=prompt)).name == name


def test_every_model_meets_every_prompt_and_the_floor_comes_along() -> None:
    names = [c.name for c in open_contenders(["openai/a", "extractive"], ["v1", "v2"], {"api_key": "k"})]
    assert names == ["openai-a@v1", "openai-a@v2", "extractive", "trivial"]
    assert [c.name for c in open_contenders(["trivial"], [None], {})] == ["trivial"]


def test_a_prompt_left_open_is_named_as_the_one_it_is() -> None:
    (contender, _) = open_contenders(["openai/a"], [None], {"api_key": "k"})
    assert contender.reader.prompt
    assert contender.name == f"openai-a@{contender.reader.prompt}"


@pytest.mark.parametrize(
    ("models", "prompts", "error"), [(["nonsense"], [None], SettingsError), (["openai/a"], ["v999"], PromptError)]
)
def test_what_cannot_be_opened_is_said_before_anything_is_read(
    models: list[str | None], prompts: list[str | None], error: type[Exception]
) -> None:
    with pytest.raises(error):
        open_contenders(models, prompts, {"api_key": "k"})


def test_the_packages_pipeline_is_a_reader(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    (contender, _) = open_contenders(["extractive"], [None], {})
    todo = plan(dataset, contender, tmp_path)
    assert todo.input_tokens == 0
    Session().execute([todo])
    assert all(line.record and line.record.provenance.engine == "extractive" for line in todo.run().lines)
    assert plan(dataset, contender, tmp_path).missing == ()


def test_a_models_run_counts_tokens_and_asks_each_case_once(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    with Loopback([ok("{}")]) as server:
        (contender, _) = open_contenders(
            ["openai/a"], ["v1"], {"api_key": "k", "base_url": server.url, "max_reasks": 0}
        )
        todo = plan(dataset, contender, tmp_path)
        assert todo.input_tokens > 2 * len(TEXT) // 4
        Session().execute([todo])
        assert server.calls == 2
    lines = todo.run().lines
    assert {line.error["type"] for line in lines if line.error} == {"ReplyError"}
    assert all(line.usage.input_tokens > 0 and line.attempts == 1 for line in lines)


def test_the_key_of_a_reading_holds_what_the_caller_told() -> None:
    reader = Package("extractive", None, {})
    told = Article.parse(TEXT, outlet="The Gazette")
    assert reader.key(article()) != reader.key(told)
    assert reader.basis() != reader.key(article())


def test_the_floor_is_one_copied_claim_a_sentence() -> None:
    draft = read_trivially(article())
    assert [claim.text for claim in draft.claims] == [" ".join(s.text.split()) for s in article().sentences]
    assert {claim.speaker for claim in draft.claims} == {("p1",)}
    assert {claim.via for claim in draft.claims} == {()}
    assert [party.name for party in draft.parties] == [
        "Slovak President Marek Dvorsky",
        "Hungarian Prime Minister Ilona Kertes",
    ]
    assert draft.status == "held"
