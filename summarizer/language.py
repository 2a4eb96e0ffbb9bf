"""Which language a text is in, by its script and its commonest words.

The method is P. McNamee's, "Language identification: a solved problem suitable for undergraduate instruction" (2005):
count each language's most frequent words. A word common in several languages counts for less, a letter that only one
of them has counts a little. What this can't do: a few words without any common one among them; languages outside the
tables, which come out as their nearest relative (Croatian, Catalan, Belarusian).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

UNKNOWN = "en"  # of a text without any word we know, the language most articles are in
_SAMPLE = 6_000  # characters; more would change nothing

_COMMON = {
    "en": """the of and to in a is was that for on with as it at by from he said his they their has had have be
           not an are were who will which also but its""",
    "fr": """le la les de des du et en un une à au aux est a été ont dans que qui pour sur avec par il elle ils
           son sa ses ce cette l d n qu s pas se plus leur""",
    "de": """der die das und in den von zu mit dem des ein eine einen einer ist hat im für auf nicht sich am über
           er sie als auch bei nach aus wurde haben sei dass beide zum zur sprach""",
    "es": """el la los las de del y en un una que con por para se su sus al es fue ha han no lo como más sobre
           entre también este esta pero durante dijo ambos""",
    "pt": """o a os as de do da dos das e em no na nos nas um uma que com por para se seu sua ao à é foi não mais
           sobre pelo pela também ele eles entre são disse""",
    "it": """il lo la i gli le di del della dei delle e in un una che con per si al alla è ha hanno non sono da
           dal nel nella sulla suo sua anche più tra stato stata durato l dell all""",
    "nl": """de het een van en in op met te dat die voor is zijn was heeft hebben aan door er niet ook bij over
           naar zij hij om uit werd""",
    "pl": """i w na z do że się nie jest o po przez od za oraz ale który która które jego był była było będzie
           dla także ze to są prezydent rozmowa""",
    "tr": """ve bir bu ile için de da olarak olan daha çok en ise gibi sonra kadar her ancak veya etti oldu dedi
           tarafından arasında üzere cumhurbaşkanı""",
    "cs": """a v na se je že s z do o po i k za jeho by ale jako které který od také byl byla bylo jsou pro při
           ve""",
    "sv": "och i att det som en på är av för med den till har inte om ett var han de från vid men också",
    "ro": "și în de la cu a că pe din pentru nu este au fost un o sunt care prin mai ale lui sau dintre după",
    "hu": "a az és hogy is nem egy volt meg ezt azt vagy csak már pedig után szerint között illetve",
    "ru": """и в во на с со не что по о об к от из за для он она они его её их это был была было были как также
           при а но""",
    "uk": """і й у в на з із не що до про та від за для він вона вони його її їх це був була було були як також
           при а але щодо під час""",
    "bg": "и в на с не че по за от до е са се да ще беше бяха той тя те като също при но със във",
    "sr": "и у на са не да је су се за од до који која које као али ће био била било након током",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SCRIPT_SHARE = 0.3  # of the letters; a name in brackets doesn't make a text Chinese
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_LANGUAGES = ("ru", "uk", "bg", "sr")
_LETTERS = {
    "de": "ß", "es": "ñ¿¡", "pt": "ãõ", "pl": "łąęśźż", "tr": "ğış", "cs": "řěů", "sv": "å", "hu": "őű", "ro": "țșă",
    "ru": "ыэё", "uk": "іїєґ", "sr": "јљњђћџ", "bg": "ъ",
}  # fmt: skip
_LETTER_WEIGHT = 0.3  # low: names carry foreign letters ("Erdoğan said")
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language most of the text's beginning is in; "en" where nothing tells."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    letters = len("".join(_WORD.findall(sample)))
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * _SCRIPT_SHARE:
            return code
    cyrillic = len(_CYRILLIC.findall(sample)) * 2 > letters
    scores = _scores(sample)
    candidates = [code for code in _COMMON if (code in _CYRILLIC_LANGUAGES) == cyrillic]
    best = max(candidates, key=lambda code: scores[code])  # the first of equals: the order of the table
    return best if scores[best] else (_CYRILLIC_LANGUAGES[0] if cyrillic else UNKNOWN)


def _scores(sample: str) -> dict[str, float]:
    scores = dict.fromkeys(_COMMON, 0.0)
    languages = _languages_by_word()
    for word, times in Counter(_WORD.findall(sample)).items():
        for code in languages.get(word, ()):
            scores[code] += times / len(languages[word])
    for code, letters in _LETTERS.items():
        scores[code] += _LETTER_WEIGHT * sum(map(sample.count, letters))
    return scores


@cache
def _languages_by_word() -> dict[str, list[str]]:
    by_word: dict[str, list[str]] = {}
    for code, words in _COMMON.items():
        for word in words.split():
            by_word.setdefault(word, []).append(code)
    return by_word
