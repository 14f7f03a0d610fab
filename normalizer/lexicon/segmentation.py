"""Segmentation of a run of Han characters by a dictionary.

An exact dynamic programme over word costs. The order of criteria is MMSEG's (C.-H. Tsai 1996, "MMSEG: A Word
Identification System for Mandarin Chinese Text"): fewest words, then the freedom of single characters; where these
tie, the longer word at the right, which is right more often than the left one in Chinese.
"""

from collections.abc import Callable

LONGEST = 8  # code points; longer headwords are proverbs and names of institutions, which consist of words anyway

# characters that stand alone as words in running text: the commonest, then function words, pronouns, verbs and adverbs
_COMMONEST = frozenset("的了在是和有不")
_FREE = frozenset(
    "與及或而但也都就又再還很最更太沒未無為以於從由到至對向把將被給讓使令比跟同因若如則且並其此該這那哪誰我你您他她它們個位名"
    "次年月日時分秒天週點元種件項份條張家間所本部台輛艘架座些每各某兩一二三四五六七八九十百千萬億數幾多少半約近前後上下中內外"
    "裡人說稱會能可要想應須來去做用看叫得地著過嗎呢吧啊只僅才已曾正便即仍卻越均皆"
)


def segment_run(run: str, cost: Callable[[str], float | None], reach: Callable[[str], int]) -> list[str]:
    """The words of `run`, which holds Han characters only; joined they give it back.

    `cost(piece)` is what a word costs on top of 1, above -1, or None for what is no word. A single character is always
    allowed. `reach(ending)` is how long a word may be at most that ends in these two characters.
    """
    best = [0.0] * (len(run) + 1)
    length = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        char = run[end - 1]
        if char in _COMMONEST:
            lowest = best[end - 1] + 1.02
        elif char in _FREE:
            lowest = best[end - 1] + 1.05
        else:
            extra = cost(char)
            lowest = best[end - 1] + (1.5 if extra is None else 1.2 + extra)
        longest = 1
        most = reach(run[end - 2 : end]) if end > 1 else 1
        for size in range(2, min(most, end) + 1) if most > 1 else ():
            if (before := best[end - size] + 1.0) <= lowest + 1.0:
                extra = cost(run[end - size : end])
                if extra is not None and before + extra <= lowest + 1e-9:
                    lowest, longest = before + extra, size
        best[end], length[end] = lowest, longest
    words = []
    place = len(run)
    while place:
        words.append(run[place - length[place] : place])
        place -= length[place]
    return words[::-1]
