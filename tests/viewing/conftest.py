"""The server of the page on loopback, in this process."""

import threading

import pytest

from journeydraft.viewing import PageServer, Shown


@pytest.fixture
def serve():
    """Serves the map in a file; the server is shut down after the test."""
    running = []

    def call(file, **how):
        server = PageServer(Shown(file, **how))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((server, thread))
        return server

    yield call
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()
