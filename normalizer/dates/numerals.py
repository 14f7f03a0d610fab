"""Numbers in words: Chinese numerals and English number words."""

import re

_DIGITS = {
    **dict(zip("〇零○０0", (0,) * 5, strict=True)),
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    **dict(zip("壹貳參肆伍陸柒捌玖", range(1, 10), strict=True)),
    **dict(zip("兩两贰叁陆", (2, 2, 2, 3, 6), strict=True)),
    **dict(zip("123456789", range(1, 10), strict=True)),
    **dict(zip("１２３４５６７８９", range(1, 10), strict=True)),
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_TENS = {"廿": 20, "卅": 30, "卌": 40}

HAN_NUMERALS = "〇零○一二三四五六七八九兩两十百千廿卅卌"
"""The characters a Chinese number below ten thousand is written with (the financial forms aside)."""


def read_han(text: str) -> int | None:
    """The whole number that `text` writes in Chinese numerals, digits or both; None where it writes none.

    Read digit by digit where no multiplier stands in it. 兆 is 10**12, as in Taiwan and Japan; 萬億 is the same number.

    >>> read_han("二零二五"), read_han("廿三"), read_han("三百零五"), read_han("2千萬"), read_han("兩萬五")
    (2025, 23, 305, 20000000, 25000)
    """
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) < 19 else None
    total = section = number = 0
    last = 1
    for char in text:
        if char in _DIGITS:
            number = number * 10 + _DIGITS[char]
        elif char in _TENS:
            section += _TENS[char]
            number, last = 0, 10
        elif char in _SMALL:
            section += (number or 1) * _SMALL[char]
            number, last = 0, _SMALL[char]
        elif char in _LARGE:
            scale = _LARGE[char]
            if section == number == 0:
                total = (total or 1) * scale  # 萬億: thousands of 億
            else:
                total = total + (section + number) * scale if total % scale == 0 else (total + section + number) * scale
            section, number, last = 0, 0, scale
        else:
            return None
    # 兩萬五 is 25,000 and 三百五 is 350, but 三百零五 is 305 and 十五 is 15
    if (
        number
        and number < 10
        and last > 10
        and len(text) > 2
        and text[-2] not in "〇零○0"
        and text[-1] not in "0123456789"
    ):
        number *= last // 10
    return total + section + number


_ADJACENT = re.compile(
    r"(?P<head>(?:.*[十百千廿卅])?)(?P<pair>一[二兩两]|[二兩两]三|三[四五]|四五|五六|六七|七八|八九)(?P<scale>[十百千]?)$"
)


def read_approximate(text: str) -> tuple[int, int] | None:
    """The lower and the upper number of two digits that are said together for one of them; None where there are not.

    >>> read_approximate("三四"), read_approximate("十五六"), read_approximate("七八十"), read_approximate("二三一")
    ((3, 4), (15, 16), (70, 80), None)
    """
    match = _ADJACENT.match(text)
    if match is None:
        return None
    least, most = (read_han(match["head"] + digit + match["scale"]) for digit in match["pair"])
    return (least, most) if least is not None and most is not None and least < most else None


_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """.split()  # noqa: SIM905 - quoted words would hide the list
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """.split()  # noqa: SIM905 - quoted words would hide the list
_DECADES = """
    twenty thirty forty fifty sixty seventy eighty ninety
    """.split()  # noqa: SIM905 - quoted words would hide the list

CARDINALS = {word: value for value, word in enumerate(_UNITS)} | {
    word: value for value, word in zip(range(20, 100, 10), _DECADES, strict=True)
}
"""English number words below a hundred that are one word."""

ORDINALS = {word: value for value, word in enumerate(_ORDINALS) if value} | {
    word[:-1] + "ieth": value for value, word in zip(range(20, 100, 10), _DECADES, strict=True)
}
"""English ordinal words that are one word."""

MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""English words that multiply what stands before them."""


def read_english(words: list[str]) -> int | None:
    """The whole number that lower-case English `words` write, hyphens already split; None where they write none.

    >>> read_english(["two", "thousand", "and", "eighteen"]), read_english(["thirty", "five"])
    (2018, 35)
    """
    total = current = 0
    seen = False
    for word in words:
        if word in CARDINALS:
            current += CARDINALS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in MULTIPLIERS:
            total += (current or 1) * MULTIPLIERS[word]
            current = 0
        elif word == "and" and seen:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None
