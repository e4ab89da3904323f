"""Drafts whose every place has a known identity, and random edits that say what becomes of each.

`drafts()` and `edits(draft)` are hypothesis strategies; `edited(draft, script)` gives the next draft, `text_of(draft)`
the text to paste and `anchors_of(draft)` the identity of each anchor. What is edited lies far enough apart for the
truth not to be a matter of taste, and each paragraph has words that no other has.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

SYLLABLES = ("ба", "ве", "ги", "до", "жу", "за", "ке", "ли", "мо", "ну")
TITLE = "НАРЕДБА ЗА ОБЩЕСТВЕНИЯ РЕД"
CHAPTERS = ("Глава първа. ОБЩИ ПОЛОЖЕНИЯ", "Глава втора. ЗАДЪЛЖЕНИЯ И КОНТРОЛ")


@dataclass(frozen=True)
class Paragraph:
    """An алинея: its identity and its sentences, one or two."""

    truth: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """A член: its identity, its printed number, its chapter (0 or 1) and its paragraphs."""

    truth: str
    number: str
    chapter: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Draft:
    """A draft act in one of its versions; `next` numbers new texts.

    `merged` and `split` tell of the last edits only: into which identity another ended, from which another began.
    """

    articles: tuple[Article, ...]
    next: int
    merged: dict[str, str] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)

    def find(self, truth: str) -> int:
        """Return where the article of this identity stands, -1 when it is gone."""
        return next((at for at, article in enumerate(self.articles) if article.truth == truth), -1)


@dataclass(frozen=True)
class Edit:
    """An edit of the article at an even place; `to` is the place it goes behind, or which of its paragraphs."""

    act: str
    at: int
    to: int


def word(number: int) -> str:
    """Return a word of its own for every number."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04}")


def sentence(number: int, words: int) -> str:
    """Return a sentence that shares only two small words with any other."""
    own = " ".join(word(20 * number + at) for at in range(words))
    return f"Кметът {own} на {word(20 * number + 19)}."


def new_paragraph(number: int, *, is_long: bool) -> Paragraph:
    """Return a paragraph of two sentences, the first the longer, or of one."""
    sentences = (sentence(2 * number, 14), sentence(2 * number + 1, 6)) if is_long else (sentence(2 * number, 6),)
    return Paragraph(f"ал{number}", sentences)


def new_article(number: int, printed: str, chapter: int, paragraphs: int) -> Article:
    """Return an article whose paragraphs are long and short by turns."""
    those = (new_paragraph(10 * number + at, is_long=at % 2 == 0) for at in range(paragraphs))
    return Article(f"чл{number}", printed, chapter, tuple(those))


