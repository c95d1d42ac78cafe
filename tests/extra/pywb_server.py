"""A real web archive, pywb, on loopback: set up by `make test-all` in an environment of its own (`pywb.txt`)."""

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.extra import programs

HOST = "127.0.0.1"
COLLECTION = "coll"
_TRIES = 100
_START = 0.1  # seconds between two looks whether it listens


@contextmanager
def pywb(folder: Path, warc: Path, port: int) -> Iterator[str]:
    """Serve a WARC file; the base address of its collection. Skips the test where pywb is not installed."""
    manager = [programs.pywb() / "wb-manager"]
    subprocess.run([*manager, "init", COLLECTION], cwd=folder, check=True, capture_output=True)  # noqa: S603 - fixed words
    subprocess.run([*manager, "add", COLLECTION, warc], cwd=folder, check=True, capture_output=True)  # noqa: S603 - likewise
    command = [str(programs.pywb() / "wayback"), "-b", HOST, "-p", str(port)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as server:  # noqa: S603 - likewise
        try:
            _wait_for(port, server)
            yield f"http://{HOST}:{port}/{COLLECTION}"
        finally:
            server.terminate()


def free_port() -> int:
    """A port nobody listens at just now."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(_TRIES):
        try:
            socket.create_connection((HOST, port), 1.0).close()
        except ConnectionRefusedError:
            if server.poll() is not None:
                break
            threading.Event().wait(_START)
        else:
            return
    raise RuntimeError(f"pywb does not listen at port {port}; see its log in the test's folder")
