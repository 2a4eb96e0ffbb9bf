"""CPU and wall time per call at zero latency: the bare openai client, bare instructor, and our engine, in one run.

    python tests/bench_overhead.py [CALLS]

The three take turns in small batches against one loopback server in another process, so that whatever else the machine
does falls on all alike. Figures are medians over batches, in milliseconds per call, and ratios of them. All three
make the same record out of the same bytes; ours also checks, counts, limits and keeps its deadline.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from summarizer.article import Article
from summarizer.engines import make_engine
from summarizer.engines.reply import Reply
from summarizer.engines.schema import strict_schema
from summarizer.settings import Settings
from tests.engine_samples import task
from tests.loopback import Loopback, ok

BATCH = 20
REPLY = json.dumps(json.loads((Path(__file__).parent / "data" / "sample_reply.json").read_text(encoding="utf-8")))


def serve(ready: Any, done: Any) -> None:
    with Loopback([ok(REPLY)]) as server:
        ready.put(server.url)
        done.wait()


async def measure(url: str, calls: int) -> dict[str, list[tuple[float, float]]]:
    import instructor
    import openai

    article = Article.parse(" ".join(f"Voss spoke to Maron by phone on day {n}, Lund said." for n in range(12)))
    messages: Any = task(of=article).messages(article.sentences, ())
    bare = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    wrapped = instructor.from_openai(
        openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0), mode=instructor.Mode.JSON_SCHEMA
    )
    engine = make_engine("openai/scripted", Settings(base_url=url))
    form: Any = {"type": "json_schema", "json_schema": {"name": "r", "schema": strict_schema(), "strict": True}}

    async def call_bare() -> None:
        answer = await bare.chat.completions.create(model="scripted", messages=messages, response_format=form)
        Reply.model_validate_json(answer.choices[0].message.content or "")

    async def call_instructor() -> None:
        await wrapped.chat.completions.create(model="scripted", messages=messages, response_model=Reply)

    async def call_ours() -> None:
        await engine.read(task(of=article))

    ways = {"openai": call_bare, "instructor": call_instructor, "ours": call_ours}
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for round_ in range(calls // BATCH + 2):
        for name, way in ways.items():
            began, cpu = time.perf_counter(), time.process_time()
            for _ in range(BATCH):
                await way()
            if round_ >= 2:  # imports and connections are made in the first rounds
                figures[name].append(
                    ((time.process_time() - cpu) / BATCH * 1000, (time.perf_counter() - began) / BATCH * 1000)
                )
    await engine.aclose()
    return figures


def main() -> None:
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    context = multiprocessing.get_context("spawn")
    ready, done = context.Queue(), context.Event()
    server = context.Process(target=serve, args=(ready, done), daemon=True)
    server.start()
    figures = asyncio.run(measure(ready.get(), calls))
    done.set()
    server.join(10)
    cpu = {name: statistics.median(pair[0] for pair in pairs) for name, pairs in figures.items()}
    wall = {name: statistics.median(pair[1] for pair in pairs) for name, pairs in figures.items()}
    for name in figures:
        print(f"{name:12} {cpu[name]:6.2f} ms CPU  {wall[name]:6.2f} ms wall per call")
    for other in ("openai", "instructor"):
        print(f"ours / {other:11} {cpu['ours'] / cpu[other]:.2f} CPU  {wall['ours'] / wall[other]:.2f} wall")


if __name__ == "__main__":
    main()
