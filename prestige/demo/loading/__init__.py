"""Loading the demonstration through the portal's own acts, with their dates counted back from today."""

from prestige.demo.loading.answering import load_answering
from prestige.demo.loading.channels import load_channels
from prestige.demo.loading.consultations import load_consultations
from prestige.demo.loading.forward_plan import load_forward_plan
from prestige.demo.loading.general_act import load_general_act
from prestige.demo.loading.hearings import load_hearings
from prestige.demo.loading.moderation import load_moderation
from prestige.demo.loading.municipality import load_municipality
from prestige.demo.loading.people import ACCOUNTS, DemoAccount, load_people

__all__ = [
    "ACCOUNTS",
    "DemoAccount",
    "load_answering",
    "load_channels",
    "load_consultations",
    "load_forward_plan",
    "load_general_act",
    "load_hearings",
    "load_moderation",
    "load_municipality",
    "load_people",
]
