"""What the accounts keep only for a time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet
from django.db.models.deletion import PROTECT, RESTRICT
from django.utils.translation import gettext_lazy as _

from prestige.accounts.actions.email_code import KEEP_CODES_DAYS, forget_old_codes, old_codes
from prestige.accounts.models import HitCounter, User
from prestige.retention.batches import Rows, count_of, rows_going
from prestige.retention.kinds import Kind

STORAGE_LIMITATION: Final = _("Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“")


def unverified_accounts(now: datetime, days: int) -> QuerySet[User]:
    """Return accounts of citizens that proved no address for so many days and that nothing refers to.

    Officials are invited, and whoever an identity provider vouches for is known without an address: both stay. So does
    a row with any act of its own, which only an erasure may touch.
    """
    found = User.objects.filter(
        email_verified_at__isnull=True,
        is_staff=False,
        socialaccount__isnull=True,
        joined_at__lt=now - timedelta(days=days),
    )
    for rows in _bonds():
        found = found.filter(~Exists(rows))
    return found


def _bonds() -> Iterator[Rows]:
    """Yield for every relation that keeps a person from being deleted its rows of one person, as a subquery."""
    for relation in User._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and getattr(relation, "on_delete", None) in {PROTECT, RESTRICT}:
            table: Any = relation.related_model
            yield table._base_manager.filter(**{relation.field.name: OuterRef("pk")}).order_by()


def over_hits(now: datetime, days: int) -> QuerySet[HitCounter]:
    """Return the counters whose window is over."""
    return HitCounter.objects.filter(ends_at__lte=now - timedelta(days=days))


def over_sessions(now: datetime, days: int) -> QuerySet[Session]:
    """Return the sessions that expired."""
    return Session.objects.filter(expire_date__lt=now - timedelta(days=days))


def end_sessions(rows: Rows) -> None:
    """Delete sessions with what is known of the browser behind each: address and program."""
    UserSession.objects.filter(session_key__in=list(rows.values_list("pk", flat=True))).delete()
    rows.delete()


def traces_of_sessions(now: datetime, days: int) -> QuerySet[UserSession]:
    """Return what is known of browsers whose session is gone: the person signed out."""
    alive = Session.objects.filter(pk=OuterRef("session_key"))
    gone: QuerySet[UserSession] = UserSession.objects.filter(
        ~Exists(alive), last_seen_at__lt=now - timedelta(days=days)
    )
    return gone


_accounts, _forget_accounts = rows_going(unverified_accounts)
_hits, _forget_hits = rows_going(over_hits)
_sessions, _forget_sessions = rows_going(over_sessions, end_sessions)
_traces, _forget_traces = rows_going(traces_of_sessions)

KINDS: Final = (
    Kind(
        code="email_codes",
        title=_("Заявки за код по имейл"),
        since=_("заявката"),
        fate=_("изтриват се с адреса"),
        ground=STORAGE_LIMITATION,
        days=KEEP_CODES_DAYS,
        least=1,
        least_ground=_("По тях се брои колко кода са поискани за час."),
        due=count_of(old_codes),
        apply=forget_old_codes,
    ),
    Kind(
        code="unverified_accounts",
        title=_("Профили без потвърден имейл"),
        since=_("създаването"),
        fate=_("изтриват се; остават служителите и профилите с действия"),
        ground=STORAGE_LIMITATION,
        days=7,
        least=1,
        least_ground=_("Човекът трябва да има време да потвърди."),
        due=_accounts,
        apply=_forget_accounts,
    ),
    Kind(
        code="hit_counters",
        title=_("Броячи срещу злоупотреба"),
        since=_("края на отрязъка, който броят"),
        fate=_("изтриват се; пазят само отпечатък на адреса"),
        ground=STORAGE_LIMITATION,
        days=0,
        due=_hits,
        apply=_forget_hits,
        most=30,
    ),
    Kind(
        code="sessions",
        title=_("Изтекли сесии"),
        since=_("изтичането"),
        fate=_("изтриват се с адреса и браузъра"),
        ground=STORAGE_LIMITATION,
        days=0,
        due=_sessions,
        apply=_forget_sessions,
        most=180,
    ),
    Kind(
        code="session_traces",
        title=_("Следи от приключени сесии"),
        since=_("последното отваряне"),
        fate=_("изтриват се с адреса и браузъра"),
        ground=STORAGE_LIMITATION,
        days=1,
        least=1,
        least_ground=_("За да не изчезне следа на току-що започната сесия."),
        due=_traces,
        apply=_forget_traces,
        most=180,
    ),
)
