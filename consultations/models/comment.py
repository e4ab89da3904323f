"""A citizen's proposal on a provision or on the whole draft."""

import uuid
from typing import Any

from django.conf import settings
from django.db import connections, models
from django.db.models import Case, CharField, F, OuterRef, PositiveIntegerField, Q, Subquery, Value, When
from django.db.models.functions import MD5, Coalesce, Concat, Replace
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.models.revision import Provision, Revision
from prestige.moderation.models import IN_QUEUE, SEALED, Moderated, ModerationState


class Stance(models.TextChoices):
    """What the author wants of the text."""

    CHANGE = "change", _("Да се промени")
    SUPPORT = "support", _("Подкрепям текста")
    DROP = "drop", _("Да отпадне")
    QUESTION = "question", _("Имам въпрос")


class NameDisplay(models.TextChoices):
    """How the author is named in public."""

    FULL = "full", _("С имената ми")
    INITIALS = "initials", _("С инициали")
    CITIZEN = "citizen", _("Като „Гражданин“ с населено място")


class Capacity(models.TextChoices):
    """What the author declares about whose position it is. Source: ЗНА чл. 26, ал. 5 (ДВ, бр. 30 от 2026 г.)."""

    OWN = "own", _("От свое име")
    ORGANISATION = "organisation", _("От името на организация")
    POSITION = "position", _("В защита на позиция на друго лице или група")


class Channel(models.TextChoices):
    """How the proposal came in; all are equal before the statement."""

    PORTAL = "portal", _("Портал")
    PAPER = "paper", _("На хартия")
    EMAIL = "email", _("По имейл")
    ORAL = "oral", _("Устно")


# Counted by the index of published comments alone and only then given names: ten thousand rows cost a millisecond.
_TALLIES = """
WITH heard AS (
    SELECT provision_id, count(*) AS comments FROM consultations_comment
    WHERE consultation_id = %(consultation)s AND moderation_state = 'published' GROUP BY provision_id
), answered AS (
    SELECT c.provision_id, count(*) AS answers
    FROM consultations_comment c JOIN consultations_answer a ON a.comment_id = c.id
    WHERE c.consultation_id = %(consultation)s AND c.moderation_state = 'published' GROUP BY c.provision_id
)
SELECT coalesce(p.lineage, ''), sum(h.comments), sum(coalesce(a.answers, 0))
FROM heard h
LEFT JOIN answered a ON a.provision_id IS NOT DISTINCT FROM h.provision_id
LEFT JOIN consultations_provision p ON p.id = h.provision_id
GROUP BY 1
"""


# Sizes of the queues up to a limit: the sidebar of every page of the desk shows them, however long the queues are.
_WAITING = """
SELECT
    (SELECT count(*) FROM (
        SELECT FROM consultations_comment WHERE moderation_state = 'pending' OR to_review LIMIT %(limit)s) looked),
    (SELECT count(*) FROM (
        SELECT FROM consultations_comment c
        JOIN consultations_consultation k ON k.id = c.consultation_id
        LEFT JOIN consultations_answer a ON a.comment_id = c.id
        WHERE a.id IS NULL AND k.statement_issued_on IS NULL
            AND (k.status = 'published' OR k.procedure = 'general_act' AND k.status NOT IN ('draft', 'restarted'))
            AND c.moderation_state IN ('published', 'held', 'removed') LIMIT %(limit)s) answered),
    (SELECT count(*) FROM moderation_appeal WHERE outcome = '')
"""


