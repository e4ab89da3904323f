"""The words by which texts are told apart or taken as the same. Pure."""

import re
from typing import Final

# Latin letters that look like Cyrillic ones and slip into Bulgarian words.
TWINS: Final = str.maketrans("aceopxykmbht", "асеорхукмвнт")

_TURNING = (
    "не ни нито без няма нямат нямам нямаме против само единствено освен вместо или преди след под над до от вътре "
    "вън извън всички всеки някои никой никоя никое никои нищо никъде никога никак повече малко много ляво дясно "
    "горе долу бързо бавно"
)
_STEMS = (
    "увелич намал удълж скъс съкр забран разреш позвол задълж отпад премах запаз отмен повиш пониж дълг дълъг крат "
    "късо висок ниск голям малк подкреп възраз безплат платен доброволн временн постоянн дневн нощн цял част не"
)
# Words that turn a wish round: a text with another number of any of them says something else.
TURNING: Final = frozenset(_TURNING.split())
TURNING_STEMS: Final = tuple(_STEMS.split())
NUMBER_WORD: Final = re.compile(
    r"(един|една|едно|едни|дв[ае]|три|четири|пет|шест|седем|осем|девет|десет|сто|двеста|триста|пол|половин\w*|"
    r"\w+(надесет|найсет|десет|йсет|стотин)|хиляд\w*|милион\w*|двама|трима|двойн\w*|тройн\w*|"
    r"първ\w*|втор\w*|трет\w*|четвърт\w*)(т[еоаия])?"
)

_ADDRESS = (
    "гр град с село ул улица бул булевард жк кв квартал бл блок вх вход ет етаж ап апартамент община обл област тел "
    "телефон подпис дата г н жа инж д р адв"
)
_COURTESY = (
    "здравейте здравей уважаеми уважаема уважаеми господа господин господине госпожи госпожа госпожо дами кмете кмет "
    "колеги добър ден с уважение почит поздрав поздрави благодаря благодарим ви предварително за вниманието и"
)
_LAW = "чл ал т букв буква параграф глава раздел приложение закон закона наредба наредбата"
# What may stand around a proposal without being part of it.
ADDRESS: Final = frozenset(_ADDRESS.split())
COURTESY: Final = frozenset(_COURTESY.split())
LAW: Final = frozenset(_LAW.split())
INTRODUCED: Final = re.compile(r"(аз|казвам се|долу ?подписан\w*|подписан\w*|имена?(то)?)$")
