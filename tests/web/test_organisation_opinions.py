"""An opinion by a mandate: nothing is asked twice, nobody signs without one, it stays when the person leaves."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consultations.actions import Organisation, publish_comment
from consultations.actions.file_opinion import file_opinion
from consultations.forms import STARTED_SALT
from consultations.models import Comment, Consultation, Decision, Opinion, OpinionDraft
from consultations.read.opinions import opinion_url
from prestige.organisations.actions import close_organisation, end_mandate
from prestige.organisations.filed import filed_by
from prestige.organisations.models import Mandate
from prestige.refusals import NotAllowed
from tests.factories import (
    make_answer,
    make_citizen,
    make_clerk,
    make_mandate,
    make_municipality,
    make_open_consultation,
)

pytestmark = pytest.mark.django_db
TYPED = {
    "stance": "support",
    "body": "Подкрепяме проекта на общината.",
    "revision": "1",
    "points": "1",
    "point1-place": "art_1",
    "point1-stance": "change",
    "point1-body": "Срокът е кратък.",
    "point1-wording": "14 дни",
    "website": "",
}
DECLARED = {
    "organisation": "Сдружение „Образец“",
    "eik": "831641791",
    "author_name": "Име Фамилия",
    "position": "управител",
    "name_display": "initials",
    "settlement": "",
}


class Speaker:
    """A person with a mandate, at the form of an open consultation."""

    def __init__(self, mandate: Mandate, consultation: Consultation) -> None:
        self.mandate, self.consultation, self.client = mandate, consultation, Client()
        self.client.force_login(mandate.person)

    def page(self, step: str = "form") -> str:
        return str(self.client.get(opinion_url(self.consultation, step)).content.decode())

    def post(self, **fields: Any) -> Any:
        started = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=STARTED_SALT)
        typed = TYPED | {"mandate": str(self.mandate.pk), "started": started} | fields
        return self.client.post(opinion_url(self.consultation), typed)

    def send(self) -> Any:
        hidden = dict(re.findall(r'name="(draft|fingerprint)" value="([^"]+)"', self.page("check")))
        return self.client.post(opinion_url(self.consultation, "check"), hidden)

    def file(self, **fields: Any) -> Opinion:
        self.post(**fields)
        assert self.send().status_code == 302
        return Opinion.objects.latest("pk")


@pytest.fixture
def speaker() -> Speaker:
    make_municipality()
    return Speaker(make_mandate(), make_open_consultation())


def publish(opinion: Opinion) -> None:
    for comment in (opinion.comment, *opinion.comment.points.order_by("serial")):
        comment.refresh_from_db()
        if not comment.is_published:
            publish_comment(comment, by=make_clerk(), now=timezone.now())


def test_opinion_takes_from_the_register_what_it_knows(speaker: Speaker) -> None:
    form = speaker.page()
    assert f'value="{speaker.mandate.pk}"' in form
    assert speaker.mandate.organisation.name in form
    opinion = speaker.file()
    told = (opinion.organisation, opinion.eik, opinion.representative, opinion.position)
    organisation = speaker.mandate.organisation
    assert told == (organisation.name, organisation.eik, "Име Пример", "председател")
    assert (opinion.registered, opinion.mandate) == (organisation, speaker.mandate)
    assert opinion.comment.represented == organisation.name
    assert opinion.comment.public_name == "Име Пример"


def test_opinion_of_a_chosen_mandate_ignores_typed_names(speaker: Speaker) -> None:
    opinion = speaker.file(**DECLARED)
    assert opinion.organisation == speaker.mandate.organisation.name
    assert opinion.eik == speaker.mandate.organisation.eik


def test_check_shows_the_organisation_of_the_register(speaker: Speaker) -> None:
    assert speaker.post()["Location"].endswith("/check/")
    check = speaker.page("check")
    assert speaker.mandate.organisation.eik in check
    assert "(проверена)" in check


def test_other_organisation_may_be_typed_and_shows_as_unconfirmed(speaker: Speaker) -> None:
    missing = speaker.post(mandate="other").content.decode()
    assert "Въведете името на организацията" in missing
    assert '<details class="field" open>' in missing
    opinion = speaker.file(mandate="other", **DECLARED)
    assert (opinion.registered, opinion.organisation) == (None, "Сдружение „Образец“")
    publish(opinion)
    page = Client().get(f"/consultations/{speaker.consultation.url_ref}/comments/").content.decode()
    assert "непотвърдена" in page
    assert "проверена организация" not in page


def test_badge_is_drawn_beside_the_name_of_a_verified_one_and_of_its_points(speaker: Speaker) -> None:
    opinion = speaker.file()
    publish(opinion)
    page = Client().get(f"/consultations/{speaker.consultation.url_ref}/comments/").content.decode()
    badge = f'<a class="sealed" href="/organisations/{speaker.mandate.organisation.eik}/">'
    point = opinion.comment.points.get()
    address = reverse("consultations:comment", args=[speaker.consultation.url_ref, point.number])
    assert page.count(badge) == 1
    assert Client().get(address).content.decode().count(badge) == 1
    assert "непотвърдена" not in page
    heading = re.search(r"<h\d[^>]*>[^<]*(?:<svg.*?</svg>)?[^<]*", page)
    assert heading
    assert "проверена" not in heading[0]


@pytest.mark.parametrize("name", ["✔ проверена организация", "Сдружение „Пример“ ✓"])
def test_typed_words_draw_no_badge(speaker: Speaker, name: str) -> None:
    publish(speaker.file(mandate="other", **DECLARED | {"organisation": name}))
    page = Client().get(f"/consultations/{speaker.consultation.url_ref}/comments/").content.decode()
    assert 'class="sealed"' not in page


def test_swapped_mandate_is_forbidden_and_the_text_kept(speaker: Speaker) -> None:
    foreign = make_mandate()
    for key in (str(foreign.pk), "999999", "x", "9" * 30, "\x00"):
        answer = speaker.post(mandate=key)
        assert answer.status_code == 403
        page = answer.content.decode()
        assert "Нямате мандат да пишете от името на тази организация" in page
        assert "Подкрепяме проекта на общината." in page
    assert not Opinion.objects.exists()
    assert OpinionDraft.objects.get().data["body"] == "Подкрепяме проекта на общината."
    assert speaker.post().status_code == 302


def test_swapped_mandate_in_the_kept_draft_is_forbidden(speaker: Speaker) -> None:
    speaker.post()
    draft = OpinionDraft.objects.get()
    draft.data["mandate"] = str(make_mandate().pk)
    draft.save()
    assert speaker.send().status_code == 403
    assert not Opinion.objects.exists()


def test_ended_mandate_cannot_sign_and_the_sentence_says_what_to_do(speaker: Speaker) -> None:
    speaker.post()
    end_mandate(speaker.mandate, reason="Оттеглен.", by=make_clerk(), now=timezone.now())
    for answer in (speaker.send(), speaker.post()):
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "е прекратен на" in page
        assert "заявете нов мандат" in page
        assert "Подкрепяме проекта на общината." in page
    assert OpinionDraft.objects.get().data["points"][0]["wording"] == "14 дни"
    assert not Opinion.objects.exists()


def test_expired_mandate_cannot_sign_a_current_one_can() -> None:
    make_municipality()
    today, now = timezone.localdate(), timezone.now()
    consultation = make_open_consultation()
    for ends_on, status in ((today - timedelta(days=1), 409), (today, 302)):
        mandate = make_mandate(ends_on=ends_on, now=now - timedelta(days=30))
        assert Speaker(mandate, consultation).post().status_code == status


def test_mandate_that_has_not_begun_and_a_closed_organisation_cannot_sign(speaker: Speaker) -> None:
    ahead = make_mandate(starts_on=timezone.localdate() + timedelta(days=3))
    answer = Speaker(ahead, speaker.consultation).post()
    assert (answer.status_code, "започва на" in answer.content.decode()) == (409, True)
    close_organisation(speaker.mandate.organisation, reason="Заличена.", by=make_clerk(), now=timezone.now())
    answer = speaker.post()
    assert (answer.status_code, "е закрита" in answer.content.decode()) == (409, True)


def test_number_of_a_registered_organisation_opens_to_nobody_else(speaker: Speaker) -> None:
    stranger = Speaker(make_mandate(), speaker.consultation)
    typed = DECLARED | {"eik": speaker.mandate.organisation.eik}
    page = stranger.post(mandate="other", **typed).content.decode()
    assert page.count("от нейно име пишат само представителите ѝ") == 2
    assert "14 дни</textarea>" in page
    assert stranger.post(mandate="other", **DECLARED).status_code == 302


def test_name_like_a_registered_one_waits_for_a_look(speaker: Speaker) -> None:
    registered = make_mandate(name="Сдружение „Зелен парк“")
    publish(speaker.file())  # from now on the author is known and shown at once
    opinion = speaker.file(mandate="other", **DECLARED | {"organisation": "3EЛEH ПАРК"})
    assert not opinion.comment.is_published
    assert registered.organisation.opinions.count() == 0
    other = speaker.file(mandate="other", **DECLARED)
    assert other.comment.is_published


def test_act_asks_for_the_mandate_again_under_its_lock(speaker: Speaker) -> None:
    speaker.post()
    draft, now = OpinionDraft.objects.get(), timezone.now()
    organisation, mandate = speaker.mandate.organisation, speaker.mandate

    def refused(eik: str, key: int | None, by: Any) -> set[str]:
        declared = Organisation(organisation.name, eik, "Име", "длъжност", key)
        with pytest.raises(NotAllowed) as found:
            file_opinion(draft, declared, None, [], by=by, now=now)  # type: ignore[arg-type]  # refused before it is read
        return {refusal.code for refusal in found.value.refusals}

    assert refused(organisation.eik, None, mandate.person) == {"registered"}
    assert refused(organisation.eik, mandate.pk, make_citizen()) == {"foreign"}
    assert refused("831641791", mandate.pk, mandate.person) == {"foreign"}
    end_mandate(mandate, reason="Край.", by=make_clerk(), now=now)
    assert refused(organisation.eik, mandate.pk, mandate.person) == {"ended"}


def test_opinion_stays_with_the_organisation_after_its_person_left(speaker: Speaker) -> None:
    opinion = speaker.file()
    publish(opinion)
    end_mandate(speaker.mandate, reason="Край.", by=make_clerk(), now=timezone.now())
    page = Client().get(f"/organisations/{speaker.mandate.organisation.eik}/").content.decode()
    assert opinion.comment.number in page
    assert speaker.consultation.title in page
    badge = Client().get(f"/consultations/{speaker.consultation.url_ref}/comments/").content.decode()
    assert 'class="sealed"' in badge


def test_register_counts_what_was_published_and_answered(speaker: Speaker) -> None:
    opinion = speaker.file()
    assert filed_by(speaker.mandate.organisation) == [] or opinion.comment.is_published
    publish(opinion)
    make_answer(opinion.comment, decision=Decision.REJECTED)
    make_answer(Comment.objects.get(part_of=opinion.comment))
    (filed,) = filed_by(speaker.mandate.organisation)
    assert (filed.number, filed.points, filed.answered, filed.accepted) == (opinion.comment.number, 2, 2, 1)
    assert filed_by(make_mandate().organisation) == []


def test_several_representatives_and_several_organisations(speaker: Speaker) -> None:
    person, later = speaker.mandate.person, timezone.now() + timedelta(minutes=1)
    second = make_mandate(person, name="Фондация „Втора“")
    colleague = make_mandate(eik=speaker.mandate.organisation.eik, now=later)
    form = speaker.page()
    assert "Фондация „Втора“" in form
    assert speaker.file(mandate=str(second.pk)).registered == second.organisation
    other = Speaker(colleague, speaker.consultation).file()
    assert (other.registered, other.mandate) == (speaker.mandate.organisation, colleague)


def test_person_without_a_mandate_sees_the_form_as_before() -> None:
    make_municipality()
    client, consultation = Client(), make_open_consultation()
    client.force_login(make_citizen())
    page = client.get(opinion_url(consultation)).content.decode()
    assert 'name="mandate"' not in page
    assert 'name="eik"' in page


def test_list_of_comments_asks_the_same_with_many_opinions(speaker: Speaker) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(f"/consultations/{speaker.consultation.url_ref}/comments/").status_code == 200
        return len(captured)

    publish(speaker.file())
    queries()
    few = queries()
    for _ in range(3):
        publish(Speaker(make_mandate(), speaker.consultation).file())
    assert queries() == few
