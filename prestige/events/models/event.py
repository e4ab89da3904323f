"""Something that happens at a place and time, to which people may come."""

import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prestige.events.lifecycle import EventKind, EventStatus, RegistrationState, local_day, registration_refusals
from prestige.refusals import Refusal


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of events."""

    def with_places(self) -> "EventQuerySet":
        """Annotate ``taken`` and ``waiting``: how many hold a place and how many wait; walk-ins take none."""
        live = Q(registrations__is_walk_in=False)
        return self.annotate(
            taken=Count("registrations", filter=live & Q(registrations__state=RegistrationState.REGISTERED)),
            waiting=Count("registrations", filter=live & Q(registrations__state=RegistrationState.WAITING)),
        )

    def to_remind(self, now: datetime) -> "EventQuerySet":
        """Return those not reminded of that still lie ahead, soonest first."""
        ahead = self.filter(reminded_at__isnull=True, starts_at__gt=now)
        return ahead.exclude(status=EventStatus.CANCELLED).order_by("starts_at", "pk")


class Event(models.Model):
    """A meeting with people: when, where, who may come. Cancelled ones stay, with their reason.

    ``path`` is the page of the portal that shows it, without a language. ``sequence`` rises with every change, as
    calendars want it (RFC 5545, 3.8.7.4); ``uid`` never changes. ``accessibility`` has lines „Вход – без стъпала“.
    Registration ends with the start unless ``registration_closes_at`` says earlier.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("Вид"), max_length=12, choices=EventKind, default=EventKind.MEETING)
    title = models.CharField(_("Наименование"), max_length=400)
    slug = models.CharField(max_length=120, unique=True, editable=False)
    path = models.CharField(max_length=400, editable=False)
    starts_at = models.DateTimeField(_("Начало"))
    ends_at = models.DateTimeField(_("Край"))
    zone = models.CharField(max_length=40, default="Europe/Sofia", editable=False)
    place = models.CharField(_("Място"), max_length=200)
    address = models.CharField(_("Адрес"), max_length=200)
    accessibility = models.TextField(_("Достъпност на мястото"), blank=True)
    has_wheelchair_access = models.BooleanField(_("Достъпно с инвалидна количка"), default=False)
    has_sign_language = models.BooleanField(_("Превод на жестов език"), default=False)
    online_url = models.URLField(_("Връзка за участие онлайн"), max_length=400, blank=True)
    stream_url = models.URLField(_("Излъчване на живо"), max_length=400, blank=True)
    is_recorded = models.BooleanField(_("Прави се запис"), default=False)
    recording_url = models.URLField(_("Запис"), max_length=400, blank=True)
    takes_registration = models.BooleanField(_("Записване"), default=True)
    capacity = models.PositiveIntegerField(_("Места"), null=True, blank=True)
    registration_opens_at = models.DateTimeField(_("Записване от"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("Записване до"), null=True, blank=True)
    status = models.CharField(max_length=12, choices=EventStatus, default=EventStatus.SCHEDULED, editable=False)
    status_reason = models.TextField(_("Причина"), blank=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("Събитие")
        verbose_name_plural = _("Събития")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(capacity__isnull=True) | Q(capacity__gte=1), name="event_has_a_place"),
            models.CheckConstraint(
                condition=~Q(status=EventStatus.CANCELLED) | ~Q(status_reason=""), name="event_cancelled_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(registration_closes_at__isnull=True) | Q(registration_closes_at__lte=F("starts_at")),
                name="event_registration_ends_before_it_starts",
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at"]),
            models.Index(fields=["starts_at"], condition=Q(reminded_at__isnull=True), name="event_to_remind"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page that shows it, in the active language."""
        return f"/en{self.path}" if get_language() == "en" else self.path

    @property
    def registration_url(self) -> str:
        return reverse("events:register", args=[self.slug])

    @property
    def calendar_url(self) -> str:
        return reverse("events:calendar", args=[self.slug])

    @property
    def local_day(self) -> date:
        """The day in Europe/Sofia on which it begins."""
        return local_day(self.starts_at)

    @property
    def is_cancelled(self) -> bool:
        return self.status == EventStatus.CANCELLED

    @property
    def is_changed(self) -> bool:
        return self.status == EventStatus.CHANGED

    @property
    def registration_ends_at(self) -> datetime:
        return self.registration_closes_at or self.starts_at

    @property
    def conveniences(self) -> list[tuple[str, str]]:
        """The lines on access as (what, how): („Вход“, „без стъпала“)."""
        lines = (line.strip().partition(" – ") for line in self.accessibility.splitlines() if line.strip())
        return [(what, how) if how else ("", what) for what, _dash, how in lines]

    def is_over_at(self, now: datetime) -> bool:
        return now >= self.ends_at

    def registration_refusals_at(self, now: datetime) -> list[Refusal]:
        """Return why nobody can register at this instant."""
        return registration_refusals(
            status=EventStatus(self.status),
            takes_registration=self.takes_registration,
            opens_at=self.registration_opens_at,
            closes_at=self.registration_closes_at,
            starts_at=self.starts_at,
            now=now,
        )
