"""`summarizer eval` as people type it: results on stdout, the rest on stderr, exit codes as promised."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from evals.scorers import METRICS, PRIMARY
from summarizer.cli import app
from summarizer.errors import SummarizerError
from tests.interrupts import hear_interrupts
from tests.loopback import Answer, Call, Loopback, ok, silence, status
from tests.suites import GOLD, Scripted, claims, run_of, write_case, write_suite

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parent.parent


def evals(*arguments: str | Path, code: int = 0) -> Result:
    """The command's result; errors raised on purpose count as their exit code, as `main` has it."""
    result = CliRunner().invoke(app, ["eval", *map(str, arguments)])
    found = result.exception.exit_code if isinstance(result.exception, SummarizerError) else result.exit_code
    assert found == code, (result.output, result.exception)
    return result


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_suite(tmp_path / "suite", 7).folder


@pytest.fixture
def runs(tmp_path: Path, suite: Path) -> dict[str, Path]:
    """Journals of a run that is right, one with a speaker wrong everywhere, and one over fewer cases."""
    from evals.cases import Dataset, load_suite
    from summarizer import Draft

    dataset = load_suite(suite)
    wrong = Draft.model_validate({**GOLD, "claims": claims({"speaker": ["kertes"]}, {}, {})})
    return {
        "right": run_of(dataset, tmp_path, Scripted(model="right")).path,
        "wrong": run_of(dataset, tmp_path, Scripted(lambda _: wrong, model="wrong")).path,
        "fewer": run_of(Dataset(suite, dataset.cases[:5]), tmp_path, Scripted(model="fewer")).path,
    }


def test_a_run_prints_the_table_and_a_second_one_reads_nothing(tmp_path: Path, suite: Path) -> None:
    first = evals("run", "--model", "extractive", "--cases", suite, "--out", tmp_path / "runs")
    assert all(metric.name in first.stdout for metric in METRICS)
    assert "extractive" in first.stdout
    assert "trivial" in first.stdout
    assert "14 readings made, 0 kept" in first.stderr
    second = evals("run", "--model", "extractive", "--cases", suite, "--out", tmp_path / "runs")
    assert second.stdout == first.stdout
    assert "0 readings made, 14 kept" in second.stderr


def test_json_is_everything_and_nothing_else(tmp_path: Path, suite: Path) -> None:
    result = evals("run", "--model", "trivial", "--cases", suite, "--out", tmp_path / "runs", "--format", "json")
    data = json.loads(result.stdout)
    assert data["evaluations"][0]["name"] == "trivial"
    assert len(data["evaluations"][0]["cases"]) == 7


def test_dev_and_test_stand_side_by_side(tmp_path: Path, suite: Path) -> None:
    (suite / "split.lock").write_text(
        f'dev = ["case-0"]\ntest = {json.dumps([f"case-{n}" for n in range(1, 7)])}\n', encoding="utf-8"
    )
    both = evals("run", "--model", "trivial", "--cases", suite, "--out", tmp_path / "runs").stdout
    assert "trivial dev" in both
    assert "trivial test" in both
    one = evals("run", "--model", "trivial", "--cases", suite, "--out", tmp_path / "runs", "--split", "dev").stdout
    assert "trivial dev" not in one


def test_a_dry_run_reads_nothing(tmp_path: Path, suite: Path) -> None:
    arguments = ("run", "--model", "extractive", "--cases", suite, "--out", tmp_path / "runs", "--dry-run")
    assert "extractive: 7 readings to make, no model call; 0 kept" in evals(*arguments).stdout
    assert not (tmp_path / "runs").exists()


def test_a_dry_run_of_a_model_counts_tokens(tmp_path: Path, suite: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    arguments = ("run", "--model", "openai/a", "--prompt", "v1", "--cases", suite, "--out", tmp_path, "--dry-run")
    assert "openai-a@v1: 7 readings to make, about " in evals(*arguments).stdout


def test_failures_are_scored_and_listed(tmp_path: Path, suite: Path) -> None:
    with Loopback([ok("{}")]) as server:
        arguments = ("run", "--model", "openai/a", "--base-url", server.url, "--cases", suite, "--out", tmp_path / "r")
        result = evals(*arguments, code=3)
    assert "failed: openai-a@" in result.stderr
    assert "case-3: ReplyError" in result.stderr
    row = next(line for line in result.stdout.splitlines() if PRIMARY in line)
    assert "0.000" in row


def test_an_interruption_keeps_what_was_read(tmp_path: Path, suite: Path) -> None:
    def script(call: Call) -> Answer:
        return ok("{}") if call.number <= 2 else silence()

    with Loopback(script) as server:
        command = [sys.executable, "-m", "summarizer", "eval", "run", "--model", "openai/a", "--base-url", server.url]
        command += ["--concurrency", "1", "--cases", str(suite), "--out", str(tmp_path / "r")]
        environment = {**os.environ, "SUMMARIZER_MAX_REASKS": "0", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, preexec_fn=hear_interrupts
        )
        while server.calls < 3 and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted: what was read is kept" in said
    (journal,) = (tmp_path / "r").glob("openai-a*.jsonl")
    assert len(journal.read_text(encoding="utf-8").splitlines()) == 2


def test_no_access_ends_the_run_at_once(tmp_path: Path, suite: Path) -> None:
    with Loopback([status(401)]) as server:
        arguments = ("run", "--model", "openai/a", "--base-url", server.url, "--concurrency", "1", "--cases", suite)
        evals(*arguments, "--out", tmp_path / "r", code=3)
        assert server.calls == 1
    assert not list((tmp_path / "r").glob("*")) if (tmp_path / "r").exists() else True


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--cases", "nowhere"), "nowhere: no such folder of cases"),
        (("--split", "dev"), "none of its 7 cases is of split dev"),
        (("--tag", "sung"), "none of its 7 cases is of tag 'sung'"),
        (("--split", "train"), "unknown split 'train': there are dev and test"),
        (("--format", "xml"), "unknown format 'xml': there are text, json"),
        (("--model", "nonsense"), "nonsense"),
    ],
)
def test_bad_input_is_named(arguments: tuple[str, ...], named: str, tmp_path: Path, suite: Path) -> None:
    model = () if "--model" in arguments else ("--model", "trivial")
    where = () if "--cases" in arguments else ("--cases", str(suite))
    result = evals("run", *model, *where, *arguments, "--out", tmp_path / "r", code=2)
    assert named in str(result.exception)


