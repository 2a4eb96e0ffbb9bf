"""Records as one web page that opens from disk: what was said beside where it stands, and nothing loaded from afar.

The page is complete without its script, which only lights what belongs together. Style and script stand inline
and are admitted by their hashes; whatever comes from an article or a model is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summarizer.render import phrases
from summarizer.render.diagram import described, diagram
from summarizer.render.marking import Span, check, evidence, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.record import CallSummary, Claim, Evidence, Issue

TEMPLATES = Path(__file__).parent / "templates"
COLOURS = 8


def as_html(records: Sequence[tuple[CallSummary, str | None]]) -> str:
    """A page of records, each with the article it was read from or None; several get an index.

    Raises RecordError if an article is not the one its record was read from.
    """
    views = [RecordView(record, article, n) for n, (record, article) in enumerate(records, 1)]
    return page("page.html", views=views)


def page(template: str, **content: Any) -> str:
    """A whole page from a template, with style, script and the policy that admits these two and nothing else."""
    css, js = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(js)}; base-uri 'none'; form-action 'none'"
    inline = {"css": Markup(css), "js": Markup(js), "policy": Markup(policy)}  # noqa: S704 - our own files
    return templates().get_template(template).render(**inline, **content)


def as_notebook(record: CallSummary) -> str:
    """A record as a fragment for a notebook's output: no script, no article, colours of its surroundings."""
    return templates().get_template("notebook.html").render(view=RecordView(record, None, 1))


class RecordView:
    """A record as the templates see it. `number` is its place on the page, from 1; `colours` are its voices' numbers
    from 0, where they are not to follow the voices' own order."""

    def __init__(
        self, record: CallSummary, article: str | None, number: int, colours: dict[str, int] | None = None
    ) -> None:
        if article is not None:
            check(record, article)
        self.record = record
        self.text = article
        self.id = f"r{number}"
        self.voices = phrases.voices(record)
        self.colours = {id: n for n, id in enumerate(self.voices)} if colours is None else colours
        self.numbers = phrases.numbers(record)
        self.diagram = diagram(record)
        self.described = described(record)

    def colour(self, id: str) -> str:
        """The class of a party's voice: a colour of the page, the same for the same party wherever it speaks."""
        return f"v{self.colours[id] % COLOURS + 1}" if id in self.colours else "v0"

    def issues(self, claim: Claim) -> list[Issue]:
        """What `ground` still finds in this claim."""
        here = f"claims[{self.numbers[claim.id] - 1}]"
        return [issue for issue in self.record.issues if issue.path.split(".")[0] == here]

    @cached_property
    def other_issues(self) -> list[Issue]:
        """Those that are not a claim's."""
        return [issue for issue in self.record.issues if not any(issue in self.issues(c) for c in self.record.claims)]

    def shows(self, sentence: int) -> bool:
        """Whether the article has this sentence marked, so that it can be linked to."""
        return sentence in self.cited

    @cached_property
    def cited(self) -> dict[int, Evidence]:
        """Sentences that something in the record cites, by number."""
        return {cited.sentence: cited for cited in evidence(self.record)}

    @cached_property
    def article(self) -> Markup:
        """The article with cited sentences and quotations marked."""
        return marked(self.text or "", [*self._sentences(), *self._quotations()])

    def _sentences(self) -> list[Span]:
        opening = Markup('<span class="sentence"{} data-sentence="{}">')
        return [
            Span(
                sentence.start,
                sentence.end,
                depth=0,
                first=opening.format(Markup(' id="{}-s{}"').format(self.id, number), number),
                again=opening.format("", number),
                last=Markup("</span>"),
                tail=Markup().join(self._badge(claim) for claim in self.record.claims if sentence in claim.evidence),
            )
            for number, sentence in self.cited.items()
        ]

    def _badge(self, claim: Claim) -> Markup:
        """A link from a sentence to a claim that it shows."""
        number = self.numbers[claim.id]
        colour = self.colour(claim.speaker[0]) if len(claim.speaker) == 1 else "v0"
        says = phrases.speaker(self.record, claim)
        return Markup('<a class="badge {}" href="#{}-c{}" aria-label="claim {}, {}" title="{}">{}</a>').format(
            colour, self.id, number, number, says, f"{says} {phrases.deed(self.record, claim)}", number
        )

    def _quotations(self) -> list[Span]:
        opening = Markup('<mark class="quotation {}" data-quotation="{}" title="{}’s words">')
        spans = []
        for quote in {
            quote.quotation: quote for claim in reversed(self.record.claims) for quote in claim.quotes
        }.values():
            owner = phrases.short_name(self.record, quote.voice)
            tag = opening.format(self.colour(quote.voice), quote.quotation, owner)
            spans.append(Span(quote.start, quote.end, 1, tag, tag, Markup("</mark>"), Markup()))
        return spans


@cache
def templates() -> Environment:
    """The templates' environment: everything is escaped, a misspelt variable is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["phrases"] = phrases
    return environment


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
