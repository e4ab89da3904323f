"""What the consultations hold of a person: drafts, proposals with their names, files, what was issued of them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from consultations.models import (
    Comment,
    CommentDraft,
    DeskFollow,
    Intake,
    Minutes,
    Opinion,
    OpinionDraft,
    Statement,
)
from consultations.models.comment import CommentQuerySet
from consultations.personal_data import kinds
from prestige.accounts.models import User
from prestige.accounts.own_data import ERASED_NAME, RECORD_SOURCE, Export, Fate, Outcome, OwnFile, Rows
from prestige.moderation.models import ModerationState
from prestige.uploads.models import Upload
from prestige.uploads.own_data import own_files
from prestige.uploads.sender import sender_of_user

SHORTEST_NAME = 4  # a shorter one is found in any text
COMMENT = (
    "number",
    "consultation__title",
    "anchor_label",
    "stance",
    "body",
    "proposed_wording",
    "author_name",
    "author_email",
    "name_display",
    "public_name",
    "settlement__name",
    "capacity",
    "represented",
    "channel",
    "received_at",
    "moderation_state",
    "hold_ground",
    "answer__decision",
    "answer__reasons",
    "answer__answered_at",
)


def comments_of(user: User) -> CommentQuerySet:
    """Return what the person proposed, signed in or on a paper with their address."""
    on_paper = Q(author__isnull=True, author_email__iexact=user.email)
    return Comment.objects.filter(Q(author=user) | on_paper)


def named_comments(user: User) -> CommentQuerySet:
    """Return those of them that still bear a name or an address."""
    return comments_of(user).exclude(author_name="", author_email="")


def drafts_of(user: User) -> tuple[QuerySet[CommentDraft], QuerySet[OpinionDraft]]:
    """Return the drafts of comments and of opinions: of the account, and of the browser that typed this address."""
    mine = Q(user=user) | Q(user__isnull=True, data__author_email__iexact=user.email)
    return CommentDraft.objects.filter(mine), OpinionDraft.objects.filter(mine)


def asked_follows(user: User) -> QuerySet[DeskFollow]:
    """Return what the desk asked the person's address and nobody confirmed yet."""
    return DeskFollow.objects.filter(email__iexact=user.email)


def draft_files(user: User) -> QuerySet[Upload]:
    """Return the files of the person's drafts that were handed in before they signed in."""
    _comments, opinions = drafts_of(user)
    lists = opinions.order_by("pk").values_list("data__files", flat=True)
    tokens = list(chain.from_iterable(found or () for found in lists))
    return Upload.objects.filter(token__in=tokens, attached_at__isnull=True).exclude(sender=sender_of_user(user))


def opinions_of(user: User) -> QuerySet[Opinion]:
    """Return the opinions that the person filed for an organisation and that still name them."""
    own = Opinion.objects.filter(comment__in=comments_of(user).order_by().values("pk"))
    return own.exclude(representative=ERASED_NAME)


def contacts_of(user: User) -> QuerySet[Intake]:
    """Return what was entered at the desk for the person and still says where to answer."""
    own = Q(comments__in=comments_of(user).order_by().values("pk")) | Q(contact__icontains=user.email)
    keys = Intake.objects.filter(own).order_by().values("pk")
    return Intake.objects.filter(pk__in=keys).exclude(contact="")


def attached_files(user: User) -> QuerySet[Upload]:
    """Return the files that came with the person's proposals."""
    return Upload.objects.filter(attachment__comment__in=comments_of(user).order_by().values("pk")).order_by("pk")


def statements_of(user: User) -> QuerySet[Statement]:
    """Return the issued statements that hold proposals of the person, by number; their rows stay in the database."""
    heard = comments_of(user).order_by().values("consultation")
    return Statement.objects.filter(consultation__in=heard).without_rows().order_by("number")


def minutes_of(user: User) -> QuerySet[Minutes]:
    """Return the published minutes of hearings for which the person let the name be published."""
    named = Q(hearing__event__registrations__user=user) | Q(hearing__event__registrations__email__iexact=user.email)
    keys = Minutes.objects.published().filter(named, hearing__event__registrations__is_name_public=True)
    return Minutes.objects.filter(pk__in=keys.order_by().values("pk"))


def telling_comments(user: User) -> list[int]:
    """Return the keys of the person's published proposals whose words may say who they are."""
    published = comments_of(user).filter(moderation_state=ModerationState.PUBLISHED, to_review=False)
    return [comment.pk for comment in published.order_by("pk") if _tells(comment, user)]


