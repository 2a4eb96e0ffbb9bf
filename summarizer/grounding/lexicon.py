"""The function words the checks rely on, per language: data only.

Lists are closed classes (negations, modals, pronouns, units, months), written by hand from the grammars of
the five languages; open classes are never listed. Everything is folded as the words of a text are.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Case and accents away, curly apostrophes straight; й stays a letter of its own."""
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").casefold()).replace("и\u0306", "й")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _numbered(text: str, first: int = 0) -> dict[str, int]:
    """Word to number: position in `text`, alternatives joined by `/`, `-` for no word."""
    return {w: n for n, group in enumerate(fold(text).split(), first) for w in group.split("/") if w != "-"}


def _tens(text: str) -> dict[str, int]:
    return {word: n * 10 for word, n in _numbered(text, 1).items()}


@dataclass(frozen=True)
class Lexicon:
    stop: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()  # words that turn a statement round
    half_negations: frozenset[str] = frozenset()  # French ne: a negation where its other half is missing
    concord: bool = False  # two negations in a clause are one
    negative_verbs: frozenset[str] = frozenset()  # stems' beginnings: refuse, deny
    open_phrases: tuple[str, ...] = ()  # regexes: "did not rule out" says possible, it denies nothing
    fillers: tuple[str, ...] = ()  # regexes of "not only", "nothing but": no negation either
    adversatives: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()  # words that make a statement possible only
    pronouns: frozenset[str] = frozenset()  # a person named before
    epithets: frozenset[str] = frozenset()  # nouns for a person named before
    gendered: dict[str, str] = field(default_factory=dict)  # pronouns that tell a man from a woman
    honorific_gender: dict[str, str] = field(default_factory=dict)
    prodrop: bool = False  # the subject may be missing altogether
    joint: frozenset[str] = frozenset()  # both sides together
    talk: tuple[str, ...] = ()  # beginnings of words for the call itself
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)  # Monday is 0
    relative: dict[str, int] = field(default_factory=dict)  # days from the anchor: yesterday -1
    units: dict[str, int] = field(default_factory=dict)  # stem's beginning of a unit of time to minutes
    numbers: dict[str, int] = field(default_factory=dict)
    one: frozenset[str] = frozenset()  # a number only behind tens
    scales: dict[str, int] = field(default_factory=dict)
    half: frozenset[str] = frozenset()
    quarter: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()  # makes a duration approximate
    over: str = r"(?!)"  # regexes over the words before
    under: str = r"(?!)"
    phone: tuple[str, ...] = ()  # beginnings of words
    video: tuple[str, ...] = ()
    cues: str = r"(?!)"  # a regex of the words that cite somebody
    cues_before: str = ""  # those that may stand before the one they cite, where not all can
    speech_nouns: str = r".+"  # a regex of nouns for what is said: an Icelandic request
    possessives: frozenset[str] = frozenset()  # "our" coast may be a country's
    subjects: frozenset[str] = frozenset()  # pronouns that can be who speaks
    honorifics: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()  # between a subject and its verb
    auxiliaries: frozenset[str] = frozenset()  # stop words that are a verb's beginning
    determiners: frozenset[str] = frozenset()
    object_words: frozenset[str] = frozenset()  # what follows is no subject
    object_verbs: str = ""  # a regex: verbs whose addressee follows


