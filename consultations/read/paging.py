"""Pages of long lists."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def page_of(rows: "QuerySet[Row]", asked: str, *, per_page: int) -> "Page[Row]":
    """Return the page that was asked for: anything but a number means the first, too far means the last."""
    paginator = Paginator(rows, per_page)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return paginator.page(min(max(number, 1), paginator.num_pages))
