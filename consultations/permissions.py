"""Who of the staff may take which step: one Django permission for each act, granted through the roles."""

from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prestige.accounts.models import User
from prestige.refusals import Refusal


class Right(StrEnum):
    """A step of the clerk's side, by its permission."""

    VIEW = "consultations.view_consultation"
    CREATE = "consultations.add_consultation"
    EDIT = "consultations.change_consultation"
    PUBLISH = "consultations.publish_consultation"
    MODERATE = "consultations.moderate_comment"
    ANSWER = "consultations.answer_comment"
    ISSUE_STATEMENT = "consultations.issue_statement"
    RECORD_ADOPTION = "consultations.record_adoption"
    CHANGE_TERM = "consultations.change_term"
    CONVENE_HEARING = "consultations.convene_hearing"
    EXPORT_DOSSIER = "consultations.export_dossier"
    EDIT_PLAN = "consultations.edit_plan"
    SIGN_ANSWER = "consultations.sign_answer"
    REGISTER_PROPOSAL = "consultations.register_proposal"
    DECIDE_APPEAL = "consultations.decide_appeal"
    EDIT_GROUNDS = "moderation.edit_grounds"


_STEPS = {
    Right.VIEW: gettext_lazy("преглед на консултации"),
    Right.CREATE: gettext_lazy("създаване на консултация"),
    Right.EDIT: gettext_lazy("подготовка на консултация"),
    Right.PUBLISH: gettext_lazy("публикуване на консултация"),
    Right.MODERATE: gettext_lazy("преглед на предложения"),
    Right.ANSWER: gettext_lazy("отговор на предложения"),
    Right.ISSUE_STATEMENT: gettext_lazy("издаване на справка"),
    Right.RECORD_ADOPTION: gettext_lazy("отбелязване на приемането"),
    Right.CHANGE_TERM: gettext_lazy("удължаване и рестарт на срок"),
    Right.CONVENE_HEARING: gettext_lazy("свикване на обществено обсъждане"),
    Right.EXPORT_DOSSIER: gettext_lazy("износ на пълното досие"),
    Right.EDIT_PLAN: gettext_lazy("поддържане на програмата на консултациите"),
    Right.SIGN_ANSWER: gettext_lazy("подписване на отговори"),
    Right.REGISTER_PROPOSAL: gettext_lazy("завеждане на предложения от хартия и имейл"),
    Right.DECIDE_APPEAL: gettext_lazy("решаване на възражения"),
    Right.EDIT_GROUNDS: gettext_lazy("поддържане на основанията за задържане"),
}


def has_right(user: AbstractBaseUser | AnonymousUser, *rights: Right) -> bool:
    """Tell whether the person holds at least one of these rights."""
    return isinstance(user, User) and any(user.has_perm(right) for right in rights)


def right_refusals(user: AbstractBaseUser | AnonymousUser, right: Right) -> list[Refusal]:
    """Return the sentence for somebody whose role does not take this step; empty for whoever may."""
    if has_right(user, right):
        return []
    return [
        Refusal("role", _("Ролята Ви не включва %(step)s. Помолете служител с това право.") % {"step": _STEPS[right]})
    ]
