"""CPU time of the embedded engine on texts it has not read before: milliseconds per thousand words.

    python tests/bench_extractive.py [ROUNDS] [PACKAGE_ROOT...]

A round is a process of its own: it reads one article of each language, so that word lists are loaded and patterns
compiled, then every other article of `fixtures/` once. With several roots (another checkout of this package beside
this one, say) they take turns, so that whatever else the machine does falls on all alike. The figure of an article is
its least over the rounds; `first` is the first reading of a process, its word lists loaded and imports made.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
Figures = dict[str, tuple[str, int, float]]  # article: language, words, seconds


def once(root: str) -> tuple[float, Figures]:
    """The first reading's seconds and those of the articles read after one of each language."""
    sys.path.insert(0, root)
    from summarizer.article import Article
    from summarizer.engines.extractive.engine import draft

    def seconds(text: str) -> float:
        began = time.process_time()
        draft(Article.parse(text))
        return time.process_time() - began

    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("fixtures/*/article.txt"))}
    languages = {name: Article.parse(text).language for name, text in texts.items()}
    warming = list({language: name for name, language in languages.items()}.values())
    first, *_ = [seconds(texts[name]) for name in warming]
    rest = [name for name in texts if name not in warming]
    return first, {name: (languages[name], len(texts[name].split()), seconds(texts[name])) for name in rest}


def per_thousand(figures: Figures, language: str = "") -> float:
    rows = [row for row in figures.values() if row[0].startswith(language)]
    return sum(row[2] for row in rows) * 1e6 / sum(row[1] for row in rows)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    roots = sys.argv[2:] or [str(ROOT)]
    best: dict[str, Figures] = {root: {} for root in roots}
    first = dict.fromkeys(roots, float("inf"))
    for _ in range(rounds):
        for root in roots:
            child = [sys.executable, __file__, "--once", root]
            began, figures = json.loads(subprocess.run(child, stdout=subprocess.PIPE, check=True).stdout)
            first[root] = min(first[root], began)
            for name, row in figures.items():
                best[root][name] = min(best[root].get(name, row), row, key=lambda found: found[2])
    for root in roots:
        languages = sorted({row[0] for row in best[root].values()})
        by_language = "  ".join(f"{code} {per_thousand(best[root], code):.1f}" for code in languages)
        print(
            f"{per_thousand(best[root]):6.1f} ms CPU per 1,000 words ({len(best[root])} articles)   {by_language}   "
            f"first {first[root] * 1000:.0f} ms   {root}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(once(sys.argv[2])))
    else:
        main()
