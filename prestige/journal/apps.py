from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "prestige.journal"
    label = "journal"
