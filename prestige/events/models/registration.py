"""A person who comes, or wants to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from prestige.events.lifecycle import RegistrationState
from prestige.events.models.event import Event


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Reads of registrations."""

    def live(self) -> "RegistrationQuerySet":
        """Return those not cancelled, in the order in which they came."""
        return self.exclude(state=RegistrationState.CANCELLED).order_by("pk")

    def of_event(self, event_id: int) -> "RegistrationQuerySet":
        return self.filter(event=event_id)

    def taking_places(self) -> "RegistrationQuerySet":
        """Return those that hold one of the places; who simply walked in holds none."""
        return self.filter(state=RegistrationState.REGISTERED, is_walk_in=False).order_by("pk")

    def waiting(self) -> "RegistrationQuerySet":
        """Return the waiting list, first come first."""
        return self.filter(state=RegistrationState.WAITING).order_by("pk")

    def present(self) -> "RegistrationQuerySet":
        """Return who was there, by name."""
        return self.filter(checked_in_at__isnull=False).order_by("name", "pk")


class Registration(models.Model):
    """One person at one event, unique while it lives; the place in the queue is the order of the keys.

    Address, phone and needs are forgotten some weeks after the event; the name stays for the list of those present
    and is shown in public only with the person's consent (``is_name_public``).
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="event_registrations"
    )
    name = models.CharField(_("Име и фамилия"), max_length=120)
    email = models.EmailField(_("Имейл"), max_length=254, blank=True)
    phone = models.CharField(_("Телефон"), max_length=60, blank=True)
    organisation = models.CharField(_("Организация"), max_length=200, blank=True)
    wishes_to_speak = models.BooleanField(_("Ще се изкаже"), default=False)
    needs_wheelchair = models.BooleanField(_("Място за инвалидна количка"), default=False)
    needs_sign_language = models.BooleanField(_("Превод на жестов език"), default=False)
    needs = models.CharField(_("Друга нужда"), max_length=300, blank=True)
    is_name_public = models.BooleanField(_("Името може да се публикува"), default=False)
    language = models.CharField(max_length=2, default="bg", editable=False)
    state = models.CharField(_("Състояние"), max_length=12, choices=RegistrationState)
    is_walk_in = models.BooleanField(_("Дойде без записване"), default=False)
    made_at = models.DateTimeField(_("Записан на"))
    moved_up_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(_("Присъства от"), null=True, blank=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Записване")
        verbose_name_plural = _("Записвания")
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=~Q(state=RegistrationState.CANCELLED) & ~Q(email=""),
                name="one_registration_per_person_and_event",
            ),
            models.CheckConstraint(
                condition=Q(checked_in_at__isnull=True) | ~Q(state=RegistrationState.CANCELLED),
                name="registration_cancelled_or_present",
            ),
        ]
        indexes = [models.Index(fields=["event", "state"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        return self.state == RegistrationState.WAITING

    @property
    def is_registered(self) -> bool:
        return self.state == RegistrationState.REGISTERED

    @property
    def is_cancelled(self) -> bool:
        return self.state == RegistrationState.CANCELLED
