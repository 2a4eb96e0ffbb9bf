from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sentences import blocks, sentence_spans

# "|" stands where a sentence begins, after the first. The cases under "held back" were written after the rules, to
# see how well these travel; what they taught was added since.
CASES = {
    "abbreviations": [
        "U.S. President Donald Trump spoke to Mr. Putin. |Dr. Jill Stein did not.",
        "He moved to the U.S. |The visit was short.",
        "He moved to the U.S. in March.",
        "The U.S. Senate voted. |It failed.",
        "He works for the U.S. Department of State.",
        "The call began at 9 a.m. |It ended at 10.15 a.m. Moscow time.",
        "The call began at 9 a.m. EST and ended at 10 p.m. on Monday.",
        "They spoke at 5 p.m. |Trump then left.",
        "They spoke at 5 p.m. Saturday by phone.",
        "Gen. Mark A. Milley met Lt. Gen. Valery Zaluzhnyy, Sen. Lindsey Graham, R-S.C., and Rep. Mike Turner.",
        "President Joseph R. Biden, Jr. and Chancellor Olaf Scholz spoke.",
        "John F. Kennedy, George W. Bush and J. D. Vance were named. |So was J.D. Vance.",
        "The St. Petersburg forum opens Jan. 5. |It ends Jan. 9.",
        "He met Prime Minister Lee Hsien Loong vs. Mr. Smith of Acme Inc. in Washington, D.C., on Feb. 3.",
        "He lives in Washington, D.C. |She lives in Boston.",
        "Acme Corp. said so. |Shares fell.",
        "The deal with Acme Inc. |The company fell silent.",
        "He cited No. 5 of the list, i.e. the fifth, e.g. No. 6, etc. |Then he left.",
        "They discussed oil, gas, etc. in detail.",
        "Art. 5 and Sec. 3 apply; see p. 12, pp. 13-15 and Fig. 4.",
        "The UN (est. 1945) met. |The E.U. did not.",
        "Gov. Ron DeSantis, Lt. Cmdr. Smith, Col. Jones, Sgt. Brown and Capt. White came.",
        "Ph.D. students and Rev. Martin Luther King Jr. were there.",
        "It was approx. 50 km from Mt. Everest and Ft. Bragg.",
        "He met Ms. Rice, Mrs. May and Prof. Dr. Ott.",
        "Maj. Gen. Smith of the U.K. Ministry of Defence agreed. |So did the U.N.",
        "The U.S. and the U.K. agreed. |The U.N. Security Council did not.",
        "Trump left the U.S. |He was in France.",
        "In the U.S., he said, nothing changed.",
    ],
    "figures": [
        "Oil rose 3.5 percent to $71.20. |Gas fell .5 percent.",
        "It cost $1.5 million. |In 2024, it cost $2.",
        "Growth was 2.5%. |Inflation was 3.1%.",
        "Version 2.0 of the plan was published on 14.06.2025 at 10.30.",
        "He was born in 1946. |In 2025, he turned 79.",
        "He visited example.com and www.kremlin.ru. |Nothing there.",
        "Mail press@kremlin.ru or see https://www.whitehouse.gov/a.b?c=d. |Thanks.",
        "They met in 2014. |2015 was worse.",
        "He scored 5. |9 others failed.",
    ],
    "quotations": [
        "“Yes,” he said. |“No,” she said.",
        "“What next?” he asked.",
        "“Stop!” he said. |Then he left.",
        "“What next?” Ushakov asked. |Nobody knew.",
        "He said: “Yes.” |Then he left.",
        "He said: “Yes.”",
        "“We will win. |We will not stop,” he said.",
        "“We will win.” |He left.",
        "“We will win,” Putin said. |“Russia is strong.”",
        "“We agreed,” Ushakov said, “that talks continue.” |He gave no date.",
        '"We will win," Putin said. |"Russia is strong."',
        '"We will win. |Nobody can stop us," he said. |Then he left.',
        'He called it "a disaster." |Then he left.',
        "He called it “a disaster.” |The Kremlin disagreed.",
        "He called it “a disaster”. |The Kremlin disagreed.",
        "“He told me ‘never again.’” |She wept.",
        "“He told me ‘never again’ twice,” she said. |She wept.",
        "“Did he say ‘yes’?” she asked. |He had.",
        "The question was “Why?” |Nobody answered.",
        "The film “Mr. Smith Goes to Washington” was shown. |He liked it.",
        'The film "Who\'s Afraid of Virginia Woolf?" was shown.',
        "The film “Help!” and the book “What Next?” were named.",
        "“I told him, ‘Vladimir, stop!’” Trump said. |“He did.”",
        "(He did not say why.) |The call ended.",
        "The call ended (he did not say why). |It was short.",
        "He left (with a smile!) at noon.",
        "[Translated from Russian.] |The president spoke.",
        "“Russia’s position is clear.” — Ushakov",
        "The leaders' talks ended. |'We agreed,' he said.",
        "'We will win. |We will not stop,' he said.",
    ],
    "ellipses and other ends": [
        "“We … will see,” he said. |He left.",
        "He paused... and went on. |Then he left.",
        "He paused... |Then he left.",
        "He paused… |Then he left.",
        "“We will see…” he said.",
        "He wrote: “Vladimir, STOP!!!” |Nobody did.",
        "Really?! |Yes.",
        "“I don’t know . . . maybe,” he said.",
    ],
    "no stop, short, odd beginnings": [
        "The call lasted an hour",
        "The call lasted an hour. |It went well",
        "a lower-case start. |Another",
        "OK. |No. |Yes.",
        "He said no. |She said yes.",
        "Putin said no. |Trump said yes.",
        "The answer was no. |Nothing changed.",
        "It was up to him. |iPhone sales rose.",
        "Thanks! 😀 |See you.",
    ],
    "datelines": [
        "WARSAW, March 3 (Vistula News) — The leaders spoke. |They agreed.",
        "WASHINGTON, Feb. 3 (Reuters) - The leaders spoke. |They agreed.",
        " date 2025-06-14 Russian President Vladimir Putin spoke. |He agreed.",
        "MOSCOW, June 14. /TASS/. Putin and Trump spoke. |They agreed.",
        "KYIV, Ukraine (AP) — The leaders spoke. |They agreed.",
        "PARIS (AFP) – The leaders spoke. |They agreed.",
    ],
    "French": [
        "M. Macron et Mme. Merkel ont parlé. |Ils sont d'accord.",
        "« Oui », a-t-il dit. |« Non. »",
        "« C’est grave. |Nous agirons », a dit M. Macron. |Il est parti.",
        "Il a dit : « Nous agirons. » |Puis il est parti.",
        "« Que faire ? » a-t-il demandé. |Rien.",
        "Le 1er mars 2025, M. Le Drian a parlé à Mgr. Dupont, cf. p. 3.",
        "Que faire ? |Rien !",
    ],
    "German": [
        "Am 3. März 2025 sprach Bundeskanzler Merz mit Dr. Angela Merkel. |Es war kurz.",
        "Das Gespräch am 14. Juni dauerte z. B. 50 Minuten. |Es war gut.",
        "Das Gespräch dauerte ca. 50 Minuten, d. h. fast eine Stunde.",
        "„Ja“, sagte er. |„Nein.“",
        "„Wir siegen. |Wir hören nicht auf“, sagte Scholz. |Er ging.",
        "Er sagte: „Wir siegen.“ |Dann ging er.",
        "Im 20. Jahrhundert war das anders. |Heute nicht.",
        "Er sprach u. a. mit Papst Franziskus, dem 266. Papst. |Beide einigten sich.",
        "Das war 2024. |Danach kam Ruhe.",
        "Nach Angaben der Bundesregierung wurde u.a. über den Nahen Osten gesprochen, z.B. Iran.",
        "Papst Leo XIV. sprach mit Putin. |Er mahnte.",
    ],
    "Spanish": [
        "El Sr. Sánchez habló con la Sra. Meloni. |¿Qué dijo? |¡Nada!",
        "EE. UU. y México hablaron. |El presidente de EE. UU. estuvo.",
        "Los presidentes de EE.UU. y Rusia hablaron. |Fue breve.",
        "«Sí», dijo. |«No».",
        "El Dr. Pérez dijo: «Seguiremos». |Luego se fue.",
        "“¿Qué pasó?”, preguntó Sánchez. |Nadie contestó.",
    ],
    "Russian": [
        "Президент России В. В. Путин поговорил с Д. Трампом. |Разговор был долгим.",
        "«Да», — сказал Песков. |«Нет».",
        "«Мы победим. |Мы не остановимся», — сказал Ушаков. |Он ушёл.",
        "Это произошло в 2024 г. в Москве. |Потом была пауза.",
        "Разговор длился 50 мин. и был конструктивным, т. е. хорошим, и т. д.",
        "По словам Ю.В. Ушакова, стороны договорились. |Детали неизвестны.",
        "«Что дальше?» — спросил он. |Никто не ответил.",
        "Он заявил: «Мы согласны». |Потом ушёл.",
        "В 2025 г. Путин и Трамп говорили пять раз.",
        "Ущерб составил 5 млн руб. в год. |Это много.",
    ],
    "held back": [
        "“What are we going to do about it?” Mr. Trump asked reporters aboard Air Force One. |“We’ll see.”",
        "Gen. Christopher G. Cavoli, top U.S. general there, agreed. |Lt. Col. Jane Doe of Ft. Liberty, N.C., did not.",
        "The call came at 6:30 a.m. Eastern Time, Vice President J.D. Vance said. |It was brief.",
        "Sen. Marco Rubio (R-Fla.) and Rep. Adam Smith (D-Wash.) spoke. |Neither agreed.",
        "“I spoke to President Xi Jinping on Jan. 17. |The call was very good,” he wrote on Truth Social.",
        "It was signed by Messrs. Smith & Co. in London. |Nobody objected.",
        "He said: “I want peace. |I want it now!” |The crowd cheered.",
        "“Is this the end?” the prime minister wondered aloud. |No one replied.",
        "“Never!” the spokesman for the Kremlin told reporters. |“Not in my life.”",
        "Washington sent $61 billion vs. Berlin’s 14.5 billion euros.",
        "The U.N. General Assembly met at 10 a.m. on Sept. 23 in New York. |It adjourned at noon.",
        "“The president” — as he is known — “will not yield.” |So said Peskov.",
        "Trump said “no.” |Zelenskyy said “yes.”",
        "He called Putin “a man of his word” (sic). |Critics disagreed.",
        "The sanctions, e.g. on oil, stay. |They hurt, i.e. they work.",
        "Is Russia ready? |Not yet.",
        "Ukraine got No. 1 priority. |The No. 2 issue was grain.",
        "The strike hit St. Michael’s Cathedral in Kyiv at 3 p.m. local time. |Two died.",
        "He spoke with H.R. McMaster and George H.W. Bush’s aide. |Later he left.",
        "“It’s over,” said Ushakov. |“Finally.”",
        "“We had a good talk ...” Trump said. |He smiled.",
        "Mr. Modi’s office said on X: “Spoke to my friend @POTUS. |Great conversation!” |It gave no details.",
        "Read more at Kremlin.ru. |Subscribe now.",
        "They discussed Art. 5. |NATO is ready.",
        "The temperature was minus 5 C. |It snowed.",
        "Prince Mohammed bin Salman Al Saud Jr. met Trump. |The Crown Prince smiled.",
        "The E3 (U.K., France, Germany) met. |The U.S. was absent.",
        "President Xi said the ties are in the “best period in history.” |China Daily reported it first.",
        "Asked if he trusted Putin, Trump said, “Yes, I do.” |He did not elaborate.",
        "He was accompanied by Maj. Gen. (ret.) John Smith. |They left.",
        "Le président a déclaré : « Nous sommes prêts. |Rien ne changera. » |Il n’a pas donné de date.",
        "« Êtes-vous prêt ? », a demandé M. Zelensky. |« Oui ! », a répondu M. Macron.",
        "L’appel a duré env. 45 min. selon l’Élysée. |Il a eu lieu à 15 h 30.",
        "Mme Meloni et M. L. Fabius ont parlé. |C’est tout.",
        "„Was nun?“, fragte Merz. |„Wir warten.“",
        "Der 47. Präsident der USA sprach am 17. Mai mit dem Kremlchef. |Am 18. Mai folgte Kiew.",
        "Laut Regierungssprecher St. Hebestreit dauerte es rd. 30 Min. |Weiteres blieb offen.",
        "Kanzler a. D. Schröder war nicht dabei. |Er schwieg.",
        "El presidente D. Pedro Sánchez llamó a las 10 a. m. |La llamada duró 20 min.",
        "«¿Qué pasará?», dijo la Sra. Meloni. |«Nadie lo sabe».",
        "El art. 5 del tratado no cambia. |Así lo dijo EE. UU.",
        "Путин прибыл в г. Саратов и посетил ул. Ленина. |Затем он улетел.",
        "«Я сказал: „Нет“. |Он понял», — рассказал Д. С. Песков. |Больше вопросов не было.",
        "Товарооборот вырос до 244,8 млрд долл. США. |Рост составил 1,9%.",
        "«Зачем?» — спросил журналист. |«Затем!» — ответил Лавров.",
        "В XX в. такого не было. |В XXI веке есть.",
        "Встреча прошла в 15:30 по мск. |Участники (М. В. Мишустин, С. В. Лавров и др.) довольны.",
        "О чём говорили президенты?.. |Неизвестно.",
        "“We agreed on everything” — Trump. |The Kremlin did not comment.",
    ],
}

