"""The sheet of components: every piece of the look in every state, for those who build and check the pages."""

from __future__ import annotations

from dataclasses import dataclass

from crispy_forms.layout import Field, Layout
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prestige.portal.crispy_civic import Action, Actions, CivicHelper, More, Trap

COLOURS = ("paper", "wash", "wash2", "ink", "ink2", "brand", "voice", "link", "ok", "warn", "err", "focus")
ICONS = (
    "open",
    "clock",
    "closed",
    "doc",
    "yes",
    "part",
    "no",
    "eq",
    "out",
    "back",
    "info",
    "warn",
    "find",
    "down",
    "x",
    "pen",
    "bell",
    "cal",
    "user",
    "org",
    "diff",
    "link",
    "copy",
    "lock",
)


@dataclass(frozen=True)
class Stage:
    """A stage as the piece `ui/steps.html` takes it."""

    title: str
    note: str
    is_done: bool = False
    is_current: bool = False
    url: str = ""


class SampleForm(forms.Form):
    """One field of each kind."""

    stance = forms.ChoiceField(
        label=gettext_lazy("Какво предлагате?"),
        choices=[("change", gettext_lazy("Да се промени")), ("drop", gettext_lazy("Да отпадне"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Обяснете защо"),
        help_text=gettext_lazy("Важни са мотивите, а не броят на коментарите. До 5 000 знака."),
        error_messages={"required": gettext_lazy("Обяснете какво да се промени и защо")},
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    wording = forms.CharField(label=gettext_lazy("Нов текст"), required=False, widget=forms.Textarea)
    email = forms.EmailField(
        label=gettext_lazy("Имейл"),
        help_text=gettext_lazy("За номера и отговора. Не се публикува."),
        error_messages={"invalid": gettext_lazy("Въведете имейл във вида ime@primer.bg")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    code = forms.CharField(
        label=gettext_lazy("Код от писмото"),
        max_length=6,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Населено място"),
        choices=[("", "–"), ("77195", gettext_lazy("гр. Хасково"))],
        required=False,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Теми"),
        choices=[("order", gettext_lazy("Обществен ред")), ("taxes", gettext_lazy("Такси"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(label=gettext_lazy("Файл"), help_text=gettext_lazy("PDF, до 10 MB"), required=False)
    follow = forms.BooleanField(label=gettext_lazy("Искам известия за тази консултация"), required=False)
    website = forms.CharField(label=gettext_lazy("Оставете това поле празно"), required=False)

    @property
    def helper(self) -> CivicHelper:
        """Lay the fields out as on a real page."""
        helper = CivicHelper()
        helper.layout = Layout(
            Field("stance", wrapper_class="picks--2"),
            "why",
            More(_("Предложете нов текст (по желание)"), Field("wording", css_class="serif")),
            Field("email", css_class="in--20"),
            Field("code", css_class="in--code"),
            Field("place", css_class="in--20"),
            "topics",
            "file",
            "follow",
            Trap("website"),
            Actions(Action(_("Прегледайте")), Action(_("Запазете чернова"), name="draft", kind="2")),
        )
        return helper


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component; to staff, and to everybody in the demonstration."""
    if not (settings.DEMO or request.user.is_staff):
        raise Http404
    form = SampleForm(request.POST or None)
    context = {
        "form": form,
        "colours": COLOURS,
        "icons": ICONS,
        "stages": [
            Stage(_("Подготовка"), _("4 ноември 2026 г."), is_done=True),
            Stage(_("Консултация"), _("до 4 декември"), is_current=True),
            Stage(_("Справка"), _("до 18 декември")),
            Stage(_("Общински съвет"), _("януари 2027 г.")),
            Stage(_("В сила"), _("след обнародване")),
        ],
        "page": Paginator(range(50), 10).page(2),
        "facts": [
            (_("Срок"), _("30 дни, до 23 декември 2026 г. (сряда), 23:59 ч.")),
            (_("Вносител"), _("Кметът на общината")),
        ],
        "trail": [("/", _("Консултации"))],
    }
    return render(request, "portal/styleguide.html", context)
