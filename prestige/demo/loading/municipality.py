"""Община Хасково as public registers describe it, and nothing more."""

from prestige.municipality.models import Municipality, Settlement

VILLAGES = (
    "Александрово Брягово Войводово Въгларово Гарваново Големанци Горно_Войводино Гълъбец Динево Долно_Войводино "
    "Долно_Големанци Елена Зорница Клокотница Книжовник Козлец Конуш Корен Криво_поле Любеново Малево Манастир Мандра "
    "Маслиново Момино Николово Нова_Надежда Орлово Подкрепа Родопи Стамболийски Стойково Текето Тракиец Узунджово "
    "Широка_поляна"
)


def load_municipality() -> None:
    """Write the municipality and its 37 settlements; the contacts are samples, the address is the public one."""
    Municipality.objects.update_or_create(
        pk=1,
        defaults={
            "name": "Община Хасково",
            "short_name": "Хасково",
            "address": "пл. „Общински“ № 1, 6300 Хасково",
            "phone": "038 000 000",
            "email": "konsultacii@haskovo.example",
            "council_size": 41,
            "registry_hours": "понеделник – петък, 8:30 – 17:00 ч.",
        },
    )
    Settlement.objects.get_or_create(kind="гр.", name="Хасково", defaults={"ekatte": "77195"})
    for name in VILLAGES.split():
        Settlement.objects.get_or_create(kind="с.", name=name.replace("_", " "))
