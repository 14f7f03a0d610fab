"""False friends: what reads as a date or a time and is a title, a score, a verse, an age or a temperature."""

import re
from functools import cache

from normalizer.resources import read_table

_TITLED = re.compile(
    r"\s(?:Times|News(?!\sCorp)|Telegraph|Mirror|Mail|Express|Post|Herald|Star(?!\s(?:Wars|Trek))|Standard|Tribune"
    r"|Chronicle|Gazette|[Ss]how|America|Live|Football|Lights|Baseball|Raw|SmackDown)\b"
)
_OF_CHINA = re.compile(
    r"夜(?:現場|现场|足球|線)|泰晤士|時報|时报|電訊|电讯|郵報|邮报|快報|快报|畫報|画报|先驅報|先驱报|鏡報|镜报|餐廳|餐厅|[週周]刊|美國報"
    r"|[報报](?=$|[」》〉”，。、；：,;\s（(]|[記记社專专]|的[記记編编總总])"
)
_LED_TO = re.compile(r"\b(?:on|since|until|by)\s$", re.IGNORECASE)
_OPENED = re.compile(r"[《〈][^《》〈〉\n]{0,30}$")
_SCORED = re.compile(
    r"(?:\b(?:won|wins?|beat|beats|lost|loses?|led|leads?|leading|trail(?:ed|s|ing)?|ratio(?:\sof)?|score(?:\sof)?)\s"
    r"|(?:比分|比數|比数|比例|比率|領先|领先|落後|落后|[勝胜負负輸输贏赢以])[為为是]?\s?)$",
    re.IGNORECASE,
)
_SCORING = re.compile(
    r"\s?(?:的?比[分數数例]|[擊击]?[敗败]|[戰战險险獲获完][勝胜]|逆[轉转]|領先|领先|落後|落后)"
    r"|\s(?:win|victory|loss|defeat|lead|ratio|aspect|screen|display)\b"
)
_HEAT = re.compile(
    r"\b(?:highs?|lows?|temperatures?|degrees|widespread|readings|mercury|dew\s?points?)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_HEATED = re.compile(r"\s(?:degrees|Fahrenheit|Celsius)\b|\s?°")
_AGED = re.compile(r"\b(?:his|her|their|my|our|your)\s(?:(?:early|mid|late)[\s-])?(?:the\s)?$", re.IGNORECASE)


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the day or part of a day `[start, end)` belongs to the name of a paper or a programme.

    >>> is_title("The Sunday Times", 4, 10), is_title("On Sunday Times fell", 3, 9), is_title("週六夜現場", 0, 2)
    (True, False, True)
    """
    if text[start].isascii():
        if not text[start].isupper() or not text[end - 1].isalpha():
            return False
        words = text[start:end].split()
        alone = len(words) == 1 and _LED_TO.search(text, max(0, start - 8), start)
        return all(word[0].isupper() for word in words) and _TITLED.match(text, end) is not None and not alone
    return bool(_OF_CHINA.match(text, end) or _OPENED.search(text, max(0, start - 32), start))


def is_ratio(text: str, start: int, end: int) -> bool:
    """Whether two numbers with a colon are a score, a ratio or a verse by what stands beside: 以21:19獲勝, John 3:16.

    >>> is_ratio("won 21:19", 4, 9), is_ratio("John 3:16", 5, 9), is_ratio("at 3:16", 3, 7)
    (True, True, False)
    """
    before = max(0, start - 16)
    return bool(
        _SCORED.search(text, before, start) or _verse().search(text, before, start) or _SCORING.match(text, end)
    )


@cache
def _verse() -> re.Pattern[str]:
    """A book just before the chapter and verse."""
    rows = read_table("scripture.tsv", 2)
    latin = "|".join(sorted({re.escape(name) for row in rows for name in row[0].split(",")}))
    han = "|".join(sorted({name for row in rows for name in row[1].split()}))
    return re.compile(rf"(?:\b(?:{latin})\.?\s|(?:{han})\s?)$")


def is_age_or_heat(text: str, start: int, end: int) -> bool:
    """Whether tens of years are somebody's (in her 80s) or degrees (highs in the 80s).

    >>> is_age_or_heat("highs in the 80s", 13, 16), is_age_or_heat("music of the 80s", 13, 16)
    (True, False)
    """
    before = max(0, start - 60)
    return bool(_AGED.search(text, before, start) or _HEAT.search(text, before, start) or _HEATED.match(text, end))