class CommentQuerySet(models.QuerySet["Comment"]):
    """Reads of comments in the domain's words."""

    def public(self) -> "CommentQuerySet":
        """Return the published ones."""
        return self.filter(moderation_state=ModerationState.PUBLISHED)

    def tallied(self, consultation_id: int) -> list[tuple[str, int, int]]:
        """Return for each lineage spoken of, „“ for the whole draft, how many published comments and answers it has."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(_TALLIES, {"consultation": consultation_id})
            return [(lineage, int(comments), int(answers)) for lineage, comments, answers in cursor.fetchall()]

    def waiting_sizes(self, limit: int) -> tuple[int, int, int]:
        """Return how many wait for a look, for an answer, and how many objections for a decision, to the limit each."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(_WAITING, {"limit": limit})
            looked, answered, appeals = cursor.fetchone()
        return looked, answered, appeals

    def to_moderate(self) -> "CommentQuerySet":
        """Return those that wait for a look, oldest first."""
        return self.filter(moderation_state=ModerationState.PENDING).order_by("received_at", "pk")

    def in_queue(self) -> "CommentQuerySet":
        """Return those that a clerk is to look at, shown already or not, oldest first."""
        return self.filter(IN_QUEUE).order_by("received_at", "pk")

    def in_place(self) -> "CommentQuerySet":
        """Return the published ones and the removed ones, whose number and ground stand where their text was."""
        return self.filter(moderation_state__in=[ModerationState.PUBLISHED, ModerationState.REMOVED])

    def same_text(self, body: str) -> "CommentQuerySet":
        """Return those whose reasons are the very same text, found by an index."""
        return self.alias(body_md5=MD5("body")).filter(body_md5=MD5(Value(body)))

    def undecided(self) -> "CommentQuerySet":
        """Return those with no decision yet, whatever their moderation: all received ones count."""
        return self.filter(answer__isnull=True).order_by("received_at", "pk")

    def unfolded(self) -> "CommentQuerySet":
        """Return those before their statement that were not yet compared with the others of their consultation."""
        return self.filter(thread_place__isnull=True, consultation__statement_issued_on__isnull=True)

    def with_thread(self) -> "CommentQuerySet":
        """Annotate ``in_thread``, the key of the first of those that say the same; its own when it stands alone."""
        return self.annotate(in_thread=Coalesce(F("thread_place__head_id"), F("pk")))

    def first_of_threads(self) -> "CommentQuerySet":
        """Leave out those that repeat a published one: it stands for all of its thread."""
        own_head = Q(thread_place__isnull=True) | Q(thread_place__head=F("pk"))
        return self.filter(own_head | ~Q(thread_place__head__moderation_state=ModerationState.PUBLISHED))

    def standing(self) -> "CommentQuerySet":
        """Annotate where each stands in the revision in force, by lineage: ``stands_at`` and ``stands_position``.

        The first is the anchor of its provision there, None for the whole draft; where its provision was dropped, the
        lineage as `Provision.key` writes it, and the second the position that it had.
        """
        as_key = Concat(Value("v"), Replace(F("provision__lineage"), Value("/"), Value("-")))
        return self.annotate(
            stands_at=_in_force("eid", F("provision__eid"), as_key, CharField()),
            stands_position=_in_force(
                "position", F("provision__position"), F("provision__position"), PositiveIntegerField()
            ),
        )

    def with_consultation(self) -> "CommentQuerySet":
        """Join the consultation with its revision in force, whose long texts stay in the database."""
        long = (f"consultation__current_revision__{name}" for name in Revision.LONG)
        return self.select_related("consultation__current_revision").defer(*long)

    def for_page(self) -> "CommentQuerySet":
        """Join everything a comment shows beside its text."""
        joined = ("answer", "answer__unit", "provision", "settlement", "thread_place")
        return self.select_related(*joined).order_by("-received_at", "-pk")


def _in_force(name: str, own: F, dropped: F | Concat, kind: "models.Field[Any, Any]") -> Case:
    """Return a column of the provision in force that carries a comment's lineage on, by itself or having absorbed it.

    Most comments are of the revision in force and need no look; null for the whole draft.
    """
    rows = Provision.objects.filter(revision=OuterRef("consultation__current_revision")).order_by()
    same = Subquery(rows.filter(lineage=OuterRef("provision__lineage")).values(name)[:1])
    merged = Subquery(rows.filter(absorbs__contains=[OuterRef("provision__lineage")]).values(name)[:1])
    return Case(
        When(provision__isnull=True, then=None),
        When(revision=F("consultation__current_revision"), then=own),
        default=Coalesce(same, merged, dropped),
        output_field=kind,
    )


