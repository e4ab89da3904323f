"""The form in which a citizen writes a proposal. It checks shape; whether it may be received, the act decides."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from consultations.actions import Proposal
from consultations.models import Capacity, Comment, NameDisplay, Stance
from prestige.accounts.models import User
from prestige.form_fields import BulgarianSelect, CleanModelChoice, CleanText, PublicEmail
from prestige.municipality.models import Settlement
from prestige.text_hygiene import UnreadableText, clean_text, count_links, has_mixed_script_words

LINKS_OF_A_NEWCOMER = 2
KEPT_LENGTH = 100_000
STARTED_SALT = "consultations.comment_form"
QUICKEST, SLOWEST = timedelta(seconds=4), timedelta(hours=24)


class CommentForm(forms.Form):
    """A proposal on a place in the draft; the same form reads what was typed and what was kept.

    ``text`` is the present wording of the place, empty for the whole draft. A signed-in person is not asked for an
    address.
    """

    stance = forms.ChoiceField(
        label=_("Какво предлагате?"),
        widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in (Stance.SUPPORT, Stance.CHANGE, Stance.DROP, Stance.QUESTION)],
        error_messages={"required": _("Изберете какво предлагате"), "invalid_choice": _("Изберете какво предлагате")},
    )
    body = CleanText(
        label=_("Обяснете защо"),
        limit=settings.COMMENT_TEXT_LIMIT,
        multiline=True,
        help_text=_(
            "Важни са мотивите, а не броят на коментарите. До 5 000 знака. Не пишете ЕГН, здравни данни или "
            "данни за други хора."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Обяснете какво да се промени и защо")},
    )
    proposed_wording = CleanText(
        label=_("Нов текст"),
        limit=settings.COMMENT_TEXT_LIMIT,
        multiline=True,
        required=False,
        help_text=_("Променете направо в текста. Ако го оставите без промяна, не го изпращаме."),
        widget=forms.Textarea(attrs={"rows": 8, "class": "serif"}),
    )
    author_name = CleanText(
        label=_("Име и фамилия"),
        limit=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "in--20"}),
        error_messages={"required": _("Въведете име и фамилия")},
    )
    author_email = PublicEmail(label=_("Имейл"), help_text=_("За номера и отговора. Не се публикува."))
    name_display = forms.ChoiceField(
        label=_("Как да се вижда името ви"),
        choices=NameDisplay.choices,
        widget=forms.RadioSelect,
        initial=NameDisplay.CITIZEN,
        error_messages={
            "required": _("Изберете как да се вижда името ви"),
            "invalid_choice": _("Изберете как да се вижда името ви"),
        },
    )
    capacity = forms.ChoiceField(
        label=_("Подавам предложението"),
        choices=Capacity.choices,
        widget=forms.RadioSelect,
        initial=Capacity.OWN,
        help_text=_("Посочва се в справката за постъпилите предложения."),
        error_messages={"required": _("Изберете от чие име пишете"), "invalid_choice": _("Изберете от чие име пишете")},
    )
    represented = CleanText(
        label=_("Организация, лице или група"),
        limit=200,
        required=False,
        is_conditional=True,
        help_text=_("Попълнете, ако не пишете от свое име."),
        widget=forms.TextInput(),
    )
    settlement = CleanModelChoice(
        Settlement.objects.all(),
        label=_("Населено място"),
        required=False,
        empty_label=_("Не посочвам"),
        widget=BulgarianSelect(attrs={"class": "in--20"}),
        error_messages={"invalid_choice": _("Изберете населено място от списъка")},
    )
    website = forms.CharField(
        label=_("Оставете това поле празно"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    KEPT = (
        "stance",
        "body",
        "proposed_wording",
        "author_name",
        "author_email",
        "name_display",
        "capacity",
        "represented",
        "settlement",
    )

    def __init__(self, *args: Any, text: str, user: User | None, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.text, self.user, self.now = text, user, now
        self.fields["started"].initial = signing.dumps(now.timestamp(), salt=STARTED_SALT)
        if user is not None:
            del self.fields["author_email"]
        elif self.is_bound and "author_email" not in self.data:  # the page was opened by somebody signed in
            self.fields["author_email"].error_messages["required"] = _(
                "Влизането ви изтече, докато пишехте. Въведете имейла си, за да потвърдим отново, че сте вие."
            )

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        if count_links(body) > LINKS_OF_A_NEWCOMER and not self._is_known_author():
            raise forms.ValidationError(_("В първия си коментар посочете най-много 2 връзки. Махнете останалите."))
        return body

    def clean_author_name(self) -> str:
        name: str = self.cleaned_data["author_name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Въведете име и фамилия"))
        return name

    def clean_proposed_wording(self) -> str:
        """Return the new wording, empty when nothing was changed in the present one."""
        wording: str = self.cleaned_data["proposed_wording"]
        return "" if wording == clean_text(self.text).strip() else wording

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("capacity") == Capacity.OWN:
            found["represented"] = ""
        elif found.get("capacity") and "represented" in found and not found["represented"]:
            self.add_error("represented", _("Напишете коя организация, лице или група"))
        return found

    @property
    def has_new_wording(self) -> bool:
        """Whether a wording other than the present one is typed; a browser sends line breaks back as CRLF."""
        typed = _storable(self["proposed_wording"].value()).strip()
        return bool(typed) and typed != clean_text(self.text).strip()

    @property
    def named(self) -> str:
        """Every name that was typed."""
        return f"{self['author_name'].value() or ''} {self['represented'].value() or ''}"

    @property
    def looks_automatic(self) -> bool:
        """Whether a machine may have filled it: the trap, the time it took, letters of two scripts in one name."""
        try:
            started = signing.loads(self["started"].value() or "", salt=STARTED_SALT)
        except signing.BadSignature:
            return True
        took = self.now.timestamp() - started
        in_time = QUICKEST.total_seconds() <= took <= SLOWEST.total_seconds()
        return bool(self["website"].value()) or not in_time or has_mixed_script_words(self.named)

    def typed(self) -> dict[str, Any]:
        """Return everything typed, right or wrong, as it can be stored in a draft."""
        kept: dict[str, Any] = {name: _storable(self[name].value()) for name in self.KEPT if name in self.fields}
        return {**kept, "looks_automatic": self.looks_automatic}

    def proposal(self, eid: str, *, revision: int, needs_look: bool) -> Proposal:
        """Return the valid form as what the act receives; the address is the proven one of the signed-in person."""
        if self.user is None:
            raise RuntimeError("nobody is signed in")
        found = self.cleaned_data
        return Proposal(
            eid=eid,
            stance=Stance(found["stance"]),
            body=found["body"],
            proposed_wording=found["proposed_wording"],
            author_name=found["author_name"],
            author_email=self.user.email,
            name_display=NameDisplay(found["name_display"]),
            capacity=Capacity(found["capacity"]),
            represented=found["represented"],
            settlement=found["settlement"],
            needs_look=needs_look,
            revision=revision,
        )

    def _is_known_author(self) -> bool:
        return self.user is not None and Comment.objects.public().filter(author=self.user).exists()


def _storable(value: object) -> str:
    text = str(value or "")[:KEPT_LENGTH]
    try:
        return clean_text(text)
    except UnreadableText:
        return clean_text(text.encode("utf-8", "ignore").decode())
