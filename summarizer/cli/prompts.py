"""`summarizer prompts`: the prompt versions there are."""

from __future__ import annotations

import typer

from summarizer import prompting

app = typer.Typer(help="List, show and compare prompt versions.", no_args_is_help=True)


@app.command("list")
def list_versions() -> None:
    """Every version, what it tries, and which is the default."""
    for name in prompting.versions():
        prompt = prompting.load(name)
        mark = "*" if name == prompting.DEFAULT else " "
        print(f"{mark} {name}  {prompt.about.date}  {prompt.hash[:12]}  {prompt.about.summary}")
