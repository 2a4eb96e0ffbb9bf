"""A draft beside its article, with what several rules ask of the two."""

from __future__ import annotations

import re
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from summarizer.grounding.lexicon import IRREGULAR_DEMONYMS, Lexicon, lexicon
from summarizer.grounding.words import Words, related, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from summarizer.article import Article
    from summarizer.draft import Draft, DraftParty
    from summarizer.grounding.words import Token

STRETCH = 12  # sentences back in which a running subject may have been named

P = ParamSpec("P")
R = TypeVar("R")


class Finding(NamedTuple):
    path: str
    message: str
    sentences: tuple[int, ...] = ()


def remembered(find: Callable[Concatenate[Reading, P], R]) -> Callable[Concatenate[Reading, P], R]:
    """What rule after rule asks of the same claim is found once in a reading."""

    @wraps(find)
    def found(reading: Reading, *args: P.args, **options: P.kwargs) -> R:
        asked = (find, args, *options.items())
        if asked not in reading.answers:
            reading.answers[asked] = find(reading, *args, **options)
        return cast("R", reading.answers[asked])

    return cast("Callable[Concatenate[Reading, P], R]", found)


def capitalised(text: Words) -> Words:
    """Only the words that are written with a capital."""
    return Words(text.text, text.language, tuple(token for token in text.tokens if token.capital))


class Reading:
    """One draft, one article. Everything here is computed once and never changed."""

    def __init__(self, draft: Draft, article: Article, leaks: Collection[str] = ()) -> None:
        self.draft = draft
        self.article = article
        self.leaks = leaks
        self.answers: dict[tuple[Any, ...], Any] = {}
        self.language = article.language
        self.lexicon: Lexicon = lexicon(article.language)
        self.parties: dict[str, DraftParty] = {party.id: party for party in draft.parties}
        self.principals = tuple(party.id for party in draft.parties if party.role == "principal")
        self.sources = tuple(dict.fromkeys(source.party for source in draft.sources))

    def words(self, text: str) -> Words:
        return words(text, self.language)

    @cached_property
    def whole(self) -> Words:
        return self.words(self.article.text)

    @cached_property
    def capitalised(self) -> Words:
        """The words of the article that are written with a capital."""
        return capitalised(self.whole)

    @remembered
    def sentences(self, numbers: tuple[int, ...] | range) -> tuple[Words, ...]:
        """The words of the sentences that exist among these."""
        found = (self.article.sentence(number) for number in sorted(set(numbers)))
        return tuple(self.words(sentence.text) for sentence in found if sentence)

    @remembered
    def evidence(self, numbers: tuple[int, ...]) -> Words:
        return self.words("\n".join(text.text for text in self.sentences(numbers)))

    @cached_property
    def name_words(self) -> dict[str, tuple[str, ...]]:
        """By party, the folded words of its name that no other party's name has, and the last one in any case:
        "Abi Rached's office" leaves Karim Abi Rached his surname."""
        all_words = {id: tuple(t.form for t in self.words(p.name).content) for id, p in self.parties.items()}
        return {
            id: tuple(
                word
                for i, word in enumerate(forms)
                if i == len(forms) - 1 or not any(word in others for o, others in all_words.items() if o != id)
            )
            for id, forms in all_words.items()
        }

    @cached_property
    def called(self) -> dict[str, frozenset[str]]:
        """By party, every folded word of name, title and side."""
        return {id: self.words(f"{p.name}\n{p.title or ''}\n{p.side or ''}").forms for id, p in self.parties.items()}

    @cached_property
    def office_words(self) -> dict[str, tuple[str, ...]]:
        """By party, the folded words that say what its title is: "minister", not "of Foreign Affairs"."""
        return {id: self.head(party.title or "") for id, party in self.parties.items()}

    @cached_property
    def offices(self) -> frozenset[str]:
        """The office words of all parties."""
        return frozenset(word for words in self.office_words.values() for word in words)

    def head(self, phrase: str) -> tuple[str, ...]:
        """The head of a noun phrase, folded: its last word before a preposition in English and German, its first
        words elsewhere."""
        head: list[str] = []
        for token in self.words(re.split(r"[,;(]", phrase)[0]).tokens:
            if token.form in self.lexicon.stop and head:
                break
            head += [] if token.form in self.lexicon.stop or token.form in self.lexicon.numbers else [token.form]
        return tuple(head[-1:] if self.language in ("en", "de") else head[:2])

    @remembered
    def names(self, text: Words, party: str) -> bool:
        """Whether a text has this party's name, in any inflection."""
        return any(text.has(word) for word in self.name_words.get(party, ()))

    @remembered
    def means(self, text: Words, party: str) -> bool:
        """Whether a text has this party's name, title ("the president") or side ("Russia", "Moscow"; an adjective
        says nothing about who speaks)."""
        if self.names(text, party) or any(text.has(word) for word in self.office_words.get(party, ())):
            return True
        side = self.parties[party].side if party in self.parties else None
        own = {stem(token.form, self.language) for token in self.words(side or "").content}
        return bool(own) and any(t.capital and stem(t.form, self.language) in own for t in text.tokens)

    @remembered
    def named_in(self, text: Words) -> tuple[str, ...]:
        return tuple(id for id in self.parties if self.names(text, id))

    @remembered
    def reachable(self, party: str, numbers: tuple[int, ...], *, together: bool = True, back: int = STRETCH) -> bool:
        """Whether these sentences speak of a party: by name, title or side; by a pronoun, or naming nobody, in a
        stretch where it was named before; or of both sides `together`, if it is a principal."""
        text = self.evidence(numbers)
        if self.means(text, party) or (together and party in self.principals and self.of_both(text)):
            return True
        if self.named_in(text) and not (self.lexicon.prodrop or self._points_at(text, party)):
            return False
        first = min(numbers, default=1)
        return any(self.means(before, party) for before in self.sentences(range(max(1, first - back), first)))

    @remembered
    def _points_at(self, text: Words, party: str) -> bool:
        """Whether a pronoun or epithet here can mean a party; "she said" behind a comma is the source's."""
        lex, own = self.lexicon, self.gender.get(party)
        for i, token in enumerate(text.tokens):
            if token.form in lex.epithets:
                return True
            if token.form in lex.pronouns and (party in self.sources or not is_tail(text, i, lex)):
                kind = lex.gendered.get(token.form)
                if own is None or kind is None or kind == own:
                    return True
        return False

    @cached_property
    def gender(self) -> dict[str, str]:
        """The grammatical gender of those parties of whom the text shows it: by Mr. and Ms., or by the pronouns of
        sentences that name nobody else, where they never differ."""
        votes: dict[str, set[str]] = {}
        before: tuple[str, ...] = ()
        for sentence in self.article.sentences:
            text = self.words(sentence.text)
            named = self.named_in(text)
            if len(named or before) == 1:
                votes.setdefault((named or before)[0], set()).update(_genders(text, self.lexicon))
            before = named
        for id in self.parties:
            if marked := self._honorific(id):
                votes[id] = {marked}
        return {id: next(iter(found)) for id, found in votes.items() if len(found) == 1}

    def _honorific(self, party: str) -> str | None:
        """What stands before the name: Mr. or Ms., Herr or Frau."""
        tokens = self.whole.tokens
        for i, token in enumerate(tokens[1:], 1):
            kind = self.lexicon.honorific_gender.get(tokens[i - 1].form)
            if kind and token.form in self.name_words[party]:
                return kind
        return None

    @remembered
    def of_both(self, text: Words) -> bool:
        """Whether a text speaks of both sides ("the leaders") or of the call itself."""
        return bool(text.forms & self.lexicon.joint) or any(
            form.startswith(self.lexicon.talk) for form in text.forms if self.lexicon.talk
        )

    @cached_property
    def header(self) -> Words:
        """Names, titles and sides of the parties, and the labels of the topics."""
        parts = [part for p in self.draft.parties for part in (p.name, p.title or "", p.side or "")]
        return self.words(" . ".join([*parts, *(topic.label for topic in self.draft.topics)]))


