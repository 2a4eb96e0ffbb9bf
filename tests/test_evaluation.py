"""Scores of a run: failures get the worst, calls count once, what changed since is not scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from evals.cases import Dataset, load_suite
from evals.data import as_data
from evals.evaluation import STRICT, ceiling, evaluate, floor, of_journal
from evals.journal import read_run
from evals.scorers import METRICS, PRIMARY
from summarizer import Article, Draft
from summarizer.errors import InputError, Refused
from tests.scripted import DRAFT, TEXT
from tests.suites import GOLD, Scripted, claims, run_of, write_case, write_suite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG = {**GOLD, "claims": claims({"speaker": ["kertes"]}, {}, {})}


def answering(by_note: dict[str, Any]) -> Callable[[Article], Draft]:
    """Answers that depend on a word of the article: a draft's data, or an error to raise."""

    def answer(article: Article) -> Draft:
        for word, data in by_note.items():
            if word in article.text:
                if isinstance(data, Exception):
                    raise data
                return Draft.model_validate(data)
        return DRAFT

    return answer


def test_a_perfect_run_is_perfect(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 3)
    found = evaluate(run_of(dataset, tmp_path), dataset)
    for metric in METRICS:
        assert found.mean(metric.name) in (1.0 - metric.worst, None)
    assert found.mean(PRIMARY + STRICT) == 1.0
    assert found.interval(PRIMARY) is None  # 3 calls


