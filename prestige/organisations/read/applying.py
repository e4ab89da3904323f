"""What the pages of an application show: its steps with their states, its answers, what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.organisations.models import Application, ApplicationState, Basis, Decision, DecisionKind
from prestige.organisations.steps import Progress, Step
from prestige.typography import long_date, nbsp

Address = Callable[[Step], str]


@dataclass(frozen=True)
class ShownStep:
    """A row of the task list; ``url`` is empty where the step cannot be opened yet.

    ``language`` is that of the note when it says what was filled in, else „“.
    """

    title: str
    note: str
    language: str
    state: str
    icon: str
    kind: str
    url: str


@dataclass(frozen=True)
class Answer:
    """What was filled in, with a way back to it."""

    label: str
    value: str
    url: str
    what: str
    language: str = ""
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Following:
    """A stage of an application on the way to the register."""

    title: str
    note: str = ""
    is_done: bool = False
    is_current: bool = False
    url: str = ""


def day(value: date | None) -> str:
    """Return „10 януари 2027 г.“ in the active language, empty for none."""
    return nbsp(long_date(value, get_language() or "bg")) if value else ""


def shown_steps(progress: Progress, address: Address) -> list[ShownStep]:
    """Return the task list."""
    return [_shown(progress, step, address) for step in Step]


def _shown(progress: Progress, step: Step, address: Address) -> ShownStep:
    state, icon, kind = _state(progress, step)
    note, language = _note(progress, step)
    return ShownStep(
        title=str(step.label),
        note=note,
        language=language,
        state=state,
        icon=icon,
        kind=kind,
        url=address(step) if progress.is_reachable(step) else "",
    )


def _state(progress: Progress, step: Step) -> tuple[str, str, str]:
    if step == Step.CHECK and progress.application.is_waiting:
        return _("Чака общината"), "clock", "wait"
    if progress.is_done(step):
        return _("Готово"), "yes", "yes"
    if progress.is_reachable(step) and step != Step.CHECK:
        return _("Не е започнато"), "pen", "part"
    if step == Step.CHECK and progress.is_ready:
        return _("Може да подадете"), "open", "inst"
    return _("Още не може"), "lock", ""


def _note(progress: Progress, step: Step) -> tuple[str, str]:
    """Return what stands below the name of a step, and its language when it was filled in."""
    row, registered = progress.application, progress.registered
    match step:
        case Step.EIK:
            return row.eik or _("9 или 13 цифри от регистъра"), ""
        case Step.DATA if registered is not None:
            return registered.name, "bg"
        case Step.DATA if row.name:
            return row.name, "bg"
        case Step.DATA:
            return _("Име, правна форма, седалище, цели"), ""
        case Step.REPRESENTATIVE if row.position:
            return f"{row.person_name}, {row.position}", "bg"
        case Step.REPRESENTATIVE:
            return _("Вие: име, длъжност, мандат от – до"), ""
        case Step.DOCUMENT if row.basis == Basis.REGISTERED and not progress.papers:
            return _("Не е нужен: вписан сте в регистъра"), ""
        case Step.DOCUMENT:
            return _("PDF, JPG, PNG и други, до 20 MB. Само ако сте упълномощени. Не се публикува."), ""
    return _("Отваря се, когато са готови всички стъпки"), ""


def answer_groups(progress: Progress, address: Address) -> list[tuple[str, list[Answer]]]:
    """Return everything filled in, by steps, without what is empty."""
    row = progress.application
    return [
        (_("Организация"), _filled([*_organisation(progress, address)])),
        (_("Представляващ"), _filled(_representative(row, address))),
    ]


def _filled(answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.value]


def _organisation(progress: Progress, address: Address) -> list[Answer]:
    row, registered = progress.application, progress.registered
    number = _answer(_("ЕИК"), row.eik, address(Step.EIK))
    if registered is not None:
        return [number, _answer(_("Наименование"), registered.name, "", "bg")]
    url = address(Step.DATA)
    return [
        number,
        _answer(_("Наименование"), row.name, url, "bg"),
        _answer(_("Правна форма"), row.get_legal_form_display(), url),
        _answer(_("Седалище"), row.seat, url, "bg"),
        _answer(_("Цели"), row.purpose, url, "bg"),
        _answer(_("Сайт"), row.website, url),
        _answer(_("Имейл за известия"), row.email, url),
    ]


def _representative(row: Application, address: Address) -> list[Answer]:
    url = address(Step.REPRESENTATIVE)
    return [
        _answer(_("Име и длъжност"), f"{row.person_name}, {row.position}", url, "bg"),
        _answer(_("Основание"), row.get_basis_display(), url),
        _answer(_("Акт"), row.act, url, "bg"),
        _answer(_("Мандат от"), day(row.starts_on), url),
        _answer(_("Мандат до"), day(row.ends_on) or _("без краен срок"), url),
    ]


def _answer(label: str, value: str, url: str, language: str = "") -> Answer:
    return Answer(label, value, url, label.lower(), language)


def what_follows(progress: Progress, said: Sequence[Decision]) -> list[Following]:
    """Return the stages of an application that was sent."""
    row = progress.application
    sent = day(timezone.localdate(row.submitted_at)) if row.submitted_at else ""
    is_seconded = any(each.kind == DecisionKind.SECONDED for each in said)
    found = [Following(_("Подадена"), sent, is_done=True)]
    if progress.registered is not None and row.is_waiting:
        note = _("потвърдена") if is_seconded else _("ако някой вече представлява организацията")
        found.append(Following(_("Дума на действащ представител"), note, is_done=is_seconded))
    note = _("до 3 работни дни, с писмо до вас") if row.is_waiting else ""
    title = _("Общината проверява") if row.is_waiting else str(ApplicationState(row.state).label)
    found.append(Following(title, note, is_current=row.is_waiting, is_done=not row.is_waiting))
    if row.is_waiting:
        found.append(Following(_("Организацията е в публичния регистър")))
    return found
