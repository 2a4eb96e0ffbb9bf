"""Rules on who: parties are named, speakers and relays are shown by the sentences cited for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding import speaking
from summarizer.grounding.reading import Finding, Reading, capitalised, same_place, sentence_list, shares_stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.draft import DraftClaim


def party_names(reading: Reading) -> Iterator[Finding]:
    """A party's name stands in the article, and in a sentence cited for it."""
    for i, party in enumerate(reading.draft.parties):
        missing = [t.text for t in reading.words(party.name).content if not reading.whole.has(t.form)]
        if missing:
            yield Finding(f"parties[{i}].name", f"{' '.join(missing)!r} does not occur in the article")
        elif party.evidence and not reading.means(reading.evidence(party.evidence), party.id):
            where = sentence_list(party.evidence)
            yield Finding(f"parties[{i}].evidence", f"{party.name} is not named in {where}", party.evidence)


def titles(reading: Reading) -> Iterator[Finding]:
    """The words of a title stand in the article."""
    for i, party in enumerate(reading.draft.parties):
        for token in reading.words(party.title or "").content:
            if not reading.whole.has(token.form):
                yield Finding(f"parties[{i}].title", f"{token.text!r} does not occur in the article")


def sides(reading: Reading) -> Iterator[Finding]:
    """A side is a country or organisation that the text shows, if only by its adjective or abbreviation."""
    for i, party in enumerate(reading.draft.parties):
        if party.side and not _licensed(reading, party.side):
            yield Finding(f"parties[{i}].side", f"the article does not mention {party.side}")


def _licensed(reading: Reading, side: str) -> bool:
    whole, content = reading.whole, reading.words(side).content
    if not content:
        return True
    initials = "".join(token.form[0] for token in content)
    if len(initials) > 1 and initials in whole.forms:
        return True
    names = reading.capitalised if reading.language == "en" else whole
    return any(
        shares_stem(token.form, names, 4) or any(same_place(token.form, form) for form in whole.forms)
        for token in content
    ) or any(same_place(initials, form) for form in whole.forms)


def speakers(reading: Reading) -> Iterator[Finding]:
    """The sentences cited for a claim name its speakers, or lie where they are the running subject."""
    for i, claim in enumerate(reading.draft.claims):
        for id in claim.speaker:
            inherited = reading.sources == (id,) or (id in reading.sources and claim.attribution == "implied")
            if inherited or not claim.evidence or id not in reading.parties:
                continue
            if not reading.reachable(id, claim.evidence, together=len(claim.speaker) > 1) or _spoken_to(reading, claim):
                where = sentence_list(claim.evidence)
                yield Finding(
                    f"claims[{i}].speaker",
                    f"{where} does not show that {reading.parties[id].name} said this: correct the speaker, "
                    "or cite the sentence that names him or her",
                    claim.evidence,
                )


def _by_name(reading: Reading, quoted: str, voice: str) -> bool:
    """A name is written with a capital: "la luz no se niega" is not about Luz Marina Urdaneta."""
    party = reading.parties.get(voice)
    return party is not None and party.title is not None and reading.names(capitalised(reading.words(quoted)), voice)


def _spoken_to(reading: Reading, claim: DraftClaim) -> bool:
    """Whether the evidence has another principal as its subject and the speaker only as its object, or not at all."""
    if len(claim.speaker) != 1 or claim.speaker[0] not in reading.principals or not claim.in_call:
        return False
    speaker, texts = claim.speaker[0], reading.sentences(claim.evidence)
    found = speaking.cast(reading, texts)
    others = found.subjects - {speaker}
    if found.pronoun or not others:
        return False
    absent = speaker not in found.named and speaking.SOMEBODY not in others and not found.epithet
    return speaker in found.objects or (absent and not speaking.speaks_by_side(reading, texts, speaker))


