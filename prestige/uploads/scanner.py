"""The virus scanner of the municipality, clamd, by its own protocol (INSTREAM)."""

import socket
import struct

PATIENCE_SECONDS = 20
BLOCK = 64 * 1024


class ScannerSilent(Exception):  # noqa: N818 – says what happened
    """The scanner gave no clear answer: it is down, hangs, or has no signatures."""


def is_infected(data: bytes, address: str) -> bool:
    """Return what clamd at `address` (`host:port`, or the path of a socket) says. Raises ``ScannerSilent``."""
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(data), BLOCK):
                block = data[start : start + BLOCK]
                line.sendall(struct.pack("!L", len(block)) + block)
            line.sendall(struct.pack("!L", 0))
            answer = _answer(line)
    except (OSError, ValueError) as error:
        raise ScannerSilent(str(error)) from error
    if answer.endswith("FOUND"):
        return True
    if answer.endswith("OK"):
        return False
    raise ScannerSilent(answer[:200])


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE_SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)


def _answer(line: socket.socket) -> str:
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < 4096:
        block = line.recv(4096)
        if not block:
            break
        heard += block
    return heard.decode(errors="replace").strip("\0\n ")
