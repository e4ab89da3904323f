from django.apps import AppConfig


class MunicipalityConfig(AppConfig):
    name = "prestige.municipality"
    label = "municipality"
