"""Places of an act in English sentences."""

import pytest

from consultations.acttext.english import english_citation


@pytest.mark.parametrize(
    ("eid", "cited"),
    [
        ("art_14", "Art. 14"),
        ("art_14__para_2", "Art. 14, para. 2"),
        ("art_14__para_2__point_3__let_a", "Art. 14, para. 2, point 3, letter “а”"),
        ("art_5a1", "Art. 5а¹"),
        ("art_3__point_1__sub_1-2", "Art. 3, point 1.2"),
        ("chp_2", "chapter 2"),
        ("cl_3", "§ 3"),
        ("amend_1__cl_3", "§ 3 of the provisions to amending act 1"),
        ("amend_1", "the provisions to amending act 1"),
        ("annex_1", "annex 1"),
        ("annex", "the annex"),
        ("preamble", "the preamble"),
        ("txt_1", "the text outside the articles"),
    ],
)
def test_english_citation_of_an_anchor_names_the_place(eid: str, cited: str) -> None:
    assert english_citation(eid) == cited
