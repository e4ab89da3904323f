"""Loading the demonstration through the portal's own acts, with their dates counted back from today."""

from prestige.demo.loading.consultations import load_consultations
from prestige.demo.loading.hearings import load_hearings
from prestige.demo.loading.municipality import load_municipality
from prestige.demo.loading.people import ACCOUNTS, DemoAccount, load_people

__all__ = ["ACCOUNTS", "DemoAccount", "load_consultations", "load_hearings", "load_municipality", "load_people"]
