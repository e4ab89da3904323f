"""The people of the demonstration: officials who sign in with a password, visibly fictional citizens with a code."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from prestige.accounts.actions import give_role, sync_roles
from prestige.accounts.models import User
from prestige.municipality.models import Unit

TEXTS = Path(__file__).resolve().parent.parent / "texts"
PASSWORD = "demo-haskovo-2026"  # noqa: S105  (the public password of the demonstration, refused elsewhere)


DEPUTY = "zamestnik@demo.example"  # the second person of the two-person rule


@dataclass(frozen=True)
class DemoAccount:
    """A sign-in of the demonstration."""

    role: str
    title: str
    email: str
    password: str


ACCOUNTS = (
    DemoAccount("clerk", "Експерт (преглед и отговори)", "sluzhitel@demo.example", PASSWORD),
    DemoAccount("editor", "Редактор (проекти)", "redaktor@demo.example", PASSWORD),
    DemoAccount("secretary", "Заместник-секретар (потвърждава срокове)", DEPUTY, PASSWORD),
    DemoAccount("secretary", "Секретар на общината (публикува, издава)", "sekretar@demo.example", PASSWORD),
    DemoAccount("administrator", "Администратор (профили и роли)", "admin@demo.example", PASSWORD),
)


NAMES = {
    "clerk": "Демо Служител",
    "editor": "Демо Редактор",
    "secretary": "Демо Секретар",
    "administrator": "Демо Администратор",
}


def load_people(now: datetime) -> tuple[dict[str, User], dict[str, User]]:
    """Return the officials by role and the citizens by key; each is made once."""
    sync_roles()
    unit = Unit.objects.get_or_create(name="Дирекция „Обществен ред и контрол“")[0]
    officials = {}
    for account in ACCOUNTS:
        user = User.objects.create_user(
            account.email,
            account.password,
            full_name="Демо Заместник" if account.email == DEPUTY else NAMES[account.role],
            position=account.title.split(" (")[0],
            is_staff=True,
            unit=unit,
            email_verified_at=now,
        )
        give_role(user, account.role, now=now)
        officials[account.role] = user
    people = json.loads((TEXTS / "people.json").read_text(encoding="utf-8"))
    citizens = {
        key: User.objects.create_user(
            person["email"], full_name=f"{person['first_name']} {person['last_name']}", email_verified_at=now
        )
        for key, person in people.items()
    }
    return officials, citizens
