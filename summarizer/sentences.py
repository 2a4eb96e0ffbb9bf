"""Where sentences begin and end in a news text, as character offsets into it.

Two steps: `blocks` cuts the text at paragraph breaks and at line breaks that end a line of their own (a title, a
list item), not at the line breaks of hard-wrapped text; `sentence_spans` cuts each block at its full stops. Rules,
not a model: a wrong cut can be traced to one table or one function here. English first; French, German, Spanish and
Russian abbreviations, ordinals and marks are known too. What these rules can't tell: "the U.S. Trump left" (one
sentence or two), a reporting verb outside the list after “What next?”.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_PARAGRAPH_BREAK = re.compile(r"(?>\r\n|[\r\n\v\f\x85\u2028])\s*?[\r\n\v\f\x85\u2028]|\u2029")
_LIST_ITEM = re.compile(r"[-*•·▪◦‣●■►✓✔]\s|[–—]\s+[^\W\d_a-zа-яё]|\(?\d{1,2}[.)]\s|[a-z]\)\s")
_LONE_DATE = re.compile(r"\W*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\W*$|\W*date \d{4}-\d{2}-\d{2}\W*$")
_CLOSED = re.compile(r"[.!?…:;。！？](?:\s?[\"'”’“‘»«)\]])*$")
_NEVER_LAST_ON_A_LINE = frozenset(("the", "a", "an", "of", "in", "and", "to", "with", "by", "for", "from", "that"))
_WRAP_COLUMNS = range(45, 121)  # lengths of a line that may have been wrapped rather than ended

_STOP = re.compile(
    r"(?P<mark>[.!?…؟।]+|[。！？]+)"
    r"(?P<closers>(?:[\"'”’“‘»«›‹)\]}>」』]|\[\d{1,3}\]|[ \u00a0\u202f]?[»›](?=[\s,.;:—–-]|$)|[ \u00a0]”(?=\s|$)"
    r"|[ ]?[\U0001F000-\U0001FAFF\u2600-\u27BF][\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]*)*)"
    r"(?P<gap>\s+|$|(?<=[。！？」』]))"
)
_NEXT = re.compile(r"(?P<openers>[\"'“”‘’„‚«»‹›(\[{¿¡「『]*[ \u00a0\u202f]?)(?P<dash>[-–—]+\s+)?(?P<word>[\w'’-]*)")
_CONTINUATION = re.compile(r"[.!?…,;:)/]|[»›”]\s?[,;:.—–-]")  # « Prêt ? », a-t-il demandé
_EDGE = re.compile(r"[\s\"“”„«»(\[{—–‘]")
_LONGEST_WORD = 20  # what the certain wraps may fall short of the true width
_LOOKBACK = 40  # characters; no abbreviation is longer

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁІЇЄҐЎ"
_DATELINE = re.compile(
    rf"\W*[{_UPPER}]{{2}}[{_UPPER}.'’ -]{{0,40}}[^\n—()/]{{0,60}}"
    r"(?:/[^/\n]{2,30}/\.?|\([^)\n]{2,40}\)\.?|[-–—] (?:РИА Новости|ТАСС|Интерфакс|[A-Z]{2,12})\.)\s*(?:--|[-–—])?"
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words that begin a sentence and hardly ever follow an abbreviation inside one.
_STARTERS = _words(
    """The He She It They We You I A An This That These Those His Her Its Their Our My There Here In On At By For From
    To With But And Or So Yet If When While As After Before During Since Then Now Today Yesterday However Meanwhile
    Also Both Some Many Most All No Not Nobody Nothing What Who Why How Where According Asked Earlier Later Neither
    Le La Les Il Elle Ils Elles Un Une Des Ce Cette Ces On Mais Et En Dans Pour Selon Après Puis Au Aucun
    Der Die Das Er Sie Es Ein Eine Dies Diese Dann Danach Auch Aber Und Im Am Nach Beide Laut Wir Ich Heute
    El Los Las Ella Ellos Una Pero Y Según Además Luego Este Esta Ambos Por Para
    Он Она Оно Они Это Этот Эта В Во На По Но И А Как Также При Кроме Потом После Затем Стороны Мы Я С Со Из К Для За
    """
)

# Never the last word of a sentence. With a capital only: "a rep." may end one, "Rep. Turner" does not.
_TITLES = _words(
    """Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Lt Col Sgt Capt Cmdr Cpl Pvt Maj Adm Brig Sen Sens Rep Reps Gov Govs Rev Fr
    Hon Pres Amb Supt Det Insp Ste Mt Ft M MM Mme Mmes Mlle Mgr Msgr Sra Sres Srta Dª Dña Hr Frl Ing Dipl Hrsg
    """
)
_NEVER_LAST = _words(
    """vs approx est cf ca bzw viz resp incl dept bzgl ggf evtl sog vgl zzgl inkl geb gest av bd им ул пр просп обл
    акад проф см ср напр гр тов зам ee env rd abs ziff pág págs
    i.e e.g т.е т.н d.h z.b u.a o.ä i.d s.o p.ej c.-à-d v.a n.chr"""
)
# An abbreviation only before a figure: "No. 5", "Jan. 5", "p. 12"; "he said no." ends a sentence.
_BEFORE_FIGURE = _words(
    """no nos nr nn núm art arts sec secs fig figs p pp vol vols ch chap par para jan feb mar apr jun jul aug sep sept
    oct nov dec janv févr avr juil déc ene abr ago dic jän okt dez ст стр пп гл рис"""
)
# May end a sentence: it does before a starter or an opening quotation.
_MAY_END = _words(
    """ret jr sr st inc corp ltd co bros llc plc uu г гг вв мин руб коп млн млрд тыс чел кг км долл куб
    ave blvd mio mrd tsd std"""
)
_ORDINAL_BEFORE = _words("am im vom zum beim der dem den des die das bis ab seit dieser ihr sein")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}[.-])*[^\W\d_]|(?:[^\W\d_]{1,2}[.-])+[^\W\d_]{2}")  # J, U.S, EE.UU, R-S.C
_GERMAN_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b|(?:April|August|September|November)\s\d{4}"
)
_BEFORE_PRONOUN = _words("and than but")
_DATE_TAIL = re.compile(r"\d{1,2}\.|\d{4}\b")
_HOURS = frozenset({"a.m", "p.m"})
_AFTER_HOUR = re.compile(
    r"(?:[A-Z]{2,4}T|ET|PT|CT|GMT|UTC|MSK|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)"
    r"(?:day|sday|nesday|rsday|urday|uary|ruary|ch|il|ust|t|tember|ober|ember)?\b|(?:\w+ ){1,2}[Tt]ime\b"
)
_REPORTING = re.compile(
    r"(?!(?:He|She|It|They|We|I|You|Nobody|None|No|Who)\b)"
    r"(?:(?:The|A|An|His|Her|Their|Our|One) (?:[\w’'-]+ ){1,3})?(?:[^\W\d_a-z][\w’'.-]* ){0,5}"
    r"(?:said|asked|says|asks|told|added|replied|wrote|exclaimed|shouted|answered|continued|concluded|responded"
    r"|wondered|joked|quipped|insisted|declared|posted|tweeted|warned|noted|recalled|stressed|remarked)"
    r"(?=[,.;:!?]|$|\s+(?:on|in|at|to|of|during|after|before|when|as|him|her|them|reporters|journalists|rhetorically)\b)"
)


def blocks(text: str) -> list[Span]:
    """Stretches that no sentence crosses, without the white space around them, in order."""
    lines = [span for line in _LINE.finditer(text) if (span := _strip(text, *line.span()))]
    breaks = [_PARAGRAPH_BREAK.search(text, a[1], b[0]) is not None for a, b in itertools.pairwise(lines)]
    columns = _wrap_columns(text, lines, breaks)
    found: list[Span] = []
    for index, (start, end) in enumerate(lines):
        if index and not breaks[index - 1] and _wrapped(text, lines[index - 1], (start, end), columns):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def sentence_spans(text: str, stretches: Sequence[Span]) -> list[Span]:
    """The sentences of `blocks(text)`: every character but white space lies in exactly one; they come in order."""
    return [span for start, end in stretches for span in _sentences(text, start, end)]


def _strip(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return (start, end) if start < end else None


def _wrap_columns(text: str, lines: list[Span], breaks: list[bool]) -> int | None:
    """The width at which the text was wrapped; None when no line of it certainly was."""
    widths = [
        a[1] - a[0]
        for a, b, is_break in zip(lines, lines[1:], breaks, strict=False)
        if not is_break and a[1] - a[0] in _WRAP_COLUMNS and _runs_on(text, a, b)
    ]
    return max(widths, default=None)


def _wrapped(text: str, line: Span, following: Span, columns: int | None) -> bool:
    """Whether the break between two lines is one of layout only."""
    if _runs_on(text, line, following):
        return line[1] - line[0] >= _WRAP_COLUMNS.start
    if columns is None or _ends_on_its_own(text, line, following):
        return False
    first_word = text[following[0] : min(following[1], following[0] + columns)].split(None, 1)[0]
    width = line[1] - line[0]
    fits_the_column = _WRAP_COLUMNS.start <= width <= columns + _LONGEST_WORD
    return fits_the_column and width + 1 + len(first_word) > columns


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """The line has no end, or the next no beginning, such as a sentence has: one certainly runs across."""
    if _ends_on_its_own(text, line, following) or _CLOSED.search(text, max(line[0], line[1] - 8), line[1]):
        return False
    return text[following[0]].islower() or text[line[1] - 1] == "," or _word_at(text, *line) in _NEVER_LAST_ON_A_LINE


def _ends_on_its_own(text: str, line: Span, following: Span) -> bool:
    return bool(
        _LIST_ITEM.match(text, *following) or _LONE_DATE.match(text, *following) or _LONE_DATE.match(text, *line)
    )


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    dateline = _DATELINE.match(text, start, min(end, start + 160))
    first_stop = dateline.end() if dateline else start
    for stop in _STOP.finditer(text, first_stop, end):
        if stop.end() >= end:
            break
        if _is_boundary(text, start, stop, end):
            yield start, stop.end("closers")
            start = stop.end()
    yield start, end


def _is_boundary(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at `stop`; `start` is where that sentence began."""
    if stop["mark"][0] in "。！？؟।":
        return True
    after = _NEXT.match(text, stop.end(), end)
    assert after is not None  # every part of the pattern is optional
    word, closers = after["word"], stop["closers"]
    if _CONTINUATION.match(text, stop.end()) or (after["dash"] and closers):
        return False
    if word[:1].islower() and not _is_camel_case(word):
        quotation_opens = bool(after["openers"].strip(" '’(["))
        return stop["mark"] == "." and quotation_opens and not closers and _plain(text, start, stop)
    if stop["mark"] == ".":
        return bool(closers.strip(")]")) or _full_stop_ends(text, start, stop, after)
    return not (closers and _REPORTING.match(text, stop.end(), min(end, stop.end() + 90)))


