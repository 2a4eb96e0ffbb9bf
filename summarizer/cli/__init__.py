"""The command line: `summarizer`. Results on stdout, everything else on stderr; exit codes as in `errors`.

0 done   1 a result that fails what was asked   2 usage or input   3 engine failure   4 inconclusive
"""

from __future__ import annotations

import os
import sys

import typer

from summarizer.cli import batch, compare, evals, prompts, schema, show, summarize
from summarizer.errors import SummarizerError

app = typer.Typer(
    name="summarizer",
    help="Turn reports of leaders' calls into records that keep who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("summarize")(summarize.command)
app.command("batch", cls=batch.Command)(batch.command)
app.command("show")(show.command)
app.command("compare")(compare.command)
app.command("schema")(schema.command)
app.add_typer(prompts.app, name="prompts")
app.add_typer(evals.app, name="eval")


def main() -> None:
    """Entry point of the console script: errors raised on purpose become one line and an exit code."""
    try:
        app()
    except SummarizerError as error:
        print(f"summarizer: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("summarizer: interrupted", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our stdout went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
