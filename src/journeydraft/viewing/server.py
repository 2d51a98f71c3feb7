"""The server of the page: this machine alone, behind an address that nobody can guess."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

from journeydraft.errors import SettingsError
from journeydraft.viewing.shown import Shown

LOOPBACK = "127.0.0.1"
PATIENCE = 20.0
"""Seconds that a connection may stay silent."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",  # the rest is in the page, by hash
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PageServer(ThreadingHTTPServer):
    """Serves the page of ``shown`` at ``address`` until it is shut down.

    ``Host`` has to name this server, so that no name that was turned to loopback reaches it; ``Origin``,
    where there is one, as well; and the path begins with a random token.
    """

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows it would let two programs share a port

    def __init__(self, shown: Shown, port: int = 0) -> None:
        """Binds ``port`` of loopback, or a free one for 0. SettingsError if it cannot be had."""
        self.shown = shown
        self.token = secrets.token_urlsafe(16)
        try:
            super().__init__((LOOPBACK, port), _Answer)
        except OSError as error:
            raise SettingsError(
                f"port {port} cannot be used: {error.strerror}",
                hint="choose another one with --port, or leave it out",
            ) from error
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost"))

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    def server_bind(self) -> None:
        """Binds without asking the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is nothing to report."""


class _Answer(BaseHTTPRequestHandler):
    server: PageServer
    server_version, sys_version = "journeydraft", ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        if not self._for_us():
            self._send("not for this address", "text/plain", HTTPStatus.FORBIDDEN)
            return
        token, _, asked = self.path.partition("?")[0].removeprefix("/").partition("/")
        known = secrets.compare_digest(token.encode(), self.server.token.encode())
        if known and asked == "":
            self._send(self.server.shown.page(), "text/html")
        elif known and asked == "state":
            self._send(json.dumps(asdict(self.server.shown.state())), "application/json")
        else:
            self._send("nothing here", "text/plain", HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the address with its token belongs in no log."""

    def _for_us(self) -> bool:
        hosts = self.headers.get_all("Host", [])
        origins = self.headers.get_all("Origin", [])
        ours = {f"http://{host}" for host in self.server.hosts}
        return len(hosts) == 1 and hosts[0].lower() in self.server.hosts and ours.issuperset(origins)

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
