"""The text of the act: its revisions and the provisions people read and comment."""

import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.acttext.eids import anchors_around
from consultations.acttext.lineage import Lineages
from consultations.acttext.tree import Act
from consultations.revising import Nature


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Reads of revisions."""

    def published(self) -> "RevisionQuerySet":
        """Return the public revisions, newest first."""
        return self.filter(published_at__isnull=False).order_by("-ordinal")

    def working(self) -> "RevisionQuerySet":
        """Return those that only the staff sees; a consultation has at most one."""
        return self.filter(published_at__isnull=True)

    def without_text(self) -> "RevisionQuerySet":
        """Leave out what a list does not show: the source, the tree and what follows from it."""
        return self.defer("source", "tree", "warnings", "alignment", "corrections", "lineages", "absorbed", "origins")


class SourceFormat(models.TextChoices):
    """What the clerk brought the text in."""

    PASTE = "paste", _("поставен текст")
    TXT = "txt", _("текстов файл")
    DOCX = "docx", _("документ на Word (.docx)")
    ODT = "odt", _("документ OpenDocument (.odt)")
    AKN = "akn", _("Akoma Ntoso (.xml)")


class Revision(models.Model):
    """One redaction (редакция) of the draft. Once published its source, tree and hash never change.

    `sha256` is the hash of `source`, the whole text in plain lines; `tree_sha256` that of the structure read from it.
    A later revision follows the published `base`: `alignment` says place by place what became of it, with the clerk's
    `corrections` in force, `nature` what kind of change it is (empty for the first), `change_note` why, in public.
    `lineages` names every place by the revision and anchor at which it first stood, „1/art_14“; `absorbed` gives the
    anchors into which others were merged the lineages that ended there, `origins` those that were split off the
    lineages they came from, nearest first. `last_day` is the end of the term that publication of this revision fixed,
    none when it left the term alone.
    """

    LONG = (
        "source",
        "tree",
        "warnings",
        "alignment",
        "corrections",
        "lineages",
        "absorbed",
        "origins",
    )  # not for every page

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
    source_format = models.CharField(_("Източник"), max_length=5, choices=SourceFormat, default=SourceFormat.PASTE)
    source_name = models.CharField(_("Файл"), max_length=200, blank=True)
    tree_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    base = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followers", editable=False
    )
    nature = models.CharField(_("Вид на промяната"), max_length=12, choices=Nature, blank=True)
    change_note = models.TextField(_("Какво се променя и защо"), blank=True)
    alignment = models.JSONField(default=list, editable=False)
    corrections = models.JSONField(default=list, editable=False)
    lineages = models.JSONField(default=dict, editable=False)
    absorbed = models.JSONField(default=dict, editable=False)
    origins = models.JSONField(default=dict, editable=False)
    last_day = models.DateField(_("Последен ден за предложения"), null=True, editable=False)

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
    def name(self) -> str:
        """The name in addresses: „v2“."""
        return f"v{self.ordinal}"

    @property
    def act(self) -> Act:
        """The tree of the text."""
        return Act.from_json(self.tree)

    @property
    def prepared_sha256(self) -> str:
        """What tells whether the text or a word of a clerk on its matches changed since somebody looked."""
        said = "".join(f"\n{each['old']} {each['new']}" for each in self.corrections)
        return hashlib.sha256(f"{self.tree_sha256}{said}".encode()).hexdigest()

    @property
    def known_lineages(self) -> Lineages:
        """The identity of every place of this revision."""
        return Lineages.from_json({"own": self.lineages, "absorbed": self.absorbed, "origins": self.origins})

    @property
    def minutes_to_read(self) -> int:
        """Minutes of reading at 200 words a minute, at least one."""
        return max(1, round(self.word_count / 200))


def key_of(lineage: str) -> str:
    """Return a lineage as addresses write it: „v1-art_14“ for 1/art_14."""
    return f"v{lineage.replace('/', '-', 1)}"


class ProvisionQuerySet(models.QuerySet["Provision"]):
    """Reads of provisions."""

    def commentable(self) -> "ProvisionQuerySet":
        """Return what has a page and a margin of its own: articles, §, annexes."""
        return self.filter(kind__in=Provision.COMMENTABLE)

    def around(self, revision_id: int | None, eid: str) -> "Provision | None":
        """Return the commentable provision in which a place of the revision is: `art_14` for `art_14__para_2`."""
        rows = self.commentable().filter(revision=revision_id, eid__in=anchors_around(eid))
        return max(rows, key=lambda row: len(row.eid), default=None)


class Provision(models.Model):
    """A piece of a revision in reading order: a heading, an article, a § or an annex, with its HTML made once.

    `lineage` is its identity through all revisions, as in `Revision.lineages`; `absorbs` are the lineages that ended
    in it by merging, whose comments now stand here.
    """

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
    lineage = models.CharField(max_length=128, default="", editable=False)
    absorbs = ArrayField(models.CharField(max_length=128), default=list, blank=True, editable=False)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "eid"], name="provision_eid_unique"),
            models.UniqueConstraint(fields=["revision", "position"], name="provision_position_unique"),
            models.UniqueConstraint(fields=["revision", "lineage"], name="provision_lineage_unique"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def standing_lineages(self) -> tuple[str, ...]:
        """The lineages whose comments stand at this provision."""
        return (self.lineage, *self.absorbs)

    @property
    def key(self) -> str:
        """The lineage as addresses write it."""
        return key_of(self.lineage)

    @property
    def is_commentable(self) -> bool:
        return self.kind in self.COMMENTABLE

    @staticmethod
    def lineage_of(key: str) -> str:
        """Return the lineage that `key_of` wrote, empty for anything else, as an anchor."""
        ordinal, dash, eid = key.partition("-")
        return f"{ordinal[1:]}/{eid}" if dash and ordinal[:1] == "v" and ordinal[1:].isdecimal() else ""

    def url_in(self, url_ref: str) -> str:
        """Return the address of the provision's own page inside a consultation."""
        return reverse("consultations:article", args=[url_ref, self.eid])

    def url_then(self, url_ref: str, ordinal: int) -> str:
        """Return the address of the page that shows it as it stood in the revision of this ordinal."""
        return reverse("consultations:article_version", args=[url_ref, ordinal, self.eid])
