"""What is known of a printed original → the same, traced to the paragraphs and characters of the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.document.find import Found, find_words, same_words
from layout.document.model import (
    Article,
    Paragraph,
    Run,
    Title,
    plain,
)
from layout.document.printed import Original, OriginalPage, OriginalPicture
from layout.manifest.facsimile import Facsimile, PrintedIndent, PrintedPicture, PrintedTitle
from layout.manifest.manuscript import Piece


class Traced(NamedTuple):
    """The articles as the original had them (indents, lines of titles), and where all else stood."""

    articles: tuple[Article, ...]
    original: Original
    told: tuple[Diagnostic, ...]


def trace_original(printed: Facsimile, articles: Sequence[Article]) -> Traced:
    """The sidecar and the articles → the articles in the original's form, its pictures and pages by
    character; with a word on everything the issue no longer has."""
    told: list[Diagnostic] = []
    pages = []
    for page in printed.pages:
        at = _place(page.words, (page.article, page.paragraph), articles, told)
        if at is not None:
            pages.append(OriginalPage(page.article, *at))
    pictures = [
        found
        for picture in printed.pictures
        if (found := _picture(picture, articles, told)) is not None
    ]
    indented = _indented(printed.indents, articles)
    titled = tuple(_titled(one, printed.titles, told) for one in indented)
    return Traced(titled, Original(tuple(pictures), tuple(pages)), tuple(told))


def _place(
    words: Piece, where: tuple[int, int], articles: Sequence[Article], told: list[Diagnostic]
) -> tuple[int, int] | None:
    """Words and the article and paragraph they stood in → paragraph and character.

    A paragraph that moved within its article is found again. Titles and the source note are not searched.
    """
    number, paragraph = where
    if not number or not paragraph:
        return (0, 0) if number <= len(articles) else None
    blocks = articles[number - 1].blocks if number <= len(articles) else ()
    found: Found | None = None
    if paragraph <= len(blocks):
        found, _ = find_words(words, blocks[paragraph - 1 : paragraph])
    if found is not None:
        return paragraph, found.offset
    found, _ = find_words(words, blocks)
    if found is not None:
        return found.block + 1, found.offset
    span = words.span(0, len(words.text))
    told.append(diagnose("original-words", span, None, words=words.text, article=number))
    return None


def _picture(
    one: PrintedPicture, articles: Sequence[Article], told: list[Diagnostic]
) -> OriginalPicture | None:
    """A picture of the original → where it stood, if the article still has it."""
    pictures = articles[one.article - 1].pictures if 0 < one.article <= len(articles) else ()
    names = [picture.file.name for picture in pictures]
    if one.file not in names:
        told.append(
            diagnose("original-picture", one.span, None, file=one.file, article=one.article)
        )
        return None
    at = _place(one.words, (one.article, one.paragraph), articles, told)
    if at is None:
        return None
    return OriginalPicture(
        one.article, *at, names.index(one.file), one.rows, one.width, one.measure
    )


def _indented(indents: Iterable[PrintedIndent], articles: Sequence[Article]) -> list[Article]:
    """Articles → the same with the first-line indents of the original."""
    known = {(indent.article, indent.paragraph): indent.indent for indent in indents}
    return [
        replace(
            article,
            blocks=tuple(
                replace(block, indent=known[article.number, number])
                if (article.number, number) in known and isinstance(block, Paragraph)
                else block
                for number, block in enumerate(article.blocks, 1)
            ),
        )
        for article in articles
    ]


def _titled(article: Article, printed: Iterable[PrintedTitle], told: list[Diagnostic]) -> Article:
    """An article → the same with its title on the lines of the original, where it is the same title."""
    title = article.title
    for one in printed:
        if one.article != article.number:
            continue
        words = plain(title.kicker) + title.bullet + "".join(plain(line) for line in title.lines)
        if not same_words("".join(one.lines), words):
            told.append(diagnose("original-title", title.span, None, words="".join(one.lines)))
            continue
        lines = tuple((Run(line),) for line in one.lines)
        return replace(article, title=Title((), lines, title.span, manual=True))
    return article
