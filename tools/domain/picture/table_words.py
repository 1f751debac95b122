"""The words over the columns of race tables, and what their cells offer (EN DE FR ES IT NL PT)."""

import re
from enum import StrEnum

from tools.domain.race import AidService


class Column(StrEnum):
    """What a column of a table holds."""

    LEG = "leg"
    HEIGHT = "height"
    CUTOFF = "cut-off"
    OPENS = "opens"
    DROP_BAG = "drop bag"
    CREW = "crew"
    PACE = "pace"
    SPEED = "speed"
    HEART_RATE = "heart rate"
    GAIN = "gain"
    LOSS = "loss"
    LAP = "lap"
    TIME = "time"
    MILE = "mile"
    KM = "km"
    NAME = "name"
    OFFERS = "offers"
    NUMBER = "number"


_HEADERS = (  # the narrower first: "cut-off time" is no time, "to next" no distance
    (
        Column.LEG,
        r"(?:dist\w* )?(?:to|from|until|since) (?:the )?(?:next|last|prev\w*)|\bleg\b"
        r"|\bsection (?:km|dist\w*)|\bbis nachste\w*"
        r"|\bteilstrecke\b|\babschnitt\b|\binter(?:vall|mediaire)?\b|\bparciale?\b"
        r"|\bparcial\b|\btramo\b|\btussen\w*|\bpartiel\b",
    ),
    (
        Column.OPENS,
        r"\bopens?\b|\bopening\b|\boffnet\b|\boffnung\b|\bouverture\b|\babre\b"
        r"|\bapertura\b|\bfirst\b|\bleaders?\b",
    ),
    (
        Column.CUTOFF,
        r"\bcut.?offs?(?: time)?\b|\bclos(?:es?|ing)(?: time)?\b|\btime limits?\b"
        r"|\bzeitlimits?\b|\bkarenzzeit\b|\bsollzeit\b|\bschluss(?:zeit)?\b"
        r"|\bschliesst\b|\bbarrieres? horaires?\b|\bb\.? ?h\.?$|\bfermeture\b"
        r"|\bheure limite\b|\btemps limite\b|\bhora limite\b|\bhora de corte\b"
        r"|\btiempo limite\b|\bcierre\b|\bcorte\b|\bcancell[oi](?: orari[oi])?\b"
        r"|\btempo (?:massimo|limite)\b|\bchiusura\b|\borario limite\b"
        r"|\btijdslimiet\b|\blimiet\b|\bsluit\w*\b|\bfecho\b|\bfechamento\b|\blimite\b|\bhorario limite\b",
    ),
    (
        Column.DROP_BAG,
        r"\bdrop.?bags?\b|\bbags?\b|\bkleidersack\b|\bgepack\b|\bbeutel\b"
        r"|\bsacs?(?: d.allegement| coureur)?\b|\bbolsas?(?: de vida)?\b"
        r"|\bsacc[ah]e?\b|\bborsa\b|\btas(?:sen)?\b|\bsacos?(?: de vida)?\b|\bdrop\b",
    ),
    (
        Column.CREW,
        r"\bcrew(?: access)?\b|\bsupport\b|\bbetreu\w*\b|\bbegleit\w*\b|\bassistance\b"
        r"|\bassistenza\b|\basistencia\b|\bassistencia\b"
        r"|\bbegeleid\w*\b|\bsupporters?\b|\bspectators?\b|\bzuschauer\b",
    ),
    (Column.PACE, r"\bpace\b|\bmin ?/ ?(?:km|mi)\b|\ballure\b|\britmo\b|\bpasso\b|\btempo\b"),
    (Column.SPEED, r"\bspeed\b|\bkm/h\b|\bmph\b|\bvitesse\b|\bvelocidad\b|\bvelocita\b|\bgeschw\w*"),
    (Column.HEART_RATE, r"\bheart ?rate\b|\bhr\b|\bbpm\b|\bpuls\b|\bhf\b|\bfc\b|\bavg hr\b"),
    (
        Column.LOSS,
        r"\bloss\b|\bdescent\b|\bd ?-|\babstieg\b|\bdown\b|\belev\w* loss|\bbajada\b"
        r"|\bdiscesa\b|\bdescente\b",
    ),
    (
        Column.GAIN,
        r"\bgain\b|\bascent\b|\bd ?\+|\baufstieg\b|\bup\b|\belev\w* gain|\bhm\b|\bclimb\b"
        r"|\bsubida\b|\bsalita\b|\bmontee\b",
    ),
    (
        Column.HEIGHT,
        r"\belev\w*\b|\balt(?:itude|itud|itudine|\.)?\b|\bhohe\b|\bhoogte\b|\bquota\b"
        r"|\bheight\b|\bm\.?u\.?m\b",
    ),
    (Column.MILE, r"\bmiles?\b|\bmi\b|\bmeilen?\b|\bmillas?\b|\bmiglia\b|\bmilhas?\b"),
    (
        Column.KM,
        r"\bkms?\b|\bkilomet\w+\b|\bkilometros?\b|\bdistan\w+\b|\bdist\b|\bstrecke\b"
        r"|\bafstand\b|\bp\.?k\.?\b|\bchilometr\w+\b|\bquilometr\w+\b",
    ),
    (
        Column.LAP,
        r"\blaps?\b|\bsplits?\b|\brunden?\b|\btours?\b|\bvueltas?\b|\bgir[oi]\b"
        r"|\bronden?\b|\bvoltas?\b|\binterval\w*\b",
    ),
    (
        Column.NAME,
        r"\baid ?stations?\b|\bstations?\b|\bcheck ?points?\b|\bcp\b|\blocations?\b"
        r"|\bplaces?\b|\bpoints?\b|\bort\b|\bname\b|\bposten\b"
        r"|\bverpflegungs(?:posten|stelle|punkt|station)\w*\b|\blieu\b|\bpostes?\b"
        r"|\bravito\b|\bravitaillements?\b|\bpunto\b|\blugar\b"
        r"|\bavituallamientos?\b|\bristor[oi]\b|\bluogo\b|\blocalita\b|\bplaats\b"
        r"|\bverzorgings\w+\b|\blocal\b|\bposto\b|\babastecimentos?\b|\bwhere\b",
    ),
    (
        Column.OFFERS,
        r"\boffers?\b|\bservices?\b|\bfoods?\b|\bdrinks?\b|\bwhat\b|\bsupplies\b"
        r"|\bavailable\b|\bon offer\b|\bangebot\b|\bverpflegung\b|\bgetranke\b"
        r"|\boffre\b|\bproduits\b|\bofertas?\b|\bservicios?\b|\bservizi\b|\baanbod\b"
        r"|\bservicos?\b|\bprovisions?\b|\bnutrition\b|\brefreshments?\b",
    ),
    (
        Column.TIME,
        r"\btime\b|\bzeit\b|\btemps\b|\btiempo\b|\btijd\b|\bheure\b|\bhora\b|\bora\b|\bduration\b|\bdauer\b",
    ),
    (Column.NUMBER, r"^(?:#|no|nr|n°|n)\.?$"),
)
HEADERS = tuple((column, re.compile(pattern)) for column, pattern in _HEADERS)

