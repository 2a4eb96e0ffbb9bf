"""Options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Model = Annotated[
    str | None, typer.Option("--model", metavar="M", help="openai/NAME, local/PATH.gguf, replay/DIR or extractive.")
]
Prompt = Annotated[str | None, typer.Option("--prompt", metavar="V", help="A prompt version, or a folder of your own.")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", metavar="U", help="An OpenAI-compatible endpoint.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When it was published: resolves relative days.")
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it; kept in provenance.")]
Deadline = Annotated[float | None, typer.Option("--deadline", metavar="SECONDS", help="In total, per article.")]
OnUngrounded = Annotated[
    str | None, typer.Option("--on-ungrounded", metavar="flag|raise", help="What to do with issues that remain.")
]
Record = Annotated[Path | None, typer.Option("--record", metavar="DIR", help="Keep every reply there, for replay/DIR.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write there instead of stdout.")]
