"""The text of the act: its revisions and the provisions people read and comment."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Reads of revisions."""

    def published(self) -> "RevisionQuerySet":
        """Return the public revisions, newest first."""
        return self.filter(published_at__isnull=False).order_by("-ordinal")


class Revision(models.Model):
    """One redaction (редакция) of the draft. Once published its source, tree and hash never change."""

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="revisions")
    ordinal = models.PositiveSmallIntegerField(_("Редакция №"))
    source = models.TextField(_("Текст"))
    tree = models.JSONField(editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    article_count = models.PositiveIntegerField(default=0, editable=False)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    warnings = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    published_at = models.DateTimeField(_("Публикувана на"), null=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Редакция")
        verbose_name_plural = _("Редакции")
        ordering = ["consultation", "-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "ordinal"], name="revision_ordinal_unique"),
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(published_at__isnull=True), name="one_unpublished_revision"
            ),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="revision_ordinal_from_one"),
        ]

    def __str__(self) -> str:
        return str(_("Редакция %(n)d") % {"n": self.ordinal})

    @property
    def minutes_to_read(self) -> int:
        """Minutes of reading at 200 words a minute, at least one."""
        return max(1, round(self.word_count / 200))


class ProvisionQuerySet(models.QuerySet["Provision"]):
    """Reads of provisions."""

    def commentable(self) -> "ProvisionQuerySet":
        """Return what has a page and a margin of its own: articles, §, annexes."""
        return self.filter(kind__in=Provision.COMMENTABLE)

    def around(self, revision_id: int | None, eid: str) -> "Provision | None":
        """Return the commentable provision in which a place of the revision is: `art_14` for `art_14__para_2`."""
        parts = eid.split("__")
        anchors = ["__".join(parts[:length]) for length in range(len(parts), 0, -1)]
        rows = self.commentable().filter(revision=revision_id, eid__in=anchors)
        return max(rows, key=lambda row: len(row.eid), default=None)


class Provision(models.Model):
    """A piece of a revision in reading order: a heading, an article, a § or an annex, with its HTML made once."""

    COMMENTABLE = ("article", "clause", "annex")

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="provisions")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    eid = models.CharField(max_length=120)
    parent_eid = models.CharField(max_length=120, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=200)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "eid"], name="provision_eid_unique"),
            models.UniqueConstraint(fields=["revision", "position"], name="provision_position_unique"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_commentable(self) -> bool:
        return self.kind in self.COMMENTABLE

    def url_in(self, url_ref: str) -> str:
        """Return the address of the provision's own page inside a consultation."""
        return reverse("consultations:article", args=[url_ref, self.eid])
