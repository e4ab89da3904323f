"""People who sign in, and the six-digit codes that prove an e-mail address."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import connection, models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from prestige.accounts.assurance import Assurance
from prestige.accounts.erasures import Erasure, ErasureRequest, Verdict
from prestige.accounts.own_data import ERASED_ADDRESS, ERASED_NAME
from prestige.public_names import NameDisplay

__all__ = ["AddressChange", "EmailCode", "Erasure", "ErasureRequest", "HitCounter", "User", "UserManager", "Verdict"]

CODES_LOCK = 0x434F4445


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail is their name."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Return a new active user; without a password only e-mail codes open the door."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Return a new administrator (for ``manage.py createsuperuser``)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user of this address, whatever its case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in: a citizen with a proven e-mail (light account) or an official with a password.

    ``name_display`` and ``settlement`` are what a new comment begins with; each comment keeps its own.
    A row with public acts is never deleted: leaving the portal anonymises it and keeps the acts.
    """

    email = models.EmailField(_("Имейл"), max_length=254, unique=True)
    full_name = models.CharField(_("Име и фамилия"), max_length=120, blank=True)
    position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    unit = models.ForeignKey(
        "municipality.Unit", verbose_name=_("Звено"), null=True, blank=True, on_delete=models.PROTECT
    )
    language = models.CharField(
        _("Език на писмата"), max_length=2, choices=[("bg", "Български"), ("en", "English")], default="bg"
    )
    name_display = models.CharField(
        _("Как се вижда името"), max_length=10, choices=NameDisplay, default=NameDisplay.CITIZEN
    )
    settlement = models.ForeignKey(
        "municipality.Settlement", verbose_name=_("Населено място"), null=True, blank=True, on_delete=models.PROTECT
    )
    is_staff = models.BooleanField(_("Служител"), default=False)
    is_active = models.BooleanField(_("Активен"), default=True)
    email_verified_at = models.DateTimeField(_("Потвърден имейл"), null=True, blank=True)
    joined_at = models.DateTimeField(_("Създаден"), auto_now_add=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    # What an identity provider proved: when and which last, its level (eIDAS) and the name it said; no number of it.
    assured_at = models.DateTimeField(_("Потвърдена самоличност"), null=True, blank=True)
    assured_by = models.CharField(_("Доставчик"), max_length=30, blank=True)
    assured_level = models.CharField(_("Ниво на осигуреност"), max_length=11, blank=True)
    assured_name = models.CharField(_("Потвърдено име"), max_length=120, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("Профил")
        verbose_name_plural = _("Профили")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]

    def __str__(self) -> str:
        return self.get_full_name()

    @property
    def is_erased(self) -> bool:
        """Whether the person left and only their acts stayed: the address is a token that no mail reaches."""
        return self.email.startswith(ERASED_ADDRESS)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what every session of the person carries: a new password, address or epoch ends all of them."""
        facts = f"{self.password}|{self.email}|{self.session_epoch}"
        return salted_hmac("prestige.accounts.session", facts, secret=secret, algorithm="sha256").hexdigest()

    @property
    def assurance(self) -> Assurance:
        """How sure the portal is who this is, by what was ever proven."""
        if self.assured_at is not None:
            return Assurance.IDENTITY
        return Assurance.EMAIL if self.email_verified_at is not None else Assurance.VISITOR

    def get_full_name(self) -> str:
        return self.full_name or (ERASED_NAME if self.is_erased else self.email)

    def get_short_name(self) -> str:
        return self.get_full_name()


class RoleChange(models.Model):
    """Somebody's roles were changed, why and by whom; with the two-person rule it waits for a second administrator.

    ``before`` and ``after`` are codes of roles. Closed once; a trigger in the database refuses everything else.
    """

    class Outcome(models.TextChoices):
        WAITS = "", _("Чака втори администратор")
        DONE = "done", _("Направена")
        DECLINED = "declined", _("Отказана")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_changes")
    before = models.JSONField(_("Преди"), default=list)
    after = models.JSONField(_("След"), default=list)
    reason = models.CharField(_("Причина"), max_length=300)
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("Кога"))
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("Промяна на роли")
        verbose_name_plural = _("Промени на роли")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(outcome=""), name="one_role_change_waits"),
            models.CheckConstraint(
                condition=models.Q(asked_by__isnull=True) | ~models.Q(asked_by=models.F("user")),
                name="nobody_changes_own_roles",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_by__isnull=True)
                | ~models.Q(outcome="done")
                | ~models.Q(closed_by=models.F("user")),
                name="nobody_confirms_own_roles",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.asked_at:%d.%m.%Y}"


class StaffInvitationQuerySet(models.QuerySet["StaffInvitation"]):
    """Reads of the invitations."""

    def standing(self, now: datetime) -> "StaffInvitationQuerySet":
        """Return those that can still be accepted."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


class StaffInvitation(models.Model):
    """An official is invited to these roles. Before the acceptance the person has none of them.

    Accepted once, with a code to the same address, before ``expires_at``; afterwards it opens nothing, whatever else
    the person proves. Its link carries ``token`` and nothing else.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("Имейл"), max_length=254)
    roles = models.JSONField(_("Роли"), default=list)
    full_name = models.CharField(_("Име и фамилия"), max_length=120, blank=True)
    position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    unit = models.ForeignKey(
        "municipality.Unit", verbose_name=_("Звено"), null=True, blank=True, on_delete=models.PROTECT
    )
    invited_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("Поканен на"))
    expires_at = models.DateTimeField(_("Важи до"))
    accepted_at = models.DateTimeField(_("Приета на"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("Оттеглена на"), null=True, blank=True)

    objects = StaffInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Покана за служител")
        verbose_name_plural = _("Покани за служители")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_invitation_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.invited_at:%d.%m.%Y}"


class EmailCodeQuerySet(models.QuerySet["EmailCode"]):
    """Reads of requested codes."""

    def asked_since(self, email: str, moment: datetime) -> int:
        """Return how many codes the address asked for since then; others who ask for it wait for this transaction."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [CODES_LOCK, email])
        return self.filter(email=email, requested_at__gt=moment).count()


class EmailCode(models.Model):
    """A request to prove an address. The code itself is in no row: it is derived from ``token`` and the secret key.

    Dead after its term, after five wrong tries, or once used.
    """

    MAX_ATTEMPTS = 5

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, default="bg")
    requested_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    objects = EmailCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Код по имейл")
        verbose_name_plural = _("Кодове по имейл")
        indexes = [models.Index(fields=["email", "requested_at"])]

    def __str__(self) -> str:
        return f"{self.email} {self.requested_at:%d.%m.%Y %H:%M}"


