"""Serves a folder of pages on loopback for the bench: nginx where it can be had, else a server of our own.

nginx is taken from the path, else its Debian packages (nginx, and libnginx-mod-http-echo for answers after a while) are
unpacked into `.programs`, which needs no rights. Linux answers on all of 127.0.0.0/8. A page is asked for as /N/name:
the number only makes URLs different.
"""

import asyncio
import multiprocessing
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench_pages import HOSTS

TOOLS = Path(__file__).parents[1] / ".programs" / "bench" / "nginx"
_ADDRESSES = [f"127.0.0.{number}" for number in range(1, HOSTS + 1)]
_NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
_CONFIGURATION = """
{module}
daemon off; master_process off; worker_rlimit_nofile 8192; pid {folder}/pid; error_log stderr crit;
events {{ worker_connections 4096; }}
http {{
  access_log off; types {{ text/html html; }} charset utf-8; sendfile on; tcp_nopush on;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  server {{
    {listen}
    root {pages};
    location = /robots.txt {{ return 404; }}
    location / {{ {wait} }}
    location @page {{ rewrite ^/[0-9]+(/.*)$ $1 break; }}
  }}
}}
"""


@contextmanager
def serving(pages: Path, delay: float) -> Iterator[tuple[str, int]]:
    """A server of the folder's pages, answering after `delay` seconds: what it is, and its port on every address."""
    nginx = _nginx()
    with _own(pages, delay) if nginx is None else _started(nginx, pages, delay) as port:
        yield "asyncio (no nginx here)" if nginx is None else "nginx", port


@contextmanager
def _started(nginx: Path, pages: Path, delay: float) -> Iterator[int]:
    port = _free_port()
    module = next(iter(nginx.parents[2].glob("**/ngx_http_echo_module.so")), None)
    if delay and module is None:
        raise OSError("nginx answers after a while only with libnginx-mod-http-echo")
    with TemporaryDirectory() as folder:
        text = _CONFIGURATION.format(
            module=f"load_module {module};" if delay else "",
            folder=folder,
            listen=" ".join(f"listen {address}:{port} backlog=4096;" for address in _ADDRESSES),
            pages=pages,
            wait=f"echo_sleep {delay}; echo_exec @page;" if delay else "rewrite ^/[0-9]+(/.*)$ $1 break;",
        )
        settings = Path(folder, "nginx.conf")
        settings.write_text(text, encoding="utf-8")
        process = subprocess.Popen([nginx, "-c", settings, "-p", folder])  # noqa: S603 - found above
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()
            process.wait()


def _nginx() -> Path | None:
    """Where nginx with what is needed is, or None."""
    unpacked = TOOLS / "usr" / "sbin" / "nginx"
    if not unpacked.exists():
        with suppress(OSError, subprocess.CalledProcessError):
            _unpack(["nginx", "libnginx-mod-http-echo"])
    return unpacked if unpacked.exists() and _runs(unpacked) else None


def _runs(program: Path) -> bool:
    """Whether it starts: the libraries it needs may be missing."""
    return subprocess.run([program, "-v"], check=False, capture_output=True).returncode == 0  # noqa: S603 - found above


def _unpack(packages: Sequence[str]) -> None:
    apt = shutil.which("apt-get")
    dpkg = shutil.which("dpkg")
    if apt is None or dpkg is None:
        raise OSError("not a Debian")
    with TemporaryDirectory() as folder:
        subprocess.run([apt, "download", *packages], cwd=folder, check=True, capture_output=True)  # noqa: S603 - Debian's
        for package in Path(folder).glob("*.deb"):
            subprocess.run([dpkg, "-x", package, TOOLS], check=True, capture_output=True)  # noqa: S603 - Debian's


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_ADDRESSES[0], 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection((_ADDRESSES[-1], port), timeout=1):
            return
        time.sleep(0.05)  # noqa: TID251 - a bench waits for the server it started
    raise OSError("nginx does not answer")


class _Answering(asyncio.Protocol):
    """Answers every request on a connection, after `delay` seconds; keeps it open if the client wants that."""

    def __init__(self, pages: Path, delay: float) -> None:
        self._pages = pages
        self._delay = delay
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport if isinstance(transport, asyncio.Transport) else None

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while b"\r\n\r\n" in self._unread:
            head, _, self._unread = self._unread.partition(b"\r\n\r\n")
            name = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
            asyncio.get_running_loop().call_later(self._delay, self._send, name, b"onnection: close" in head)

    def _send(self, name: str, last: bool) -> None:  # noqa: FBT001 - call_later passes by position
        if self._transport and not self._transport.is_closing():
            if name == "robots.txt":
                self._transport.write(_NO_ROBOTS)
            else:
                page = (self._pages / name).read_bytes()
                self._transport.write(_HEAD % len(page) + page)
            if last:
                self._transport.close()


def _serve(pages: Path, delay: float, ready: "multiprocessing.Queue[int]") -> None:
    async def serve() -> None:
        loop, port = asyncio.get_running_loop(), 0
        for address in _ADDRESSES:
            server = await loop.create_server(lambda: _Answering(pages, delay), address, port, backlog=1_024)
            port = server.sockets[0].getsockname()[1]
        ready.put(port)
        await asyncio.Event().wait()

    asyncio.run(serve())


@contextmanager
def _own(pages: Path, delay: float) -> Iterator[int]:
    """A server in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ready: multiprocessing.Queue[int] = context.Queue()
    process = context.Process(target=_serve, args=(pages, delay, ready), daemon=True)
    process.start()
    try:
        yield ready.get(timeout=30)
    finally:
        process.terminate()
        process.join()