_EN = Lexicon(
    stop=_set(
        "a an the and or but nor so yet of to in on at by for from with as about into over under after before during "
        "between among against through per via within without upon than then that this these those there here it its "
        "he him his she her hers they them their theirs we us our ours i me my you your who whom whose which what "
        "when where why how is are was were be been being am has have had having do does did doing will would shall "
        "should can could may might must not no also both all any each some such own same other more most very just "
        "only if while because since until up down out off again further once s t said says told also mr mrs ms both "
        "one two including well already still"
    ),
    negations=_set(
        "not no never nor neither nothing nobody none nowhere cannot without don't doesn't didn't won't wouldn't "
        "can't couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't mustn't dont doesnt didnt"
    ),
    negative_verbs=_set("refus deni deny declin reject rul_out fail lack unabl unwilling rebuff"),
    open_phrases=(
        r"(?:left|leaves?|leaving) open",
        r"(?:left|leaves?|leaving|kept|keeps?|keeping) (?:\w+ )?(?:door|possibility|options?|question|matter) open",
        r"(?:not|n't|never|without|declined to|refused to|avoided) (?:yet |entirely |fully )?"
        r"(?:rul(?:e|ed|ing) out|exclud(?:e|ed|ing)|reject(?:ed|ing)?|oppos(?:e|ed|ing)|object(?:ed|ing)?(?: to)?)",
    ),
    fillers=(
        r"not (?:only|just|merely|least|to mention)",
        r"no (?:doubt|less|fewer|later|sooner|earlier|more|matter)\b(?! (?:talks|contact))",
        r"nothing but",
        r"whether or not",
        r"no\. ?\d",
        r"not yet known",
    ),
    adversatives=_set("but while although though"),
    modals=_set("may might could possibly perhaps maybe potentially"),
    pronouns=_set(
        "he him his she her hers they them their himself herself themselves who whom whose i me my we us our it its"
    ),
    epithets=_set(
        "head leader counterpart host guest premier politician latter colleague interlocutor president minister"
    ),
    gendered={"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"},
    honorific_gender={"mr": "m", "ms": "f", "mrs": "f", "madam": "f"},
    joint=_set(
        "they them their both two sides side leaders presidents ministers counterparts parties pair duo jointly "
        "together mutual each heads chancellors secretaries interlocutors statesmen countries we our three four "
        "participants"
    ),
    talk=("conversation", "call", "discussion", "talk", "exchange", "dialogue", "phone"),
    months=_numbered(
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
        "november/nov december/dec",
        1,
    ),
    weekdays=_numbered(
        "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thurs friday/fri saturday/sat sunday/sun"
    ),
    relative={
        "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
        "last night": -1, "last evening": -1, "the previous day": -1, "the previous evening": -1,
        "the previous night": -1, "the evening before": -1, "the night before": -1, "the day before": -1,
        "a day earlier": -1, "overnight": -1, "tomorrow": 1,
    },
    units={"minute": 1, "min": 1, "hour": 60, "hr": 60},
    numbers=_numbered(
        "- - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    )
    | _tens("- twenty thirty forty fifty sixty seventy eighty ninety")
    | {"dozen": 12},
    one=_set("one"),
    scales={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    half=_set("half"),
    quarter=_set("quarter quarters"),
    about=_set("about around nearly almost roughly approximately some circa close just"),
    over=r"\b(?:over|more than|(?:no|not) less than|at least|exceed\w*|upwards of|longer than)\b",
    under=r"\b(?:under|(?<!no )(?<!not )less than|(?:no|not) more than|at most|up to|short of)\b",
    phone=("phone", "telephon", "line", "hotline", "dial", "rang", "hung", "receiver", "cell", "handset"),
    video=("video", "teleconf", "zoom", "screen", "virtual", "webcam"),
    cues=(
        r"said|says?|saying|told|tells?|according|add(?:ed|s|ing)|report(?:ed|s|ing)|wrote|writes|posted"
        r"|announc(?:ed|es)|confirm(?:ed|s)|explain(?:ed|s)|statement|stated|declared|readout|quoted|recalled"
        r"|account|briefed"
    ),
    speech_nouns=r"requests?|proposals?|offers?|demands?|calls?|suggestions?|invitations?|warnings?|promises?|concerns?",
    cues_before=r"said|says|according|added|adds|quoted|wrote|recalled|account",
    possessives=_set("his her its their our my we i us your country countries government governments"),
    subjects=_set("he she they i we who it both nobody"),
    honorifics=_set("mr mrs ms dr sir madam president minister"),
    adverbs=_set(
        "also again then later himself herself both in turn reportedly however instead again only repeatedly strongly"
    ),
    auxiliaries=_set("is was are were has had have will would did does do can could may might shall should must not"),
    determiners=_set("the a an his her their its our my prime vice deputy foreign"),
    object_words=_set("to with for against toward towards upon"),
    object_verbs=r"told|tells|telling|gave|met|meets|(?!quot|cit|add|stat|report|confirm|explain|announc|declar)\w{3,}ed",
)  # fmt: skip

_FR = Lexicon(
    stop=_set(
        "le la les l un une des du de d et ou mais ni donc or car a au aux en dans par pour sur sous avec sans chez "
        "vers entre ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes il elle ils elles on nous "
        "vous je tu lui eux y qui que qu quoi dont ou est sont etait etaient ete etre a ont avait avaient avoir fait "
        "faire sera seront serait ne pas plus n se s aussi tres tout tous toute toutes meme comme si lors apres "
        "avant pendant deux afin ainsi egalement selon c m mme"
    ),
    negations=_set("pas jamais aucun aucune rien personne sans ni nul nulle non guere"),
    half_negations=_set("ne n"),
    concord=True,
    negative_verbs=_set("refus dement nie nia reject rejet declin"),
    open_phrases=(
        r"(?:pas|jamais|nullement) (?:exclu|ecart|rejet|oppos)\w*",
        r"(?:exclu|ecart|rejet|oppos)\w* (?:pas|nullement)",
        r"sans (?:exclure|ecarter)",
    ),
    fillers=(r"non seulement", r"(?:ne )?pas seulement", r"sans doute", r"ne\b[^.]{0,30}\bque\b"),
    adversatives=_set("mais tandis"),
    modals=_set("peut peuvent pourrait pourraient eventuellement possiblement"),
    pronouns=_set("il elle ils elles lui leur son sa ses se nous notre nos je mon celui celle ce dernier y qui"),
    epithets=_set(
        "chef dirigeant homologue interlocuteur responsable president presidente ministre premier dirigeante"
    ),
    honorific_gender={"m": "m", "mm": "m", "mme": "f", "mmes": "f"},
    joint=_set(
        "ils elles deux dirigeants presidents ministres parties homologues ensemble leur leurs se chefs mutuel nous "
        "notre interlocuteurs responsables"
    ),
    talk=("entretien", "appel", "echange", "conversation", "dialogue", "discussion"),
    months=_numbered(
        "janvier/janv fevrier/fevr mars avril/avr mai juin juillet/juil aout septembre/sept octobre/oct novembre/nov "
        "decembre/dec",
        1,
    ),
    weekdays=_numbered("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    relative={"aujourd'hui": 0, "ce matin": 0, "ce soir": 0, "hier": -1, "la veille": -1, "demain": 1},
    units={"minute": 1, "min": 1, "heure": 60, "h": 60},
    numbers=_numbered(
        "- - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    )
    | _tens("- vingt trente quarante cinquante soixante")
    | {"vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "dizaine": 10, "quinzaine": 15},
    one=_set("un une"),
    scales={"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
            "milliards": 10**9},
    half=_set("demi demie"),
    quarter=_set("quart quarts"),
    about=_set("environ pres quelque quelques presque vingtaine trentaine quarantaine cinquantaine quinzaine dizaine"),
    over=r"\b(?:plus d|au moins|pas moins d|depass\w+)",
    under=r"\b(?:(?<!pas )(?<!au )moins d|au plus|pas plus d)",
    phone=("telephon", "fil", "ligne", "combine"),
    video=("video", "visio", "ecran", "virtuel"),
    cues=(
        r"dit|declare|indique|selon|precise|ajoute|affirme|annonce|rapporte|confie|explique|souligne|communique"
        r"|ecrit|apres|source|confirme|assure|lit"
    ),
    possessives=_set("son sa ses leur leurs notre nos mon ma mes nous pays gouvernement"),
    subjects=_set("il elle ils elles je nous on qui celui celle"),
    honorifics=_set("m mme mm monsieur madame president presidente ministre"),
    adverbs=_set("aussi egalement ensuite en retour toutefois quant lui elle meme pour sa part"),
    auxiliaries=_set("a ont est sont avait etait sera s se n ne l lui y en doit peut"),
    determiners=_set("le la les l son sa ses leur leurs un une premier"),
    object_words=_set("a avec au aux pour envers contre"),
    object_verbs=r"remercie|felicite|invite|informe|appele|prie|salue|rappele",
)  # fmt: skip

_DE = Lexicon(
    stop=_set(
        "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn in im an am auf aus bei "
        "mit nach von vom zu zum zur uber unter vor fur gegen durch um ohne bis seit wahrend zwischen er sie es ihn "
        "ihm ihr ihnen sein seine seinen seinem seiner ihre ihren ihrem ihrer wir uns unser unsere ich mich mir mein "
        "du sich dass wenn weil ob als wie auch noch schon nur sehr ist sind war waren sei seien wird werden wurde "
        "wurden hat haben hatte hatten habe kann konnen konnte soll sollen sollte muss mussen nicht kein keine "
        "keinen keinem keiner dies diese dieser dieses diesem diesen beide beiden zwei dabei dazu damit mehr so da "
        "hier dort worden gewesen ebenso zudem laut"
    ),
    negations=_set("nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder noch keinerlei"),
    negative_verbs=_set("weiger verweiger bestreit bestritt dementier abgelehnt lehnt lehnte ablehn zuruckgewies"),
    open_phrases=(
        r"(?:nicht|nie) (?:\w+ ){0,2}?(?:aus(?:zu)?(?:schliess|geschloss|schloss)\w*|abgelehnt|verworfen)",
        r"schl(?:iess|oss)\w* (?:\w+[ ,]+){0,12}?nicht aus",
        r"(?:zeig\w*|gab) sich (?:\w+ ){0,4}?offen",
    ),
    fillers=(r"nicht (?:nur|zuletzt|allein)", r"nichts als"),
    adversatives=_set("aber jedoch sondern wahrend"),
    modals=_set("konnte konnten moglicherweise vielleicht eventuell durfte durften"),
    pronouns=_set(
        "er sie ihn ihm ihr ihnen sein seine seinen seinem seiner seines ihre ihren ihrem ihrer sich wir uns unser "
        "unsere ich mein meine der die dieser diese es man"
    ),
    epithets=_set(
        "staatschef staatschefin regierungschef regierungschefin amtskollege amtskollegin politiker politikerin "
        "prasident prasidentin minister ministerin kanzler kanzlerin gesprachspartner"
    ),
    honorific_gender={"herr": "m", "herrn": "m", "frau": "f"},
    joint=_set(
        "sie beide beiden beider staatschefs politiker prasidenten minister seiten regierungschefs gemeinsam "
        "gesprachspartner amtskollegen zusammen zwei wir unser ihre ihren einander einig"
    ),
    talk=("gesprach", "telefonat", "unterred", "austausch", "anruf"),
    months=_numbered(
        "januar/janner/jan februar/feb marz april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt "
        "november/nov dezember/dez",
        1,
    ),
    weekdays={
        f"{day}{part}": n
        for day, n in _numbered("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag").items()
        for part in ("", "s", "morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")
    },
    relative={"heute": 0, "gestern": -1, "am vortag": -1, "morgen": 1, "vorgestern": -2, "ubermorgen": 2},
    units={"minut": 1, "min": 1, "minutig": 1, "stund": 60, "stundig": 60, "viertelstund": 15, "dreiviertelstund": 45},
    numbers=_numbered(
        "- - zwei/zwo drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn "
        "siebzehn achtzehn neunzehn"
    )
    | _tens("- zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig")
    | {
        f"{one}und{ten}": n + m
        for one, n in _numbered("- ein zwei drei vier funf sechs sieben acht neun").items()
        for ten, m in _tens("- zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig").items()
    }
    | {"dutzend": 12},
    scales={"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "milliarde": 10**9,
            "milliarden": 10**9},
    half=_set("halb halbe halben halbstundige halbstundigen halbstundiges halbstundiger"),
    quarter=_set("viertel"),
    about=_set("etwa rund ungefahr knapp fast circa ca gut gegen nahezu"),
    over=r"\b(?:(?<!nicht )mehr als|uber|mindestens|gut|nicht weniger als|wenigstens)\b",
    under=r"\b(?:(?<!nicht )weniger als|unter|knapp|hochstens|nicht mehr als)\b",
    phone=("telefon", "fernmund", "leitung", "horer", "anruf", "angeruf"),
    video=("video", "bildschirm", "virtuell"),
    cues=(
        r"sag(?:t|te|ten)|erklart\w*|laut|zufolge|mitgeteilt|teilte|betonte|berichtete|erganzte|fugte|schrieb|hiess"
        r"|angaben|bestatigte|so"
    ),
    possessives=_set(
        "sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren wir land landes regierung"
    ),
    subjects=_set("er sie ich wir der die dieser"),
    honorifics=_set("herr herrn frau"),
)  # fmt: skip

_ES = Lexicon(
    stop=_set(
        "el la los las lo un una unos unas y e o u pero sino ni de del a al en con sin por para sobre bajo entre "
        "hasta desde hacia segun tras durante ante contra que quien quienes cual cuyo cuya donde cuando como si no "
        "se su sus le les me te nos mi mis tu nuestro nuestra es son era eran fue fueron ser sido sera seran seria "
        "ha han habia habian haber hay este esta estos estas ese esa eso esto aquel ambos dos tambien muy mas ya asi "
        "todo todos toda todas otro otra ademas estan estaba"
    ),
    negations=_set("no nunca jamas ningun ninguna ninguno nada nadie sin ni tampoco"),
    concord=True,
    negative_verbs=_set("rechaz neg nieg desmint desment rehus declin"),
    open_phrases=(
        r"(?:no|sin|nunca) (?:l[oae]s? )?(?:se |ha |han |habia |habian )?(?:descart|exclu|rechaz|opon|opuso|opus)\w*",
    ),
    fillers=(r"no (?:solo|solamente|obstante)", r"sin (?:duda|embargo)", r"nada menos"),
    adversatives=_set("pero aunque mientras"),
    modals=_set("puede pueden podria podrian quiza quizas acaso posiblemente"),
    pronouns=_set("el ella ellos ellas le les su sus se nos nuestro nuestra yo mi quien este esta lo la"),
    prodrop=True,
    epithets=_set(
        "lider mandatario mandataria presidente presidenta ministro ministra homologo homologa colega jefe jefa"
    ),
    honorific_gender={"senor": "m", "senora": "f"},
    joint=_set(
        "ambos ambas dos lideres mandatarios presidentes ministros partes homologos juntos ellos sus se nos nuestro "
        "dirigentes jefes mutuo cancilleres interlocutores"
    ),
    talk=("conversacion", "llamada", "dialogo", "comunicacion", "videollamada", "intercambio"),
    months=_numbered(
        "enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept "
        "octubre/oct noviembre/nov diciembre/dic",
        1,
    ),
    weekdays=_numbered("lunes martes miercoles jueves viernes sabado domingo"),
    relative={"hoy": 0, "esta manana": 0, "esta tarde": 0, "ayer": -1, "anoche": -1, "la vispera": -1, "anteayer": -2},
    units={"minut": 1, "min": 1, "hora": 60},
    numbers=_numbered(
        "- - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiun/veintiuno veintidos veintitres veinticuatro veinticinco veintiseis "
        "veintisiete veintiocho veintinueve"
    )
    | _tens("- - treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    one=_set("uno un una"),
    scales={"cien": 100, "ciento": 100, "mil": 1000, "millon": 10**6, "millones": 10**6},
    half=_set("media medio"),
    quarter=_set("cuarto cuartos"),
    about=_set("unos unas cerca casi aproximadamente alrededor"),
    over=r"\b(?:(?<!no )mas de|al menos|no menos de|por lo menos|super\w+)\b",
    under=r"\b(?:(?<!no )menos de|no mas de|a lo sumo|como maximo)\b",
    phone=("telefon", "linea", "llamada"),
    video=("video", "pantalla", "virtual"),
    cues=(
        r"dij\w+|dice|segun|afirm\w+|declar\w+|explic\w+|senal\w+|inform\w+|indic\w+|anadi\w+|agreg\w+|anunci\w+"
        r"|asegur\w+|comunic\w+|precis\w+|manifest\w+|coment\w+|cont[oa]|relat\w+"
    ),
    possessives=_set("su sus nuestro nuestra nuestros mi pais gobierno"),
    subjects=_set("el ella ellos ellas yo nosotros quien este esta"),
    honorifics=_set("sr sra senor senora presidente presidenta ministro ministra don dona"),
    adverbs=_set("tambien ademas luego entonces"),
    auxiliaries=_set("ha han se le lo les no es era fue habia sera"),
    determiners=_set("el la los las su sus un una al"),
    object_words=_set("a al con para hacia contra"),
)  # fmt: skip

_RU = Lexicon(
    stop=_set(
        "и а но или да не ни в во на с со к ко у о об от до из за по под над при про для без через между перед что "
        "чтобы как так же ли бы то это этот эта эти этого этом тот та те его ее их он она они оно мы вы я мне нам "
        "нас наш наша наши наше свои свою своя своего своей был была были было быть есть будет будут также еще уже "
        "только очень все всех всего который которая которые которого которой которых где когда если потому после "
        "также оба обе два две двух себя себе"
    ),
    negations=_set("не ни нет никогда никто ничего нельзя без никак никакой никакого никаких нету"),
    concord=True,
    negative_verbs=_set("отказ отверг отклон опроверг отриц"),
    open_phrases=(
        r"не (?:стал[аи]? |стали )?(?:исключ|отверг|отклон|отказ)\w*",
    ),
    fillers=(r"не только", r"не менее", r"не более", r"не позднее", r"не раз\b"),
    adversatives=_set("но однако хотя"),
    modals=_set("может могут возможно вероятно"),
    pronouns=_set("он она они его ее ему ей им их него нее ним ними них свой свои наш наша мы я"),
    prodrop=True,
    epithets=_set(
        "глава лидер президент собеседник собеседника министр премьер коллега"
    ),
    joint=_set(
        "они оба обе стороны сторон лидеры лидеров президенты президентов главы министры собеседники политики вместе "
        "взаимно сторонами лидерами наши мы"
    ),
    talk=("разговор", "бесед", "переговор", "звон", "контакт", "обмен"),
    months=_numbered(
        "январь/января/янв февраль/февраля март/марта апрель/апреля май/мая июнь/июня июль/июля август/августа "
        "сентябрь/сентября октябрь/октября ноябрь/ноября декабрь/декабря",
        1,
    ),
    weekdays=_numbered(
        "понедельник вторник среда/среду четверг пятница/пятницу суббота/субботу воскресенье"
    ),
    relative={"сегодня": 0, "вчера": -1, "накануне": -1, "завтра": 1, "позавчера": -2},
    units={"минут": 1, "мин": 1, "час": 60, "полчаса": 30, "получас": 30},
    numbers=_numbered(
        "- - два/две/двух/двум/двумя три/трех/трем четыре/четырех пять/пяти шесть/шести семь/семи восемь/восьми "
        "девять/девяти десять/десяти одиннадцать/одиннадцати двенадцать/двенадцати тринадцать четырнадцать "
        "пятнадцать/пятнадцати шестнадцать семнадцать восемнадцать девятнадцать"
    )
    | _tens(
        "- двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят "
        "восемьдесят девяносто"
    ),
    one=_set("один одна одну одного"),
    scales={"сто": 100, "тысяча": 1000, "тысячи": 1000, "тысяч": 1000, "миллион": 10**6, "миллиона": 10**6,
            "миллионов": 10**6, "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9},
    half=_set("пол полтора полторы половиной"),
    quarter=_set("четверть четверти четвертью"),
    about=_set("около примерно почти порядка приблизительно"),
    over=r"\b(?:(?<!не )более|больше|свыше|не менее|не меньше|как минимум)\b",
    under=r"\b(?:(?<!не )менее|(?<!не )меньше|не более|не больше|максимум)\b",
    phone=("телефон", "трубк", "звон", "линии"),
    video=("видео", "экран", "виртуальн"),
    cues=(
        r"сказал[аи]?|сообщил[аи]?|заявил[аи]?|рассказал[аи]?|словам|данным|отметил[аи]?|добавил[аи]?"
        r"|подчеркнул[аи]?|уточнил[аи]?|пояснил[аи]?|говорит|написал[аи]?|сообщает|сообщила|информации"
    ),
    possessives=_set("его ее их свой свои свою своя своего наш наша наши мы страна страны стороны сторона стороной"),
    subjects=_set("он она они мы я кто который которая"),
    honorifics=_set("г господин госпожа"),
    adverbs=_set("также затем"),
)  # fmt: skip

_LEXICONS = {"en": _EN, "fr": _FR, "de": _DE, "es": _ES, "ru": _RU}

LANGUAGES = frozenset(_LEXICONS)


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; an empty one where we have none, so that nothing is claimed about it."""
    return _LEXICONS.get(language, Lexicon())


# A country and its adjectives, abbreviations or inhabitants where the letters don't show it: each word to
# one key per country. English first, then what French, German, Spanish and Russian write.
IRREGULAR_DEMONYMS = {
    word: fold(group).split()[0]
    for group in (
        "us usa america american americans united states washington etats-unis americain americaine vereinigte "
        "us-prasident amerikanische amerikanischen estadounidense сша американский американского",
        "uk britain british briton britons london kingdom grossbritannien britische britischen britischer royaume-uni "
        "britannique reino britanico великобритания британский британского",
        "eu european europe union",
        "un nations onu uno оон",
        "poland polish pole poles polska polen polnische polnischen pologne polonais polonaise polonia polaco польша "
        "польский польского польши",
        "france french paris frankreich franzosische franzosischen francia frances francesa франция французский",
        "germany german deutschland deutsche deutschen allemagne allemand allemande alemania aleman alemana германия "
        "немецкий германии",
        "spain spanish spaniard spanien spanische espagne espagnol espana espanol испания испанский",
        "netherlands dutch holland niederlande niederlandische pays-bas neerlandais нидерланды",
        "switzerland swiss schweiz schweizer suisse suiza suizo швейцария швейцарский",
        "turkey turkish turk turkiye ankara turkei turkische turquie turc turque turquia turco турция турецкии турции",
        "denmark danish dane danemark danois dinamarca danes дания датский",
        "sweden swedish swede schweden suede suecia швеция шведский",
        "finland finnish finn finlande finlandia финляндия финский",
        "norway norwegian norwegen norvege noruega норвегия норвежский",
        "greece greek griechenland grece grec grecia griego греция греческий",
        "ireland irish irland irlande irlandais irlanda irlandes ирландия ирландский",
        "portugal portuguese portugiesische portugais португалия",
        "belgium belgian belgien belgique belge belgica бельгия бельгийский",
        "lebanon lebanese libanon liban libanais libano libanes ливан ливанский",
        "cyprus cypriot zypern chypre chipre кипр кипрский",
        "philippines filipino filipina manila",
        "russia russian moscow kremlin russland russische russie russe rusia ruso россия российский москва кремль",
        "ukraine ukrainian kyiv kiev украина украинский киев украины",
        "israel israeli jerusalem",
        "china chinese beijing chine chinois пекин китай китайский",
        "japan japanese tokyo",
        "hungary hungarian budapest ungarn ungarische hongrie hongrois hungria hungaro венгрия венгерский венгрии",
        "austria austrian vienna osterreich osterreichische autriche autrichien австрия австрийский австрии",
        "czech czechia prague tschechien tschechische tcheque чехия чешский чехии",
        "italy italian rome italien italia italie италия итальянский",
        "serbia serbian serb belgrade сербия сербский",
    )
    for word in fold(group).split()
}
