"""People who sign in, and the six-digit codes that prove an e-mail address."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import connection, models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

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
    is_staff = models.BooleanField(_("Служител"), default=False)
    is_active = models.BooleanField(_("Активен"), default=True)
    email_verified_at = models.DateTimeField(_("Потвърден имейл"), null=True, blank=True)
    joined_at = models.DateTimeField(_("Създаден"), auto_now_add=True)

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
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return self.full_name or self.email

    def get_short_name(self) -> str:
        return self.full_name or self.email


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
