""" "She" or "he", by a name alone: first names that only women or only men bear, and surnames whose ending tells it."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_BARE = str.maketrans("ðøłđı", "doldi")
_TAIL = 2  # letters before an ending that make it one: "Markova", not "ova"


def female_by_name(name: str) -> bool | None:
    """True for "Judith Hale", "Radka Petrova", False for "Ivo Dane"; None where the name does not tell."""
    words = name.casefold().replace(",", "").split()
    if len(words) < 2:
        return None
    women, men, hers, his = _names()
    given = [_plain(word) for word in words[:-1]]
    for word in given:
        if word in women or word in men:
            return word in women
    surname = words[-1].removesuffix("’s").removesuffix("'s")
    if len(surname) > _TAIL + 2 and surname.endswith(hers + his):
        return surname.endswith(hers)
    return None


def is_given(word: str) -> bool:
    """Whether it is one of the first names."""
    women, men, *_ = _names()
    return _plain(word.casefold()) in women or _plain(word.casefold()) in men


@cache
def _names() -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]]:
    data = tomllib.loads((files(__package__) / "data" / "given.toml").read_text(encoding="utf-8"))
    endings = (tuple(data[key].split()) for key in ("women_surnames", "men_surnames"))
    return frozenset(data["women"].split()), frozenset(data["men"].split()), *endings  # type: ignore[return-value]


def _plain(word: str) -> str:
    """Without accents: "ragnheidur" for "ragnheiður", "sigrun" for "sigrún"."""
    bare = unicodedata.normalize("NFKD", word.translate(_BARE))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
