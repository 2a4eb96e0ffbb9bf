"""Cases load, and what is wrong with one is said with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evals.cases import Dataset, load_case, load_suite, read_lock, split_by_hash, write_lock, write_table
from evals.goldfile import CaseError
from tests.suites import GOLD, claims, write_case, write_suite

if TYPE_CHECKING:
    from pathlib import Path


def test_a_case_is_its_files(tmp_path: Path) -> None:
    about = 'tags = ["briefing", "phone"]\ncall = "a-call"\npublished = 2026-03-05\noutlet = "The Gazette"\n'
    case = load_case(write_case(tmp_path, about=about, second=GOLD))
    assert (case.kind, case.call, list(case.golds)) == ("briefing", "a-call", ["gold", "second"])
    assert (str(case.article.published), case.article.outlet) == ("2026-03-05", "The Gazette")
    assert case.gold is case.golds["gold"]


def test_a_date_that_yaml_reads_as_one_is_the_records_text(tmp_path: Path) -> None:
    path = write_case(tmp_path) / "gold.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'2026-03-04'", "2026-03-04"), encoding="utf-8")
    assert load_case(path.parent).gold.date == "2026-03-04"


def test_a_case_without_a_call_is_its_own_cluster(tmp_path: Path) -> None:
    assert load_case(write_case(tmp_path, "alone")).call == "alone"


def broken(what: str, folder: Path) -> Path:
    """A suite with one case that is wrong in one way."""
    write_case(folder, "sound")
    bad = write_case(folder, "wrong")
    gold = (bad / "gold.yaml").read_text(encoding="utf-8")
    edits = {
        "unknown key": lambda: gold.replace("medium: phone", "medium: phone\nweather: fine"),
        "no such value": lambda: gold.replace("act: propose", "act: sing"),
        "missing sentence": lambda: gold.replace("evidence:\n  - 4", "evidence:\n  - 99"),
        "quotation out of range": lambda: gold.replace("quotation: 2", "quotation: 7"),
        "unknown party": lambda: gold.replace("speaker:\n  - kertes", "speaker:\n  - nobody"),
        "duplicate ids": lambda: gold.replace("id: c2", "id: c1"),
        "alternatives of no field": lambda: gold.replace("act: reject", "act: reject\n  alternatives: {mood: [glad]}"),
        "alternatives no list": lambda: gold.replace("act: reject", "act: reject\n  alternatives: {speaker: [kertes]}"),
        "key given twice": lambda: gold.replace("act: reject", "act: reject\n  act: agree"),
        "not YAML": lambda: gold.replace("medium: phone", "medium: [phone"),
        "not a mapping": lambda: "- just\n- a list\n",
    }
    if what in edits:
        changed = edits[what]()
        assert changed != gold
        (bad / "gold.yaml").write_text(changed, encoding="utf-8")
    elif what == "no article":
        (bad / "article.txt").unlink()
    elif what == "no gold":
        (bad / "gold.yaml").unlink()
    elif what == "empty article":
        (bad / "article.txt").write_text("  \n", encoding="utf-8")
    elif what == "article in another encoding":
        (bad / "article.txt").write_bytes("Émile appela".encode("latin-1"))
    elif what == "case.toml with an unknown key":
        (bad / "case.toml").write_text('tags = ["a"]\nmood = "glad"\n', encoding="utf-8")
    elif what == "case.toml without tags":
        (bad / "case.toml").write_text("tags = []\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("unknown key", r"gold\.yaml, line 10: weather: Extra inputs"),
        ("no such value", r"gold\.yaml, line \d+: claims\.0\.act: Input should be"),
        ("missing sentence", r"gold\.yaml, line \d+: claims\[2\]\.evidence: .*99"),
        ("quotation out of range", r"gold\.yaml, line \d+: claims\[2\]\.quotes: .*7"),
        ("unknown party", r"gold\.yaml, line \d+: claims\[2\]\.speaker.*nobody"),
        ("duplicate ids", r"gold\.yaml, line 1: .*claim id used twice: c1"),
        ("alternatives of no field", r"gold\.yaml, line \d+: claims\.2: .*no such field: mood"),
        ("alternatives no list", r"gold\.yaml, line \d+: claims\.2: .*a list of whole lists, not 'kertes'"),
        ("key given twice", r"gold\.yaml, line \d+: act is given twice"),
        ("not YAML", r"gold\.yaml, line \d+: "),
        ("not a mapping", r"gold\.yaml, line 1: a gold record is a mapping"),
        ("no article", r"wrong: no article\.txt in this case"),
        ("no gold", r"gold\.yaml: no such file"),
        ("empty article", r"wrong.*: the article is empty"),
        ("article in another encoding", r"article\.txt: not UTF-8 at byte 0"),
        ("case.toml with an unknown key", r"case\.toml: mood: Extra inputs"),
        ("case.toml without tags", r"case\.toml: tags: "),
    ],
)
def test_what_is_wrong_is_named(what: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=named) as caught:
        load_suite(broken(what, tmp_path))
    assert caught.value.exit_code == 2
    assert "wrong" in str(caught.value)


def test_the_line_named_is_the_lines(tmp_path: Path) -> None:
    folder = broken("quotation out of range", tmp_path)
    with pytest.raises(CaseError) as caught:
        load_suite(folder)
    line = int(str(caught.value).split("line ")[1].split(":")[0])
    lines = (folder / "wrong" / "gold.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[line - 1].strip() == "quotes:"


@pytest.mark.parametrize("make", [False, True])
def test_no_suite_at_all(make: bool, tmp_path: Path) -> None:
    folder = tmp_path / "suite"
    if make:
        folder.mkdir()
    with pytest.raises(CaseError, match="no case in it" if make else "no such folder"):
        load_suite(folder)


def test_a_digest_changes_with_article_and_gold_only(tmp_path: Path) -> None:
    plain = load_case(write_case(tmp_path / "a")).digest
    assert load_case(write_case(tmp_path / "b", about='tags = ["other"]\n')).digest == plain
    assert (
        load_case(write_case(tmp_path / "c", gold={**GOLD, "claims": claims({"act": "offer"}, {}, {})})).digest != plain
    )


def calls(folder: Path, *abouts: tuple[str, str, str]) -> Dataset:
    for name, kind, call in abouts:
        write_case(folder, name, about=f'tags = ["{kind}"]\ncall = "{call}"\n')
    return load_suite(folder)


def test_a_split_halves_each_kind_and_keeps_calls_together(tmp_path: Path) -> None:
    names = [(f"{kind}-{n}", kind, f"{kind}-call-{n}") for kind in ("wire", "readout") for n in range(4)]
    dataset = calls(tmp_path, *names, ("wire-4", "wire", "wire-call-0"))
    splits = split_by_hash(dataset.cases)
    for kind in ("wire", "readout"):
        by_call = {case.call: splits[case.name] for case in dataset.cases if case.kind == kind}
        assert sorted(by_call.values()) == ["dev", "dev", "test", "test"]
    assert splits["wire-0"] == splits["wire-4"]
    assert split_by_hash(reversed(dataset.cases)) == splits


def test_a_lock_is_read_back_and_holds_the_hashes_of_test_cases(tmp_path: Path) -> None:
    dataset = calls(tmp_path, *((f"case-{n}", "wire", f"call-{n}") for n in range(4)))
    write_lock(dataset, ["case-2"])
    locked = read_lock(tmp_path)
    assert locked["case-2"] == "dev"
    assert locked == split_by_hash(dataset.cases, ["case-2"])
    again = load_suite(tmp_path)
    assert [case.name for case in again.subset(split="test").cases] == [n for n in locked if locked[n] == "test"]
    text = (tmp_path / "split.lock").read_text(encoding="utf-8")
    assert all((f'"{name}/gold.yaml"' in text) is (split == "test") for name, split in locked.items())


def test_a_later_lock_leaves_every_case_on_its_side(tmp_path: Path) -> None:
    write_lock(calls(tmp_path, *((f"case-{n}", "wire", f"call-{n}") for n in range(4))))
    before = read_lock(tmp_path)
    seen = next(name for name, split in before.items() if split == "dev").removeprefix("case-")
    named = [("case-4", "wire", "call-4"), ("case-5", "wire", "call-5"), ("case-6", "wire", f"call-{seen}")]
    write_lock(calls(tmp_path, *named), ["case-4"])
    assert read_lock(tmp_path) == before | {"case-4": "dev", "case-5": "test", "case-6": "dev"}


def test_the_table_of_a_suite_follows_its_cases(tmp_path: Path) -> None:
    dataset = calls(tmp_path, ("case-1", "wire", "call-1"), ("case-2", "readout", "call-2"))
    write_table(dataset)
    assert not (tmp_path / "README.md").exists()
    (tmp_path / "README.md").write_text("# Cases\n\n| case | split |\n| --- | --- |\n| `gone` | dev |\n\nEnd.\n")
    write_table(dataset)
    lines = (tmp_path / "README.md").read_text().splitlines()
    assert [line.split(" | ")[0] for line in lines[4:6]] == ["| `case-1`", "| `case-2`"]
    assert (lines[:2], lines[-1]) == (["# Cases", ""], "End.") and not any("gone" in line for line in lines)


def test_a_broken_lock_is_named(tmp_path: Path) -> None:
    write_suite(tmp_path)
    (tmp_path / "split.lock").write_text("dev = [", encoding="utf-8")
    with pytest.raises(CaseError, match=r"split\.lock"):
        load_suite(tmp_path)
