"""The civic form pack: order and wiring of a field, the error summary, optional and hidden fields."""

import re

from crispy_forms.utils import render_crispy_form
from django.template import Context, Template
from django.utils.translation import override

from prestige.portal.crispy_civic import FormError, summary
from prestige.portal.views.styleguide import SampleForm

FILLED = {"stance": "change", "why": "Защото", "email": "ime@primer.bg", "code": "123456"}


def rendered(form: SampleForm) -> str:
    with override("bg"):
        return re.sub(r"\s+", " ", render_crispy_form(form))


def test_wrong_field_stands_as_label_hint_error_control() -> None:
    html = rendered(SampleForm(FILLED | {"email": "ime@"}))
    parts = ('<label for="id_email"', 'id="id_email_hint"', 'id="id_email_err"', '<input type="email"')
    places = [html.index(part) for part in parts]
    assert places == sorted(places)


def test_control_is_described_by_hint_and_error_and_marked_invalid() -> None:
    html = rendered(SampleForm(FILLED | {"email": "ime@"}))
    control = re.search(r'<input type="email"[^>]*>', html)
    assert control
    assert 'aria-describedby="id_email_hint id_email_err"' in control[0]
    assert 'aria-invalid="true"' in control[0]


def test_right_field_is_not_marked_invalid() -> None:
    assert "aria-invalid" not in rendered(SampleForm(FILLED))


def test_wrong_group_is_described_on_fieldset_and_inputs() -> None:
    html = rendered(SampleForm(FILLED | {"stance": ""}))
    assert '<fieldset class="field field--err" aria-describedby="id_stance_err">' in html
    assert html.count('aria-describedby="id_stance_err"') == 3


def test_only_optional_fields_are_marked() -> None:
    html = rendered(SampleForm())
    assert 'Населено място <span class="opt">(по желание)</span>' in html
    assert "Имейл </label>" in html


def test_length_is_counted_and_not_cut_by_the_browser() -> None:
    why = re.search(r'<textarea name="why"[^>]*>', rendered(SampleForm()))
    assert why
    assert 'data-limit="5000"' in why[0]
    assert "maxlength" not in why[0]


def test_honeypot_is_hidden_and_out_of_the_tab_order() -> None:
    html = rendered(SampleForm())
    assert '<div class="trap" aria-hidden="true">' in html
    assert re.search(r'<input[^>]*name="website"[^>]*tabindex="-1"', html)


def test_form_is_validated_on_the_server_only() -> None:
    assert re.search(r"<form\s+novalidate", rendered(SampleForm()))


def test_opened_fields_stay_open_when_filled() -> None:
    assert '<details class="drop mt6" open>' in rendered(SampleForm(FILLED | {"wording": "Нов текст"}))
    assert '<details class="drop mt6">' in rendered(SampleForm())


def test_summary_lists_errors_in_order_with_first_controls() -> None:
    form = SampleForm(FILLED | {"stance": "", "why": ""})
    form.add_error(None, "Срокът изтече.")
    with override("bg"):
        errors = summary(form)
    assert [error.href for error in errors] == ["", "#id_stance_0", "#id_why"]
    assert errors[2] == FormError("Обяснете какво да се промени и защо", "#id_why")


def test_error_summary_takes_the_focus_and_counts() -> None:
    form = SampleForm(FILLED | {"stance": "", "why": ""})
    with override("bg"):
        html = Template("{% load ui %}{% error_summary form %}").render(Context({"form": form}))
    assert 'tabindex="-1" autofocus' in html
    assert "Има 2 грешки във формуляра" in html


def test_error_summary_of_an_unsent_form_is_empty() -> None:
    page = Template("{% load ui %}{% error_prefix form %}{% error_summary form %}")
    html = page.render(Context({"form": SampleForm()}))
    assert html.strip() == ""
