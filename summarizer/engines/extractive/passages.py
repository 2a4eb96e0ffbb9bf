"""The sentences of an article with their frames and cues, and what runs on from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.attending import attending
from summarizer.engines.extractive.cues import find_cues
from summarizer.engines.extractive.displaced import behind_question, opening_subject
from summarizer.engines.extractive.frames import find_frames
from summarizer.engines.extractive.imprint import imprint, letterhead
from summarizer.engines.extractive.issuer import issuer_of
from summarizer.engines.extractive.occasion import of_earlier_time
from summarizer.engines.extractive.posting import interviewed, posters_of
from summarizer.engines.extractive.references import References
from summarizer.engines.extractive.syntax import Cue, Sentence
from summarizer.engines.extractive.text import Text
from summarizer.engines.extractive.verbsecond import find_cues_by_clause

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.pronouns import Scene
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.said import Said


_HEAD = 8  # tokens in which whoever a sentence is about is named


class Passages(References):
    """One article, ready to be read sentence by sentence."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.said: list[Said] = []
        self.carrier: str | None = None  # the source whose "said" the sentence's later verbs stand under
        self.of_other_things = [of_earlier_time(s.text, self.lexicon) for s in scene.article.sentences]
        self.elsewhere: tuple[str, ...] = ()  # with whom another call was, of which the text tells just now
        self.closing = _closing(scene.article, self.lexicon)
        self.margin: frozenset[int] = frozenset()  # the lines that a letterhead or a signature stands among
        text = Text(scene.article, scene.reader.tokens, scene.mentions, scene.cast)
        self.posters, self.interviewed = posters_of(text, scene.call), interviewed(text, scene.call)
        self.sentences = [
            Sentence(tokens, found, self.lexicon, posted=bool(self._writer(n)), quotes_posts=bool(self.posters))
            for n, (tokens, found) in enumerate(zip(scene.reader.tokens, scene.mentions, strict=True))
        ]
        self.frames = [find_frames(s) for s in self.sentences]
        find = find_cues_by_clause if self.lexicon.data["grammar"].get("verb_second") else find_cues
        self.cues = [find(s, f) for s, f in zip(self.sentences, self.frames, strict=True)]
        self.attendees = self._attending()

    def _attending(self) -> dict[str, str]:
        """Who "sat in", "joined", "interpreted", and is no principal."""
        found = attending(self.article, self.reader.tokens, [s.mentions for s in self.sentences], self.lexicon)
        return {id: role for id, role in found.items() if id not in self.call.principals}

    def _head_issuer(self) -> tuple[str, int] | None:
        starts = [[token.start for token in sentence.tokens] for sentence in self.sentences]
        named = issuer_of(self.article, [s.mentions for s in self.sentences], starts, self.cast)
        if named is None and (named := letterhead(self.article, self.reader, self.lexicon)):
            self.margin = frozenset(next(lines for lines in imprint(self.article) if named[1] - 1 in lines))
        party = self._resolve(named[0], named[1] - 1) if named else ()
        return (party[0], named[1]) if named and party else None

    def _learn_from_objects(self) -> None:
        """ "Obi thanked her": in a call of two, she is the other one."""
        if len(self.call.principals) != 2:
            return
        for sentence, cues in zip(self.sentences, self.cues, strict=True):
            for cue in cues:
                hearer = sentence.mention_starting(cue.verb_end)
                if not (cue.subject and hearer and hearer.kind == "pronoun" and hearer.code in ("he", "she")):
                    continue
                others = [self.cast[id] for id in self.call.principals if id not in cue.subject.ids]
                if len(others) == 1 and len(cue.subject.ids) == 1 and others[0].female is None:
                    others[0].female = hearer.code == "she"

    def _hearers(self, index: int, cue: Cue) -> tuple[str, ...]:
        """ "He told Serikbayev": he is not Serikbayev."""
        hearer = self.sentences[index].mention_starting(cue.verb_end)
        heard = cue.verb.frame != "that" and hearer is not None and hearer.kind == "person"
        return hearer.ids if hearer and heard else ()  # but "She said Kolt had ..."

    def _outside(self, index: int) -> bool:
        """To others than the other side; also where the press asked: "Consultado por esta agencia, Kolt negó ..." """
        return bool(behind_question(self.sentences[index])) or super()._outside(index)

    def _remember_topic(self, index: int, *, claimed: bool) -> None:
        """Whoever a sentence opens with is who it is about: "Kileo's post ...", "In Rome, spokesman Neri ..."."""
        opening = opening_subject(self.sentences[index])
        for mention in self.sentences[index].mentions:
            if opening and mention.start < opening.start and mention.kind == "person":
                continue  # "Four days after his call with Voss, Kolt sat down with the paper"
            if mention.kind == "document" and mention.start < 8 and (poster := self._resolve(mention, index)):
                if not claimed and poster[0] in self.posters:
                    self.quoted, self.quoted_at = poster[0], index  # "The third post turned to blame. “...”"
                elif not claimed and mention.start < 2:
                    self.topic, self.topic_at = poster[0], index  # "The Kenyan readout was shorter. It said ..."
                    self.paper = poster[0]
                return
            if (
                mention.kind in ("person", "definite", "unnamed", "institution")
                and not mention.possessive  # "The Angolan leader's spokesman, Cardoso": of Cardoso
                and self._known(mention)
                and self.reader.tokens[index][mention.start].quotation is None
            ):
                ids = self._resolve(mention, index)
                if len(ids) == 1 and (mention.start < _HEAD or mention is opening):
                    if not claimed:
                        self.topic, self.topic_at = ids[0], index
                    if self.subject_at < index and mention.kind in ("person", "definite"):
                        self.subject, self.subject_at = ids[0], index
                return

    def _known(self, mention: Mention) -> bool:
        return mention.kind in ("definite", "unnamed", "institution") or any(
            self.cast[id].titled or id in self.call.principals for id in mention.ids
        )

    def _opening_subject(self, index: int) -> tuple[str, ...]:
        """ "Our president took note and thanked him": the subject of a verb that no list knows."""
        return self._resolve(opening_subject(self.sentences[index]), index)


def _closing(article: Article, lexicon: Lexicon) -> int | None:
    """Index of a heading "Background:" or the like: nothing after it was said in the call."""
    headings = lexicon.words_joined("grammar.background_headings")
    for index, sentence in enumerate(article.sentences):
        if index and sentence.text.strip().rstrip(":").casefold() in headings:
            return index
    return None
