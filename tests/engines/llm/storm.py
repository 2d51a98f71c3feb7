"""A chat server on loopback, ours: it answers like a model that has read the data, in any weather.

``Storm`` serves ``/v1/chat/completions``. What it says comes from ``answer(task, lines, request)``, what goes
wrong from ``weather(number, task)``, which names one of ``TROUBLES`` or nothing.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TASKS = {
    "Extracted": "extract",
    "Staged": "stages",
    "Consolidated": "consolidate",
    "Rejoined": "join",
    "Contradicted": "contradict",
    "Framed": "frame",
}
LINE = re.compile(r"^\[(\d+)\] [^:]*: (.*)$")


class Storm:
    """Counts calls and keeps their requests; ``busy`` is how many it had to serve at once, at most."""

    def __init__(self, answer=None, weather=None, latency=0.0, plain=None):
        self.plain = plain
        self.answer = answer or honest
        self.weather = weather or (lambda number, task: None)
        self.latency = latency
        self.requests = []
        self.headers = []
        self.landed = 0
        self.busy = self._now = 0
        self._lock = threading.Lock()
        self.server = _Server(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    @property
    def tasks(self):
        return [task_of(request) for request in self.requests]

    def begin(self, request, headers):
        with self._lock:
            self.requests.append(request)
            self.headers.append(headers)
            self._now += 1
            self.busy = max(self.busy, self._now)
            return len(self.requests)

    def end(self, landed):
        with self._lock:
            self._now -= 1
            self.landed += landed

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class _Server(ThreadingHTTPServer):
    """Clients that go away are part of the weather."""

    request_queue_size = 256

    def handle_error(self, request, client_address):
        pass


def task_of(request):
    """Which of our tasks a request is, by the schema that it carries, in whatever way."""
    form = request.get("response_format") or {}
    name = (form.get("json_schema") or {}).get("name")
    if not name and request.get("tools"):
        name = request["tools"][0]["function"]["name"]
    if name:
        return TASKS[name]
    system = request["messages"][0]["content"]
    keys = {
        "findings": "extract",
        '"stages"': "stages",
        "changes": "consolidate",
        "joins": "join",
        "pairs": "contradict",
    }
    schema = system.partition("must have this schema")[2]
    return next((task for key, task in keys.items() if key in schema), "frame")


def data_of(request):
    """What stands in the data fence."""
    return re.search(r"<(data-\w+)>\n(.*?)\n</\1>", request["messages"][-1]["content"], re.DOTALL)[2]


def finding(line, quote, **more):
    """A finding as the schema wants it."""
    given = {
        "line": line, "kind": "pain", "text": " ".join(quote.split()[:8]), "quote": quote,
        "moment": "using it", "severity": "medium", "feeling": -1, "emotion": None, "channel": None,
        "went": None,
    }  # fmt: skip
    return given | more


def spoken(data):
    """Numbers and words of the participants' lines."""
    return [(int(m[1]), m[2]) for m in map(LINE.match, data.splitlines()) if m]


def honest(task, data, request):
    """A simple reader: a pain for each line, by its first sentence; two stages; nothing joined."""
    if task == "extract":
        return {
            "findings": [
                finding(n, re.split(r"(?<=[.!?])\s", words)[0], moment="finding it" if n % 2 else "using it")
                for n, words in spoken(data)
            ],
            "orders": [],
        }
    if task == "stages":
        numbered = re.findall(r"^(\d+)\. (.*)$", data, re.MULTILINE)
        find = [int(n) for n, text in numbered if text.startswith("finding")]
        use = [int(n) for n, text in numbered if not text.startswith("finding")]
        given = re.findall(r"^given: ([^–\n]+?)(?: –.*)?$", data, re.MULTILINE)
        names = given[:2] or ["Find it", "Use it"]
        return {
            "journey": "service",
            "stages": [
                {"name": names[0], "goal": "Know where", "key_task": "Show it", "moments": find},
                {"name": names[1], "goal": "Get it done", "key_task": "Keep it simple", "moments": use},
            ],
        }
    if task == "consolidate":
        return {"changes": []}
    if task == "join":
        return {"joins": []}
    if task == "contradict":
        return {"pairs": []}
    return {
        "title": "I get it done", "persona": "People who need it", "scenario": "Getting it done",
        "problem": "", "goals": ["Have it"], "expectations": [], "outcome": "Time for other things",
        "opportunities": [{"text": "Show the way", "answers": [1]}],
    }  # fmt: skip


