"""Numbers as Chinese writes them: 二十 → 20, 百亿 → 10000000000, 7.5亿 → 750000000, 二〇二四 → 2024."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2, "俩": 2}
TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
GROUPING = str.maketrans("", "", ",， \u3000")
WIDE_TO_ASCII = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def read_numeral(written: str) -> Decimal | None:
    """Read a number in Arabic digits, Chinese numerals or a mix of both; None where it is none.

    两千 → 2000, 三百五十 → 350, 1.2万 → 12000, 万亿 → 1000000000000, 1,200 → 1200. A bare scale counts once (亿 → 100000000).
    """
    plain = written.translate(WIDE_TO_ASCII).translate(GROUPING)
    if not plain:
        return None
    head = len(plain)
    while head and plain[head - 1] in "十百千万亿兆":
        head -= 1
    number, scale = plain[:head], plain[head:]
    if number and number[0] in "0123456789.":
        return _arabic(number, scale)
    if not scale and all(c in DIGITS for c in plain) and len(plain) > 1:
        return Decimal("".join(str(DIGITS[c]) for c in plain))
    return _chinese(plain)


def read_small_number(written: str) -> int | None:
    """Read a day, month or year: ２３ → 23, 二十一 → 21, 二〇二四 → 2024."""
    number = read_numeral(written)
    return None if number is None else int(number)


def _arabic(number: str, scale: str) -> Decimal | None:
    if any(c in "十百千万亿兆" for c in number):  # 1亿2000万, 3万5千: each part with its own scale
        return _parts(number + scale)
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    for unit in scale:
        value *= TENS.get(unit) or SCALES[unit]
    return value


def _parts(written: str) -> Decimal | None:
    whole, part = Decimal(0), ""
    for at, c in enumerate(written):
        part += c
        follows = written[at + 1] if at + 1 < len(written) else ""
        if c in "百千万亿兆" and follows not in "百千万亿兆":
            value = read_numeral(part)
            if value is None:
                return None
            whole, part = whole + value, ""
    if part:
        value = read_numeral(part)
        if value is None:
            return None
        whole += value
    return whole


def _chinese(written: str) -> Decimal | None:
    total = section = digit = 0
    for c in written:
        if c in DIGITS:
            digit = digit * 10 + DIGITS[c] if digit and c not in "零〇" else DIGITS[c]
        elif c in "廿卅":
            section, digit = section + TENS[c], 0
        elif c in TENS:
            section, digit = section + (digit or 1) * TENS[c], 0
        elif c in SCALES:
            # 万亿 multiplies what stands before it as a whole, 三亿五千万 adds a smaller part
            if total and SCALES[c] > 10**4 and not (section or digit):
                total *= SCALES[c]
            elif not total or SCALES[c] == 10**4:
                total += (section + digit or 1) * SCALES[c]
            else:
                total = (total + section + digit) * SCALES[c]
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit)
