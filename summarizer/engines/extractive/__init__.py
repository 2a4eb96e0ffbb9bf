"""The embedded engine: rules over reporting verbs, quotations, running subjects and discourse.

    inflection, phrases -> lexicon                            the words of a language, in all their forms
    tokens -> labels -> names, titles -> reader               what words can be
    introductions, appositions, unnamed -> mentions           who is who
    contacts -> text -> call; dates, duration                 the header
    syntax -> verbgroups, displaced, clauses                  what a sentence is made of
    quoting, apart -> frames, cues -> passages                where somebody speaks, and what runs on
    pronouns, definites -> described                          whom "he" and "the president" mean
    offices -> sources -> references                          who is a source; whom a mention means
    framing, background -> roles, turns -> speaking           whose words they are
    speaking, accounts -> discourse                           through whom they are known
    said, content -> wording; quotes, modality, restated      what a claim holds
    topics; compose                                           headline and abstract

The words of each language are data (`data/*.toml`); the rules are the same for all.
"""

from __future__ import annotations

from summarizer.engines.extractive.engine import Extractive, Trace, explain

__all__ = ["Extractive", "Trace", "explain"]
