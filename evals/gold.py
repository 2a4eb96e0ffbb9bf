"""Gold records: drafts written by hand, with what else would be right.

A gold file is YAML with the fields of a draft and two more keys on a claim: `optional` (absent costs
nothing, present counts as right) and `alternatives` (other right values, by field).
"""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from summarizer import Draft, DraftClaim, DraftQuote, Sourcing

LIST_FIELDS = {"speaker", "addressee", "via", "quotes", "evidence", "conflicts_with", "flags"}


class GoldClaim(DraftClaim):
    optional: bool = Field(False, description="absent costs nothing, present counts as right")
    alternatives: dict[str, list[Any]] = Field(
        default_factory=dict, description="other right values by field; for list fields a list of whole lists"
    )

    @model_validator(mode="after")
    def _alternatives_fit_their_fields(self) -> GoldClaim:
        for name, values in self.alternatives.items():
            if name not in DraftClaim.model_fields or name == "id":
                raise ValueError(f"alternatives: no such field: {name}")
            for value in values:
                if name in LIST_FIELDS and not isinstance(value, list | tuple):
                    raise ValueError(f"alternatives.{name}: a list of whole lists, not {value!r}")
                DraftClaim.model_validate({**self.model_dump(include=set(DraftClaim.model_fields)), name: value})
        return self

    def readings(self, field: str) -> list[Any]:
        """Every right value of a field, the first reading first, as the field's own type."""
        own = getattr(self, field)
        if field == "quotes":
            others = [tuple(DraftQuote.model_validate(q) for q in value) for value in self.alternatives.get(field, [])]
        else:
            others = [tuple(v) if field in LIST_FIELDS else v for v in self.alternatives.get(field, [])]
        return [own, *others]


class Gold(Draft):
    claims: tuple[GoldClaim, ...] = ()
    sourcing: Sourcing | None = Field(None, description="checked against the computed value where given")

    def draft(self) -> Draft:
        """The reading alone, as a draft."""
        data = self.model_dump(exclude={"sourcing": True, "claims": {"__all__": {"optional", "alternatives"}}})
        return Draft.model_validate(data)

    def strict(self) -> Gold:
        """Without licence: every claim required, no alternatives. What the licence is worth shows in the difference."""
        plain = [claim.model_copy(update={"optional": False, "alternatives": {}}) for claim in self.claims]
        return self.model_copy(update={"claims": tuple(plain)})