def _is_camel_case(word: str) -> bool:
    return len(word) > 2 and word[1].isupper()  # iPhone, eBay


def _plain(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the word before the full stop is no abbreviation at all."""
    word = _word_at(text, start, stop.start())
    return len(word) > 3 and "." not in word and word not in _TITLES and word.lower() not in _NEVER_LAST | _MAY_END


def _full_stop_ends(text: str, start: int, stop: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a bare full stop before a capital, a figure or a sign ends its sentence."""
    before, following = _word_at(text, start, stop.start()), after["word"]
    if _never_last(before) or _numbers_an_item(text[start : min(stop.start(), start + _LOOKBACK)]):
        return False
    opens = _is_starter(text, after) or bool(after["openers"].strip(" ([¿¡"))
    if before.lower() in _HOURS:
        return _hour_ends(text, start, stop, opens)
    if following[:1].isdigit():
        return _figure_begins(text, before, stop)
    if before.isdigit():
        return not _is_ordinal(text, start, stop, before, opens=opens)
    if _INITIALS.fullmatch(before):
        return opens or (before == "I" and _word_before(text, start, stop.start() - 1) in _BEFORE_PRONOUN)
    return opens or before.lower() not in _MAY_END


def _is_ordinal(text: str, start: int, stop: re.Match[str], figure: str, *, opens: bool) -> bool:
    """ "17. März", "dem 266. Papst": before a German month, or after a word that German puts before an ordinal."""
    if _GERMAN_MONTH.match(text, stop.end()):
        return True
    return not opens and _word_before(text, start, stop.start() - len(figure)).lower() in _ORDINAL_BEFORE


def _never_last(word: str) -> bool:
    title = word.title() if len(word) > 1 and word.isupper() else word
    return title in _TITLES or word.lower() in _NEVER_LAST


def _numbers_an_item(so_far: str) -> bool:
    """ "1. The leaders agreed", "IV. Results": all there is of the sentence so far is a number or a letter."""
    return re.fullmatch(r"[*_(]*(?:\d{1,3}|\w|[IVX]{1,5})", so_far) is not None


def _is_starter(text: str, after: re.Match[str]) -> bool:
    return after["word"] in _STARTERS and text[after.end() : after.end() + 1] != "."


def _hour_ends(text: str, start: int, stop: re.Match[str], opens: bool) -> bool:
    """Whether "a.m." ends a sentence: not before a zone or day, nor where the hour itself began the sentence."""
    if text[stop.end()].isdigit() or _AFTER_HOUR.match(text, stop.end(), stop.end() + 40):
        return False
    return opens or stop.start() - start > _LOOKBACK or text.count(" ", start, stop.start()) > 3


def _figure_begins(text: str, before: str, stop: re.Match[str]) -> bool:
    """Whether a figure begins a sentence: not in "No. 5", "p. 5", "14. 06. 2025"."""
    if before.isdigit():
        return len(before) > 2 or _DATE_TAIL.match(text, stop.end()) is None
    return before.lower() not in _BEFORE_FIGURE and len(before) > 1


def _word_at(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, without what opens it."""
    return _EDGE.split(text[max(start, end - _LOOKBACK) : end])[-1].lstrip("'’*_-")


def _word_before(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _LOOKBACK) : end].split()
    return words[-1] if words else ""
