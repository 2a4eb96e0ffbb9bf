"""Russian names and titles back to the form a record gives them in.

    "Бахтиёром Норматовым" -> "Бахтиёр Норматов"    "Глеба Воронцова" -> "Глеб Воронцов"    "Бригиттой" -> "Бригитта"

By the endings of names in the classes of Zaliznyak's grammatical dictionary: first names and surnames in consonants,
-й, -ь, -а, -я and those declined as adjectives; a name no rule fits (Карвалью, Цхведадзе) stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Case = Literal["instrumental", "genitive", "dative", "prepositional", "accusative"]

CASES: tuple[Case, ...] = ("genitive", "dative", "instrumental", "prepositional")
_SOFT = "жчшщц"  # after these a name in a consonant takes -ем: "Станоевичем"
_RULES: dict[Case, tuple[tuple[str, str], ...]] = {
    "instrumental": (
        (r"(ов|ев|ёв|ин|ын)ым$", r"\1"), (r"(с|ц)ким$", r"\1кий"), (r"ным$", "ный"), (r"(ов|ев|ёв|ин|ын)ой$", r"\1а"),
        (r"(с|ц)кой$", r"\1кая"), (r"ией$", "ия"), (r"ьей$", "ья"), (r"ием$", "ий"), (r"еем$", "ей"), (r"аем$", "ай"),
        (r"оем$", "ой"), (rf"([{_SOFT}])ем$", r"\1"), (r"([лрнтс])ем$", r"\1ь"), (r"ем$", "й"), (r"ём$", "ь"),
        (r"([^аеёиоуыэюяй])ой$", r"\1а"), (r"([^аеёиоуыэюяй])ей$", r"\1я"), (r"ом$", ""),
    ),
    "genitive": (
        (r"(ов|ев|ёв|ин|ын)а$", r"\1"), (r"(с|ц)кого$", r"\1кий"), (r"ного$", "ный"), (r"(ов|ев|ёв|ин|ын)ой$", r"\1а"),
        (r"(с|ц)кой$", r"\1кая"), (r"ии$", "ия"), (r"ия$", "ий"), (r"ея$", "ей"), (r"ая$", "ай"),
        (r"([лрнт])я$", r"\1ь"), (r"([гкхжчшщ])и$", r"\1а"), (r"ы$", "а"), (r"([^аеёиоуыэюя])а$", r"\1"),
    ),
    "dative": (
        (r"(ов|ев|ёв|ин|ын)у$", r"\1"), (r"(с|ц)кому$", r"\1кий"), (r"ному$", "ный"), (r"(ов|ев|ёв|ин|ын)ой$", r"\1а"),
        (r"(с|ц)кой$", r"\1кая"), (r"ии$", "ия"), (r"ию$", "ий"), (r"ею$", "ей"), (r"аю$", "ай"),
        (r"([лрнт])ю$", r"\1ь"),
        (r"([^аеёиоуыэюя])у$", r"\1"), (r"([^аеёиоуыэюяй])е$", r"\1а"),
    ),
    "prepositional": (
        (r"(ов|ев|ёв|ин|ын)е$", r"\1"), (r"(с|ц)ком$", r"\1кий"), (r"ии$", "ий"), (r"([^аеёиоуыэюя])е$", r"\1"),
    ),
    "accusative": (
        (r"(ов|ев|ёв|ин|ын)у$", r"\1а"), (r"(с|ц)кую$", r"\1кая"), (r"ию$", "ия"), (r"у$", "а"), (r"ю$", "я"),
    ),
}  # fmt: skip
_HEADS: tuple[tuple[str, Case], ...] = (  # by the ending of a title's head in another than its first form
    (r"(ом|ем|ём|ым|им|ой|ей)$", "instrumental"), (r"(а|я|ы|и|ого|его)$", "genitive"),
    (r"(у|ю|ому|ему)$", "dative"), (r"е$", "prepositional"),
)  # fmt: skip
_FEMININE = re.compile(r"(ов|ев|ёв|ин|ын|ск|цк)(а|ая)$")


def case_of(title: str | None, name: str, basic: Mapping[str, str]) -> Case | None:
    """The case a mention stands in, by its title's head, else by the name's endings where both words agree.

    `basic` holds the first form of each form of a title's word. None for the first form itself.
    """
    words = (title or "").casefold().split()
    head = next((word for word in words if word in basic), "")
    if head:
        return None if basic[head] == head else _case_of_head(head, basic[head])
    if len(name.split()) < 2 or _FEMININE.search(name.casefold()):
        return None
    for case in ("instrumental", "genitive"):  # a dative alone is too like other endings: "Мунтяну"
        if all(_changed(word, _RULES[case]) != word for word in name.split()):
            return case
    return None


def _case_of_head(head: str, first: str) -> Case | None:
    if first.endswith(("а", "я")) and head.endswith(("у", "ю")):
        return "accusative"
    return next((case for ending, case in _HEADS if re.search(ending, head)), None)


def nominative(name: str, case: Case, known: Iterable[str] = (), attested: frozenset[str] = frozenset()) -> str:
    """The name with every word back in its first form; a word that `known` holds so is in it already.

    Of several first forms ("Надем": "Надь", "Надй", "Над") one of the `attested`, which the article has.
    """
    seen = set(known)
    return " ".join(word if word in seen else _changed(word, _RULES[case], attested) for word in name.split())


def nominative_title(title: str, basic: Mapping[str, str]) -> str:
    """The title with its head, and the adjectives before it, back in the first form; what depends on it stays."""
    words = title.split()
    heads = [n for n, word in enumerate(words) if basic.get(word.casefold(), "")]
    if not heads:
        return title
    first = next((n for n in heads if not _adjective(basic[words[n].casefold()])), heads[0])
    back = [_first_form(word, basic) for word in words[: first + 1]]
    return " ".join([*back, *words[first + 1 :]])


def _first_form(word: str, basic: Mapping[str, str]) -> str:
    first = basic.get(word.casefold()) or _of_adjective(word)
    return first[:1].upper() + first[1:] if word[:1].isupper() else first


def _adjective(word: str) -> bool:
    return word.endswith(("ый", "ий", "ой"))


def _of_adjective(word: str) -> str:
    """ "российского" -> "российский"."""
    return re.sub(r"(с|ц)к(?:ого|ому|им|ом)$", r"\1кий", word)


def _changed(word: str, rules: tuple[tuple[str, str], ...], attested: frozenset[str] = frozenset()) -> str:
    forms = [changed for pattern, form in rules if (changed := re.sub(pattern, form, word)) != word]
    if attested:
        forms = [form for form in forms if form in attested] + forms
        forms = [soft for form in forms[:1] if (soft := f"{form.rstrip('йь')}ь") in attested] + forms
    return forms[0] if forms else word
