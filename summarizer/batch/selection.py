"""Which articles are still to be read: those the journal has no line for, or only one that answers another question."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from summarizer.batch.journal import digest, standing
from summarizer.errors import InputError, OutputError
from summarizer.many import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarizer.batch.journal import Journal
    from summarizer.batch.tally import Tally

# A run that goes on meets something it knows among its first articles: no more than this are ever under way.
LOOK_AHEAD = 2_000


class Selection:
    """Goes through the input once. Ids are kept as digests, with what they were seen with: 33 bytes an article."""

    def __init__(
        self, journal: Journal, key: Callable[[Item], str | None], tally: Tally, *, retry_errors: bool, append: bool
    ) -> None:
        self._journal, self._key, self._tally = journal, key, tally
        self._retry_errors, self._append = retry_errors, append
        self._seen: dict[bytes, bytes] = {}

    def fresh(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items to read. Raises OutputError where the journal is of other articles altogether."""
        for item in self._of_this_run(iter(items)):
            chosen = self._chosen(item)
            if chosen is not None:
                yield chosen
            else:
                self._tally.passed(item)

    def _of_this_run(self, items: Iterator[Item]) -> Iterator[Item]:
        if self._append or not self._journal.known:
            return items
        first = list(islice(items, LOOK_AHEAD))
        if first and not any(digest(item.id) in self._journal.known for item in first):
            raise OutputError(
                f"{self._journal.path} belongs to another run: it has none of the first {len(first):,} articles; "
                "choose another --out, or say --append"
            )
        return chain(first, items)

    def _chosen(self, item: Item) -> Item | None:
        key = self._key(item)
        now, id = digest(key), digest(item.id)
        if id in self._seen:
            if self._seen[id] == now:
                self._tally.repeated += 1
                return None
            item = self._duplicate(item)
            key, now, id = None, digest(None), digest(item.id)
        self._seen[id] = now
        before = self._journal.known.pop(id, None)
        if before is None:
            return item
        failed = before == standing(key, failed=True)
        if (failed and not self._retry_errors) or before == standing(key, failed=False):
            self._tally.keep(failed=failed)
            return None
        self._journal.superseded = True
        return item

    def _duplicate(self, item: Item) -> Item:
        """Another article under an id that is taken: an error of its own, so that no line is overwritten by it."""
        number = 2
        while digest(f"{item.id}#{number}") in self._seen:
            number += 1
        error = InputError(f"the id {item.id!r} stands for another article before this one; give each its own")
        return Item(f"{item.id}#{number}", fields=item.fields, error=error, size=item.size)
