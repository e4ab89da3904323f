from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "prestige.demo"
    label = "demo"
