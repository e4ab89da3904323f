"""What is gathered from a document of an office program: plain lines, and what could not become lines."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from prestige.archives.errors import UnreadableFileError

MOST_CELLS: Final = 100_000


class Loss(StrEnum):
    """What a plain text cannot carry, as the sentence that tells the clerk; the count stands behind it."""

    PICTURE = "Картини и графики, които не са пренесени"
    FOOTNOTE = "Бележки под линия, поставени в квадратни скоби в края на абзаца си"
    COMMENT = "Коментари от документа, които не са пренесени"
    DELETION = "Проследени изтривания, които не са пренесени (вмъкнатото е прието)"
    HIDDEN = "Скрити откъси, които не са пренесени"
    CONTENTS = "Редове от съдържанието на документа, които не са пренесени (порталът прави свое)"
    FORMULA = "Формули, записани само със знаците си на един ред"
    SYMBOL = "Знаци от шрифтове за символи, заменени с „•“"
    LATIN = "Номера с латински букви (a, b, c), записани с кирилица (а, б, в)"
    NESTED_TABLE = "Таблици в клетки, записани като обикновен текст"
    TEXT_BOX = "Текстови полета, поставени след абзаца си"


class Role(StrEnum):
    """What a paragraph is by its style; CONTENTS is a line of the document's own table of contents."""

    TITLE = "title"
    HEADING = "heading"
    CONTENTS = "contents"
    BODY = "body"


class Spacing:
    """Knows which paragraphs stand apart on the page: a title on both sides, a heading from what is above it."""

    def __init__(self) -> None:
        self._above: Role | None = None

    def parts(self, role: Role) -> bool:
        """Tell whether the next paragraph of words stands apart from the one above it."""
        above, self._above = self._above, role
        return above is not None and role is not above and (role is not Role.BODY or above is Role.TITLE)


@dataclass(slots=True)
class Collected:
    """Lines of the text in order and what was lost on the way."""

    lines: list[str] = field(default_factory=list)
    losses: Counter[Loss] = field(default_factory=Counter)
    _cells: int = 0

    def count_cells(self, count: int) -> None:
        """Count cells of tables as they are written out. Raises UnreadableFileError for more than any act has."""
        self._cells += count
        if self._cells > MOST_CELLS:
            raise UnreadableFileError(
                "Таблиците във файла са твърде големи. Махнете ги и ги добавете като отделен файл."
            )

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n") + "\n"

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences on what was lost, in a fixed order."""
        return tuple(f"{loss}: {self.losses[loss]}." for loss in Loss if self.losses[loss])


def with_label(label: str | None, text: str) -> str:
    """Return a paragraph behind its number, unless the very same number was typed as well."""
    if not label:
        return text
    number, typed = "".join(label.split()), "".join(text.split()[:3])
    rest = typed.removeprefix(number)
    longer = rest[:1].isdigit() or (number[-1].isalnum() and rest[:1].isalnum())
    is_typed = typed.startswith(number) and not longer
    return text if is_typed else f"{label} {text}"


def table_lines(rows: Iterable[list[str]]) -> list[str]:
    """Return a line for each row, each cell behind a pipe, an empty line on both sides of the table."""
    return ["", *(" ".join(f"| {_in_cell(cell)}".rstrip() for cell in row) for row in rows if row), ""]


def _in_cell(text: str) -> str:
    return " ".join(text.replace("|", "¦").split())
