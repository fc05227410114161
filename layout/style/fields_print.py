"""What a style file may say of print production, as a table of fields."""

from __future__ import annotations

from layout.source.fields import Choice, Field, Flag, MapOf, Number, Record, Text, Whole

_PPI = Whole(1, 4800)
PRINT = Record(
    {
        "standard": Field(Choice(("x4", "x1a")), "标准：PDF/X-4 或 PDF/X-1a", "PDF/X level", True),
        "condition": Field(
            Text(), "印刷条件：登记名，FOGRA39 铜版纸，FOGRA29 胶版纸", "registered name", True
        ),
        "profile": Field(Text(), "色彩特性文件：.icc；不写则按印刷条件选", "ICC file"),
        "ink_limit": Field(
            Number(100, 400, unit="%"),
            "总墨量上限：百分数；不写按印刷条件，铜版纸 300、胶版纸 280",
            "total ink, per cent; the paper's where none is given",
        ),
        "spots": Field(
            Choice(("keep", "process")),
            "专色：keep 单独出版，process 改成近似四色（工艺专色不改）",
            "spot colours: plates of their own, or their look in four inks",
            True,
        ),
        "cmyk": Field(
            Choice(("keep", "convert")),
            "四色图：keep 数值照用，convert 按图里的特性文件转到本印刷条件",
            "four-ink pictures: numbers kept, or converted by their own profile",
            True,
        ),
        "neutrals": Field(
            Choice(("black", "profile")),
            "中性灰：black 灰图、截屏里的黑字只用黑版，profile 照特性文件分到四色",
            "neutral RGB: to black alone, or to four inks by the profile",
            True,
        ),
        "ppi": Field(
            Record(
                {
                    "target": Field(_PPI, "目标：要缩的图缩到这么多", "resolution sent", True),
                    "downsample": Field(
                        _PPI,
                        "缩图界限：超过它才缩到目标",
                        "above it pictures are brought down",
                        True,
                    ),
                    "note": Field(_PPI, "说明：低于它给说明", "below it: a note", True),
                    "warn": Field(_PPI, "提醒：低于它给提醒", "below it: a warning", True),
                    "error": Field(_PPI, "错误：低于它算错误", "below it: an error", True),
                }
            ),
            "图像分辨率：ppi",
            "resolution of pictures",
            required=True,
        ),
        "quality": Field(Whole(30, 100), "JPEG 质量：30–100", "JPEG quality", True),
        "compression": Field(
            Choice(("jpeg", "flate")), "图像压缩：jpeg，或无损 flate", "compression", True
        ),
        "marks": Field(Flag(), "印刷标记：裁切线、套准线、色条", "printer's marks", True),
        "overprint": Field(Flag(), "黑字叠印：单黑文字和线", "black overprints", True),
        "text": Field(
            Choice(("live", "outlines")),
            "文字：live 用字体，outlines 另出一份转曲的文件",
            "text in fonts, or a second file with text as outlines",
            True,
        ),
        "pages_multiple": Field(
            Whole(1, 64), "页数倍数：骑马钉写 4，不限写 1", "pages in …s", True
        ),
        "grades": Field(
            MapOf(Choice(("off", "note", "warning", "error"))),
            "检查分级：检查项代号: off、note、warning、error",
            "grades of findings by code",
        ),
    }
)
