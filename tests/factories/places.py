"""The municipality and its reference rows."""

from prestige.municipality.models import Municipality, PolicyArea, Settlement, Unit


def make_municipality(**fields: str) -> Municipality:
    """Return the one municipality, with public facts of an invented one unless given."""
    values = {
        "name": "Община Пример",
        "short_name": "Пример",
        "address": "пл. „Общински“ № 1, 1000 Пример",
        "phone": "000 000 000",
        "email": "obshtina@example.bg",
        "registry_hours": "8:30–17:00 ч.",
    }
    return Municipality.objects.update_or_create(id=1, defaults=values | fields)[0]


def make_unit(name: str = "Дирекция „Правна“") -> Unit:
    """Return the unit of this name."""
    return Unit.objects.get_or_create(name=name)[0]


def make_policy_area(name: str = "Обществен ред", slug: str = "obshtestven-red") -> PolicyArea:
    """Return the policy area of this slug."""
    return PolicyArea.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_settlement(name: str = "Узунджово", kind: str = "с.") -> Settlement:
    """Return the settlement of this name."""
    return Settlement.objects.get_or_create(kind=kind, name=name)[0]
