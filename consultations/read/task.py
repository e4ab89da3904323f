"""One thing to do at the desk, with its term and the law behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from consultations.models import Consultation
from consultations.permissions import Right
from prestige.workdays import Calendar


@dataclass(frozen=True)
class Task:
    """One thing to do about a consultation. ``due_on`` is empty where the law sets an order and not a day."""

    right: Right
    page: str
    title: str
    consultation: Consultation
    due_on: date | None
    source: str
    due: str = ""
    is_overdue: bool = False
    is_soon: bool = False
    address: str = ""

    @property
    def url(self) -> str:
        """The page where it is done; a queue opens at the consultation. ``address`` names any other place."""
        if self.address:
            return self.address
        if self.page.endswith("_queue"):
            return f"{reverse(f'admin:{self.page}')}?consultation={self.consultation.number}"
        return reverse(f"admin:{self.page}", args=[self.consultation])


# Where tasks come from: called once for a day, with a number of queries that does not grow with the consultations.
Source = Callable[[date, datetime, Calendar], Iterator[Task]]