def _handler(storm):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = storm.begin(request, {k.lower(): v for k, v in self.headers.items()})
            landed = False
            try:
                landed = self._serve(request, number)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                storm.end(landed)

        def _serve(self, request, number):
            time.sleep(storm.latency)
            if storm.plain is not None:  # a client that is not ours
                self._say(request, storm.plain)
                return True
            task = task_of(request)
            trouble = storm.weather(number, task)
            if trouble is None:
                self._say(request, json.dumps(storm.answer(task, data_of(request), request)))
                return True
            return TROUBLES[trouble](self, request, storm, task)

        def _say(self, request, text, reason="stop", **message):
            words = sum(len(m["content"]) // 4 for m in request["messages"])
            said = {"role": "assistant", "content": text, **message}
            if request.get("tools") and text is not None and not message:
                call = {"name": request["tools"][0]["function"]["name"], "arguments": text}
                said = {"role": "assistant", "content": None,
                        "tool_calls": [{"id": "c1", "type": "function", "function": call}]}  # fmt: skip
            self._json(
                200,
                {
                    "id": "x", "object": "chat.completion", "created": 0, "model": request["model"],
                    "choices": [{"index": 0, "message": said, "finish_reason": reason}],
                    "usage": {"prompt_tokens": words, "completion_tokens": len(text or "") // 4,
                              "total_tokens": words + len(text or "") // 4},
                },
            )  # fmt: skip

        def _json(self, status, body, **headers):
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    return Handler


def _status(status, message="no", **headers):
    def trouble(handler, request, storm, task):
        handler._json(status, {"error": {"message": message, "type": "x", "code": None}}, **headers)
        return False

    return trouble


def _text(make, reason="stop", **message):
    def trouble(handler, request, storm, task):
        whole = json.dumps(storm.answer(task, data_of(request), request))
        handler._say(request, make(whole), reason, **message)
        return True

    return trouble


def _reset(handler, request, storm, task):
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)
    return False


def _hang(handler, request, storm, task):
    time.sleep(3)
    return False


TROUBLES = {
    "busy": _status(429, "slow down", Retry_After="0.3"),
    "busy without a word": _status(429, "slow down"),
    "busy at once": _status(429, "slow down", Retry_After="0"),
    "busy for ever": _status(429, "slow down", Retry_After="3600"),
    "larger than a minute": _status(
        429, "Request too large for it on tokens per min: Limit 100, Requested 900"
    ),
    "broke": _status(429, "You exceeded your current quota: insufficient_quota"),
    "no key": _status(401, "Incorrect API key provided: sk-abcdef1234567890"),
    "forbidden": _status(403),
    "no model": _status(404, "The model does not exist"),
    "failed": _status(500),
    "overloaded": _status(503),
    "too long": _status(400, "This model's maximum context length is 4096 tokens"),
    "no schema": _status(400, "'response_format' of type 'json_schema' is not supported with this model"),
    "no tools": _status(400, "tools are not supported"),
    "reset": _reset,
    "hang": _hang,
    "garbage": _text(lambda whole: "Sure! Here are my thoughts about it."),
    "wrong shape": _text(lambda whole: '{"hello": 1}'),
    "fenced": _text(lambda whole: f"Here you are:\n```json\n{whole}\n```\nAnything else?"),
    "empty": _text(lambda whole: ""),
    "cut": _text(lambda whole: whole[: len(whole) // 2]),
    "cut and said": _text(lambda whole: whole[: len(whole) // 2], reason="length"),
    "refused": _text(lambda whole: None, refusal="I cannot help with that."),
    "filtered": _text(lambda whole: "", reason="content_filter"),
}
