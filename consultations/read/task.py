"""One thing to do at the desk, with its term and the law behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from consultations.models import Consultation
from consultations.permissions import Right, has_right
from prestige.accounts.models import User
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
    person_id: int | None = None
    unit_id: int | None = None

    def concerns(self, person: User) -> bool:
        """Whether it is this person's to do: by the right for it, and by name or unit where it is given to somebody."""
        if self.person_id is None and self.unit_id is None:
            return has_right(person, self.right)
        is_meant = person.pk == self.person_id or (self.unit_id is not None and person.unit_id == self.unit_id)
        return is_meant and has_right(person, self.right)

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
