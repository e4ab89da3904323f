"""A document of the demonstration says on every page that it is none."""

import pytest
from pytest_django.fixtures import Settings

from consultations.paper import print_act, print_statement
from tests.papers import DATED, act_paper, require_press, statement_paper, texts

require_press()


@pytest.mark.parametrize("is_demo", [True, False])
def test_printed_document_of_the_demonstration_is_marked_on_every_page(settings: Settings, is_demo: bool) -> None:
    settings.DEMO = is_demo
    for document in (print_act(act_paper(), dated=DATED), print_statement(statement_paper(), dated=DATED)):
        pages = texts(document.content)
        assert len(pages) > 1
        assert all(("Демонстрация" in page) is is_demo for page in pages)
