"""An issue as written and its style → the document: repaired, marked up, every picture anchored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.article import build_article
from layout.document.groups import group_pictures
from layout.document.model import (
    Article,
    Block,
    Box,
    Cover,
    Divider,
    Document,
    Paragraph,
    Picture,
    Wrap,
)
from layout.document.original import trace_original
from layout.document.words import Proofreader
from layout.manifest.facsimile import Facsimile
from layout.manifest.model import ArticleSource, CoverSource, Issue
from layout.outcome import Outcome
from layout.style.model import Style


def build_document(
    issue: Issue, style: Style, printed: Facsimile | None = None
) -> Outcome[Document | None]:
    """An issue and the style it is set in → the document, with every repair and what could not be done.

    None only where the issue has no article. Widths of pictures come out in pt of the style's grid.
    ``printed``: what is known of its printed original, for a style that asks for it.
    """
    reader = Proofreader(issue.convert_marks)
    reader.ranges = lambda: [span for face in style.text["body"].font for span in face.only or ()]
    built: list[tuple[ArticleSource, Article]] = []
    told: list[Diagnostic] = []
    for source in issue.articles:
        article, found = build_article(source, style, reader)
        built.append((source, article))
        told += found
    articles = _with_boxes(built)
    told += _left_out(built)
    if not articles:
        return Outcome(None, _in_order(told, reader))
    original = None
    if printed is not None:
        articles, original, found = trace_original(printed, articles)
        told += found
    document = Document(
        reader.line(issue.name),
        reader.line(issue.number),
        issue.date,
        reader.line(issue.publisher),
        reader.line(issue.subtitle),
        reader.rich(issue.source_note),
        articles,
        issue.file,
        contents=issue.contents,
        pages_wish=issue.pages,
        reorder=issue.reorder,
        colophon=tuple((label, reader.line(text)) for label, text in issue.colophon),
        ticket=issue.ticket,
        ticket_spans=issue.ticket_spans,
        cover=_cover(issue.cover, reader),
        back=_cover(issue.back, reader),
        texts=tuple(reader.texts),
        original=original,
    )
    return Outcome(document, _in_order(told, reader))


def _cover(source: CoverSource | None, reader: Proofreader) -> Cover | None:
    """A cover as asked for → the cover; its picture belongs to no article and fills its page."""
    if source is None:
        return None
    picture = None
    if source.file is not None:
        picture = Picture(
            source.file.path,
            source.file.pixels,
            Wrap.PAGE,
            0,
            source.span,
            credit=reader.rich(source.credit),
            alt=source.alt,
            focus=source.focus,
            orientation=source.file.orientation,
            vector=source.file.vector,
        )
    return Cover(picture, tuple(reader.rich(line) for line in source.lines), source.span)


def _in_order(told: Sequence[Diagnostic], reader: Proofreader) -> tuple[Diagnostic, ...]:
    """What was found and what was repaired → all of it in source order."""

    def place(diagnostic: Diagnostic) -> tuple[str, int, int]:
        span = diagnostic.span or Span("", 0)
        return span.file, span.line, span.column

    return tuple(sorted([*told, *reader.told], key=place))


def _with_boxes(built: Sequence[tuple[ArticleSource, Article]]) -> tuple[Article, ...]:
    """Articles and boxes in order → the articles, numbered; a box ends the article before it.

    A box before the first article opens that; boxes alone are articles without a title.
    """
    articles: list[Article] = []
    waiting: list[Block] = []
    for source, article in built:
        if source.kind != "box":
            articles.append(_opened(article, waiting))
            waiting = []
        elif articles:
            last = articles[-1]
            articles[-1] = replace(last, blocks=(*last.blocks, _box(source, article)))
        else:
            waiting.append(_box(source, article))
    if waiting and not articles:
        articles = [replace(built[0][1], blocks=tuple(waiting), pictures=())]
    return tuple(
        replace(article, number=number, pictures=group_pictures(article.pictures))
        for number, article in enumerate(articles, 1)
    )


def _opened(article: Article, boxes: Sequence[Block]) -> Article:
    """An article and boxes to stand at its head → the article, its pictures still with their blocks."""
    if not boxes:
        return article
    pictures = tuple(
        replace(picture, anchor=picture.anchor + len(boxes)) for picture in article.pictures
    )
    return replace(article, blocks=(*boxes, *article.blocks), pictures=pictures)


def _box(source: ArticleSource, article: Article) -> Box:
    """An article of kind box → the box: its title for heading, all the text it has for paragraphs."""
    heading = tuple(run for line in article.title.lines for run in line)
    text = [block for block in article.blocks if isinstance(block, Paragraph)]
    opening = [
        Paragraph(one, "body", article.span) for one in (article.byline, article.unit) if one
    ]
    closing = [Paragraph(article.source, "body", article.span)] if article.source else []
    blocks = (*opening, *text, *article.footnotes, *closing)
    (picture,) = group_pictures(article.pictures)[:1] or (None,)
    across = source.across or "column"
    return Box(article.title.kicker + heading, blocks, article.span, across, picture)


def _left_out(built: Sequence[tuple[ArticleSource, Article]]) -> Iterator[Diagnostic]:
    """What stands in a box beside text and one picture (a row of them counts as one) → an error each."""
    for source, article in built:
        if source.kind == "box":
            blocks = [block for block in article.blocks if not isinstance(block, Paragraph)]
            blocks = [block for block in blocks if not isinstance(block, Divider)]
            for thing in (*group_pictures(article.pictures)[1:], *blocks):
                yield diagnose("box-text-only", thing.span)
