"""Text meant to trip an ear: other scripts, look-alike letters, nested quotes, endless numbers.

`hostile(length)` returns each kind by name, cut to about as many characters.
"""

from collections.abc import Mapping

MOST = 4_000

_SEEDS: Mapping[str, str] = {
    "one letter": "a",
    "spaces": " ",
    "full stops": ". ",
    "question marks": "?",
    "commas": "yes, ",
    "digits": "7",
    "numbers": "84 85 86 ",
    "numbers with signs": "€84, $85; £86% ",
    "thousands": "1.000.000,00 ",
    "number words": "eighty-four and twenty two ",
    "decimals": "1.1.1.1.1",
    "slashes": "2/1/0 ",
    "hyphens": "2-1-2-1-",
    "shares": "2 food for me and 1 for you, ",
    "offers": "84 a seat for 2 years or 85 for 3 years, ",
    "if": "if you if we if ",
    "negations": "not no never can't won't don't ",
    "because": "because since as we ",
    "refusals": "i cannot really just simply possibly agree to ",
    "needs": "i really really really need ",
    "you and i": "you take i take we take ",
    "the words of one group": "would you be willing to prepared to able to ",
    "nested quotes": "\"'“‘(«[{",
    "brackets": "((((((",
    "braces of a template": "{offer} {price} {{}} ",
    "markup": "<b onclick=alert(1)>84</b> ",
    "a query": "'; DROP TABLE turns; -- ",
    "a pattern": "(a+)+$ [^]* \\d{1,9} ",
    "Greek": "ογδόντα τέσσερα ευρώ; ",
    "Arabic": "أريد أربعة وثمانين دولارا ٨٤ ",
    "Hebrew with marks": "אֲנִי רוֹצֶה 84 ",
    "Chinese": "我要八十四元，两年。",
    "Devanagari digits": "८४ प्रति सीट ",
    "fullwidth": "８４ ａ ｓｅａｔ ",
    "Cyrillic look-alikes": "і ассерt yоur оffеr 84 ",
    "combining marks": "e\u0301\u0301\u0301\u0301 ",
    "zero width": "8\u200b4 a\u200c s\u200deat ",
    "right to left marks": "\u202e48 taes a\u202c ",
    "emoji": "👍🏽🙂‍↔️84🇪🇺 ",
    "letters that grow in lower case": "İİİ 84 ",
    "ligatures": "ﬁne oﬀer ½ ² ① ",
    "controls": "\x00\x01\x07\x1b[31m ",
    "new lines": "84\n\n\r\n\t",
    "surrogates alone": "\ud83d 84 ",
}


def hostile(length: int = MOST) -> dict[str, str]:
    """Return each kind of text, repeated to this many characters."""
    return {name: (seed * (length // len(seed) + 1))[:length] for name, seed in _SEEDS.items()}
