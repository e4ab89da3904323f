"""The registry office: gapless numbers and the documents issued under them."""

from django.db import connection, models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CounterQuerySet(models.QuerySet["Counter"]):
    """The one way a number is taken."""

    def take(self, register: str, year: int) -> int:
        """Return the next number of the register in this year; its row stays locked until the commit."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO register_counter (register, year, last) VALUES (%s, %s, 1) "
                "ON CONFLICT (register, year) DO UPDATE SET last = register_counter.last + 1 RETURNING last",
                [register, year],
            )
            (number,) = cursor.fetchone()
        return int(number)


class Counter(models.Model):
    """The last number given in a register and year. Locked in the act's transaction, so a rollback leaves no gap."""

    register = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = CounterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "year"], name="counter_register_year_unique")]

    def __str__(self) -> str:
        return f"{self.register} {self.year}: {self.last}"


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    """Reads of issued documents."""

    def of(self, model: type[models.Model], kind: str) -> "IssuedDocumentQuerySet":
        """Return the documents of this kind about rows of the model."""
        return self.filter(kind=kind, subject_type=model._meta.label_lower)

    def about(self, subject: models.Model, kind: str) -> "IssuedDocumentQuerySet":
        """Return the document of this kind about the row: one, or none yet."""
        return self.of(type(subject), kind).filter(subject_id=subject.pk)

    def newer_than(self, document: "IssuedDocument") -> "IssuedDocumentQuerySet":
        """Return the later documents that take the place of this one, newest first.

        They are of the same kind and have its number, or stand at its page under a number of their own.
        """
        place = models.Q(path=document.path)
        if document.number:
            place |= models.Q(number=document.number)
        same = self.filter(place, kind=document.kind, issued_at__gt=document.issued_at)
        return same.order_by("-issued_at", "-pk")

    def without_content(self) -> "IssuedDocumentQuerySet":
        """Leave the bytes in the database."""
        return self.defer("content")


class IssuedDocument(models.Model):
    """A document that left the portal: its exact bytes, their SHA-256 and the code by which anyone can check it.

    Never changed and never deleted (trigger in the database): a correction is a new document.
    """

    kind = models.CharField(_("Вид"), max_length=40)
    number = models.CharField(_("Изх. №"), max_length=40, blank=True)
    title = models.CharField(_("Заглавие"), max_length=400)
    subject_type = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    path = models.CharField(_("Страница"), max_length=400)
    code = models.CharField(_("Код за проверка"), max_length=14, unique=True)
    content = models.BinaryField(editable=False)
    media_type = models.CharField(max_length=60, default="application/pdf")
    size = models.PositiveIntegerField(_("Размер"))
    pages = models.PositiveIntegerField(_("Страници"))
    sha256 = models.CharField("SHA-256", max_length=64)
    issued_at = models.DateTimeField(_("Издаден"))

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Издаден документ")
        verbose_name_plural = _("Издадени документи")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_type", "subject_id"], name="one_document_per_subject"),
        ]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return f"{self.title} ({self.code})"

    def get_absolute_url(self) -> str:
        return reverse("register:document", args=[self.code])


class DocumentCheck(models.Model):
    """What a machine found when it looked into an issued document, once."""

    document = models.OneToOneField(IssuedDocument, on_delete=models.PROTECT, related_name="inspection")
    is_tagged = models.BooleanField(_("Със структура за екранни четци"))
    checked_at = models.DateTimeField(_("Проверен на"))

    class Meta:
        verbose_name = _("Проверка на документ")
        verbose_name_plural = _("Проверки на документи")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.is_tagged}"
