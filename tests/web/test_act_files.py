"""The published draft as Word, text, Akoma Ntoso and HTML files."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from consultations.actfiles.akn_schema import validate_akn
from consultations.actfiles.reading import read_act
from consultations.models import Consultation
from tests.factories import make_draft_consultation, make_municipality, make_open_consultation, withdraw

pytestmark = pytest.mark.django_db
FILES = ("act_docx", "act_txt", "act_xml", "act_html")


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def address(consultation: Consultation, name: str, n: int = 1) -> str:
    return reverse(f"consultations:{name}", args=[consultation.url_ref, n])


@pytest.mark.parametrize("name", FILES)
def test_file_of_a_public_revision_is_named_and_kept_by_browsers(client: Client, name: str) -> None:
    consultation = make_open_consultation()
    suffix = name.removeprefix("act_")
    answer = client.get(address(consultation, name))

    assert answer.status_code == 200
    assert address(consultation, name).endswith(f"/text/@v1/act.{suffix}")
    assert answer["Content-Disposition"] == f'attachment; filename="{consultation.number}-proekt-redaktsia-1.{suffix}"'
    assert answer["Cache-Control"] == "public, max-age=604800, immutable"

    again = client.get(address(consultation, name), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    head = client.head(address(consultation, name))
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"])


@pytest.mark.parametrize("name", ["act_docx", "act_txt", "act_xml"])
def test_file_read_back_is_the_published_tree(client: Client, name: str) -> None:
    consultation = make_open_consultation()
    found = read_act(client.get(address(consultation, name)).content)

    assert [(node.eid, node.text) for node in found.act.walk()] == [
        (node["eid"], node.get("text", "")) for node in flat(consultation.current_revision.tree["children"])
    ]


def flat(children: list[dict]) -> list[dict]:
    return [each for child in children for each in (child, *flat(child.get("children", [])))]


def test_xml_file_is_valid_and_names_the_revision(client: Client) -> None:
    consultation = make_open_consultation()
    content = client.get(address(consultation, "act_xml")).content

    assert validate_akn(content) == []
    assert f'<FRBRnumber value="{consultation.number}"/>'.encode() in content
    assert b'<FRBRversionNumber value="1"/>' in content


def test_html_file_needs_nothing_from_outside(client: Client) -> None:
    page = client.get(address(make_open_consultation(), "act_html")).content.decode()

    assert page.startswith('<!DOCTYPE html>\n<html lang="bg">')
    assert page.count('id="art_2"') == 1
    assert not any(loaded in page for loaded in ("src=", "@import", "url(", "<script", "stylesheet"))


@pytest.mark.parametrize("name", FILES)
def test_file_of_what_is_not_public_is_unknown(client: Client, name: str) -> None:
    assert client.get(address(make_open_consultation(), name, 2)).status_code == 404
    assert client.get(address(withdraw(make_open_consultation()), name)).status_code == 410
    draft = make_draft_consultation()
    assert client.get(reverse(f"consultations:{name}", args=["2026-999", 1])).status_code == 404
    assert draft.current_revision is None


def test_file_at_another_slug_leads_to_its_address(client: Client) -> None:
    consultation = make_open_consultation()
    moved = client.get(reverse("consultations:act_docx", args=[f"{consultation.number}-drug", 1]))

    assert (moved.status_code, moved["Location"]) == (301, address(consultation, "act_docx"))


def test_file_asked_again_is_not_made_again(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cache.clear()
    consultation = make_open_consultation()
    first = client.get(address(consultation, "act_docx"))
    with django_assert_num_queries(2):
        again = client.get(address(consultation, "act_docx"))

    assert again.content == first.content


def test_file_follows_a_corrected_title(client: Client) -> None:
    consultation = make_open_consultation()
    before = client.get(address(consultation, "act_html"))
    Consultation.objects.filter(pk=consultation.pk).update(title="Наредба за реда")
    after = client.get(address(consultation, "act_html"), headers={"If-None-Match": before["ETag"]}, follow=True)

    assert after.status_code == 200
    assert "<h1>Наредба за реда</h1>" in after.content.decode()
