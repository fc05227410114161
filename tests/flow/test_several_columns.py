"""Pictures over several columns of a page, with text in the others."""

from __future__ import annotations

from layout.page.model import Image
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import picture

LONG = TEXT * 3


def test_a_picture_over_two_of_three_columns_leaves_the_third_to_the_text() -> None:
    assert_flow(
        """
        题　　　　　│·　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓▓│生丽水玉出昆
        ▓▓▓▓▓▓▓▓▓▓▓▓▓│冈剑号巨阙珠
        ▓▓▓▓▓▓▓▓▓▓▓▓▓│称夜光果珍李
        ▓▓▓▓▓▓▓▓▓▓▓▓▓│柰菜重芥姜海
        　天地玄黄宇│藏闰余成岁律│咸河淡鳞潜羽
        宙洪荒日月盈│吕调阳云腾致│翔龙师火帝鸟
        昃辰宿列张寒│雨露结为霜金│官人皇始制文
        来暑往秋收冬│·　　　　　│·
        """,
        columns=3,
        measure=6,
        rows=9,
        text=LONG[:83],
        pictures=[picture("14字×4行 auto", at="天地", columns=2)],
        told=["measure-narrow"],
    )


def wraps(columns: int, asked: int, **style: object) -> list[tuple[str, float]]:
    """The columns of a page, how many a picture asks for and changes of style → how it stands and its width in 字."""
    one = picture("4行 auto", at="天地", **({"columns": asked} if asked else {}))
    made = set_tiny(columns=columns, measure=12, rows=20, text=LONG, pictures=[one], style=style)
    images = [
        item for page in made.made.pages.pages for item in page.items if isinstance(item, Image)
    ]
    return [(image.wrap, round(image.rect.width / made.made.pages.em, 3)) for image in images]


def test_as_many_columns_as_the_page_has_are_all_columns() -> None:
    assert wraps(3, 3) == wraps(3, 5) == [("span", 38)]
    assert wraps(3, 2) == [("columns", 25)]
    assert wraps(3, 1) == [("column", 12)]
    assert wraps(1, 2) == [("column", 12)]  # one column spans itself


def test_the_style_may_offer_several_columns_to_pictures_that_do_not_say() -> None:
    wide = [picture("auto", at="天地", pixels=(2000, 400))]
    offers = {"pictures.beside": ["11字"], "pictures.astride": []}

    def stands(**style: object) -> set[str]:
        made = set_tiny(
            columns=4, measure=12, rows=20, text=LONG, pictures=wide, style=offers | style
        )
        items = (item for page in made.made.pages.pages for item in page.items)
        return {item.wrap for item in items if isinstance(item, Image)}

    assert stands() == {"span"}  # a panorama
    assert stands(**{"pictures.columns": [2]}) == {"columns"}
