"""The words of pictures of courses, in the languages races are announced in (EN DE FR ES IT NL PT).

Everything is matched on plain text: lower case, no accents. What a word means is a regular expression each.
"""

import re
import unicodedata

from tools.domain.letter_slips import letter_slips

_FOLDED = str.maketrans({"–": "-", "−": "-", "—": "-", "’": "'", "`": "'", "´": "'", "：": ":", "，": ","})
_FUZZY_FROM = 6  # letters; shorter words are too close to each other; our design choice [D]


def plain(text: str) -> str:
    """Return a text in lower case without accents, with one kind of dash, quote and space."""
    apart = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


def has_word(text: str, words: frozenset[str]) -> bool:
    """Tell whether a plain text holds one of the words, a slip of one letter allowed in the long ones."""
    return any(
        token in words or any(_nearly(token, word) for word in words) for token in re.findall(r"[a-z]+", text)
    )


def _nearly(token: str, word: str) -> bool:
    return len(word) >= _FUZZY_FROM and len(token) >= _FUZZY_FROM and letter_slips(token, word) <= 1


LOSS = re.compile(
    r"\bd ?-(?!\w)|\bdescent\b|\b(?:elevation |total )?loss\b|\babstieg|\bbergab\b|\bgefalle\b"
    r"|denivele negatif|\bdescente\b|desnivel negativo|\bbajada\b|\bdescenso\b"
    r"|dislivello negativo|\bdiscesa\b"
    r"|\bdaling\b|\bafdaling\b|\bdescida\b|\bperda\b"
)
GAIN = re.compile(
    r"\bd ?\+|\bascent\b|\b(?:elevation |total )?gain\b|\bclimb(?:ing)?\b"
    r"|\bvert(?:ical)?\b|\baufstieg|\banstieg"
    r"|\bhohenmeter\b|\bhm\b|\bbergauf\b|denivele(?: positif)?|\bdeniv\b|\bmontee\b|\bascension\b"
    r"|desnivel(?: positivo| acumulado)?|\bsubida\b|\bascenso\b"
    r"|dislivello(?: positivo)?|\bsalita\b|\bascesa\b"
    r"|\bstijging\b|\bhoogtemeters\b|\bklimmen\b|\bganho\b|\bacumulado\b"
)
METRES_ARE_MEANT = re.compile(r"\bd ?[+-]|hohenmeter|\bhm\b|hoogtemeters")
_HEIGHT = r"(?:height|elevation|altitude|alt\.?|ele|hohe|quota|altitud|hoogte|altura|point|punkt)"
LOWEST = re.compile(
    rf"\bmin(?:imum|imal|\.)? ?{_HEIGHT}|{_HEIGHT} min|\blowest\b|\btiefster? ?(?:punkt)?"
    rf"|point (?:le plus )?bas"
    r"|punto (?:mas )?bajo|punto piu basso|quota minima|altitud minima|\blaagste\b|ponto mais baixo"
)
HIGHEST = re.compile(
    rf"\bmax(?:imum|imal|\.)? ?{_HEIGHT}|{_HEIGHT} max|\bhighest\b|\bhochster? ?(?:punkt)?"
    r"|point (?:le plus )?haut|point culminant|punto (?:mas )?alto|punto piu alto"
    r"|quota massima|altitud maxima"
    r"|\bhoogste\b|ponto mais alto"
)
HEIGHT_RANGE = re.compile(
    rf"{_HEIGHT} range|range of {_HEIGHT}|hohenbereich|plage d.altitude|rango de altitud|hoogtebereik"
)
DISTANCE = re.compile(
    r"\bdistan(?:ce|z|cia|za)\b|\b(?:course |race |total |route )?length\b"
    r"|\bstreckenlange\b|\bstrecke\b|\blange\b"
    r"|\blongueur\b|\blongitud\b|\blunghezza\b|\bafstand\b|\blengte\b|\bcomprimento\b"
    r"|\bpercorso\b|\brecorrido\b"
    r"|\bparcours\b|\bgesamtstrecke\b"
)

RACE_WORDS = re.compile(
    r"\b(?:race|course|run|\w*marathon|ultra|\w*trail|\w*triathlon|gran fondo|granfondo|sportive|10k|5k"
    r"|\w*lauf|\w*rennen|wettkampf|course a pied|semi(?:-marathon)?|carrera|maraton|media maraton|corsa"
    r"|maratona|mezza|hardloop\w*|loop|wedstrijd|corrida|prova|start ?/ ?finish|start"
    r"|finish|ziel|arrivee|llegada"
    r"|meta|arrivo|partenza|aid station|\w*verpflegung\w*|ravito|ravitaillement|avituallamiento|ristoro)\b"
)
RAIL_WORDS = re.compile(
    r"\b(?:hbf|hauptbahnhof|bahnhof|bahnsteig|gleis|s-bahn|u-bahn|zug|fahrplan|train"
    r"|trains|railway|rail|platform"
    r"|timetable|departures?|arrivals?|gare|quai|horaires|voie|estacion|anden|tren"
    r"|stazione|binario|treno|treni"
    r"|partenze|arrivi|spoor|perron|vertrek|comboio|cais|ice \d+|ic \d+|tgv|sncf|abfahrt|ankunft)\b"
)
MONEY = re.compile(
    r"[$€£¥]|\b(?:usd|eur|gbp|chf|total due|subtotal|vat|mwst|tva|iva|btw|receipt|quittung|rechnung|invoice"
    r"|share price|stock|nasdaq|dow jones|kurs|aktie)\b"
)
MAP_WORDS = re.compile(
    r"openstreetmap|leaflet|maptiler|mapbox|google maps|swisstopo|\bign\b|map data|kartendaten|course map"
    r"|streckenplan|plan du parcours|mappa|mapa|plattegrond"
)
STREET_WORDS = re.compile(
    r"\b(?:st|rd|ave|dr|ln|blvd|street|road|avenue|drive|lane|hwy|strasse|str|weg"
    r"|platz|rue|route|chemin|calle"
    r"|avenida|via|viale|piazza|straat|laan|plein|rua|park)\b|\w+(?:strasse|weg|straat|laan)\b"
)
MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mai|mrz|marz|okt|dez"
    r"|fev|avr|juin|juil|aout|ene|abr"
    r"|ago|dic|gen|mag|giu|lug|set|ott|mei|maart|out)(?:[a-z]*)\b"
)
WEEK = re.compile(
    r"\bper week\b|\bweekly\b|\bweeks?\b|\bwk ?\d|\bkw ?\d|\bwochen?\b|\bsemaines?\b"
    r"|\bsemanas?\b|\bsettiman[ae]\b"
    r"|\bweken\b|\bper month\b|\bmonthly\b|\bmonate?\b"
)
TIME_AXIS = re.compile(
    r"^(?:elapsed |moving )?(?:time|duration|zeit|dauer|temps|duree|tiempo|duracion"
    r"|tempo|durata|tijd|duur|duracao)"
    r"(?: ?[\[(].*)?$|\b(?:time|zeit|temps|tiempo|tempo|tijd) ?[\[(](?:min|h|s|hh:mm|mm:ss|hours|minutes)"
)
