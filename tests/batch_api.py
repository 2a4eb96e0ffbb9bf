"""A real server on the loopback with the files and batches of OpenAI's API, as its documentation tells of them.

    with BatchApi() as api:
        ... summarizer batch ... --provider-batch --base-url api.url ...
        assert api.asked == {"custom id": 1, ...}

`answer` makes what a request gets from its body and how often an article was asked before: a status and a body, or an
error code for a line without a response. `fate` says how the n-th batch ends, and how many of its requests it comes to.
A batch goes one step further each time someone looks: validating, in_progress, finalizing, then its end.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.engine_samples import reply
from tests.loopback import completion

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = tuple[int, dict[str, Any]] | str
STEPS = ("validating", "in_progress", "finalizing")


@dataclass(frozen=True)
class Fate:
    """How a batch ends: `status`, the share of its requests it comes to, and the code of its failure."""

    status: str = "completed"
    share: float = 1.0
    code: str = ""
    silent: bool = False  # what it did not come to has no line at all


@dataclass
class BatchApi:
    answer: Callable[[dict[str, Any], int], Outcome] = field(default=lambda body, before: (200, good()))
    fate: Callable[[int], Fate] = field(default=lambda number: Fate())
    on: Callable[[str], None] = field(default=lambda event: None)  # told of each call before it is answered
    looks: int = 4  # at a batch, until it ends
    stays: str = ""  # a status no batch gets beyond
    refuses: str = ""  # a parameter the model doesn't take
    files: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)  # how often an id was in a batch that was worked on
    calls: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # by kind of call: status and param, in turn
    live: int = 0  # chat completions outside of batches

    def __enter__(self) -> BatchApi:
        self._articles: Counter[str] = Counter()
        self._steps: Counter[str] = Counter()
        self._lock = threading.RLock()
        handler = type("Handler", (_Handler,), {"api": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def handle(self, kind: str, path: list[str], query: dict[str, list[str]], body: bytes) -> tuple[int, Any]:
        with self._lock:
            self.calls[kind] += 1
            if self.faults.get(kind):
                status, parameter = self.faults[kind].pop(0)
                if parameter == "cut":
                    return getattr(self, f"_{kind}")(path, query, body)[0], CUT
                return status, {"error": {"message": "no", "code": None, "param": parameter}}
            done = getattr(self, f"_{kind}")(path, query, body)
        self.on(kind)
        return done  # type: ignore[no-any-return]

    def _completions(self, path: list[str], query: Any, body: bytes) -> tuple[int, Any]:
        self.live += 1
        if self.refuses in json.loads(body):
            return refusal(self.refuses)
        return 200, good()

    def _upload(self, path: list[str], query: Any, body: bytes) -> tuple[int, Any]:
        boundary = body.split(b"\r\n", 1)[0]
        parts = {}
        for part in body.split(boundary)[1:-1]:
            head, _, content = part.partition(b"\r\n\r\n")
            parts[head.split(b'name="')[1].split(b'"')[0].decode()] = content.removesuffix(b"\r\n")
        if parts.get("purpose") != b"batch":
            return 400, {"error": {"message": "purpose", "param": "purpose", "code": None}}
        id = f"file-{len(self.files)}"
        self.files[id] = parts["file"]
        return 200, {
            "id": id, "object": "file", "bytes": len(parts["file"]), "created_at": int(time.time()),
            "filename": "x.jsonl", "purpose": "batch", "status": "processed",
        }  # fmt: skip

    def _create(self, path: list[str], query: Any, body: bytes) -> tuple[int, Any]:
        given = json.loads(body)
        assert (given["endpoint"], given["completion_window"]) == ("/v1/chat/completions", "24h")
        if given["input_file_id"] not in self.files:
            return 400, {"error": {"message": "no such file", "param": "input_file_id", "code": None}}
        id = f"batch_{len(self.batches)}"
        self.batches[id] = {
            "id": id, "object": "batch", "endpoint": given["endpoint"], "errors": None,
            "input_file_id": given["input_file_id"], "completion_window": "24h", "status": "validating",
            "output_file_id": None, "error_file_id": None, "created_at": int(time.time()),
            "metadata": given.get("metadata"), "request_counts": {"total": 0, "completed": 0, "failed": 0},
        }  # fmt: skip
        return 200, self.batches[id]

    def _list(self, path: list[str], query: dict[str, list[str]], body: bytes) -> tuple[int, Any]:
        newest_first = list(reversed(self.batches))
        if "after" in query:
            newest_first = newest_first[newest_first.index(query["after"][0]) + 1 :]
        page = newest_first[: min(3, int(query.get("limit", ["20"])[0]))]  # small pages, so that there are several
        return 200, {
            "object": "list", "data": [self.batches[id] for id in page], "has_more": len(newest_first) > len(page),
            "first_id": page[0] if page else None, "last_id": page[-1] if page else None,
        }  # fmt: skip

    def _look(self, path: list[str], query: Any, body: bytes) -> tuple[int, Any]:
        batch = self.batches.get(path[1])
        if batch is None:
            return 404, {"error": {"message": "No batch found", "code": None}}
        if batch["status"] == "cancelling":
            self._end(batch, Fate("cancelled", 0.5))
        elif batch["status"] in STEPS and batch["status"] != self.stays:
            step = self._steps[batch["id"]] = self._steps[batch["id"]] + 1
            fate = self.fate(list(self.batches).index(batch["id"]))
            if step < self.looks and fate.status != "failed":
                batch["status"] = STEPS[2 if step == self.looks - 1 else 1]
            else:
                self._end(batch, fate)
        return 200, batch

    def _cancel(self, path: list[str], query: Any, body: bytes) -> tuple[int, Any]:
        batch = self.batches[path[1]]
        if batch["status"] not in STEPS:
            return 409, {"error": {"message": "it has ended", "code": None}}
        batch["status"] = "cancelling"
        return 200, batch

    def _content(self, path: list[str], query: Any, body: bytes) -> tuple[int, Any]:
        return (200, self.files[path[1]]) if path[1] in self.files else (404, {"error": {"message": "no"}})

    def _end(self, batch: dict[str, Any], fate: Fate) -> None:
        requests = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
        batch["status"] = fate.status
        faults = list(_faults(requests))
        if fate.status == "failed" or faults:
            code = fate.code or faults[0]
            error = {"code": code, "message": "no", "line": None, "param": None}
            batch |= {"status": "failed", "errors": {"object": "list", "data": [error]}}
            return
        reached = requests[: round(fate.share * len(requests))]
        lines = [self._line(request) for request in reached]
        missed = [] if fate.silent else [_missed(request, fate.status) for request in requests[len(reached) :]]
        random.shuffle(lines)
        good_ones = [line for line in lines if line["response"] and line["response"]["status_code"] == 200]
        bad_ones = [line for line in lines if line not in good_ones] + missed
        batch["output_file_id"] = self._file(good_ones)
        batch["error_file_id"] = self._file(bad_ones)
        batch["request_counts"] = {"total": len(requests), "completed": len(good_ones), "failed": len(bad_ones)}

    def _file(self, lines: list[dict[str, Any]]) -> str | None:
        if not lines:
            return None
        id = f"file-{len(self.files)}"
        self.files[id] = "".join(json.dumps(line) + "\n" for line in lines).encode()
        return id

    def _line(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked[request["custom_id"]] += 1
        article = request["body"]["messages"][1]["content"]
        outcome: Outcome
        if self.refuses and self.refuses in request["body"]:
            outcome = refusal(self.refuses)
        else:
            outcome = self.answer(request["body"], self._articles[article])
            self._articles[article] += 1
        line = {"id": f"batch_req_{self.asked.total()}", "custom_id": request["custom_id"], "response": None}
        if isinstance(outcome, str):
            return {**line, "error": {"code": outcome, "message": "no"}}
        return {**line, "response": {"status_code": outcome[0], "request_id": "x", "body": outcome[1]}, "error": None}


def _faults(requests: list[dict[str, Any]]) -> Any:
    """What validation finds, as documented: ids are unique, the model and the url are the same throughout."""
    if len({request["custom_id"] for request in requests}) != len(requests):
        yield "duplicate_custom_id"
    if len({request["body"]["model"] for request in requests}) != 1:
        yield "mismatched_model"
    if {(request["method"], request["url"]) for request in requests} != {("POST", "/v1/chat/completions")}:
        yield "invalid_url"
    if len(requests) > 50_000:
        yield "too_many_requests"


def _missed(request: dict[str, Any], status: str) -> dict[str, Any]:
    error = {"code": f"batch_{status}", "message": "This request could not be executed."}
    return {"id": "batch_req_x", "custom_id": request["custom_id"], "response": None, "error": error}


def good(**changes: Any) -> dict[str, Any]:
    """The body of a completion with a record that holds."""
    return completion(json.dumps(reply(**changes)))


def refusal(parameter: str) -> tuple[int, dict[str, Any]]:
    message = f"Unsupported value: '{parameter}' does not support 0 with this model."
    return 400, {"error": {"message": message, "param": parameter, "code": "unsupported_value"}}


CUT = b"a body that is cut"  # stands for one, to the handler


class _Handler(BaseHTTPRequestHandler):
    api: BatchApi
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        url = urlsplit(self.path)
        path = url.path.removeprefix("/v1/").split("/")
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        kind = {
            ("POST", "chat"): "completions", ("POST", "files"): "upload", ("GET", "files"): "content",
            ("POST", "batches"): "cancel" if path[-1] == "cancel" else "create",
            ("GET", "batches"): "look" if len(path) > 1 else "list",
        }[self.command, path[0]]  # fmt: skip
        status, answer = self.api.handle(kind, path, parse_qs(url.query), body)
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/octet-stream" if answer is data else "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if data is CUT else data)
        self.close_connection = data is CUT

    do_GET = do_POST = _serve

    def log_message(self, *_: Any) -> None:
        pass
