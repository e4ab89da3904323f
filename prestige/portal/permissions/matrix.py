"""The whole table and the cells it comes to: every address × method × person × state with what is expected."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from prestige.portal.permissions.addresses import Address, addresses
from prestige.portal.permissions.own import OWN
from prestige.portal.permissions.people import Actor
from prestige.portal.permissions.public import PUBLIC
from prestige.portal.permissions.registers import REGISTERS
from prestige.portal.permissions.rules import GET, POST, Expected, Rule
from prestige.portal.permissions.things import NOTHING
from prestige.portal.permissions.workplace import WORKPLACE

TABLE: Final[tuple[Rule, ...]] = (*PUBLIC, *OWN, *WORKPLACE, *REGISTERS)
ENGLISH: Final = "/en"


@dataclass(frozen=True)
class Cell:
    """One request of the matrix; ``prefix`` is that of the English tree, asked for once by a visitor."""

    address: Address
    rule: Rule
    method: str
    actor: Actor
    state: str
    expected: Expected
    prefix: str = ""

    @property
    def url(self) -> str:
        """The pattern as it is printed."""
        return f"{self.prefix}/{self.address.route}"

    def row(self) -> dict[str, str]:
        """Return the cell as `manage.py permission_matrix` prints it."""
        told = {"url": self.url, "method": self.method, "role": self.actor.value}
        return {**told, "state": self.state, "expected": self.expected.value}


def cells() -> Iterator[Cell]:
    """Yield every cell, address by address. A method that is not offered is asked for in one state only.

    Of two names for one route Django takes the first, and so does the matrix.
    """
    rules = {rule.name: rule for rule in TABLE}
    seen: set[str] = set()
    for address in addresses():
        rule = rules.get(address.name)
        if rule is None or address.route in seen:
            continue
        seen.add(address.route)
        states = rule.states if address.parts else (NOTHING,)
        for method, offered in ((GET, rule.get), (POST, rule.post)):
            asked = states if offered is not None else states[-1:]
            for state in asked:
                for actor in Actor:
                    yield Cell(address, rule, method, actor, state, rule.expected(actor, method, state))
        if address.has_english and rule.get is not None:
            expected = rule.expected(Actor.VISITOR, GET, states[0])
            yield Cell(address, rule, GET, Actor.VISITOR, states[0], expected, ENGLISH)


def faults() -> list[str]:
    """Return what is wrong with the table, each as a sentence with what to do; empty when it tells of every address."""
    known, declared = addresses(), Counter(rule.name for rule in TABLE)
    found = [_undeclared(each) for each in known if each.name not in declared]
    gone = declared.keys() - {each.name for each in known}
    found += [f"{name}: no such address any more. Delete its line in prestige/portal/permissions." for name in gone]
    found += [f"{name}: stands in the table {n} times. Keep one line." for name, n in declared.items() if n > 1]
    return sorted(found)


def _undeclared(address: Address) -> str:
    file, who = "public.py", ""
    if address.route.startswith("admin/"):
        file, who = "workplace.py", ", READING"
    elif address.route.startswith(("me/", "accounts/")):
        file = "own.py"
    if address.route.startswith("admin/") and address.name.endswith(
        ("_changelist", "_add", "_history", "_delete", "_change")
    ):
        model = address.name.removeprefix("admin:").rpartition("_")[0]
        line, file = f'register("{model}", READING),', "registers.py"
    else:
        thing = ', of="…"' if address.parts else ""
        line = f'page("{address.name.removeprefix("admin:")}"{who}{thing}),'
    return (
        f"{address.name} ({address.route}) is in no line of the permission matrix. Add to "
        f"prestige/portal/permissions/{file}, with form() or step() instead of page() if it takes POST:  {line}"
    )
