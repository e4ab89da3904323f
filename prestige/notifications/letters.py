"""Writing a letter: subject, text and HTML in the reader's language, with the headers that good senders set."""

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


def compose(notification: Notification, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives | None:
    """Return the letter, or None when it should no longer be sent.

    Everything is read at the moment of sending: the row holds ids only, so what was hidden or erased meanwhile does
    not leave by mail. RFC 3834 (Auto-Submitted), RFC 8058 (one-click unsubscribe).
    """
    notice = notice_for(notification.event.verb)
    if notice is None:
        return None
    recipient = Recipient(notification.address, notification.language, notification.user_id)
    with translation.override(notification.language):
        context = notice.context(notification.event, recipient)
        if context is None:
            return None
        headers = _headers(notification)
        context = {
            "municipality": Municipality.objects.first(),
            "base_url": settings.BASE_URL,
            "demo": settings.DEMO,
            "language": notification.language,
            **context,
        }
        if notice.may_unsubscribe:
            context["unsubscribe_url"] = link = _unsubscribe_link(notification, context)
            headers |= {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        return _message(notice.template, context, notification, headers, connection)


def _message(
    template: str,
    context: dict[str, Any],
    notification: Notification,
    headers: dict[str, str],
    connection: BaseEmailBackend | None,
) -> EmailMultiAlternatives:
    subject = clean_text(render_to_string(f"{template}.subject.txt", context), multiline=False)
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"{template}.txt", context),
        to=[notification.address],
        headers=headers,
        reply_to=[context["reply_to"]] if context.get("reply_to") else None,
        connection=connection,
    )
    html = render_to_string(f"{template}.html", {"subject": subject, **context})
    message.attach_alternative(css_inline.inline(html, load_remote_stylesheets=False), "text/html")
    return message


def _headers(notification: Notification) -> dict[str, str]:
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return {
        "Message-ID": f"<notification-{notification.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": notification.language,
    }


def _unsubscribe_link(notification: Notification, context: dict[str, Any]) -> str:
    token = unsubscribe_token(notification.user_id or 0, str(context["topic"]))
    return str(settings.BASE_URL) + reverse("notifications:unsubscribe", args=[token])
