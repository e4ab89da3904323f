"""A filled comment form as a list of answers, each with a way back."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from consultations.acttext.redline import Piece, redline
from consultations.forms import CommentForm
from consultations.models import Capacity, NameDisplay, Stance
from consultations.public_names import public_name
from prestige.text_hygiene import clean_text
from prestige.typography import mask_email

_OWN_WORDS: Final = frozenset({"body", "proposed_wording", "author_name", "name_display_0", "settlement"})


@dataclass(frozen=True)
class Answer:
    """One answer: its label, what was answered, where to change it and how that is called.

    A new wording also has the pieces of its redline, when there is a present one. `language` is that of an answer in
    the author's own words, as on the page of the comment; empty for what the form offers.
    """

    label: str
    value: str
    url: str
    what: str
    pieces: list[Piece] = field(default_factory=list)
    language: str = ""


def answers_of(form: CommentForm, form_url: str) -> list[Answer]:
    """Return the answers of a valid form in its order; what was left empty and is optional is not listed."""
    answers = [
        Answer(
            label,
            value,
            f"{form_url}#id_{anchor}",
            what,
            _pieces(form) if anchor == "proposed_wording" else [],
            "bg" if anchor in _OWN_WORDS else "",
        )
        for label, value, anchor, what in _rows(form.cleaned_data)
        if value
    ]
    email = form.user.email if form.user else form.cleaned_data.get("author_email", "")
    hidden = _("%(email)s (не се публикува)") % {"email": mask_email(email)}
    return [*answers, Answer(_("Имейл"), hidden, "", "")]


def _rows(found: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Return label, answer, field and the word for changing it."""
    name = public_name(found["author_name"], NameDisplay(found["name_display"]), found["settlement"])
    capacity = str(Capacity(found["capacity"]).label)
    capacity = f"{capacity}: {found['represented']}" if found["represented"] else capacity
    return [
        (_("Предлагам"), str(Stance(found["stance"]).label), "stance_0", _("предложението")),
        (_("Защо"), found["body"], "body", _("мотивите")),
        (_("Нов текст"), found["proposed_wording"], "proposed_wording", _("новия текст")),
        (_("Име и фамилия"), found["author_name"], "author_name", _("името")),
        (_("Вижда се като"), name, "name_display_0", _("как се вижда името")),
        (_("Подавам"), capacity, "capacity_0", _("качеството")),
        (_("Населено място"), str(found["settlement"] or ""), "settlement", _("населеното място")),
    ]


def _pieces(form: CommentForm) -> list[Piece]:
    return redline(clean_text(form.text).strip(), form.cleaned_data["proposed_wording"]) if form.text else []
