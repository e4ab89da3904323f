"""The clerk's forms for what happens to an act after its consultation."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.actions import StepData
from consultations.actions.council_step_refusals import ASKED, BY_MAYOR
from consultations.lifecycle import Matter, Vote
from consultations.models import CouncilStep
from prestige.form_fields import CleanText

MOST_COUNCILLORS = 200
Kind = CouncilStep.Kind


def day_field(label: Any) -> forms.DateField:
    """Return a field for a day, typed or picked."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y г."],
        help_text=_("дд.мм.гггг"),
        error_messages=dict.fromkeys(("required", "invalid"), _("Въведете ден във вида дд.мм.гггг.")),
    )


class StepForm(forms.Form):
    """A step with its day, its document and where to read it; which fields it has depends on the step."""

    kind: str = ""
    title: Any = ""
    button: Any = ""
    lead: Any = ""
    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    without: frozenset[str] = frozenset()

    happened_on = day_field(_("Ден"))
    place = CleanText(label=_("Къде"), limit=300, required=False)
    document = CleanText(label=_("Документ"), limit=200, required=False)
    link = forms.URLField(
        label=_("Адрес на документа"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Където гражданите могат да го прочетат, ако е публикуван."),
        error_messages={"invalid": _("Въведете пълен адрес, например https://www.obshtina.example/reshenie.pdf")},
    )
    note = CleanText(label=_("Бележка"), limit=4000, multiline=True, required=False, help_text=_("Вижда се от всички."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.without:
            del self.fields[name]
        for name, label in self.labels.items():
            self.fields[name].label = label
        for name, hint in self.hints.items():
            self.fields[name].help_text = hint
        for (kind, name), sentence in ASKED.items():
            if kind == (self.kind or Kind.ADOPTED):
                self._ask(name, sentence)

    def _ask(self, name: str, sentence: Any) -> None:
        self.fields[name].required = True
        self.fields[name].error_messages["required"] = sentence

    def clean_link(self) -> str:
        """Return the address; only one that a browser opens as a page."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError(self.fields["link"].error_messages["invalid"])
        return link

    @property
    def kind_to_record(self) -> str:
        """Which step this is."""
        return self.kind

    @property
    def data_to_record(self) -> StepData:
        """What the act takes."""
        names = ("happened_on", "place", "document", "link", "note", "in_force_from")
        return StepData(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class TablingForm(StepForm):
    """The package came to the council: report, draft, motives, statement and opinions."""

    kind = Kind.TABLED
    title = _("Внасяне в общинския съвет")
    button = _("Отбележи внасянето")
    lead = _("Внася се докладна записка с проекта, мотивите, справката и постъпилите становища.")
    labels = {"happened_on": _("Внесен на"), "document": _("Докладна записка")}
    hints = {"document": _("Например: Докладна записка вх. № 123.")}
    without = frozenset({"place"})


class CommitteeForm(StepForm):
    """A standing committee takes the draft."""

    kind = Kind.COMMITTEE
    title = _("Разглеждане в комисия")
    button = _("Отбележи комисията")
    lead = _("Всяка комисия се отбелязва отделно. Денят може да предстои.")
    labels = {
        "happened_on": _("Заседание на комисията"),
        "place": _("Комисия"),
        "document": _("Становище или протокол"),
    }


class SessionForm(StepForm):
    """The draft is on the agenda of a session."""

    kind = Kind.SESSION
    title = _("Включване в дневния ред")
    button = _("Отбележи заседанието")
    lead = _("Денят може да предстои. При отлагане отбележете новото заседание.")
    labels = {"happened_on": _("Ден на заседанието"), "document": _("Заседание")}
    hints = {"document": _("Например: Заседание № 14, точка 3."), "link": _("Дневният ред и материалите.")}
    without = frozenset({"place"})


class DecisionForm(StepForm):
    """What the council or the mayor decided; the council's decision with the figures of its vote."""

    title = _("Решение по акта")
    button = _("Отбележи решението")
    lead = _("Попълнете числата така, както са в протокола.")
    labels = {"happened_on": _("Ден на решението"), "document": _("Решение и протокол")}
    hints = {"document": _("Например: Решение № 123, Протокол № 7.")}
    without = frozenset({"place"})
    figures = ("in_favour", "against", "abstained", "present", "councillors")

    result = forms.ChoiceField(
        label=_("Решение"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Изберете какво е решено."), "invalid_choice": _("Изберете какво е решено.")},
    )
    in_favour = forms.IntegerField(label=_("За"), min_value=0, max_value=MOST_COUNCILLORS)
    against = forms.IntegerField(label=_("Против"), min_value=0, max_value=MOST_COUNCILLORS)
    abstained = forms.IntegerField(label=_("Въздържали се"), min_value=0, max_value=MOST_COUNCILLORS)
    present = forms.IntegerField(label=_("Присъстващи"), min_value=0, max_value=MOST_COUNCILLORS)
    councillors = forms.IntegerField(label=_("Общо съветници"), min_value=1, max_value=MOST_COUNCILLORS)
    matter = forms.ChoiceField(
        label=_("По коя точка на чл. 21, ал. 1 от ЗМСМА"),
        choices=Matter.choices,
        initial=Matter.OTHER,
        help_text=_("От нея зависят мнозинството и поименното гласуване."),
    )
    is_roll_call = forms.BooleanField(label=_("Гласувано е поименно"), required=False)
    field_order = (
        "result",
        "happened_on",
        "document",
        *figures,
        "matter",
        "is_roll_call",
        "link",
        "note",
    )

    def __init__(self, *args: Any, results: list[tuple[str, str]], by_council: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = results  # type: ignore[attr-defined]  # a choice field
        if len(results) == 1:
            self.fields["result"].initial = results[0][0]
        for name in self.figures:
            wrong = _("Въведете цяло число.")
            self.fields[name].error_messages |= dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
        if not by_council:
            for name in (*self.figures, "matter", "is_roll_call"):
                del self.fields[name]
            self.fields["document"].label = _("Заповед")
            self.fields["document"].help_text = _("Например: Заповед № 123.")
            self._ask("document", BY_MAYOR)

    @property
    def kind_to_record(self) -> str:
        return str(self.cleaned_data["result"])

    @property
    def data_to_record(self) -> StepData:
        plain = super().data_to_record
        if "present" not in self.cleaned_data:
            return plain
        counted = {name: self.cleaned_data[name] for name in self.figures}
        matter, is_roll_call = Matter(self.cleaned_data["matter"]), self.cleaned_data["is_roll_call"]
        return StepData(**{**vars(plain), "vote": Vote(**counted, matter=matter, is_roll_call=is_roll_call)})


class SendingForm(StepForm):
    """The decision was sent to the mayor and to the regional governor."""

    kind = Kind.SENT
    title = _("Изпращане на кмета и на областния управител")
    button = _("Отбележи изпращането")
    lead = _("Актът се изпраща в 7-дневен срок от приемането.")
    labels = {"happened_on": _("Изпратен на"), "document": _("Писмо")}
    without = frozenset({"place", "note"})


class ReturnForm(StepForm):
    """The mayor or the regional governor returned the decision."""

    kind = Kind.RETURNED
    title = _("Връщане за ново разглеждане")
    button = _("Отбележи връщането")
    lead = _("Върнатият акт не влиза в сила. Съветът го разглежда отново в 14-дневен срок.")
    labels = {
        "happened_on": _("Върнат на"),
        "place": _("Кой връща"),
        "document": _("Акт за връщане"),
        "note": _("Причина за връщане"),
    }
    hints = {"place": _("Кметът или областният управител."), "note": _("Поне 20 знака. Вижда се от всички.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask("note", _("Напишете причината за връщането."))


class PromulgationForm(StepForm):
    """The act was announced; from when it is in force."""

    kind = Kind.PROMULGATED
    title = _("Обнародване и влизане в сила")
    button = _("Отбележи обнародването")
    lead = _("Актът се обявява в 7-дневен срок от приемането: в печата или по друг начин и на сайта.")
    labels = {"happened_on": _("Обнародван на"), "place": _("Къде и как е обявен")}
    hints = {"place": _("Например: вестник „Пример“, бр. 12, и сайтът на общината.")}
    without = frozenset({"document"})
    field_order = ("happened_on", "place", "in_force_from", "link", "note")

    in_force_from = day_field(_("В сила от"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_force_from"].help_text = _(
            "Предложен е денят по общото правило. Ако актът определя друг ден, впишете него."
        )


class AssessmentForm(StepForm):
    """The effects of the act were assessed."""

    kind = Kind.EX_POST
    title = _("Последваща оценка")
    button = _("Отбележи оценката")
    lead = _("Оценката се публикува в 30-дневен срок от изготвянето ѝ.")
    labels = {"happened_on": _("Ден на оценката"), "document": _("Доклад")}
    without = frozenset({"place"})


class AnnulmentForm(StepForm):
    """A court annulled the act."""

    kind = Kind.ANNULLED
    title = _("Отмяна от съда")
    button = _("Отбележи отмяната")
    lead = _("Отмяната се обявява така, както е обявен актът. Текстът остава на своя адрес с бележка.")
    labels = {
        "happened_on": _("Отменен на"),
        "document": _("Съдебно решение"),
        "place": _("Къде и как е обявена отмяната"),
    }


class RestartForm(forms.Form):
    """Why the draft goes back for rework, for everybody to read."""

    reason = CleanText(
        label=_("Причина за преработване"),
        limit=4000,
        multiline=True,
        help_text=_("Поне 20 знака. Вижда се от всички и се изпраща на участниците и на последователите."),
        error_messages={"required": _("Напишете защо проектът се връща за преработване.")},
    )


def opened_on(today: date, *, in_force_after: int) -> dict[str, date]:
    """Return the days a form begins with: today, and the day after ``in_force_after`` whole days from it.

    Source: ЗНА чл. 41, ал. 3 and 4 (the day of publication does not count, the term ends with its last day).
    """
    return {"happened_on": today, "in_force_from": date.fromordinal(today.toordinal() + in_force_after + 1)}
