"""Spanish and Russian: one sentence for each way in which these languages say who says so."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

SPANISH = (
    "El presidente de Perú, Ramiro Voss, y la presidenta de Bolivia, Mira Colque, hablaron por teléfono "
    "durante tres cuartos de hora, informó el vocero peruano, Tomás Estrada.\n\n"
)
RUSSIAN = (
    "Президент Казахстана Арман Восов провёл телефонный разговор с президентом Сербии Мирой Колтич, "
    "разговор длился час двадцать минут, сообщил пресс-секретарь президента Казахстана Павел Стрелин.\n\n"
)
SENTENCES = [
    # the subject left out, behind the verb, or far before it
    (SPANISH, "Voss pidió maíz. Asimismo, lamentó la sequía.", [("voss", "estrada", "asserted")] * 2),
    (SPANISH, "Finalmente, acordaron que el tren volverá en mayo.", [("voss colque", "estrada", "future")]),
    (SPANISH, "Colque se comprometió a limpiar el lago.", [("colque", "estrada", "asserted")]),
    (SPANISH, "La mandataria boliviana, por su parte, rechazó el plan.", [("colque", "estrada", "asserted")]),
    (SPANISH, "Colque, dijo por su parte Estrada, pidió trigo.", [("colque", "estrada", "asserted")]),
    (RUSSIAN, "Колтич с этим предложением не согласилась.", [("колтич", "стрелин", "negated")]),
    (RUSSIAN, "Восов, в свою очередь, предложил построить мост.", [("восов", "стрелин", "asserted")]),
    # who stands behind it
    (SPANISH, "Según contó el vocero a la prensa, Colque ofreció gas.", [("colque", "estrada", "asserted")]),
    (SPANISH, "«El presidente no aceptó ese plazo», remarcó.", [("voss", "estrada", "negated")]),
    (SPANISH, "Colque pidió sal. «No hay sal», le replicó, según Estrada.", [("colque", "estrada", "negated")]),
    (RUSSIAN, "По его словам, Колтич пообещала прислать врачей.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "— Восов попросил о встрече, — сказал в среду Стрелин.", [("восов", "стрелин", "asserted")]),
    (RUSSIAN, "«Наш президент предложил мост», — уточнил он.", [("восов", "стрелин", "asserted")]),
    # verbs that no list has: by their form behind a subject, or behind a quotation
    (SPANISH, "Colque esbozó un plan de riego.", [("colque", "estrada", "asserted")]),
    (SPANISH, "Voss no cedió en el precio del gas.", [("voss", "estrada", "negated")]),
    (SPANISH, "«Así no vamos a ningún lado», zanjó Estrada.", [("estrada", "", "negated")]),
    (RUSSIAN, "Колтич обрисовала ход стройки.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "«Так дело не пойдёт», — отрезал Стрелин.", [("стрелин", "", "negated")]),
    # a head of government is a person; both leaders are two; a light verb without its noun is a deed
    (SPANISH, "El jefe del Gobierno boliviano, según Estrada, pidió tiempo.", [("colque", "estrada", "asserted")]),
    (SPANISH, "Voss trasladó a su colega la inquietud por el gas.", [("voss", "estrada", "asserted")]),
    (RUSSIAN, "Глава сербского государства, по словам Стрелина, попросила воды.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "Оба лидера договорились о рейсах.", [("восов колтич", "стрелин", "asserted")]),
    (RUSSIAN, "Колтич лишь обещала изучить просьбу.", [("колтич", "стрелин", "asserted")]),
    # nouns of speech; what the teller's side was told; questions answered
    (SPANISH, "La respuesta de Colque, continuó Estrada, fue que no habrá gas.", [("colque", "estrada", "negated")]),
    (SPANISH, "«Nos dijo que el gas se acaba», contó Estrada.", [("colque", "estrada", "asserted")]),
    (SPANISH, "Voss invitó a Colque a Lima, una oferta que la alegró.", [("voss", "estrada", "asserted")]),
    (SPANISH, "En La Paz, una fuente ofreció otra explicación: el gas no alcanza.", [("fuente", "", "negated")]),
    (SPANISH, "Colque está satisfecha con la carretera.", [("colque", "estrada", "asserted")]),
    (RUSSIAN, "Ответ Колтич был таков: река общая.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "На вопрос, приедет ли Колтич, Стрелин ответил: «Решения нет».", [("стрелин", "", "negated")]),
    # an object before its verb; a clause that turns; a topic before its colon; another's word behind a dash
    (RUSSIAN, "Колтич эту идею поддержала.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "Восов обещал зерно, а о сроках речи не шло.", [("восов", "стрелин", "negated")]),
    (RUSSIAN, "Обсудили и мост: Колтич попросила бетон.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "Восов пообещал бетон — об этом сообщил Стрелин.", [("восов", "стрелин", "asserted")]),
    # papers that tell, adjectives no list has, both of two apposed names
    (SPANISH, "En la nota se subraya que Voss ofreció trigo.", [("voss", "estrada", "asserted")]),
    (RUSSIAN, "В сообщении отмечается, что Восов предложил мост.", [("восов", "стрелин", "asserted")]),
    (
        SPANISH,
        "El vocero del Gobierno, preguntado, se limitó a decir que «hay gas».",
        [("estrada", "", "asserted")],
    ),
    # whom somebody assures says nothing; "при этом" points nowhere; an office in a title is none
    (RUSSIAN, "Колтич, в свою очередь, заверила его в поддержке.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "Колтич выступила. При этом она признала, что мост стар.", [("колтич", "стрелин", "asserted")]),
    (RUSSIAN, "Пресс-секретарь правительства Сербии Лев Ром сказал, что дождь льёт.", [("ром", "", "asserted")]),
    # both diplomats, heads of ministries, names that are words elsewhere
    (SPANISH, "Ambos diplomáticos repasaron la agenda.", [("voss colque", "estrada", "asserted")]),
    # a principal whom the press asks tells by himself
    (SPANISH, "Consultado por esta agencia, Voss negó que se tratara el gas.", [("voss", "", "asserted")]),
    # how strongly
    (SPANISH, "Colque no descartó una visita.", [("colque", "estrada", "possible")]),
    (SPANISH, "Voss dijo que el puente durará no más de un año.", [("voss", "estrada", "future")]),
    (RUSSIAN, "Стороны договорились, что поезда пойдут не позднее мая.", [("восов колтич", "стрелин", "future")]),
    (RUSSIAN, "Колтич отметила, что рейсы возобновятся в апреле.", [("колтич", "стрелин", "future")]),
]


@pytest.mark.parametrize(("lead", "sentence", "expected"), SENTENCES, ids=[s for _, s, _ in SENTENCES])
def test_a_sentence(lead, sentence, expected):
    reading = draft(Article.parse(lead + sentence))
    names = {party.id: party.name.casefold().split()[-1] for party in reading.parties}
    claims = [claim for claim in reading.claims if claim.evidence[0] > 1]
    told = [(" ".join(names[id] for id in c.speaker), " ".join(names[id] for id in c.via), c.modality) for c in claims]
    assert told[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("lead", "minutes", "names"),
    [
        (SPANISH, 45, {"Ramiro Voss": "Perú", "Mira Colque": "Bolivia", "Tomás Estrada": "Perú"}),
        (RUSSIAN, 80, {"Арман Восов": "Казахстан", "Мира Колтич": "Сербия", "Павел Стрелин": "Казахстан"}),
    ],
)
def test_the_header(lead, minutes, names):
    reading = draft(Article.parse(lead))
    assert (reading.status, reading.medium, reading.duration_minutes) == ("held", "phone", minutes)
    assert {party.name: party.side for party in reading.parties} == names


def test_each_of_a_group_has_his_own_country():
    text = "Los cancilleres de Perú, Ramiro Voss, y de Bolivia, Mira Colque, hablaron por teléfono el martes."
    reading = draft(Article.parse(text + " Voss pidió trigo."))
    assert {p.name: (p.title, p.side) for p in reading.parties} == {
        "Ramiro Voss": ("canciller de Perú", "Perú"),
        "Mira Colque": ("canciller de Bolivia", "Bolivia"),
    }


@pytest.mark.parametrize(
    ("lead", "sentence"),
    [
        (SPANISH, "La nota peruana no menciona el gas."),
        (SPANISH, "El vocero declinó responder."),
        (RUSSIAN, "Стрелин ушёл от ответа."),
        (RUSSIAN, "На вопрос о рейсах Стрелин ответил: «Без комментариев»."),
    ],
)
def test_who_gives_no_account_claims_nothing(lead, sentence):
    assert not [claim for claim in draft(Article.parse(lead + sentence)).claims if claim.evidence[0] > 1]


def test_a_name_that_is_a_word_elsewhere_and_a_head_of_a_ministry():
    text = (
        "Министр иностранных дел Молдавии Ион Чеботару в телефонном разговоре с румынским коллегой Раду Ионеску "
        "попросил ускорить поставки. Глава румынского МИД пообещал ответ, сообщил представитель МИД Румынии Дан Попа."
    )
    reading = draft(Article.parse(text))
    names = {party.id: party.name for party in reading.parties}
    assert [[names[id] for id in claim.speaker] for claim in reading.claims][-1] == ["Раду Ионеску"]


def test_a_relative_clause_before_the_frame_leaves_the_frame_alone():
    reading = draft(Article.parse(SPANISH + "Habló Colque, quien pidió gas, informó la Cancillería en su canal."))
    assert {source.party for source in reading.sources} > {"estrada"}