OF_DAY = re.compile(r"time of day|clock|uhrzeit|\buhr\b|local time|\b[ap]m\b")
ELAPSED = re.compile(
    r"elapsed|race time|rennzeit|laufzeit|nach start|temps de course|tiempo de carrera"
    r"|tempo di gara|after (?:the )?start"
    r"|wedstrijdtijd|tempo de prova|\bhrs?\b|hours|h:mm|stunden"
)
START = re.compile(r"\b(?:start|depart|salida|partenza|largada|partida|vertrek)\b")
START_TIME = re.compile(r"\b(?:start(?:s|zeit|et)?|gun|depart|salida|partenza|largada|partida)\b")
FINISH = re.compile(r"\b(?:finish|ziel|arrivee|llegada|meta|arrivo|finis|chegada|aankomst)\b")
NO = re.compile(
    r"^(?:no|nein|non|nee|nao|none|-+|x̶|0|n|/|keine?|aucun|ninguno|nessuno|geen|nenhum|kein zugang)?$"
)

SERVICES = (
    (AidService.DROP_BAG, re.compile(_HEADERS[3][1])),
    (AidService.CREW, re.compile(_HEADERS[4][1])),
    (AidService.WATER, re.compile(r"\bwater\b|\bwasser\b|\beau\b|\bagua\b|\bacqua\b|\baqua\b")),
    (
        AidService.DRINK,
        re.compile(
            r"\biso\w*|\bcola\b|\bcoke\b|\bsports? drinks?\b|\belectrol\w+|\belektrol\w+"
            r"|\btailwind\b|\bmaurten\b"
            r"|\btea\b|\btee\b|\bthe\b|\bcoffee\b|\bkaffee\b|\bcafe\b|\bboissons?\b"
            r"|\bbebidas?\b|\bbevande\b|\bdrinks\b"
        ),
    ),
    (
        AidService.FOOD,
        re.compile(
            r"\bfoods?\b|\bsoup\w*|\bsuppe\w*|\bsoupe\b|\bsopa\b|\bminestra\b|\bbrodo\b"
            r"|\bbouillon\b|\bfruits?\b|\bobst\b"
            r"|\bfruta\b|\bfrutta\b|\bbana\w+|\borang\w+|\bgels?\b|\bbars?\b|\briegel\b"
            r"|\bbarritas?\b|\bbread\b|\bbrot\b|\bpain\b"
            r"|\bcheese\b|\bkase\b|\bfromage\b|\bqueso\b|\bformaggio\b|\bpasta\b|\bcakes?\b"
            r"|\bkuchen\b|\bchips\b|\bcrisps\b"
            r"|\bsandwich\w*|\bpotato\w*|\bchocolat\w*|\bschokolade\b|\bnuts\b|\bnusse\b"
            r"|\bmeal\b|\bessen\b|\bcomida\b|\bcibo\b|\bsalt\w*"
        ),
    ),
    (
        AidService.MEDICAL,
        re.compile(
            r"\bmedic\w*|\bfirst aid\b|\bsanitat\w*|\barzt\b|\bsecours\b|\bsoccorso\b|\behbo\b|\bdoctor\b"
        ),
    ),
    (
        AidService.TOILET,
        re.compile(r"\btoilet\w*|\bwc\b|\bbathrooms?\b|\brestrooms?\b|\baseos\b|\bbanos?\b|\bbagni?\b"),
    ),
)


def services_in(text: str) -> tuple[AidService, ...]:
    """Return the services a plain text names, in the order of the services."""
    named = {service for service, pattern in SERVICES if pattern.search(text)}
    return tuple(service for service in AidService if service in named)
