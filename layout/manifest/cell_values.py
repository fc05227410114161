"""The value of a spreadsheet's cell and its number format → what the cell shows."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DECIMALS = re.compile(r"[0#]\.([0#?]+)")


def shown_value(value: object, form: str) -> str:
    """A value and its number format → its text: whole numbers, decimals, thousands and per cent as the format has
    them, dates as 2020-05-15 or with 年月日."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, form)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: float, form: str) -> str:
    """A number and its format → its digits, and what the format writes before and after them."""
    part = _section(value, form)
    plain = _QUOTED.sub("", part)
    if plain.lower() in ("general", "", "@") or not re.search("[0#?]", plain):
        return f"{value:.12g}" if isinstance(value, float) and value % 1 else f"{value:.0f}"
    percent = plain.count("%")
    number = Decimal(repr(value)) * 100**percent
    found = _DECIMALS.search(plain)
    wanted = found[1] if found else ""
    step = Decimal(1).scaleb(-len(wanted))
    rounded = number.quantize(step, rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if "," in plain else f"{abs(rounded):f}"
    if wanted and "#" in wanted:
        least = len(wanted.rstrip("#?"))
        whole, _, decimals = text.partition(".")
        decimals = decimals[:least] + decimals[least:].rstrip("0")
        text = f"{whole}.{decimals}" if decimals else whole
    negative = rounded < 0 and ";" not in form
    before, after = _around(part)
    return f"{before}{'-' if negative else ''}{text}{after}"


def _section(value: float, form: str) -> str:
    """A number and a format of up to three sections → the one for it, without colours and conditions."""
    parts = form.split(";")
    index = 1 if value < 0 and len(parts) > 1 else 2 if value == 0 and len(parts) > 2 else 0
    part = re.sub(r"\[[^\]]*\]", "", parts[index])
    return re.sub(r"_.|\*.", "", part)


def _around(part: str) -> tuple[str, str]:
    """A section of a format → what it writes before and after the digits."""
    found = re.search(r"[0#?][0#?,.]*", _hidden(part))
    if found is None:
        return "", ""
    shown = [_QUOTED.sub(r"\1\2", one) for one in (part[: found.start()], part[found.end() :])]
    return shown[0].strip(), shown[1].rstrip()


def _hidden(part: str) -> str:
    """A section of a format → the same, as long, its quoted text made blank."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), part)


def _moment(value: datetime | date | time | timedelta, form: str) -> str:
    """A date or time and its format → its text."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    day = f"{value.year}-{value.month:02}-{value.day:02}"
    if "年" in form or "月" in form:
        day = f"{value.year}年" if "年" in form or "y" in form.lower() else ""
        day += f"{value.month}月" if "月" in form or "m" in form.lower() else ""
        day += f"{value.day}日" if "日" in form or "d" in form.lower() else ""
    if isinstance(value, datetime) and "h" in form.lower():
        return f"{day} {value.hour}:{value.minute:02}"
    return day
