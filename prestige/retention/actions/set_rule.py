"""Setting for how long something is kept."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.retention.kinds import Kind
from prestige.retention.models import RetentionRule
from prestige.retention.reading import InForce, term_of
from prestige.text_hygiene import clean_text

RULES_LOCK = 0x52554C45
STORAGE_LIMITATION = "Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“"


def rule_refusals(kind: Kind, days: int) -> list[Refusal]:
    """Return why a kind may not be kept for so many days: under its lower bound or over its upper one."""
    if days < kind.least:
        said = ngettext("Пази се поне %(n)d ден.", "Пази се поне %(n)d дни.", kind.least) % {"n": kind.least}
        return [Refusal("least", said, str(kind.least_ground))]
    if days > kind.most:
        said = ngettext("Пази се най-много %(n)d ден.", "Пази се най-много %(n)d дни.", kind.most) % {"n": kind.most}
        return [Refusal("most", said, STORAGE_LIMITATION)]
    return []


@transaction.atomic
def set_rule(code: str, *, days: int, ground: str, version: int, by: AbstractBaseUser, now: datetime) -> RetentionRule:
    """Write the new term of a kind and return it; it holds from the next round on. The same again changes nothing.

    ``version`` is the key of the row that the person saw, 0 for the term of the code. Raises ``NotAllowed`` outside the
    kind's bounds, without a ground, for an unknown kind, and when a colleague set another term meanwhile.
    """
    _lock()
    term = term_of(code)
    if term is None:
        raise NotAllowed((Refusal("kind", _("Няма такъв вид данни. Изберете от списъка.")),))
    said = clean_text(ground, multiline=False).strip()
    if term.rule is not None and (term.rule.days, term.rule.ground) == (days, said):
        return term.rule
    permit([*_stale(term, version), *rule_refusals(term.kind, days), *_unexplained(said)])
    rule = RetentionRule(code=code, days=days, ground=said, set_by_id=by.pk, set_at=now)
    rule.full_clean()
    rule.save()
    record("retention.rule_set", rule, by=by, now=now, kind=code, days=days, days_before=term.days)
    return rule


def _lock() -> None:
    """Let one person at a time set terms: a kind may have no row yet that could be locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RULES_LOCK])


def _stale(term: InForce, version: int) -> list[Refusal]:
    if term.version == version:
        return []
    sentence = _("Междувременно колега определи друг срок: %(n)d дни. Прегледайте го и решете отново.")
    return [Refusal("stale", sentence % {"n": term.days})]


def _unexplained(ground: str) -> list[Refusal]:
    if ground:
        return []
    return [Refusal("ground", _("Напишете основанието: заповед, номенклатура на делата или закон."))]
