"""The names that nobody else may be taken for: of the municipality, of its units and of its officials."""

from prestige.accounts.models import User
from prestige.municipality.models import Municipality, Unit


def names_of_institutions() -> list[str]:
    """Return the names of the municipality and of its units (two queries)."""
    return [
        *Municipality.objects.values_list("name", flat=True),
        *Unit.objects.order_by("pk").values_list("name", flat=True),
    ]


def names_of_others(person: User | None) -> list[str]:
    """Return every protected name but the person's own (three queries). An official may be named like another."""
    officials = User.objects.filter(is_staff=True, is_active=True).exclude(full_name="")
    if person is not None:
        officials = officials.exclude(pk=person.pk)
    return [*names_of_institutions(), *officials.order_by("pk").values_list("full_name", flat=True)]
