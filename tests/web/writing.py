"""Somebody who writes a comment with nothing but a browser's forms."""

import re
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.forms import STARTED_SALT
from consultations.models import Consultation
from consultations.read.comment_place import step_url
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode

MINUTE_AGO = timedelta(minutes=1)


class Writer:
    """A visitor at the form of one place; the steps are called as a person presses the buttons."""

    def __init__(self, consultation: Consultation, eid: str = "art_1") -> None:
        self.client = Client()
        self.consultation = consultation
        self.eid = eid

    def url(self, step: str, eid: str | None = None) -> str:
        return step_url(self.consultation, self.eid if eid is None else eid, step)

    def get(self, step: str, eid: str | None = None) -> Any:
        return self.client.get(self.url(step, eid))

    def fields(self, **fields: str) -> dict[str, str]:
        started = signing.dumps((timezone.now() - MINUTE_AGO).timestamp(), salt=STARTED_SALT)
        return {
            "stance": "change",
            "body": "Предлагам срокът да е по-дълъг.",
            "author_name": "Гражданин Първи",
            "author_email": "grazhdanin@example.bg",
            "name_display": "citizen",
            "capacity": "own",
            "started": started,
            "website": "",
        } | fields

    def post_form(self, eid: str | None = None, **fields: str) -> Any:
        return self.client.post(self.url("form", eid), self.fields(**fields))

    def post_code(self, typed: str = "") -> Any:
        code = EmailCode.objects.latest("requested_at", "pk")
        return self.client.post(self.url("code"), {"code": typed or code_of(code.token, settings.SECRET_KEY)})

    def check_fields(self) -> dict[str, str]:
        page = self.get("check").content.decode()
        return dict(re.findall(r'<input type="hidden" name="(draft|fingerprint|revision)" value="([^"]+)">', page))

    def send(self) -> Any:
        return self.client.post(self.url("check"), self.check_fields())

    def go_all_the_way(self, **fields: str) -> Any:
        self.post_form(**fields)
        if "_auth_user_id" not in self.client.session:
            self.post_code()
        return self.send()

    def follow(self, answer: Any) -> str:
        assert answer.status_code == 302, answer.content.decode()[:2000]
        page = self.client.get(answer.url)
        assert page.status_code == 200
        return page.content.decode()


def receipts_url(number: str) -> str:
    return reverse("receipts:receipt", args=[number])