class AddressChange(models.Model):
    """A person's wish for another address: done once the code sent to the new one was typed.

    The old address is kept until both were told; `retention` of the accounts empties it.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="address_changes")
    code = models.OneToOneField(EmailCode, null=True, on_delete=models.SET_NULL, related_name="address_change")
    old_email = models.EmailField(max_length=254, blank=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Смяна на имейл")
        verbose_name_plural = _("Смени на имейл")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.asked_at:%d.%m.%Y}"


class HitCounterQuerySet(models.QuerySet["HitCounter"]):
    """The one way a hit is counted."""

    def take(self, key: str, windows: Mapping[str, datetime]) -> dict[str, int]:
        """Count one hit of the key in every window, by its span and end, and return how many each has with this one.

        One statement: whoever is third in the minute is third in the hour too, whatever else knocks at that instant.
        """
        rows = ", ".join(["(%s, %s, %s, 1)"] * len(windows))
        values = [value for span, ends_at in windows.items() for value in (key, span, ends_at)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO accounts_hitcounter (key, span, ends_at, hits) VALUES {rows} "  # noqa: S608  (only marks)
                "ON CONFLICT (key, span, ends_at) DO UPDATE SET hits = accounts_hitcounter.hits + 1 "
                "RETURNING span, hits",
                values,
            )
            return {span: int(hits) for span, hits in cursor.fetchall()}

    def forget(self, now: datetime) -> None:
        """Delete some windows that are over; rows another request holds are left to it."""
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM accounts_hitcounter WHERE id IN (SELECT id FROM accounts_hitcounter WHERE ends_at <= %s "
                "ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED)",
                [now],
            )


class HitCounter(models.Model):
    """How often somebody, known only as a keyed hash, knocked in one window of time; deleted when it is over."""

    key = models.CharField(max_length=64)
    span = models.CharField(max_length=6)
    ends_at = models.DateTimeField(db_index=True)
    hits = models.PositiveIntegerField(default=0)

    objects = HitCounterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "span", "ends_at"], name="hit_counter_unique")]

    def __str__(self) -> str:
        return f"{self.span} {self.ends_at:%H:%M}: {self.hits}"
