"""Parts of addresses."""

from django.urls import register_converter


class EikConverter:
    """The number of an organisation: nine or thirteen digits."""

    regex = "[0-9]{13}|[0-9]{9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(EikConverter, "eik")
