"""What claims are about: grouped by sentence and by rare words, called by the list or by their own words."""

from __future__ import annotations

from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.topics import find_topics

NAMES = ("Arne Voss", "Mira Kolt")


def topics_of(*told: tuple[int, str], language: str = "en"):
    subjects, chosen = find_topics([t for _, t in told], [n for n, _ in told], NAMES, lexicon(language))
    labels = {s.id: s.label for s in subjects}
    return [labels[id] if id else None for id in chosen]


def test_claims_that_share_rare_words_are_of_one_topic():
    first, other, again = topics_of(
        (1, "Voss asked for forty lighthouse keepers"),
        (2, "Kolt offered vaccines"),
        (3, "The lighthouse keepers would come in spring"),
    )
    assert first == again == "lighthouse keepers"
    assert other == "health"


def test_claims_of_one_sentence_are_of_one_topic():
    assert len(set(topics_of((1, "Voss asked for divers"), (1, "Kolt refused a rope")))) == 1


def test_a_claim_without_words_of_its_own_goes_on_about_the_one_before():
    assert len(set(topics_of((1, "Voss asked for lighthouse keepers"), (2, "Kolt said no")))) == 1


def test_claims_of_one_listed_subject_are_of_one_topic():
    texts = "Voss asked for a tariff on salt", "Kolt wants more barley exports before Easter"
    assert topics_of((1, texts[0]), (2, texts[1])) == ["trade", "trade"]
    assert topics_of((1, texts[0]), (2, "Kolt asked for vaccines"))[1] != "trade"


def test_a_label_has_a_noun_where_nouns_have_capitals():
    assert topics_of((1, "Kolt wolle keine weiteren Leuchttürme bezahlen"), language="de") == ["Leuchttürme"]


def test_what_has_no_word_of_its_own_has_no_topic():
    assert topics_of((1, "Voss said so")) == [None]


def test_only_listed_subjects_are_for_a_headline():
    subjects, _ = find_topics(["Voss asked for vaccines", "Kolt sold lighthouses"], [1, 2], NAMES, lexicon("en"))
    assert [s.listed for s in subjects] == [True, False]