LINES = {
    "a title on its own line": "Leaders speak by phone\n|They agreed on a date.",
    "a title that fills its line": (
        "Readout of President Biden’s Call with Governor Ron DeSantis\n|By John Smith\n\n|They spoke."
    ),
    "title, date, body": "Readout of the Call\n|2021-08-31\n\n|They spoke. |They agreed.",
    "title and date above one long line": (
        "Leaders speak by phone\n|June 14, 2025\n|" + "They spoke at length. |" * 9 + "End."
    ),
    "a blank line, without a stop": "They spoke\n\n|they agreed",
    "a blank line with spaces in it": "They spoke\n  \t\n|they agreed",
    "carriage returns": "They spoke.\r\n\r\n|They agreed.\r\n|It was short.\r\n",
    "old carriage returns": "They spoke\r\r|They agreed",
    "lines that are paragraphs": (
        "The leaders spoke for an hour on Monday, their offices said\n|Putin called it useful\n|Trump did not"
    ),
    "lines that are long paragraphs": ("The leaders spoke at length " * 6 + "\n|") * 3 + "The end",
    "a list": "They agreed on:\n|- a ceasefire\n|- an exchange of prisoners\n|* Talks in Istanbul",
    "a numbered list": "They agreed on:\n|1. A ceasefire.\n|2. An exchange of prisoners. |It begins soon.\n|3) Talks",
    "a transcript": "DAVID KOCH:\n\n|Yep.\n\n|PRIME MINISTER:\n\n|Well - I can't speculate on that.",
    "wrapped, cut before small letters": (
        "The leaders of the two countries spoke by telephone on Monday about the\nsituation in the region and agreed"
        " to go on talking. |They did not set a\ndate for it."
    ),
    "wrapped, cut before capitals": (
        "The leaders of the two countries spoke by telephone on Monday, President\nVladimir Putin said in Moscow, and"
        " agreed with the Prime Minister of Latvia,\nAndris Kalvelis, to meet in June at the official residence in\n"
        "Riga. |It was their third call."
    ),
    "wrapped, after a title": (
        "Leaders agree to meet\n\n|The leaders of the two countries spoke by telephone on Monday about the\n"
        "situation in the region. |President Putin, his aide said later, told President\nTrump that he was ready."
    ),
    "wrapped, after an abbreviation": (
        "The leaders of the two countries spoke by telephone on Monday of the\nregion. |It is, he said, as grave to"
        " the head of state of the U.S.\nPresident Putin said the same."
    ),
    "wrapped, with carriage returns": (
        "The leaders of the two countries spoke by telephone on Monday about the\r\nsituation in the region.\r\n"
    ),
    "wrapped, with a list": (
        "The leaders of the two countries spoke by telephone on Monday about the\nsituation there and the"
        " following matters of common interest:\n|- prisoners\n|- grain"
    ),
    "a date of its own among wrapped lines": (
        "The leaders of the two countries spoke by telephone on Monday about the\nsituation in the region, then"
        " they sat down with all their aides\n|2025-06-14\n|Moscow"
    ),
}  # fmt: skip


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, blocks(text))]


