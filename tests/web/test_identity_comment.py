"""A comment sent by somebody whose identity was confirmed: the draft survives the way, the badge tells the truth."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.conf import settings as portal
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, CommentDraft
from prestige.accounts.assurance import Assurance
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode
from tests.factories import make_clerk
from tests.identity_provider import FakeOpenId, fake_openid
from tests.web.test_identity_openid import configure, press
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db
BADGE = "Потвърдена самоличност"


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[FakeOpenId]:
    settings.MODERATION_MODE = "post"
    with fake_openid() as found:
        configure(settings, found.issuer)
        found.claims |= {"name": "Гражданин Примеров Първи", "email_verified": True}
        yield found


def public_page(comment: Comment) -> str:
    url = reverse("consultations:comment", args=[comment.consultation.url_ref, comment.number])
    return Client().get(url).content.decode()


def sign_in_from_the_code_step(writer: Writer, provider: FakeOpenId) -> str:
    page = writer.get("code").content.decode()
    assert "Вход с Пример КЕП" in page
    assert f'name="next" value="{writer.url("code")}"' in page
    back = provider.authorize(press(writer.client, next=writer.url("code")).url)
    return str(writer.client.get(back).url)


def test_provider_replaces_the_code_and_the_draft_goes_on(writer: Writer, provider: FakeOpenId) -> None:
    writer.post_form()

    assert sign_in_from_the_code_step(writer, provider) == writer.url("code")
    assert writer.get("code").url == writer.url("check")

    assert "Предлагам срокът да е по-дълъг." in writer.get("check").content.decode()
    assert CommentDraft.objects.get().user.email == "maria@example.bg"
    page = writer.follow(writer.send())
    comment = Comment.objects.get()
    assert comment.assurance == Assurance.IDENTITY
    assert comment.number in page
    assert BADGE in public_page(comment)


def test_first_timer_proves_the_address_and_the_draft_goes_on(writer: Writer, provider: FakeOpenId) -> None:
    provider.claims["email_verified"] = False
    writer.post_form()
    assert sign_in_from_the_code_step(writer, provider) == reverse("socialaccount_signup")

    writer.client.post(reverse("socialaccount_signup"), {"email": "maria@example.bg"})
    answer = writer.client.post(reverse("socialaccount_signup"), {"code": right_code()})

    assert answer.url == writer.url("code")
    assert writer.get("code").url == writer.url("check")
    writer.send()
    assert Comment.objects.get().assurance == Assurance.IDENTITY


def test_dead_provider_leaves_the_draft_and_the_code(writer: Writer, provider: FakeOpenId) -> None:
    writer.post_form()
    provider.is_down = True
    page = press(writer.client, next=writer.url("code")).content.decode()
    assert f'href="{writer.url("code")}"' in page
    writer.post_code()
    writer.send()
    assert Comment.objects.get().assurance == Assurance.EMAIL


def test_other_name_gets_no_badge(writer: Writer, provider: FakeOpenId) -> None:
    writer.post_form(author_name="Кметът Примеров")
    sign_in_from_the_code_step(writer, provider)
    writer.send()
    comment = Comment.objects.get()
    assert comment.assurance == Assurance.EMAIL
    assert BADGE not in public_page(comment)


def test_code_alone_gets_no_badge_for_the_same_person(writer: Writer, provider: FakeOpenId) -> None:
    writer.post_form()
    sign_in_from_the_code_step(writer, provider)
    later = Writer(writer.consultation)
    later.go_all_the_way(author_email="maria@example.bg")
    assert Comment.objects.get().assurance == Assurance.EMAIL


def test_badge_cannot_be_given_afterwards(writer: Writer) -> None:
    writer.go_all_the_way()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.update(assurance=Assurance.IDENTITY)
    Comment.objects.update(assurance=Assurance.VISITOR)


def test_clerk_sees_the_badge(writer: Writer, provider: FakeOpenId) -> None:
    writer.post_form()
    sign_in_from_the_code_step(writer, provider)
    writer.send()
    client = Client()
    client.force_login(make_clerk())
    pages = [reverse("admin:moderation_queue"), reverse("admin:comment_answer", args=[Comment.objects.get()])]
    for page in pages:
        assert BADGE.lower() in client.get(page).content.decode().lower(), page


def right_code() -> str:
    return code_of(EmailCode.objects.latest("requested_at", "pk").token, portal.SECRET_KEY)
