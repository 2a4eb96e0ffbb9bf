"""A real server on the loopback that answers as told: the fault table's other end.

    with Loopback(script) as server:
        ... Summarizer(model="openai/x", base_url=server.url) ...
        assert server.calls == 2

A script is a list of answers, given in turn (the last repeats), or a function from a Call to an answer. An answer is a
coroutine function that writes raw HTTP: `ok(...)`, `status(...)`, `raw(...)`, `reset()` and others below make them.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl


@dataclass
class Call:
    number: int  # from 1
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


Answer = Callable[[Call, asyncio.StreamWriter], Awaitable[None]]
Script = Sequence[Answer] | Callable[[Call], Answer]


@dataclass
class Loopback:
    script: Script
    tls: ssl.SSLContext | None = None
    seen: list[Call] = field(default_factory=list)
    port: int = 0
    under_way: int = 0
    most_under_way: int = 0

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/v1"

    @property
    def calls(self) -> int:
        return len(self.seen)

    def __enter__(self) -> Loopback:
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        assert started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.run(self._serve(started))

    async def _serve(self, started: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0, backlog=4096, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        await self._stop.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while not writer.is_closing():
                call = await self._receive(reader)
                self.under_way += 1
                self.most_under_way = max(self.most_under_way, self.under_way)
                try:
                    await self._answer(call)(call, writer)
                    await writer.drain()
                finally:
                    self.under_way -= 1
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _receive(self, reader: asyncio.StreamReader) -> Call:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        call = Call(len(self.seen) + 1, head[0].split()[1], headers, json.loads(body or b"{}"))
        self.seen.append(call)
        return call

    def _answer(self, call: Call) -> Answer:
        if callable(self.script):
            return self.script(call)
        return self.script[min(call.number, len(self.script)) - 1]


def raw(
    body: bytes, *, status: int = 200, type: str = "application/json", headers: dict[str, str] | None = None
) -> Answer:
    async def answer(_: Call, writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {status} X", f"Content-Type: {type}", f"Content-Length: {len(body)}"]
        lines += [f"{key}: {value}" for key, value in (headers or {}).items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)

    return answer


def completion(content: str | None, *, finish: str = "stop", **message: Any) -> dict[str, Any]:
    return {
        "id": "x", "object": "chat.completion", "created": 0, "model": "scripted",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
        ],
        "usage": {
            "prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110,
            "prompt_tokens_details": {"cached_tokens": 40}, "completion_tokens_details": {"reasoning_tokens": 3},
        },
    }  # fmt: skip


def ok(content: str | dict[str, Any] | None, **more: Any) -> Answer:
    text = json.dumps(content) if isinstance(content, dict) else content
    return raw(json.dumps(completion(text, **more)).encode())


def status(http: int, *, headers: dict[str, str] | None = None, **error: Any) -> Answer:
    body = {"error": {"message": "no", "type": None, "param": None, "code": None, **error}}
    return raw(json.dumps(body).encode(), status=http, headers=headers)


def reset(*, after: bytes = b"") -> Answer:
    """Cuts the connection, before a word or in the middle of a body."""

    async def answer(_: Call, writer: asyncio.StreamWriter) -> None:
        if after:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n" + after)
            await writer.drain()
        writer.transport.abort()

    return answer


def trickle(seconds: float = 0.02) -> Answer:
    """A body that never ends, byte by byte: no read ever times out."""

    async def answer(_: Call, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(seconds)

    return answer


def silence() -> Answer:
    async def answer(_: Call, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3600)

    return answer


def stream(pieces: Sequence[str], *, finish: str | None = "stop", usage: bool = True) -> Answer:
    """Server-sent events, a piece of content each. `finish=None` ends the stream without a reason."""

    async def answer(_: Call, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        for piece in pieces:
            _event(writer, [{"index": 0, "delta": {"content": piece}, "finish_reason": None}])
            await writer.drain()
            await asyncio.sleep(0)
        if finish:
            _event(writer, [{"index": 0, "delta": {}, "finish_reason": finish}])
        if usage:
            _event(writer, [], usage={"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110})
        if finish:
            writer.write(b"data: [DONE]\n\n")
        await writer.drain()
        writer.close()

    return answer


def _event(writer: asyncio.StreamWriter, choices: list[Any], **more: Any) -> None:
    event = {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "scripted",
        "choices": choices,
        **more,
    }
    writer.write(f"data: {json.dumps(event)}\n\n".encode())