def is_tail(text: Words, i: int, lex: Lexicon) -> bool:
    """Whether the pronoun at word `i` only reports: ", he said"."""
    around = [text.tokens[j].form for j in (i + 1, i - 1) if 0 < j < len(text.tokens)]
    parted = i > 0 and re.search(r"[,”“»\"]", text.text[text.tokens[i - 1].end : text.tokens[i].start])
    return bool(parted) and any(re.fullmatch(lex.cues, form) for form in around)


def _genders(text: Words, lex: Lexicon) -> set[str]:
    found = (lex.gendered.get(t.form) for i, t in enumerate(text.tokens) if not is_tail(text, i, lex))
    return {kind for kind in found if kind}


def same_place(a: str, b: str) -> bool:
    """Whether two words name one country, or a country and its adjective."""
    return a in IRREGULAR_DEMONYMS and IRREGULAR_DEMONYMS.get(a) == IRREGULAR_DEMONYMS.get(b)


def sentence_list(numbers: Iterable[int]) -> str:
    """ "sentence 3", "sentences 3 and 4"."""
    listed = [str(number) for number in sorted(set(numbers))]
    if len(listed) == 1:
        return f"sentence {listed[0]}"
    return f"sentences {', '.join(listed[:-1])} and {listed[-1]}" if listed else "no sentence"


def shares_stem(form: str, text: Words, letters: int) -> bool:
    """Whether a word of `text` begins with the first `letters` of `form`, or has its stem."""
    return stem(form, text.language) in text.stems or any(
        other.startswith(form[:letters]) or related(form, other) for other in text.forms
    )


def german_name(text: Words, token: Token, reading: Reading) -> bool:
    """Whether a capitalised German word is a name and no common noun: it stands beside another capitalised word
    that the article doesn't have either, or behind a title, or names a country."""
    if token.form in IRREGULAR_DEMONYMS:
        return True
    if reading.whole.has(token.form):
        return False
    at = text.tokens.index(token)
    beside = [t for t in text.tokens[max(0, at - 1) : at + 2] if t is not token and t.capital and not t.initial]
    titles = reading.offices | {"herr", "herrn", "frau"}
    return any(not reading.whole.has(t.form) for t in beside) or (at > 0 and text.tokens[at - 1].form in titles)