def _tells(comment: Comment, user: User) -> bool:
    words = f"{comment.public_body}\n{comment.public_wording}"
    names = {user.email, user.full_name, comment.author_name}
    told = any(len(name) >= SHORTEST_NAME and name.casefold() in words.casefold() for name in names)
    return told or bool(kinds(comment.public_body, comment.public_wording))


def export(user: User) -> Export:
    """Return drafts and proposals with the answers that the person got, and the files that came with them."""
    comment_drafts, opinion_drafts = drafts_of(user)
    drafted = ("consultation__title", "data", "updated_at")
    organisations = ("comment__number", "organisation", "eik", "representative", "position")
    desk = ("channel", "received_at", "registry_number", "contact")
    rows: dict[str, Rows] = {
        "proposals": list(comments_of(user).order_by("pk").values(*COMMENT)),
        "opinions": list(opinions_of(user).order_by("pk").values(*organisations)),
        "entered_at_desk": list(contacts_of(user).order_by("pk").values(*desk)),
        "desk_follows": list(asked_follows(user).order_by("pk").values("email", "consultation__title", "asked_at")),
        "comment_drafts": list(comment_drafts.filter(comment=None).order_by("pk").values("eid", *drafted)),
        "opinion_drafts": list(opinion_drafts.filter(comment=None).order_by("pk").values(*drafted)),
        "files": list(attached_files(user).values("attachment__comment__number", "name", "size", "uploaded_at")),
    }
    return Export(rows, _files(user))


def _files(user: User) -> Iterator[OwnFile]:
    """Yield what the person handed in; a scan that the desk made may show somebody else too, and is not given."""
    yield from own_files(attached_files(user).filter(is_sealed=False))
    yield from own_files(draft_files(user).order_by("pk"))


def fates(user: User) -> list[Fate]:
    """Return what becomes of drafts, of proposals and of what was issued of them."""
    return [*_going(user), *_staying(user, comments_of(user).count(), named_comments(user).count())]


def _going(user: User) -> Iterator[Fate]:
    comments, opinions = (drafts.filter(comment=None).count() for drafts in drafts_of(user))
    why = _("Не са изпратени, никой освен вас не ги е чел.")
    yield Fate("comment_drafts", _("Чернови на коментари"), comments, Outcome.GOES, why)
    yield Fate("opinion_drafts", _("Чернови на становища"), opinions, Outcome.GOES, why)
    yield Fate("draft_files", _("Файлове към чернови"), draft_files(user).count(), Outcome.GOES, why)
    asked = asked_follows(user).count()
    yield Fate("desk_follows", _("Писма за следене, които чакат потвърждение"), asked, Outcome.GOES, why)
    sent = _("Записани са само за да ви отговорим.")
    yield Fate("contacts", _("Адреси за отговор, записани на гише"), contacts_of(user).count(), Outcome.GOES, sent)


def _staying(user: User, proposals: int, named: int) -> Iterator[Fate]:
    pseudonym = _("На тяхно място се изписва „Заличено лице“, и докато консултацията е открита.")
    yield Fate("names", _("Имената и имейлът ви при изпратените предложения"), named, Outcome.ANONYMOUS, pseudonym)
    speaks = _("Становището е на организацията и остава; името и длъжността на подателя се заличават.")
    opinions = opinions_of(user).count()
    yield Fate("representatives", _("Името ви като представляващ в становища"), opinions, Outcome.ANONYMOUS, speaks)
    record: dict[str, Any] = {"outcome": Outcome.STAYS, "source": RECORD_SOURCE}
    yield Fate(
        code="texts",
        what=_("Текст, номер и време на изпратените предложения"),
        count=proposals,
        why=_("Всяко получено предложение е част от публичния запис и от справката, без името ви."),
        **record,
    )
    yield Fate(
        code="told",
        what=_("Предложения, в чийто текст може да има ваши данни"),
        count=len(telling_comments(user)),
        why=_("Служител ще ги прегледа и ще заличи данните в публикуваното."),
        **record,
    )
    yield Fate(
        code="attachments",
        what=_("Файлове към изпратените предложения"),
        count=attached_files(user).count(),
        why=_("Приложенията са част от предложението; оригиналите са запечатани."),
        **record,
    )
    sealed = _("Издаден документ не се променя. Ако името ви е в него, поискайте решение от общината на тази страница.")
    yield Fate("statements", _("Издадени справки"), count=statements_of(user).count(), why=sealed, **record)
    yield Fate("minutes", _("Публикувани протоколи"), count=minutes_of(user).count(), why=sealed, **record)