def test_compare_gives_a_verdict(runs: dict[str, Path], suite: Path) -> None:
    result = evals("compare", runs["wrong"], runs["right"], "--cases", suite)
    assert result.stdout.startswith(f"right against wrong on {PRIMARY}: better: +0.333")
    data = json.loads(evals("compare", runs["right"], runs["wrong"], "--cases", suite, "--format", "json").stdout)
    assert (data["verdict"], data["differences"][0]["metric"]) == ("worse", PRIMARY)


def test_compare_says_when_nobody_can_tell(runs: dict[str, Path], suite: Path) -> None:
    result = evals("compare", runs["right"], runs["right"], "--cases", suite, code=4)
    assert "cannot tell" in result.stdout


def test_compare_refuses_runs_over_different_cases(runs: dict[str, Path], suite: Path) -> None:
    result = evals("compare", runs["right"], runs["fewer"], "--cases", suite, code=2)
    assert str(result.exception) == "the two runs are over different cases: only right has case-5, case-6"


def test_two_journals_of_one_name_are_told_apart(runs: dict[str, Path], suite: Path, tmp_path: Path) -> None:
    other = tmp_path / "before" / runs["right"].name
    other.parent.mkdir()
    other.write_bytes(runs["wrong"].read_bytes())
    result = evals("compare", other, runs["right"], "--cases", suite)
    assert "before/right" in result.stdout.splitlines()[0]


def test_a_damaged_line_is_named_and_the_rest_counts(runs: dict[str, Path], suite: Path) -> None:
    with runs["right"].open("a", encoding="utf-8") as file:
        file.write('{"torn')
    result = evals("compare", runs["wrong"], runs["right"], "--cases", suite)
    assert f"{runs['right']}, line 8: not JSON" in result.stderr


def test_gate_passes_fails_and_needs_a_baseline(runs: dict[str, Path], suite: Path, tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    common = ("--cases", suite, "--baseline", file)
    assert "no such baseline file" in str(evals("gate", runs["right"], *common, code=2).exception)
    evals("bless", runs["right"], *common)
    assert f"{PRIMARY}: pass" in evals("gate", runs["right"], *common).stdout
    assert "no baseline for wrong" in str(evals("gate", runs["wrong"], *common, code=2).exception)
    worse = tmp_path / "later" / "right.jsonl"
    worse.parent.mkdir()
    worse.write_bytes(runs["wrong"].read_bytes())
    assert f"{PRIMARY}: regression" in evals("gate", worse, *common, code=1).stdout
    assert "beyond the floor" in str(evals("bless", worse, *common, code=2).exception)
    data = json.loads(evals("gate", worse, *common, "--format", "json", code=1).stdout)
    assert data[0]["outcome"] == "regression"


def test_gate_says_when_nobody_can_tell(runs: dict[str, Path], suite: Path, tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    evals("bless", runs["right"], "--cases", suite, "--baseline", file)
    file.write_text(file.read_text(encoding="utf-8").replace(" = 0.95\n", " = 0.5\n"), encoding="utf-8")
    lines = [json.loads(line) for line in runs["right"].read_text(encoding="utf-8").splitlines()]
    lines[0]["record"]["claims"].pop(0)
    runs["right"].write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    result = evals("gate", runs["right"], "--cases", suite, "--baseline", file, code=4)
    assert "claim_f1: inconclusive" in result.stdout


def test_report_writes_one_file(runs: dict[str, Path], suite: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    evals("report", runs["wrong"], runs["right"], "--out", out, "--cases", suite)
    assert "right is better than wrong" in out.read_text(encoding="utf-8")
    evals("report", runs["right"], "--out", tmp_path / "no" / "report.html", "--cases", suite, code=2)


def test_selfcheck_prints_the_table(tmp_path: Path) -> None:
    write_case(tmp_path / "suite")
    result = evals("selfcheck", "--cases", tmp_path / "suite")
    assert "swap_speakers" in result.stdout
    assert "gold against itself perfect" in result.stderr


def test_the_suite_is_loaded_only_when_asked_for() -> None:
    code = "import sys; from summarizer.cli import app; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"evals", "scipy", "yaml"} & set(done.stdout.split())


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from summarizer.cli import evals as command

    def absent(_: str) -> None:
        raise ModuleNotFoundError("No module named 'scipy'", name="scipy")

    monkeypatch.setattr(command, "suite", absent)
    result = evals("run", "--out", tmp_path, code=2)
    assert str(result.exception) == "eval: needs scipy: pip install 'call-summarizer[eval]'"
