"""The forms of a word by its ending, as the rules in `data/<language>.toml` or the spelling of English have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["finite", "base", "participle"]
_VOWELS = "aeiou"


def verb_forms(language: str, lemma: str, listed: str, data: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    """The spelt forms of one entry of a `[[verb]]` table, the basic one among them."""
    if language == "en" and not listed:
        yield from _english(lemma, data["irregular"].get(lemma, "").split())
        return
    participles = tuple(data["grammar"].get("participle_endings", "").split())
    for form in dict.fromkeys((*filter(None, listed.split("/")), *conjugated(lemma, data))):
        yield form, "participle" if participles and form.split("_")[0].endswith(participles) else "finite"
    yield lemma, "base"


def conjugated(lemma: str, data: dict[str, Any]) -> Iterator[str]:
    """The regular forms of a verb by its ending: "ar = ó aron a" makes "señaló" of "señalar"; what follows it stays."""
    head, _, particle = lemma.partition("_")
    for form in bent(head, " ".join(f"{e}={f.replace(' ', '/')}" for e, f in data.get("conjugation", {}).items())):
        yield f"{form}_{particle}" if particle else form


def _english(lemma: str, irregular: list[str]) -> Iterator[tuple[str, Form]]:
    """Forms by the spelling rules of English; irregular ones, where given, replace the past."""
    head, _, particle = lemma.partition("_")
    tail = f"_{particle}" if particle else ""
    yield lemma, "base"
    yield f"{_third(head)}{tail}", "finite"
    ing = [form for form in irregular if form.split("_")[0].endswith("ing")]
    past = [form for form in irregular if form not in ing]
    for form in ing or [f"{_stem(head, 'ing')}ing{tail}"]:
        yield form, "participle"
    for form in past or [f"{_stem(head, 'ed')}ed{tail}"]:
        yield form, "finite"


def _third(head: str) -> str:
    if head.endswith("y") and head[-2] not in _VOWELS:
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _stem(head: str, ending: str) -> str:
    if head.endswith("e") and (ending == "ed" or not head.endswith("ee")):
        return head[:-1]
    if ending == "ed" and head.endswith("y") and head[-2] not in _VOWELS:
        return head[:-1] + "i"
    short = len(head) <= 4 and len(head) >= 3 and head[-1] not in "wxy" + _VOWELS and head[-2] in _VOWELS
    return head + head[-1] if short and head[-3] not in _VOWELS else head


def bent(word: str, rules: str) -> Iterator[str]:
    """The other forms of a word by its ending: "o=a/os/as" makes "chilena" of "chileno". The longest ending counts."""
    endings = dict(rule.split("=") for rule in rules.split())
    for ending in sorted(endings, key=len, reverse=True):
        if word.endswith(ending):
            yield from (word[: len(word) - len(ending)] + form for form in endings[ending].split("/"))
            return
