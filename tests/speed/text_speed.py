"""How fast the text of an act is read and two versions of it are compared, in processor seconds of this process."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from consultations.acttext.aligner import align
from consultations.acttext.comparison import compare
from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act

TRIES = 3
MEGABYTE = 1_000_000
ARTICLES = 300
_SUBJECTS = (
    "кметът на общината", "общинският съвет", "операторът на превозни средства", "лицето по ал. 1",
    "собственикът на имота", "длъжностното лице", "управителят на търговския обект", "комисията по чл. 7", "заявителят",
    "кметът на кметството",
)  # fmt: skip
_DEEDS = (
    "определя със заповед местата за паркиране", "издава разрешение за ползване на тротоарна площ",
    "поддържа в изправност съоръженията и прилежащата площ", "подава заявление по образец, утвърден от кмета",
    "заплаща такса в размер, определен с наредбата по чл. 9 от Закона за местните данъци и такси",
    "представя документ за платена такса и скица на мястото", "осигурява свободна широчина не по-малка от 1,80 м",
    "спазва изискванията за шум в околната среда", "води публичен регистър на издадените разрешения",
    "уведомява писмено общинската администрация за настъпилите промени", "съставя акт за установяване на нарушението",
)  # fmt: skip
_TERMS = (
    "в срок от {} дни от получаването", "не по-късно от {} работни дни", "при условията на приложение № {}",
    "по реда на чл. {}", "за период до {} месеца", "в часовете от {}:00 до 20:00", "в размер на {},50 лв.",
)  # fmt: skip


@dataclass(frozen=True)
class TextSpeed:
    """Processor seconds, the best of three tries."""

    parse_megabyte: float
    compare_versions: float


def measure_text() -> TextSpeed:
    """Read a megabyte of act; align two versions of 300 articles and draw their redline."""
    text = text_of_size(MEGABYTE)
    old, new = versions(ARTICLES)
    return TextSpeed(_best(lambda: parse(text)), _best(lambda: compare(old, new, align(old, new))))


def _best(work: Callable[[], object]) -> float:
    spent = []
    for _try in range(TRIES):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def text_of_size(size: int) -> str:
    """Return an act of at least so many bytes in UTF-8."""
    articles = size // len("\n".join(_article(1, 1)).encode())
    text = act_text(articles)
    while len(text.encode()) < size:
        articles += articles // 20 + 1
        text = act_text(articles)
    return text


def versions(articles: int) -> tuple[Act, Act]:
    """Return an act and its next version: every fifth article reworded, some new, gone and moved, all renumbered."""
    seeds = list(range(1, articles + 1))
    later = [seed for seed in seeds if seed % 40]
    for at in range(20, articles, 50):
        later.insert(at, articles + at)
    later.insert(3, later.pop(articles // 2))
    return parse(_numbered(seeds, changed=0)), parse(_numbered(later, changed=5))


def act_text(articles: int) -> str:
    """Return the text of an act of so many articles in chapters of fifteen, each with paragraphs and points."""
    return _numbered(list(range(1, articles + 1)), changed=0)


def _numbered(seeds: list[int], *, changed: int) -> str:
    lines = ["НАРЕДБА ЗА ОБЩЕСТВЕНИЯ РЕД И ОПАЗВАНЕ НА ОБЩИНСКИТЕ ИМОТИ"]
    for number, seed in enumerate(seeds, start=1):
        if number % 15 == 1:
            lines.append(f"Глава {number // 15 + 1}. ПРАВИЛА И ЗАДЪЛЖЕНИЯ {number // 15 + 1}")
        lines.extend(_article(number, seed, is_changed=bool(changed) and seed % changed == 0))
    return "\n".join([*lines, "Заключителни разпоредби", "§ 1. Наредбата влиза в сила от деня на приемането ѝ."])


def _article(number: int, seed: int, *, is_changed: bool = False) -> list[str]:
    lines = []
    for paragraph in range(1, 4):
        mark = f"Чл. {number}. (1)" if paragraph == 1 else f"({paragraph})"
        lines.append(f"{mark} {_sentence(seed, paragraph)} {_sentence(seed, paragraph + 3)}")
    lines[-1] = f"{lines[-1][:-1]}, като:"
    lines.extend(f"{point}. {_sentence(seed, point + 6)[:-1].lower()};" for point in range(1, 4))
    if is_changed:
        lines[1] = lines[1].replace(" в ", " само в ", 1).replace(".", " и при наличие на основателна причина.", 1)
        lines[4] = f"{lines[4][:-1]}, освен ако общинският съвет реши друго;"
    return lines


def _sentence(seed: int, turn: int) -> str:
    key = seed * 7 + turn * 13
    subject, deed = _SUBJECTS[key % len(_SUBJECTS)], _DEEDS[(key // 3 + turn) % len(_DEEDS)]
    term = _TERMS[(key // 5 + seed) % len(_TERMS)].format(1 + (seed * turn) % 97)
    return f"{subject.capitalize()} {deed} {term} за обект {seed * 11 + turn}."
