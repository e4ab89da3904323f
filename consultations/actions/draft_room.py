"""How much unfinished text is kept of somebody who has proven no address: enough for people, too little for a flood.

What is not kept stays in the form that is shown again.
"""

import json
import uuid
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from consultations.models import CommentDraft, OpinionDraft
from prestige.accounts.models import User
from prestige.refusals import Refusal
from prestige.typography import whole_number

MOST_IN_BROWSER: Final = 30
MOST_OF_PERSON: Final = 200
MOST_OF_ADDRESS: Final = {CommentDraft: 200, OpinionDraft: 20}
MOST_CHARACTERS: Final = {CommentDraft: 40_000, OpinionDraft: 260_000}
_KINDS: Final = (CommentDraft.objects, OpinionDraft.objects)

Draft = type[CommentDraft] | type[OpinionDraft]


def size_refusals(kind: Draft, data: dict[str, Any], by: User | None) -> list[Refusal]:
    """Return why so long a text is not kept without a proven address."""
    most = MOST_CHARACTERS[kind]
    if by is not None or len(json.dumps(data, ensure_ascii=False)) <= most:
        return []
    said = _("Текстът е над %(most)s знака и не го пазим като чернова, преди да потвърдите имейла си. Съкратете го.")
    return [Refusal("draft_size", said % {"most": whole_number(most, "bg")})]


def room_refusals(kind: Draft, by: User | None, *, sender: str, in_browser: Iterable[uuid.UUID]) -> list[Refusal]:
    """Return why one more draft is not kept: of this person, in this browser, behind this address."""
    if by is not None:
        mine = sum(rows.unsent().filter(user=by).count() for rows in _KINDS)
        said = _("Имате %(n)d незавършени чернови. Изпратете или изтрийте някоя и запазете отново.")
        return [Refusal("drafts", said % {"n": mine})] if mine >= MOST_OF_PERSON else []
    tokens = list(in_browser)
    here = sum(rows.unsent().filter(token__in=tokens, user__isnull=True).count() for rows in _KINDS)
    if here >= MOST_IN_BROWSER:
        said = _("В този браузър има %(n)d незавършени чернови. Изпратете или изтрийте някоя и запазете отново.")
        return [Refusal("drafts", said % {"n": here})]
    kept = kind.objects.unsent().filter(sender=sender, user__isnull=True).count() if sender else 0
    if kept < MOST_OF_ADDRESS[kind]:
        return []
    return [
        Refusal(
            "drafts_of_address",
            _(
                "От вашата мрежа има много чернови без потвърден имейл и не пазим повече. Влезте с код в друг раздел и "
                "изпратете този формуляр отново."
            ),
        )
    ]
