"""What the notifications hold of a person: subscriptions and the outbox."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.accounts.own_data import Export, Fate, Holder, Outcome
from prestige.notifications.actions.erase_letters import erase_letters, letters_to, live_subscriptions
from prestige.notifications.models import Subscription


def export(user: User) -> Export:
    """Return what the person follows and which letters were written to them; the letters themselves are not kept."""
    letters = letters_to(user).order_by("pk")
    return Export(
        {
            "subscriptions": list(
                Subscription.objects.filter(user=user).order_by("pk").values("topic", "started_at", "ended_at")
            ),
            "letters": list(letters.values("address", "language", "state", "sent_at", "event__verb")),
        }
    )


def fates(user: User) -> list[Fate]:
    """Return what becomes of subscriptions and letters."""
    return [
        Fate(
            "subscriptions",
            _("Консултации и теми, които следвате"),
            live_subscriptions(user).count(),
            Outcome.GOES,
            _("Спираме всички известия."),
        ),
        Fate(
            "letters",
            _("Списък на изпратените ви писма"),
            letters_to(user).count(),
            Outcome.ANONYMOUS,
            _("Остава кога е писано, имейлът ви се премахва. Неизпратените писма отпадат."),
        ),
    ]


HOLDER: Final = Holder(
    code="letters",
    title=_("Известия и писма"),
    covers=frozenset({"notifications.Subscription", "notifications.Notification"}),
    export=export,
    fates=fates,
    erase=erase_letters,
)
