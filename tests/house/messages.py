"""What the house says: every message of the code and of the templates, found without GNU gettext."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from django.template import Engine
from django.template.base import NodeList, Origin, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from prestige.portal.management.commands.makemessages import BULGARIAN_ONLY, NOT_OURS

ROOT = Path(__file__).resolve().parents[2]
SINGULAR = {"gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_AN_ARGUMENT = re.compile(r"""_\((["'])(.+?)\1\)""")
Message = tuple[str, str]  # singular and plural, the latter empty where there is none


@cache
def messages() -> frozenset[Message]:
    """Return every message the public may read."""
    return frozenset(message for path in _sources() for message in _in_file(path))


def _sources() -> Iterator[Path]:
    kinds = {"templates": ("*.html", "*.txt"), "prestige": ("*.py",), "consultations": ("*.py",)}
    paths = (path for folder, names in kinds.items() for name in names for path in (ROOT / folder).rglob(name))
    for path in sorted(paths):
        name = path.relative_to(ROOT).as_posix()
        if not any(fnmatch(name, pattern) for pattern in BULGARIAN_ONLY + NOT_OURS):
            yield path


def _in_file(path: Path) -> Iterator[Message]:
    text = path.read_text(encoding="utf-8")
    return _in_code(ast.parse(text)) if path.suffix == ".py" else _in_template(text, path)


def _in_code(tree: ast.Module) -> Iterator[Message]:
    """Yield the literals given to a function of translation, by whatever name the module imports it."""
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            function = names.get(node.func.id, "")
            words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if function in SINGULAR and words:
                yield str(words[0]), ""
            elif function in PLURAL:
                yield str(words[0]), str(words[1])


def _in_template(text: str, path: Path) -> Iterator[Message]:
    for found in IN_AN_ARGUMENT.finditer(text):
        yield found[2], ""
    name = path.relative_to(ROOT / "templates").as_posix()
    template = Template(text, Origin(str(path), name), name, Engine.get_default())
    for node in NodeList(template.nodelist).get_nodes_by_type(TranslateNode):
        yield str(node.filter_expression.var).strip("'\"").replace("%", "%%"), ""
    for node in NodeList(template.nodelist).get_nodes_by_type(BlockTranslateNode):
        singular, _variables = node.render_token_list(node.singular)
        plural, _variables = node.render_token_list(node.plural) if node.plural else ("", [])
        yield singular, plural