def cited_relay(reading: Reading) -> Iterator[Finding]:
    """Where the evidence cites somebody, he is the speaker or among the relays."""
    for i, claim in enumerate(reading.draft.claims):
        found = speaking.cited(reading, reading.sentences(claim.evidence))
        if found and (claim.via or claim.speaker) and not found & {*claim.via, *claim.speaker}:
            name = " and ".join(reading.parties[id].name for id in sorted(found))
            yield Finding(
                f"claims[{i}].via",
                f"{sentence_list(claim.evidence)} is the account of {name}: via must say so",
                claim.evidence,
            )


def relay_shown(reading: Reading) -> Iterator[Finding]:
    """A relay is named in the evidence or is a source of the article."""
    for i, claim in enumerate(reading.draft.claims):
        for id in claim.via:
            if id not in reading.parties or id in reading.sources or not claim.evidence:
                continue
            text = reading.evidence(claim.evidence)
            shown = reading.means(text, id) if id in reading.principals else reading.reachable(id, claim.evidence)
            if not shown:
                yield Finding(
                    f"claims[{i}].via",
                    f"{reading.parties[id].name} is neither a source of the article nor named in "
                    f"{sentence_list(claim.evidence)}",
                    claim.evidence,
                )


def relay_missing(reading: Reading) -> Iterator[Finding]:
    """Rules 4 and 13: what was said in the call comes from the article's only source, or from one of several
    unless it is the outlet's own; with no source at all the outlet speaks."""
    known = [id for id in reading.sources if id in reading.parties]
    for i, claim in enumerate(reading.draft.claims):
        if not claim.in_call or set(known) & {*claim.via, *claim.speaker}:
            continue
        if len(known) == 1:
            message = f"the article's only source is {reading.parties[known[0]].name}: via must be [{known[0]}]"
            yield Finding(f"claims[{i}].via", message, claim.evidence)
        elif known and not claim.via:
            names = ", ".join(known)
            yield Finding(f"claims[{i}].via", f"say through whom it is known: one of {names}", claim.evidence)
        elif not known and claim.attribution != "outlet" and not claim.quotes:
            message = "the record has no source: name it in sources, or let attribution be outlet"
            yield Finding(f"claims[{i}].attribution", message, claim.evidence)


def source_shown(reading: Reading) -> Iterator[Finding]:
    """The sentences cited for a source name it."""
    for i, source in enumerate(reading.draft.sources):
        if source.evidence and source.party in reading.parties and not reading.reachable(source.party, source.evidence):
            name = reading.parties[source.party].name
            yield Finding(f"sources[{i}].evidence", f"{name} is not named in {sentence_list(source.evidence)}",
                          source.evidence)  # fmt: skip


def voices(reading: Reading) -> Iterator[Finding]:
    """A quotation lies in the evidence, and its voice is a speaker or a relay of the claim (rule 5)."""
    for i, claim in enumerate(reading.draft.claims):
        for quote in claim.quotes:
            quotation = reading.article.quotation(quote.quotation)
            if quotation and not set(quotation.sentences) & set(claim.evidence):
                yield Finding(
                    f"claims[{i}].quotes",
                    f"quotation {quote.quotation} stands in {sentence_list(quotation.sentences)}, which the claim "
                    "does not cite",
                    quotation.sentences,
                )
            if quotation and _by_name(reading, quotation.text, quote.voice):
                yield Finding(
                    f"claims[{i}].quotes",
                    f"quotation {quote.quotation} speaks of {reading.parties[quote.voice].name} by name, so its voice "
                    "is somebody else's",
                    quotation.sentences,
                )
            if quotation and (owner := speaking.quoted(reading, quotation)) and owner != quote.voice:
                yield Finding(
                    f"claims[{i}].quotes",
                    f"quotation {quote.quotation} is in the words of {reading.parties[owner].name}: voice {owner}",
                    quotation.sentences,
                )
            if quote.voice not in (*claim.speaker, *claim.via) and (claim.speaker or claim.via):
                yield Finding(
                    f"claims[{i}].quotes",
                    f"the voice of quotation {quote.quotation} is neither a speaker nor a relay of the claim",
                    claim.evidence,
                )
