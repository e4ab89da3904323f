"""The house's own rules that no linter knows."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
FILES = [name for name in LISTED if (ROOT / name).is_file()]
CODE = [name for name in FILES if name.endswith(".py") and "/migrations/" not in name]
PRODUCT = [name for name in CODE if not name.startswith("tests/")]
PAGES = [
    name
    for name in FILES
    if name.endswith(".html") and "/email/" not in name and "/pdf/" not in name and not name.startswith("docs/")
]
JUNK_DRAWERS = {"utils", "common", "helpers", "core", "misc", "services"}

# Rules that speak: their sentences are translated, and nothing else of the framework is theirs.
SPEAKING_RULES = [
    "consultations/deadlines.py",
    *(name for name in CODE if name.startswith("consultations/lifecycle/")),
    "consultations/personal_data.py",
    "consultations/planning.py",
    "consultations/public_names.py",
    "consultations/quality.py",
    "consultations/revising.py",
    "prestige/deadlines/catalogue.py",
    "prestige/deadlines/counting.py",
    "prestige/deadlines/setting.py",
    "consultations/term_changes.py",
    "prestige/moderation/grounds.py",
    "prestige/typography.py",
]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CODE)
def test_file_fits_in_one_mind(name: str) -> None:
    assert text_of(name).count("\n") <= 350


@pytest.mark.parametrize("name", PRODUCT)
def test_module_name_says_what_is_inside(name: str) -> None:
    assert Path(name).stem not in JUNK_DRAWERS


@pytest.mark.parametrize("name", [name for name in PRODUCT if "/views" in name or "/admin/pages/" in name])
def test_view_is_thin(name: str) -> None:
    tree = ast.parse(text_of(name))
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    assert {view: length for view, length in lengths.items() if length > 25} == {}


@pytest.mark.parametrize("name", [name for name in PRODUCT if "/views" in name or "/forms" in name or "/admin" in name])
def test_pages_write_through_acts_only(name: str) -> None:
    writes = [
        node.func.attr
        for node in ast.walk(ast.parse(text_of(name)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"save", "update", "delete", "bulk_create", "get_or_create", "update_or_create"}
    ]
    assert writes == []


@pytest.mark.parametrize("name", SPEAKING_RULES)
def test_rule_knows_no_clock_setting_or_database(name: str) -> None:
    imported = {
        (node.module, alias.name)
        for node in ast.walk(ast.parse(text_of(name)))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("django")
        for alias in node.names
    }
    assert {
        (module, name)
        for module, name in imported
        if module not in {"django.utils.translation", "django_stubs_ext"} and name != "TextChoices"
    } == set()


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_inline_style_or_script(name: str) -> None:
    text = text_of(name)
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert text.count("\n") <= 120


@pytest.mark.parametrize("name", CODE)
def test_nothing_is_left_half_done(name: str) -> None:
    left = [word for word in ("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK") if word in text_of(name)]
    assert left == []
