"""Rows of a table are known by their cells, cells by their column."""

from consultations.acttext.aligner import align
from consultations.acttext.comparison import compare
from consultations.acttext.naming import renamed
from consultations.acttext.tree import Act, Kind, Node
from tests.unit.acttext.test_align import told


def act(*rows: tuple[str, ...]) -> Act:
    """An act with a table in its annex."""
    nodes = tuple(Node(Kind.ROW, children=tuple(Node(Kind.CELL, mark="|", text=cell) for cell in row)) for row in rows)
    annex = Node(Kind.ANNEX, number="1", mark="Приложение № 1", children=(Node(Kind.TABLE, children=nodes),))
    return renamed(Act("НАРЕДБА", children=(annex,)))


OLD = act(("№", "Критерий", "Точки"), ("1", "Местоживеене в района", "10"), ("2", "Дете с увреждане", "5"))
NEW = act(
    ("№", "Критерий", "Точки"),
    ("1", "Близнаци", "2"),
    ("2", "Местоживеене в района", "10"),
    ("3", "Дете с увреждане", "8"),
)
ROW = "annex_1__tbl_1__row"


def test_align_of_tables_follows_the_cells() -> None:
    rows = [short for short, _why in told(align(OLD, NEW)) if "cell" not in short]

    assert rows == [
        "annex_1 → annex_1 changed*",
        "annex_1__tbl_1 → annex_1__tbl_1 changed*",
        f"{ROW}_1 → {ROW}_1 same",
        f"– → {ROW}_2 added",
        f"{ROW}_2 → {ROW}_3 changed*",
        f"{ROW}_3 → {ROW}_4 changed*",
    ]


def test_compare_of_tables_shows_the_cells_that_changed() -> None:
    (unit,) = compare(OLD, NEW, align(OLD, NEW)).units

    changed = [(line.old, line.new) for line in unit.lines if line.kind is Kind.CELL and line.is_changed and line.old]
    assert changed == [
        (f"{ROW}_2__cell_1", f"{ROW}_3__cell_1"),
        (f"{ROW}_3__cell_1", f"{ROW}_4__cell_1"),
        (f"{ROW}_3__cell_3", f"{ROW}_4__cell_3"),
    ]
