"""A draft act of a given length, to measure how fast the press prints."""

from consultations.paper import PaperUnit, print_act
from prestige.pdf import Pdf
from tests.papers import DATED, act_paper, article, heading

PARAGRAPHS = (
    "Движението с индивидуални електрически превозни средства в пешеходните зони по приложение № 1 се извършва със "
    "скорост не по-висока от 10 км/ч.",
    "Паркирането им се допуска само на обозначените от общината места, като се осигурява свободна широчина на "
    "тротоара не по-малка от 1,80 метра, а при тротоари с широчина до 2,50 метра – не по-малка от 1,50 метра.",
    "Операторът на споделени превозни средства премества неправилно паркирано превозно средство до 2 часа от "
    "получаването на сигнал.",
)
ARTICLES_OF_A_CHAPTER = 15


def sample_units(articles: int) -> list[PaperUnit]:
    """Return that many articles of three paragraphs, in chapters of fifteen; 200 articles fill some 40 pages."""
    units: list[PaperUnit] = []
    for number in range(1, articles + 1):
        if number % ARTICLES_OF_A_CHAPTER == 1:
            chapter = number // ARTICLES_OF_A_CHAPTER + 1
            units.append(heading("chapter", f"chp_{chapter}", f"Глава {chapter}", "ОБЩЕСТВЕН РЕД"))
        units.append(article(number, *PARAGRAPHS))
    return units


def render_sample_act(articles: int = 200) -> Pdf:
    """Print the sample act through the same door as the portal."""
    return print_act(act_paper(sample_units(articles)), dated=DATED)
