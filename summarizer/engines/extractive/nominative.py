"""Russian names and titles back to the form a record gives them in.

    "Бахтиёром Норматовым" -> "Бахтиёр Норматов"    "Глеба Воронцова" -> "Глеб Воронцов"

By the endings of masculine names and of the commonest feminine surnames (Zaliznyak's declension classes for names);
a name no rule fits stays as it is.
"""

from __future__ import annotations

import re
from typing import Literal

Case = Literal["instrumental", "genitive", "dative"]

_RULES: dict[Case, tuple[tuple[str, str], ...]] = {
    "instrumental": (
        (r"(ов|ев|ёв|ин|ын)ым$", r"\1"), (r"ским$", "ский"), (r"цким$", "цкий"), (r"ным$", "ный"),
        (r"(ов|ев|ин)ой$", r"\1а"), (r"ской$", "ская"), (r"иной$", "ина"),
        (r"ием$", "ий"), (r"еем$", "ей"), (r"аем$", "ай"), (r"лем$", "ль"), (r"рем$", "рь"), (r"ом$", ""),
        (r"ем$", "й"),
    ),
    "genitive": (
        (r"(ов|ев|ёв|ин|ын)а$", r"\1"), (r"ского$", "ский"), (r"цкого$", "цкий"), (r"ного$", "ный"),
        (r"ской$", "ская"), (r"ия$", "ий"), (r"ея$", "ей"), (r"ая$", "ай"), (r"ля$", "ль"), (r"ря$", "рь"),
        (r"([^аеёиоуыэюя])а$", r"\1"),
    ),
    "dative": (
        (r"(ов|ев|ёв|ин|ын)у$", r"\1"), (r"скому$", "ский"), (r"ию$", "ий"), (r"ею$", "ей"), (r"лю$", "ль"),
        (r"([^аеёиоуыэюя])у$", r"\1"),
    ),
}  # fmt: skip
_TITLE = {
    "instrumental": ((r"ом$", ""), (r"ем$", "ь"), (r"ой$", "а"), (r"ым$", "ый"), (r"им$", "ий")),
    "genitive": ((r"ра$", "р"), (r"та$", "т"), (r"ка$", "к"), (r"ря$", "рь"), (r"ля$", "ль"), (r"ого$", "ый")),
    "dative": ((r"ру$", "р"), (r"ту$", "т"), (r"ку$", "к"), (r"рю$", "рь"), (r"лю$", "ль"), (r"ому$", "ый")),
}


def case_of(title: str | None, name: str) -> Case | None:
    """The case a mention stands in, by its title's head, else by the name's own endings where both words agree."""
    head = (title or "").casefold().split()[:1]
    if head:
        if re.search(r"(том|ром|лером|рем|лем|ком|цом|вой)$", head[0]):
            return "instrumental"
        if re.search(r"(нта|тра|лера|ря|ника|вы)$", head[0]):
            return "genitive"
        if re.search(r"(нту|тру|леру|рю|нику|ве)$", head[0]):
            return "dative"
        return None
    words = name.split()
    for case in ("instrumental", "genitive", "dative"):
        if len(words) > 1 and all(_changed(word, _RULES[case]) != word for word in words):
            return case
    return None


def nominative(name: str, case: Case) -> str:
    """The name with every word back in its first form."""
    return " ".join(_changed(word, _RULES[case]) for word in name.split())


def nominative_title(title: str, case: Case) -> str:
    """The title with its head back in the first form; what depends on the head stays."""
    head, *rest = title.split()
    return " ".join([_changed(head, _TITLE[case]), *rest])


def _changed(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, form in rules:
        changed = re.sub(pattern, form, word)
        if changed != word:
            return changed
    return word