@st.composite
def drafts(draw: st.DrawFn, most: int = 14) -> Draft:
    """Draw a first version."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=2, max_size=most))
    first = draw(st.integers(1, len(sizes)))
    articles = (new_article(at, str(at + 1), int(at >= first), size) for at, size in enumerate(sizes))
    return Draft(tuple(articles), len(sizes))


def edits(draft: Draft) -> st.SearchStrategy[tuple[Edit, ...]]:
    """Return scripts for a draft: at most one edit of every second article, from the last to the first."""
    places = range(0, len(draft.articles), 2)
    each = st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, max(0, len(draft.articles) - 1)))
    return st.dictionaries(st.sampled_from(places), each, max_size=6).map(
        lambda chosen: tuple(Edit(act, at, to) for at, (act, to) in sorted(chosen.items(), reverse=True))
    )


def edited(draft: Draft, script: tuple[Edit, ...], *, renumber: bool = True) -> Draft:
    """Return the next version of a draft, numbered anew or with a letter on each new number (УПЗНА чл. 52)."""
    result = replace(draft, merged={}, split={})
    for edit in sorted(script, key=lambda each: each.act == "move"):
        if edit.act == "move":
            result = _moved(result, draft.articles[edit.at].truth, draft.articles[edit.to].truth)
        else:
            result = ACTS[edit.act](result, edit.at, edit.to)
    if renumber:
        articles = tuple(replace(each, number=str(at)) for at, each in enumerate(result.articles, start=1))
        result = replace(result, articles=articles)
    return result


def text_of(draft: Draft) -> str:
    """Return a draft as a clerk would paste it."""
    lines, chapter = [TITLE], -1
    for article in draft.articles:
        if article.chapter != chapter:
            chapter = article.chapter
            lines.append(CHAPTERS[chapter])
        for at, paragraph in enumerate(article.paragraphs, start=1):
            mark = f"Чл. {article.number}. " if at == 1 else ""
            lines.append(f"{mark}({at}) {' '.join(paragraph.sentences)}")
    return "\n".join(lines)


def anchors_of(draft: Draft) -> dict[str, str]:
    """Return the identity of the place at each anchor, chapters left out."""
    found = {}
    for article in draft.articles:
        anchor = f"art_{article.number.replace('а', 'a')}"
        found[anchor] = article.truth
        found |= {f"{anchor}__para_{at}": each.truth for at, each in enumerate(article.paragraphs, start=1)}
    return found


def _with(draft: Draft, at: int, *articles: Article, taking: int = 1, fresh: int = 0) -> Draft:
    return replace(
        draft,
        articles=(*draft.articles[:at], *articles, *draft.articles[at + taking :]),
        next=draft.next + fresh,
    )


def _moved(draft: Draft, truth: str, behind: str) -> Draft:
    at = draft.find(truth)
    if truth == behind or draft.find(behind) < 0:
        return draft
    article, without = draft.articles[at], _with(draft, at)
    to = without.find(behind)
    return _with(without, to + 1, replace(article, chapter=without.articles[to].chapter), taking=0)


def _insert(draft: Draft, at: int, to: int) -> Draft:
    here = draft.articles[at]
    article = new_article(draft.next, f"{here.number}а", here.chapter, 1 + to % 3)
    return _with(draft, at, here, article, fresh=1)


def _delete(draft: Draft, at: int, to: int) -> Draft:
    return _with(draft, at)


def _split(draft: Draft, at: int, to: int) -> Draft:
    """The first two paragraphs stay, what follows becomes an article of its own."""
    here = draft.articles[at]
    if len(here.paragraphs) != 3:
        return draft
    part = Article(f"чл{draft.next}", f"{here.number}а", here.chapter, here.paragraphs[2:])
    result = _with(draft, at, replace(here, paragraphs=here.paragraphs[:2]), part, fresh=1)
    return replace(result, split=draft.split | {part.truth: here.truth})


def _merge(draft: Draft, at: int, to: int) -> Draft:
    """The next article is appended, when it is the shorter of the two."""
    here, following = draft.articles[at], draft.articles[at + 1 : at + 2]
    if not following or len(here.paragraphs) < len(following[0].paragraphs) + 2:
        return draft
    whole = replace(here, paragraphs=here.paragraphs + following[0].paragraphs)
    result = _with(draft, at, whole, taking=2)
    return replace(result, merged=draft.merged | {following[0].truth: here.truth})


def _paragraphs(draft: Draft, at: int, *paragraphs: Paragraph, fresh: int = 0) -> Draft:
    return _with(draft, at, replace(draft.articles[at], paragraphs=paragraphs), fresh=fresh)


def _insert_paragraph(draft: Draft, at: int, to: int) -> Draft:
    those = draft.articles[at].paragraphs
    to %= len(those) + 1
    return _paragraphs(draft, at, *those[:to], new_paragraph(10 * draft.next, is_long=True), *those[to:], fresh=1)


def _delete_paragraph(draft: Draft, at: int, to: int) -> Draft:
    those = draft.articles[at].paragraphs
    if len(those) == 1:
        return draft
    to %= len(those)
    return _paragraphs(draft, at, *those[:to], *those[to + 1 :])


def _swap_paragraphs(draft: Draft, at: int, to: int) -> Draft:
    those = draft.articles[at].paragraphs
    return _paragraphs(draft, at, *those[1::-1], *those[2:])


def _reword(draft: Draft, at: int, to: int) -> Draft:
    """Two words of a paragraph are others."""
    those = list(draft.articles[at].paragraphs)
    to %= len(those)
    first, *others = those[to].sentences
    words = first.split()
    words[2:4] = [word(9000 + draft.next), word(9500 + draft.next)]
    those[to] = replace(those[to], sentences=(" ".join(words), *others))
    return _paragraphs(draft, at, *those, fresh=1)


def _split_paragraph(draft: Draft, at: int, to: int) -> Draft:
    """The second sentence of the first paragraph becomes a paragraph of its own."""
    first, *others = draft.articles[at].paragraphs
    if len(first.sentences) != 2 or len(first.sentences[0].split()) < len(first.sentences[1].split()) + 6:
        return draft
    part = Paragraph(f"ал{10 * draft.next}", first.sentences[1:])
    result = _paragraphs(draft, at, replace(first, sentences=first.sentences[:1]), part, *others, fresh=1)
    return replace(result, split=draft.split | {part.truth: first.truth})


def _merge_paragraphs(draft: Draft, at: int, to: int) -> Draft:
    """The second paragraph is appended to the first, when that is the longer."""
    those = draft.articles[at].paragraphs
    if len(those) == 1 or len(those[0].sentences) <= len(those[1].sentences):
        return draft
    first, second, *others = those
    whole = replace(first, sentences=first.sentences + second.sentences)
    result = _paragraphs(draft, at, whole, *others)
    return replace(result, merged=draft.merged | {second.truth: first.truth})


ACTS: dict[str, Callable[[Draft, int, int], Draft]] = {
    "insert": _insert,
    "delete": _delete,
    "move": lambda draft, at, to: draft,
    "split": _split,
    "merge": _merge,
    "insert paragraph": _insert_paragraph,
    "delete paragraph": _delete_paragraph,
    "swap paragraphs": _swap_paragraphs,
    "reword": _reword,
    "split paragraph": _split_paragraph,
    "merge paragraphs": _merge_paragraphs,
}
"""What an edit does; an edit that makes no sense at its place does nothing."""
