"""Prompt versions: folders of templates, rendered strictly. The article is data, never a template.

    prompts/v3/system.md      what the model is asked to do; variable: examples (of reply,
                              sentences, quotations)
               user.md        one article; variables: fence, sentences, quotations, published, outlet,
                              known_parties
               prompt.toml    date, what changed and why, the schema it fills, sampling parameters
               examples/NAME  optional: article.txt and reply.json, fictitious

A new folder is a new version; nothing else has to be edited. DEFAULT names the default. `prompt` renders,
`registry` finds, copies and releases, `leaks` says what in an example may not reappear.
"""

from __future__ import annotations

from summarizer.prompting.prompt import About, Example, Prompt
from summarizer.prompting.registry import DEFAULT, create, digest, library, load, locked, release, versions

__all__ = [
    "DEFAULT", "About", "Example", "Prompt", "create", "digest", "library", "load", "locked", "release", "versions",
]  # fmt: skip
