"""How full a batch keeps its pipe: articles a second against the ideal, and against the bare openai client.

    python -m tests.bench_batch [CONCURRENCY...]       (100 and 200 unless told otherwise)
    python -m tests.bench_batch cores                  the extractive engine: two processes against one

The endpoint is a process of its own on the loopback that answers a second after it has read a request, and does
little else: where cores are few, what it takes the client lacks. Ideal is one article a second for
each request that may be under way. All rates are of one run on one machine, from first request to last line.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer import Summarizer
from summarizer.batch import Batch, Inputs
from tests.engine_samples import TEXT, reply
from tests.loopback import completion

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LATENCY = 1.0
SECONDS = 15  # of work at the ideal rate


class Endpoint(asyncio.Protocol):
    """One connection to it: whole requests in, the one answer out."""

    BODY = json.dumps(completion(json.dumps(reply()))).encode()
    ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._received = bytearray()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, end, body = self._received.partition(b"\r\n\r\n")
        if end and len(body) >= int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]):
            self._received.clear()
            asyncio.get_running_loop().call_later(LATENCY, self._transport.write, self.ANSWER)


def serve(connection: Connection) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Endpoint, "127.0.0.1", 0, backlog=4096)
        connection.send(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1")
        await loop.run_in_executor(None, connection.recv)

    asyncio.run(run())


async def bare(url: str, concurrency: int, body: dict[str, Any]) -> float:
    """Calls a second of the client alone, with the request a batch sends."""
    import httpx2
    import openai

    limits = httpx2.Limits(max_connections=concurrency, max_keepalive_connections=concurrency)
    http = openai.DefaultAsyncHttpxClient(limits=limits)
    client = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0, http_client=http)
    left = iter(range(concurrency * SECONDS))

    async def work() -> None:
        for _ in left:
            await client.chat.completions.create(model="x", **body)

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(concurrency)))
    rate = concurrency * SECONDS / (time.perf_counter() - started)
    await client.close()
    return rate


def batch(url: str, concurrency: int, folder: Path) -> float:
    """Articles a second of a whole batch: input, prompt, request, checks, line."""
    source = folder / f"{concurrency}.jsonl"
    with source.open("w") as file:
        for number in range(concurrency * SECONDS):
            file.write(json.dumps({"id": number, "text": f"{TEXT} ({number})"}) + "\n")
    options: dict[str, Any] = {"model": "openai/x", "base_url": url, "concurrency": concurrency}
    out = folder / f"{concurrency}-out.jsonl"
    with Summarizer(**options) as summarizer:  # what is imported and learnt once is no part of the rate
        summarizer.summarize(TEXT)
    started = time.perf_counter()
    tally = Batch(Inputs([str(source)]), out, Summarizer(**options), options).run()
    rate = tally.done / (time.perf_counter() - started)
    assert tally.failed == 0, tally.errors
    return rate


def cores(number: int = 800) -> None:
    """Prints how much faster two processes read than one; the time they take to start counts."""
    options: dict[str, Any] = {"model": "extractive"}
    text = (Path(__file__).parent.parent / "fixtures/putin-trump-2025-06-14/article.txt").read_text(encoding="utf-8")
    rates = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        source.write_text("".join(json.dumps({"id": n, "text": f"{text}\n\n{n}"}) + "\n" for n in range(number)))
        for processes in (1, 2):
            out = Path(folder) / f"{processes}.jsonl"
            tally = Batch(Inputs([str(source)]), out, Summarizer(**options), options, processes=processes).run()
            rates.append(tally.rate / 60)
    one, two = rates
    print(f"extractive: {one:.1f} articles a second, {two:.1f} with two processes: {two / one:.2f} times as many")


def request(url: str) -> dict[str, Any]:
    """What the engine sends for the article."""
    with Summarizer("openai/x", base_url=url, api_key="none") as summarizer:
        task = summarizer._task(TEXT, None, None)
        endpoint: Any = getattr(summarizer.engine, "_endpoint")  # noqa: B009
        return dict(endpoint.arguments(task.messages(task.article.sentences, ()), 16384, {}))


def main(levels: list[int]) -> None:
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    url = ours.recv()
    body = request(url)
    with tempfile.TemporaryDirectory() as folder:
        for concurrency in levels:
            alone = asyncio.run(bare(url, concurrency, body))
            rate = batch(url, concurrency, Path(folder))
            ideal = concurrency / LATENCY
            print(
                f"{concurrency} under way: {rate:.1f} articles a second, {rate / ideal:.0%} of the ideal, "
                f"{rate / alone:.0%} of the bare client's {alone:.1f}"
            )
    ours.send("stop")


if __name__ == "__main__":
    if sys.argv[1:] == ["cores"]:
        cores()
        sys.exit()
    main([int(argument) for argument in sys.argv[1:]] or [100, 200])