def test_a_failure_gets_the_worst_and_is_never_dropped(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    run = run_of(dataset, tmp_path, Scripted(answering({"Note 1": Refused("declined")})))
    found = evaluate(run, dataset)
    assert found.mean(PRIMARY) == 0.5
    assert found.mean("medium_accuracy") == 0.5
    assert found.mean("unsupported_rate") == 0.5
    assert found.mean("abstention") is None
    assert found.totals["failures"] == 1
    assert found.results[1].errors == ["Refused: declined"]


def test_articles_of_one_call_count_once(tmp_path: Path) -> None:
    for name, call in (("a", "one"), ("b", "one"), ("c", "two")):
        write_case(tmp_path / "suite", name, text=f"{TEXT}\n{name}-note\n", about=f'tags = ["x"]\ncall = "{call}"\n')
    dataset = load_suite(tmp_path / "suite")
    run = run_of(dataset, tmp_path, Scripted(answering({"a-note": WRONG, "b-note": WRONG})))
    found = evaluate(run, dataset)
    assert found.clusters(PRIMARY) == {"one": pytest.approx(2 / 3), "two": 1.0}
    assert found.mean(PRIMARY) == pytest.approx(5 / 6)


def test_repeats_are_averaged(tmp_path: Path) -> None:
    from evals.contenders import Contender
    from evals.runner import Session, plan

    dataset = write_suite(tmp_path / "suite", 1)
    answers = iter([WRONG, GOLD])
    todo = plan(dataset, Contender(Scripted(lambda _: Draft.model_validate(next(answers)))), tmp_path, repeats=2)
    Session(concurrency=1).execute([todo])
    assert evaluate(todo.run(), dataset).mean(PRIMARY) == pytest.approx((2 / 3 + 1) / 2)


def test_without_licence_alternatives_are_wrong(tmp_path: Path) -> None:
    licensed = {**GOLD, "claims": claims({"alternatives": {"speaker": [["kertes"]]}}, {}, {"optional": True})}
    write_case(tmp_path / "suite", gold=licensed)
    dataset = load_suite(tmp_path / "suite")
    draft = {**WRONG, "claims": WRONG["claims"][:2]}
    found = evaluate(run_of(dataset, tmp_path, Scripted(lambda _: Draft.model_validate(draft))), dataset)
    assert found.mean(PRIMARY) == 1.0
    assert found.mean(PRIMARY + STRICT) == pytest.approx(2 / 5)


def test_the_ceiling_is_a_second_reader_scored_as_any(tmp_path: Path) -> None:
    write_case(tmp_path / "suite", "twice", second=WRONG)
    write_case(tmp_path / "suite", "once")
    found = ceiling(load_suite(tmp_path / "suite"))
    assert found.cases == {"twice"}
    assert found.mean(PRIMARY) == pytest.approx(2 / 3)


def test_the_floor_needs_no_run(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    assert floor(dataset).mean(PRIMARY) == 0.0
    assert floor(dataset).mean("claim_f1") == pytest.approx(6 / 8)


def journal(folder: Path, count: int) -> tuple[Dataset, Any]:
    dataset = write_suite(folder / "suite", count)
    return dataset, run_of(dataset, folder)


def test_a_journal_is_scored_over_the_chosen_cases(tmp_path: Path) -> None:
    dataset, run = journal(tmp_path, 3)
    chosen = Dataset(dataset.folder, dataset.cases[:2])
    assert of_journal(run, dataset, chosen).cases == {"case-0", "case-1"}


def test_a_case_that_was_renamed_needs_no_new_reading(tmp_path: Path) -> None:
    dataset, run = journal(tmp_path, 2)
    (dataset.folder / "case-1").rename(dataset.folder / "renamed")
    suite = load_suite(dataset.folder)
    assert of_journal(run, suite, suite).cases == {"case-0", "renamed"}
    again = Scripted()
    assert run_of(suite, tmp_path, again).cases == {"case-0", "renamed"}
    assert again.asked == []


def test_two_cases_of_one_article_are_read_once_and_both_scored(tmp_path: Path) -> None:
    write_case(tmp_path / "suite", "a")
    write_case(tmp_path / "suite", "b")
    dataset, reader = load_suite(tmp_path / "suite"), Scripted()
    assert evaluate(run_of(dataset, tmp_path, reader), dataset).cases == {"a", "b"}
    assert len(reader.asked) == 1


def test_a_case_that_was_read_again_after_a_change_is_not_stale(tmp_path: Path) -> None:
    dataset, run = journal(tmp_path, 2)
    path = dataset.folder / "case-1" / "article.txt"
    path.write_text(path.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    suite = load_suite(dataset.folder)
    run_of(suite, tmp_path)
    assert len(read_run(run.path).lines) == 3
    assert of_journal(read_run(run.path), suite, suite).cases == {"case-0", "case-1"}


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("gone", r"it has read case-2, which .* lacks; give its --cases"),
        ("changed", r"case-2 changed since they were read; `summarizer eval run` again"),
        ("none", r"no reading of these cases"),
    ],
)
def test_a_journal_of_other_cases_is_said_to_be_one(what: str, named: str, tmp_path: Path) -> None:
    dataset, run = journal(tmp_path, 3)
    if what == "gone":
        suite = Dataset(dataset.folder, dataset.cases[:2])
    elif what == "changed":
        path = dataset.folder / "case-2" / "article.txt"
        path.write_text(path.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
        suite = load_suite(dataset.folder)
    else:
        suite, run = dataset, run.where(lambda line: line.case == "case-0")
    with pytest.raises(InputError, match=named):
        of_journal(run, suite, Dataset(dataset.folder, suite.cases[1:]) if what == "none" else suite)


def test_parts_of_a_run(tmp_path: Path) -> None:
    for name, tags in (("a", '"wire", "phone"'), ("b", '"wire"'), ("c", '"readout", "phone"')):
        write_case(tmp_path / "suite", name, about=f"tags = [{tags}]\n")
    (tmp_path / "suite" / "split.lock").write_text('dev = ["a"]\ntest = ["b", "c"]\n', encoding="utf-8")
    dataset = load_suite(tmp_path / "suite")
    found = evaluate(run_of(dataset, tmp_path), dataset)
    assert found.tagged("phone").cases == {"a", "c"}
    assert found.of_kind("wire").cases == {"a", "b"}
    assert found.split("test").cases == {"b", "c"}
    assert found.split(None) == found


def test_the_data_hold_everything(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 6)
    run = run_of(dataset, tmp_path, Scripted(answering({"Note 1": WRONG, "Note 2": Refused("declined")})))
    data = as_data(dataset, [evaluate(run, dataset)])
    (found,) = data["evaluations"]
    assert data["suite"]["calls"] == 6
    assert found["metrics"][PRIMARY] == {
        "mean": pytest.approx((4 + 2 / 3) / 6),
        "low": 0.0,
        "high": 1.0,
        "calls": 6,
    } | {edge: found["metrics"][PRIMARY][edge] for edge in ("low", "high")}
    assert found["metrics"][PRIMARY]["low"] < found["metrics"][PRIMARY]["mean"] < found["metrics"][PRIMARY]["high"]
    assert found["tags"]["briefing"]["calls"] == 6
    assert found["cases"][1]["scores"][PRIMARY]["reason"] == "wrong c1 (speaker)"
    assert found["cases"][2]["errors"] == ["Refused: declined"]


def test_a_notebook_shows_a_table_and_escapes_it(tmp_path: Path) -> None:
    dataset = write_suite(tmp_path / "suite", 2)
    run = run_of(dataset, tmp_path, Scripted(model="a&b<i>"))
    html = evaluate(run, dataset)._repr_html_()
    assert html.startswith("<table>")
    assert "<i>" not in html
    assert PRIMARY in html
