"""Citizens who are signed in and send one comment after another: form, check, receipt."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core import signing

from consultations.forms import STARTED_SALT
from consultations.read.comment_place import step_url
from prestige.accounts.limits import COMMENTS
from tests.speed.scene import ARTICLES, Scene, session_cookies
from tests.speed.visitors import Connection, UnexpectedAnswer, Visit

CSRF = "benchbenchbenchbenchbenchbench12"
BODY = "Измервателно предложение {n}: да се уточни срокът, защото хората извън общината научават за проекта късно."


def comment_visits(scene: Scene, now: datetime) -> Iterator[Visit]:
    """Return visits that each post the form, open the check page and send; nobody sends more than one may in a minute.

    Each writer has an address of his own behind the proxy, so the limits that count addresses are not what is measured.
    """
    cookies = session_cookies(scene.citizens)
    started = signing.dumps((now - timedelta(minutes=1)).timestamp(), salt=STARTED_SALT)
    for turn in range(COMMENTS.per_minute - 1):
        for number, cookie in enumerate(cookies):
            eid = f"art_{(number + turn) % ARTICLES + 1}"
            address = f"10.0.{number // 250}.{number % 250 + 1}"
            headers = {"Cookie": f"{cookie}; csrf={CSRF}", "X_Forwarded_For": address}
            yield _visit(
                scene,
                eid,
                headers,
                {
                    "csrfmiddlewaretoken": CSRF,
                    "started": started,
                    "revision": "1",
                    "website": "",
                    "stance": "change",
                    "body": BODY.format(n=turn + 1),
                    "author_name": "Гражданин Измерващ",
                    "name_display": "citizen",
                    "capacity": "own",
                },
            )


def _visit(scene: Scene, eid: str, headers: dict[str, str], fields: dict[str, str]) -> Visit:
    form, check = (step_url(scene.consultation, eid, step) for step in ("form", "check"))

    def visit(connection: Connection) -> None:
        kept = connection.post(form, fields, **headers)
        _expect(kept.status == 302 and kept.headers["location"] == check, form, kept.status)
        shown = connection.get(check, **headers)
        _expect(shown.status == 200, check, shown.status)
        hidden = re.findall(
            r'<input type="hidden" name="(revision|draft|fingerprint)" value="([^"]+)">', shown.body.decode()
        )
        sent = connection.post(check, dict(hidden) | {"csrfmiddlewaretoken": CSRF}, **headers)
        _expect(sent.status == 302 and "number=" in sent.headers["location"], check, sent.status)

    return visit


def _expect(is_right: bool, path: str, status: int) -> None:
    if not is_right:
        raise UnexpectedAnswer(f"{path}: {status}")
