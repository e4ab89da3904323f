"""A real SMTP server on this machine that does what a test tells it to: accept, refuse, hang up, stall."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"


class MailServer:
    """Accepts every letter until told otherwise; counts what it was asked and keeps what it accepted."""

    def __init__(self) -> None:
        self.at_sender = self.at_recipient = self.at_data = ACCEPTED
        self.hangs_up_after_data = False
        self.accepted: list[EmailMessage] = []
        self.asked: Counter[str] = Counter()
        self.stalled = threading.Event()
        self.goes_on = threading.Event()
        self.goes_on.set()

    @property
    def letters_by_id(self) -> Counter[str]:
        """How often each letter was accepted."""
        return Counter(message["Message-ID"] for message in self.accepted)

    async def handle_MAIL(  # noqa: N802 – named by aiosmtpd
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked["MAIL"] += 1
        if self.at_sender == ACCEPTED:
            envelope.mail_from = address
        return self.at_sender

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked["RCPT"] += 1
        if self.at_recipient == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.asked["DATA"] += 1
        if not self.goes_on.is_set():
            self.stalled.set()
            await server.loop.run_in_executor(None, self.goes_on.wait, 30)
        if self.at_data == ACCEPTED and not self.hangs_up_after_data:
            assert isinstance(envelope.content, bytes)
            self.accepted.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.hangs_up_after_data:
            assert server.transport is not None
            server.transport.close()
        return self.at_data


@contextmanager
def running_mail_server() -> Iterator[tuple[MailServer, int]]:
    """Give a server and its port."""
    server, port = MailServer(), _free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server, port
    finally:
        server.goes_on.set()
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
