"""The clerk mends the text place by place, without JavaScript, and takes it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from consultations.actfiles.rendering import Target, render
from consultations.actions import edit_act_text, save_act_text
from consultations.acttext.edits import Remove
from consultations.acttext.grammar import parse
from consultations.models import Consultation
from tests.factories import (
    ACT_TEXT,
    act_text,
    make_clerk,
    make_comment,
    make_draft_consultation,
    make_open_consultation,
)
from tests.web.test_clerk_path import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def sent(draft: Consultation, do: str, *, look: bool = False, **fields: str) -> dict[str, str]:
    """Return what the form of an operation sends, opened on the text as it is now."""
    base = draft.revisions.order_by("-ordinal")[0].tree_sha256
    typed = {f"{do}-{name}": value for name, value in fields.items()}
    return {"do": do, "base": base, ("look" if look else "save"): "1", **typed}


def source(draft: Consultation) -> str:
    return draft.revisions.order_by("-ordinal")[0].source


def lines(draft: Consultation) -> list[str]:
    return [line for line in source(draft).splitlines() if line]


@pytest.mark.parametrize(
    ("eid", "do", "fields", "line", "then"),
    [
        ("art_3", "reword", {"heading": "", "text": "Контрол на съвета."}, "Чл. 3. Контрол на съвета.", "art_3"),
        ("art_3", "renumber", {"number": "2а"}, "Чл. 2а. Контролът се осъществява от кмета.", "art_2a"),
        ("art_1", "split", {"seam": "0:art_1__para_2", "kind": "article", "number": ""},
         "Чл. 1а. (2) Наредбата се прилага във всички населени места.", "art_1"),
        ("art_1__para_2", "merge", {}, "Чл. 1. (1) Тази наредба урежда обществения ред. Наредбата се прилага във "
         "всички населени места.", ""),
        ("art_2__point_2", "step", {"direction": "up"}, "2. на спирка на обществения транспорт.", "art_2__point_2"),
        ("art_3", "move", {"target": "inside:chp_1"}, "Чл. 3. Контролът се осъществява от кмета.", "art_3"),
        ("art_2__point_2", "kind", {"kind": "article", "number": ""}, "Чл. 2а. на спирка на обществения транспорт.",
         "art_2a"),
        ("art_3", "insert", {"kind": "article", "number": "", "heading": "", "text": "Нов."}, "Чл. 4. Нов.", "art_3"),
        ("chp_2", "remove", {"keep_children": "on"}, "Чл. 3. Контролът се осъществява от кмета.", ""),
        ("head", "title", {"title": "НАРЕДБА ЗА ТРОТОАРИТЕ", "preamble": ""}, "НАРЕДБА ЗА ТРОТОАРИТЕ", ""),
    ],
)  # fmt: skip
def test_operation_changes_the_text_and_leads_to_the_place(
    office: Client, eid: str, do: str, fields: dict[str, str], line: str, then: str
) -> None:
    draft = make_draft_consultation()
    page = address(draft, f"text/{eid}/")
    looked = office.post(page, sent(draft, do, look=True, **fields)) if do != "step" else None
    assert looked is None or (looked.status_code, draft.revisions.get().snapshots.count()) == (200, 0)
    saved = office.post(page, sent(draft, do, **fields))
    assert saved.status_code == 302
    assert saved["Location"] == address(draft, f"text/{then}/" if then else "text/")
    assert line in lines(draft)
    undone = office.post(address(draft, "text/undo/"), {"base": draft.revisions.get().tree_sha256})
    assert undone["Location"] == address(draft, "text/")
    assert draft.revisions.get().snapshots.count() == 0


def test_place_that_is_not_in_the_text_is_not_found(office: Client) -> None:
    assert office.get(address(make_draft_consultation(), "text/art_99/")).status_code == 404


def test_look_shows_both_texts_and_keeps_what_was_typed(office: Client) -> None:
    draft = make_draft_consultation()
    page = office.post(address(draft, "text/art_3/"), sent(draft, "renumber", look=True, number="7")).content.decode()
    assert "<del>Чл. 3. Контролът се осъществява от кмета.</del>" in page
    assert "<ins>Чл. 7. Контролът се осъществява от кмета.</ins>" in page
    assert 'name="renumber-number" value="7"' in page


def test_impossible_edit_says_why_at_its_field(office: Client) -> None:
    draft = make_draft_consultation()
    page = office.post(address(draft, "text/art_3/"), sent(draft, "renumber", number="трети"))
    (form,) = [form for form in page.context["forms"] if form.is_bound]
    assert form.errors == {"number": ["Напишете номер, например „6“ или „6а“."]}
    assert "<title>Грешка: " in page.content.decode()
    assert draft.revisions.get().snapshots.count() == 0


def test_edit_over_somebody_elses_keeps_what_was_typed_and_may_be_sent_again(office: Client) -> None:
    draft = make_draft_consultation()
    mine = sent(draft, "reword", heading="", text="Моят текст.")
    edit_act_text(draft, Remove("art_1"), by=make_clerk(), now=draft.revisions.get().created_at)
    met = office.post(address(draft, "text/art_3/"), mine)
    assert met.status_code == 409
    assert "Моят текст." in met.content.decode()
    again = sent(draft, "reword", heading="", text="Моят текст.")
    assert office.post(address(draft, "text/art_3/"), again).status_code == 302
    assert "Чл. 3. Моят текст." in lines(draft)


@pytest.mark.parametrize("text", ["Моят текст.", ""])
def test_look_at_an_edit_opened_on_another_text_tells_of_that_and_not_of_a_new_base(office: Client, text: str) -> None:
    draft = make_draft_consultation()
    mine = sent(draft, "reword", look=True, heading="", text=text)
    edit_act_text(draft, Remove("art_1"), by=make_clerk(), now=draft.revisions.get().created_at)
    met = office.post(address(draft, "text/art_3/"), mine)
    assert (met.status_code, met.context["is_conflict"], met.context["look"]) == (409, True, None)


def test_place_that_somebody_removed_meanwhile_shows_what_was_typed(office: Client) -> None:
    draft = make_draft_consultation()
    mine = sent(draft, "reword", heading="", text="Моят текст.")
    edit_act_text(draft, Remove("art_3"), by=make_clerk(), now=draft.revisions.get().created_at)
    met = office.post(address(draft, "text/art_3/"), mine)
    assert met.status_code == 409
    assert "Моят текст." in met.content.decode()


def test_undo_sent_twice_takes_one_edit_back(office: Client) -> None:
    draft = make_draft_consultation()
    for number in ("5", "6"):
        office.post(address(draft, f"text/art_{3 if number == '5' else 5}/"), sent(draft, "renumber", number=number))
    base = {"base": draft.revisions.get().tree_sha256}
    for _ in range(2):
        office.post(address(draft, "text/undo/"), base)
    assert "Чл. 5. Контролът се осъществява от кмета." in lines(draft)


def test_text_page_names_the_last_edit_and_counts_proposals_at_their_successors(office: Client) -> None:
    consultation = make_open_consultation()
    for eid in ("art_1__para_2", "art_1__para_2", "art_3"):
        make_comment(consultation, eid=eid)
    office.post(address(consultation, "revision/begin/"))
    office.post(address(consultation, "text/art_3/"), sent(consultation, "renumber", number="4"))
    page = office.get(address(consultation, "text/"))
    assert "Отмени последното: преномериран чл. 3 на чл. 4" in page.content.decode()
    first, second = page.context["tree"][:2]
    assert [(unit.eid, unit.voices) for unit in (*first.children, *second.children)] == [
        ("art_1", 2),
        ("art_2", 0),
        ("art_4", 1),
    ]
    assert [(each.eid, each.voices) for each in first.children[0].inner] == [("art_1__para_1", 0), ("art_1__para_2", 2)]


def test_public_draft_without_a_new_revision_has_no_place_to_edit(office: Client) -> None:
    consultation = make_open_consultation()
    assert office.get(address(consultation, "text/art_1/"))["Location"] == address(consultation)
    refused = office.post(address(consultation, "text/art_1/"), {"do": "merge", "base": ""})
    assert refused["Location"] == address(consultation)


def test_text_page_of_three_hundred_articles_stays_light(office: Client) -> None:
    draft = make_draft_consultation(text=act_text(300))
    page = office.get(address(draft, "text/"))
    assert len(page.content) < 600_000
    place = office.get(address(draft, "text/art_150/"))
    assert len(place.content) < 120_000


@pytest.mark.parametrize("target", ["docx", "akn", "txt"])
def test_file_is_kept_at_once_with_its_format_and_can_be_taken_back(office: Client, target: Target) -> None:
    draft = make_draft_consultation(text=act_text(3))
    before = draft.revisions.get().tree
    content = render(parse(ACT_TEXT), target)
    base = draft.revisions.get().tree_sha256
    upload = {"source": "", "base": base, "look": "1", "file": SimpleUploadedFile(f"naredba.{target}", content)}
    assert office.post(address(draft, "text/"), upload).status_code == 302
    revision = draft.revisions.get()
    assert (revision.source_format, revision.source_name) == (target, f"naredba.{target}")
    assert [node.eid for node in revision.act.walk()] == [node.eid for node in parse(ACT_TEXT).walk()]
    page = office.get(address(draft, "text/")).content.decode()
    assert f"Отмени последното: качен файл „naredba.{target}“" in page
    office.post(address(draft, "text/undo/"), {"base": revision.tree_sha256})
    assert draft.revisions.get().tree == before


def test_slip_of_typing_is_put_right_by_one_button_and_can_be_taken_back(office: Client) -> None:
    draft = make_draft_consultation(text=ACT_TEXT.replace("(2) Наредбата", "/2/ Наредбата"))
    page = office.get(address(draft, "text/"))
    assert [(fix.id, lines) for fix, lines in page.context["fixes"]] == [("round-brackets", [6])]
    assert 'name="fix" value="round-brackets"' in page.content.decode()
    fixed = {"source": source(draft), "base": draft.revisions.get().tree_sha256, "fix": "round-brackets"}
    assert office.post(address(draft, "text/"), fixed).status_code == 302
    assert "(2) Наредбата се прилага във всички населени места." in lines(draft)
    assert "Отмени последното: Номерата на алинеите" in office.get(address(draft, "text/")).content.decode()


def test_renumbered_article_of_a_public_draft_is_advised_against_with_its_law(office: Client) -> None:
    consultation = make_open_consultation()
    office.post(address(consultation, "revision/begin/"))
    office.post(address(consultation, "text/art_3/"), sent(consultation, "renumber", number="4"))
    page = office.get(address(consultation, "text/"))
    found = {warning.source for warning in page.context["warnings"] if "не се преномерират" in warning.message}
    assert found == {"УПЗНА чл. 52, ал. 1"}
    assert 'href="art_4/"' in page.content.decode()


def test_what_stands_before_the_first_place_is_seen_in_the_tree_and_on_its_page(office: Client) -> None:
    draft = make_draft_consultation()
    lost = "Този ред не е разпознат като член."
    save_act_text(
        draft, f"НАРЕДБА ЗА ПЕЙКИТЕ\n{lost}\nЧл. 1. Пейките се боядисват.", by=make_clerk(), now=timezone.now()
    )
    tree = office.get(address(draft, "text/")).content.decode()
    assert f'<a href="head/"><span><b>Преди първото място:</b> {lost}</span></a>' in tree
    head = office.get(address(draft, "text/head/"))
    assert head.context["text"] == f"НАРЕДБА ЗА ПЕЙКИТЕ\n{lost}"


def test_fix_names_the_lines_that_it_would_change(office: Client) -> None:
    draft = make_draft_consultation()
    text = "НАРЕДБА ЗА ПЕЙКИТЕ\nЧл. 1. /1/ Пейките са за всички.\n/2/ Пейките се боядисват."
    save_act_text(draft, text, by=make_clerk(), now=timezone.now())
    page = office.get(address(draft, "text/")).content.decode().replace("\xa0", " ")
    assert '2 реда: <a href="#r2">2</a>, <a href="#r3">3</a></small>' in page


def test_number_given_twice_is_told_at_once(office: Client) -> None:
    draft = make_draft_consultation()
    page = office.post(address(draft, "text/art_3/"), sent(draft, "renumber", number="2"), follow=True).content.decode()
    assert "чл. 2 се повтаря" in page.replace("\xa0", " ")
