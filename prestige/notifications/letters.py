"""Writing a letter: text and HTML in the reader's language, with the headers that good senders set."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from prestige.municipality.models import Municipality
from prestige.notifications.models import Notification
from prestige.notifications.registry import Recipient, notice_for
from prestige.notifications.unsubscribe import unsubscribe_token
from prestige.text_hygiene import clean_text
from prestige.typography import nbsp_html

_BLANK_LINES = re.compile(r"\n\s*\n")


def compose(
    notification: Notification, now: datetime, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives | None:
    """Return the letter, or None when it should no longer be sent.

    Everything is read at the moment of sending: the row holds ids only, so what was hidden or erased meanwhile does
    not leave by mail, and whoever was shut out hears nothing more.
    """
    notice = notice_for(notification.event.verb)
    if notice is None or (notification.user is not None and not notification.user.is_active):
        return None
    recipient = Recipient(notification.address, notification.language, notification.user_id)
    with translation.override(notification.language):
        told = notice.context(notification.event, recipient, now)
        if told is None:
            return None
        context = _frame(notification) | told | {"subject": clean_text(told["subject"], multiline=False)}
        context["unsubscribe_url"] = _unsubscribe_link(notification, context)
        return _message(notice.template, context, notification, connection)


def _frame(notification: Notification) -> dict[str, Any]:
    return {
        "municipality": Municipality.objects.first() or Municipality(),
        "base_url": settings.BASE_URL,
        "demo": settings.DEMO,
        "language": notification.language,
    }


def _unsubscribe_link(notification: Notification, context: dict[str, Any]) -> str:
    if notification.user_id is None or "topic" not in context:
        return ""
    token = unsubscribe_token(notification.user_id, context["topic"])
    return str(settings.BASE_URL) + reverse("notifications:unsubscribe", args=[token])


def _message(
    template: str, context: dict[str, Any], notification: Notification, connection: BaseEmailBackend | None
) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=context["subject"],
        body=_BLANK_LINES.sub("\n\n", render_to_string(f"{template}.txt", context)).strip() + "\n",
        to=[notification.address],
        headers=_headers(notification, context["unsubscribe_url"]),
        reply_to=[context["reply_to"]] if context.get("reply_to") else None,
        connection=connection,
    )
    html = css_inline.inline(render_to_string(f"{template}.html", context), load_remote_stylesheets=False)
    message.attach_alternative(nbsp_html(html), "text/html")
    return message


def _headers(notification: Notification, unsubscribe_url: str) -> dict[str, str]:
    """Return the headers of a machine's letter: RFC 3834 (Auto-Submitted), RFC 8058 (one-click unsubscribe).

    The Message-ID is the same at every attempt, so a letter that arrives twice is recognised as one.
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<notification-{notification.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": notification.language,
    }
    if unsubscribe_url:
        headers |= {
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return headers
