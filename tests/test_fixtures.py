"""The cases that come with the project: each loads, is numbered as its gold says, passes ground, is as locked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evals.cases import LOCK, Case, file_digest, load_case, load_suite, locked_files, read_lock
from evals.contenders import record_of
from summarizer import ground

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest) -> Case:
    return load_case(FIXTURES / request.param)


def test_sentences_are_numbered_as_the_gold_was_written(case: Case) -> None:
    rows = (case.folder / "article.sentences.txt").read_text(encoding="utf-8").splitlines()
    committed = [row.partition("\t")[::2] for row in rows if row.strip()]
    found = [(str(s.number), " ".join(s.text.split())) for s in case.article.sentences]
    assert found == [(number, " ".join(text.split())) for number, text in committed]


def test_a_gold_passes_the_check_that_engines_pass(case: Case) -> None:
    issues = [(reader, i.path, i.rule, i.message) for reader, g in case.golds.items() for i in ground(g, case.article)]
    assert issues == []


def test_a_gold_says_who_wrote_it(case: Case) -> None:
    for path in case.folder.glob("gold*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("#"), path.name


def test_a_golds_sourcing_is_the_computed_one(case: Case) -> None:
    for gold in case.golds.values():
        if gold.sourcing is not None:
            assert record_of(gold.draft(), case.article, "gold").sourcing == gold.sourcing


def test_every_case_is_in_the_split_and_test_cases_are_what_they_were() -> None:
    suite = load_suite(FIXTURES)
    assert {case.name for case in suite.cases} == set(NAMES) == set(read_lock(FIXTURES))
    locked = tomllib.loads((FIXTURES / LOCK).read_text(encoding="utf-8"))["sha256"]
    found = {
        f"{case.name}/{path.name}": file_digest(path)
        for case in suite.subset(split="test").cases
        for path in locked_files(case.folder)
    }
    assert {name for name in locked.keys() | found.keys() if locked.get(name) != found.get(name)} == set()


def test_calls_are_on_one_side_of_the_split() -> None:
    sides: dict[str, set[str | None]] = {}
    for case in load_suite(FIXTURES).cases:
        sides.setdefault(case.call, set()).add(case.split)
    assert [call for call, splits in sides.items() if len(splits) > 1] == []


def test_the_table_of_cases_is_current() -> None:
    rows = [line.split(" | ") for line in (FIXTURES / "README.md").read_text(encoding="utf-8").splitlines()]
    table = {row[0].strip("| `"): row[1:] for row in rows if row[0].startswith("| `")}
    for case in load_suite(FIXTURES).cases:
        split, kind, tags, golds, structures = table.pop(case.name)
        assert (split, kind, int(golds)) == (case.split, case.kind, len(case.golds))
        assert tags == ", ".join(case.about.tags[1:])
        assert structures.rstrip(" |") == "; ".join(case.about.structures)
    assert not table
