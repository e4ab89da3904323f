"""Articles that changed their number against the text in force. Source: УПЗНА чл. 52, ал. 1."""

from collections.abc import Iterator

from .survey import Survey
from .tree import Node, plain_text


def renumbered_articles(survey: Survey, base: Survey) -> Iterator[tuple[Node, str]]:
    """Yield a sentence for every row of neighbouring articles that took other numbers with the same words.

    Compared word for word; an article with changed words is not recognised under another number.
    """
    numbers = {_words(article): number for number, article in base.articles.items()}
    moved: list[tuple[Node, str]] = []
    for number, article in survey.articles.items():
        before = numbers.get(_words(article), number)
        if before != number and before:
            moved.append((article, before))
        else:
            yield from _sentence(moved)
            moved = []
    yield from _sentence(moved)


def _words(article: Node) -> str:
    return " ".join(plain_text(article).removeprefix(article.mark).split())


def _sentence(moved: list[tuple[Node, str]]) -> Iterator[tuple[Node, str]]:
    if not moved:
        return
    (first, was_first), (last, was_last) = moved[0], moved[-1]
    if len(moved) == 1:
        yield first, f"чл. {first.number} е чл. {was_first} от действащия текст; членовете не се преномерират."
    else:
        now, was = f"чл. {first.number} – {last.number}", f"чл. {was_first} – {was_last}"
        yield first, f"{now} са {was} от действащия текст; членовете не се преномерират."
