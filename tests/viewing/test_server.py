"""Whom the server of the page answers, and whom it does not."""

from __future__ import annotations

import html
import http.client
import json
import socket
from pathlib import Path

import pytest

from journeydraft.errors import SettingsError
from journeydraft.viewing import PageServer, Shown

LOAN = Path(__file__).parents[1] / "formats" / "golden" / "loan.json"


@pytest.fixture
def ask(serve):
    """Asks the server of a map; ``at`` is below its token unless it begins with a slash."""
    server = serve(LOAN)

    def call(at="", method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        path = at if at.startswith("/") else f"/{server.token}/{at}"
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            for one in value if isinstance(value, list) else [value]:
                connection.putheader(name, one.replace("PORT", str(server.server_port)))
        connection.endheaders()
        reply = connection.getresponse()
        return reply.status, reply.headers, reply.read().decode()

    return call


def test_the_page_and_its_state_are_served(ask):
    """Not to be kept, framed or guessed at; under a policy that lets the page ask this server alone."""
    status, headers, page = ask()
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    page = html.unescape(page)
    assert "default-src 'none'" in page and "connect-src 'self'" in page
    assert json.loads(ask("state")[2]) == {"version": 1, "fault": None}


@pytest.mark.parametrize("path", ["/", "/index.html", "/x/", "/x/state", "//", "../../etc/passwd", "state/x"])
def test_nothing_else_is_there(ask, path):
    """Without the token there is nothing, nor are there any files."""
    status, _, text = ask(path)
    assert (status, text) == (404, "nothing here")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "", ["127.0.0.1:PORT", "evil.example"]],
)
def test_another_host_is_refused(ask, host):
    """A name of somebody else's that leads to loopback gets nothing, token or not."""
    assert ask(Host=host)[0] == 403
    assert ask("state", Host=host)[0] == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "http://localhost:1"])
def test_another_origin_is_refused(ask, origin):
    """A page of another site cannot ask."""
    assert ask("state", Origin=origin)[0] == 403


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_names_are_answered(ask, name):
    """By number or by name, with the page's own origin."""
    assert ask("state", Host=f"{name}:PORT", Origin=f"http://{name}:PORT")[0] == 200


def test_nothing_can_be_sent_to_it(ask):
    """It only shows."""
    assert ask(method="POST")[0] == 501
    assert ask(method="OPTIONS")[0] == 501


def test_only_this_machine_is_served(serve):
    """It listens on loopback, behind a token that is another each time."""
    one, other = serve(LOAN), serve(LOAN)
    assert one.server_address[0] == "127.0.0.1"
    assert len(one.token) >= 20 and one.token != other.token


def test_a_port_that_is_taken_is_told_with_what_to_do():
    """The message says which, and the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} cannot be used") as told:
            PageServer(Shown(LOAN), port)
    assert "--port" in (told.value.hint or "")