class Comment(Moderated):
    """A received proposal, opinion or objection (предложение, становище, възражение) with its incoming number.

    What was received never changes: text, time, capacity and number stay as they came. Moderation hides it from the
    public but not from the statement.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="comments")
    revision = models.ForeignKey("consultations.Revision", on_delete=models.PROTECT, related_name="comments")
    provision = models.ForeignKey(
        "consultations.Provision", null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    eid = models.CharField(max_length=160, blank=True)
    anchor_label = models.CharField(_("По разпоредба"), max_length=200, blank=True)
    serial = models.PositiveIntegerField(editable=False)
    number = models.CharField(_("Номер"), max_length=24, unique=True, editable=False)
    stance = models.CharField(_("Какво предлага"), max_length=10, choices=Stance)
    body = models.TextField(_("Защо"))
    proposed_wording = models.TextField(_("Предложен текст"), blank=True)
    redacted_body = models.TextField(_("Защо, със заличени лични данни"), blank=True)
    redacted_wording = models.TextField(_("Предложен текст, със заличени лични данни"), blank=True)
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="points", editable=False
    )
    intake = models.ForeignKey(
        "consultations.Intake", null=True, blank=True, on_delete=models.PROTECT, related_name="comments", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    author_name = models.CharField(_("Подател"), max_length=120)
    author_email = models.EmailField(_("Имейл на подателя"), max_length=254, blank=True)
    name_display = models.CharField(_("Как се вижда името"), max_length=10, choices=NameDisplay)
    public_name = models.CharField(_("Публично име"), max_length=160)
    settlement = models.ForeignKey(
        "municipality.Settlement", verbose_name=_("Населено място"), null=True, blank=True, on_delete=models.PROTECT
    )
    capacity = models.CharField(_("В какво качество"), max_length=14, choices=Capacity)
    represented = models.CharField(_("Кого представлява"), max_length=200, blank=True)
    channel = models.CharField(_("Канал"), max_length=8, choices=Channel, default=Channel.PORTAL)
    received_at = models.DateTimeField(_("Получено на"))
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Предложение")
        verbose_name_plural = _("Предложения")
        ordering = ["-received_at", "-pk"]
        permissions = [
            ("moderate_comment", _("Преглежда предложения")),
            ("answer_comment", _("Отговаря на предложения")),
            ("sign_answer", _("Подписва отговори")),
            ("register_proposal", _("Завежда предложения от хартия, имейл и устни")),
            ("decide_appeal", _("Решава възражения срещу задържане")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "serial"], name="comment_serial_unique"),
            models.CheckConstraint(
                condition=Q(capacity=Capacity.OWN) | ~Q(represented=""), name="represented_is_named"
            ),
            models.CheckConstraint(
                condition=~Q(moderation_state__in=sorted(SEALED)) | ~Q(hold_ground=""), name="held_on_a_ground"
            ),
        ]
        indexes = [
            models.Index(fields=["consultation", "moderation_state", "provision"]),
            models.Index(fields=["moderation_state", "received_at"]),
            models.Index(fields=["received_at", "id"], condition=IN_QUEUE, name="comments_in_queue"),
            models.Index(MD5("body"), name="comments_same_text"),
        ]

    def __str__(self) -> str:
        return f"№\xa0{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("receipts:receipt", args=[self.number])

    @property
    def public_body(self) -> str:
        """The reasons as everybody may read them: with personal data struck out where a clerk did so."""
        return self.redacted_body or self.body

    @property
    def public_wording(self) -> str:
        """The proposed wording as everybody may read it."""
        return self.redacted_wording or self.proposed_wording

    @property
    def is_general(self) -> bool:
        """Whether it speaks of the whole draft and not of one provision."""
        return self.provision_id is None

    @property
    def has_answer(self) -> bool:
        """Whether the municipality has decided on it (needs the join of ``for_page``)."""
        return getattr(self, "answer", None) is not None