def expected(case: str) -> list[str]:
    return [part.strip() for part in case.split("|")]


@pytest.mark.parametrize("case", [case for cases in CASES.values() for case in cases])
def test_sentences(case: str) -> None:
    assert cut(case.replace("|", "")) == expected(case)


@pytest.mark.parametrize("case", LINES.values(), ids=LINES)
def test_lines(case: str) -> None:
    assert cut(case.replace("|", "")) == expected(case)


def test_a_paragraph_break_ends_a_sentence_whatever_stands_there() -> None:
    for between in ("\n\n", "\r\n\r\n", "\u2029", "\n \n", "\r\r", "\n\n\n\n"):
        assert cut(f"The talks in the city went on,{between}and then they ended") == [
            "The talks in the city went on,",
            "and then they ended",
        ]


@given(st.text(st.sampled_from("aA. \n\r\u2028“”\"'‘’«»?!…1-—()\u00a0e\u0301😀Mr、。"), max_size=80) | st.text())
def test_sentences_come_in_order_and_hold_all_but_white_space(text: str) -> None:
    end_before = 0
    inside: set[int] = set()
    for start, end in sentence_spans(text, blocks(text)):
        assert end_before <= start < end
        assert text[start:end] == text[start:end].strip()
        inside.update(range(start, end))
        end_before = end
    assert all(index in inside for index, character in enumerate(text) if not character.isspace())


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_follows_a_paragraph_break_does_not_move_the_sentences_before_it(first: str, second: str) -> None:
    alone = cut(first)
    assert cut(f"{first}\n\n{second}")[: len(alone)] == alone
