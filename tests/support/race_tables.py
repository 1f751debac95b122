"""Fourteen tables of aid stations as races print them, in seven languages, and what each says."""

from tests.support.drawn_tables import DrawnTable, Station, Style
from tools.domain.race import AidService

WATER, DRINK, FOOD = AidService.WATER, AidService.DRINK, AidService.FOOD
BAG, CREW, MEDICAL = AidService.DROP_BAG, AidService.CREW, AidService.MEDICAL


def has(*services: AidService) -> frozenset[AidService]:
    return frozenset(services)


def clock(hours: int, minutes: int = 0) -> float:
    return hours * 3600.0 + minutes * 60.0


ENGLISH = DrawnTable(
    "english ultra",
    [
        ["Aid station", "km", "What is there", "Cut-off", "Drop bag", "Crew"],
        ["Start", "0.0", "", "06:00", "", "yes"],
        ["Millbrook", "12.4", "Water, cola", "08:30", "", ""],
        ["Castle Gate", "24.8", "Water, fruit, soup", "11:00", "yes", "yes"],
        ["High Pass", "38.1", "Water only", "14:15", "", ""],
        ["Lower Farm", "51.5", "Soup, bread, tea", "17:00", "yes", "yes"],
        ["Finish", "63.0", "Food, medical", "20:00", "", "yes"],
    ],
    [
        Station("Millbrook", 12.4, clock(2, 30), has(WATER, DRINK)),
        Station("Castle Gate", 24.8, clock(5), has(WATER, FOOD, BAG, CREW)),
        Station("High Pass", 38.1, clock(8, 15), has(WATER)),
        Station("Lower Farm", 51.5, clock(11), has(FOOD, DRINK, BAG, CREW)),
        Station("Finish", 63.0, clock(14), has(FOOD, MEDICAL, CREW)),
    ],
    title="Ridgeway 63: aid stations",
)
GERMAN = DrawnTable(
    "german, hours of the day",
    [
        ["Verpflegungsposten", "km", "Höhe", "Angebot", "Zeitlimit"],
        ["Start", "0", "520 m", "", "07:00 Uhr"],
        ["Schwarzsee", "9,6", "1046 m", "Wasser, Iso", "08:45 Uhr"],
        ["Gantrisch", "21,3", "1590 m", "Wasser, Bouillon, Obst", "11:30 Uhr"],
        ["Stockhütte", "33,8", "1277 m", "Wasser, Riegel", "14:00 Uhr"],
        ["Ziel", "46,2", "558 m", "Essen", "17:30 Uhr"],
    ],
    [
        Station("Schwarzsee", 9.6, clock(1, 45), has(WATER, DRINK)),
        Station("Gantrisch", 21.3, clock(4, 30), has(WATER, FOOD)),
        Station("Stockhütte", 33.8, clock(7), has(WATER, FOOD)),
        Station("Ziel", 46.2, clock(10, 30), has(FOOD)),
    ],
    title="Berglauf Voralpen",
    style=Style(font="plain", stripes=(240, 244, 250), lines=False),
)
FRENCH = DrawnTable(
    "french, barrières horaires",
    [
        ["Ravitaillement", "Km", "D+ cumulé", "Produits", "Barrière horaire", "Assistance"],
        ["Les Houches", "8,2", "450", "eau", "2h00", "non"],
        ["Col du Mont", "19,7", "1620", "eau, soupe, fromage", "5h30", "oui"],
        ["La Balme", "31,4", "2280", "eau, boissons", "8h45", "non"],
        ["Arrivée", "42,9", "2710", "repas", "12h00", "oui"],
    ],
    [
        Station("Les Houches", 8.2, clock(2), has(WATER)),
        Station("Col du Mont", 19.7, clock(5, 30), has(WATER, FOOD, CREW)),
        Station("La Balme", 31.4, clock(8, 45), has(WATER, DRINK)),
        Station("Arrivée", 42.9, clock(12), has(CREW)),
    ],
    style=Style(font="serif", size=24, right=(1, 2)),
)
SPANISH = DrawnTable(
    "spanish",
    [
        ["Avituallamiento", "km", "Oferta", "Hora límite", "Bolsa de vida"],
        ["Salida", "0", "", "08:00", ""],
        ["Fuente Vieja", "11", "agua", "10:00", "no"],
        ["Collado Alto", "23", "agua, fruta", "12:45", "sí"],
        ["Refugio", "35", "agua, sopa", "15:30", "no"],
        ["Meta", "44", "comida", "18:00", ""],
    ],
    [
        Station("Fuente Vieja", 11, clock(2), has(WATER)),
        Station("Collado Alto", 23, clock(4, 45), has(WATER, FOOD, BAG)),
        Station("Refugio", 35, clock(7, 30), has(WATER, FOOD)),
        Station("Meta", 44, clock(10), has(FOOD)),
    ],
    style=Style(head=(30, 90, 60), ink=(15, 15, 15), paper=(250, 250, 240), lines=False, size=26),
)
ITALIAN = DrawnTable(
    "italian",
    [
        ["Ristoro", "Km", "Servizi", "Cancello orario"],
        ["Rifugio Auronzo", "10,5", "acqua, bevande", "3:00"],
        ["Forcella Lavaredo", "17,8", "acqua", "5:00"],
        ["Malga Ra Stua", "33,2", "acqua, pasta, frutta", "9:00"],
        ["Arrivo Cortina", "48,0", "cibo", "13:00"],
    ],
    [
        Station("Rifugio Auronzo", 10.5, clock(3), has(WATER, DRINK)),
        Station("Forcella Lavaredo", 17.8, clock(5), has(WATER)),
        Station("Malga Ra Stua", 33.2, clock(9), has(WATER, FOOD)),
        Station("Arrivo Cortina", 48.0, clock(13), has(FOOD)),
    ],
    style=Style(font="narrow", size=26),
)
DUTCH = DrawnTable(
    "dutch",
    [
        ["Plaats", "Afstand (km)", "Aanbod", "Sluit om"],
        ["Start", "0", "", "09:00"],
        ["Kerkplein", "10", "water", "10:20"],
        ["Sluis 4", "20", "water, banaan", "11:45"],
        ["Bosrand", "30", "water, cola", "13:10"],
    ],
    [
        Station("Kerkplein", 10, clock(1, 20), has(WATER)),
        Station("Sluis 4", 20, clock(2, 45), has(WATER, FOOD)),
        Station("Bosrand", 30, clock(4, 10), has(WATER, DRINK)),
    ],
    title="Verzorging Polderloop",
)
PORTUGUESE = DrawnTable(
    "portuguese",
    [
        ["Abastecimento", "Km", "Oferta", "Tempo limite"],
        ["Fonte da Vila", "7,5", "água", "1h45"],
        ["Alto da Serra", "16,0", "água, fruta", "4h00"],
        ["Ponte Velha", "27,3", "água, sopa", "6h45"],
        ["Chegada", "36,0", "comida", "9h00"],
    ],
    [
        Station("Fonte da Vila", 7.5, clock(1, 45), has(WATER)),
        Station("Alto da Serra", 16.0, clock(4), has(WATER, FOOD)),
        Station("Ponte Velha", 27.3, clock(6, 45), has(WATER, FOOD)),
        Station("Chegada", 36.0, clock(9), has(FOOD)),
    ],
)
MILES = DrawnTable(
    "miles, am and pm",
    [
        ["Checkpoint", "Mile", "Leg", "Closes", "Crew"],
        ["Start", "0", "", "5:00 am", "Y"],
        ["Robie", "8.6", "8.6", "8:10 am", "N"],
        ["Red Star", "15.8", "7.2", "11:00 am", "N"],
        ["Duncan", "24.4", "8.6", "1:40 pm", "Y"],
        ["Last Chance", "43.3", "18.9", "8:30 pm", "N"],
        ["Michigan Bluff", "55.7", "12.4", "12:45 am", "Y"],
        ["Finish", "70.7", "15.0", "5:00 am", "Y"],
    ],
    [
        Station("Robie", 13.840, clock(3, 10)),
        Station("Red Star", 25.428, clock(6)),
        Station("Duncan", 39.268, clock(8, 40), has(CREW)),
        Station("Last Chance", 69.685, clock(15, 30)),
        Station("Michigan Bluff", 89.640, clock(19, 45), has(CREW)),
        Station("Finish", 113.781, clock(24), has(CREW)),
    ],
    style=Style(font="plain", right=(1, 2, 3)),
)
WRAPPED = DrawnTable(
    "cells of two lines",
    [
        ["Station", "km", "Food and drinks", "Time limit"],
        ["Old Mill\nCar Park", "14.0", "water, cola,\nsalted nuts", "2:45"],
        ["Summit Hut", "27.5", "water", "6:00"],
        ["Valley\nSchool", "41.0", "water, soup,\nbread", "9:15"],
        ["Lake", "55.5", "water, fruit", "12:30"],
    ],
    [
        Station("Old Mill Car Park", 14.0, clock(2, 45), has(WATER, DRINK, FOOD)),
        Station("Summit Hut", 27.5, clock(6), has(WATER)),
        Station("Valley School", 41.0, clock(9, 15), has(WATER, FOOD)),
        Station("Lake", 55.5, clock(12, 30), has(WATER, FOOD)),
    ],
)
DARK = DrawnTable(
    "dark page, start told beside",
    [
        ["CP", "Distance", "Location", "Cutoff"],
        ["1", "15.2 km", "Harbour", "08:30"],
        ["2", "31.0 km", "Chapel", "11:30"],
        ["3", "47.9 km", "Quarry", "15:00"],
        ["4", "60.3 km", "Lighthouse", "17:30"],
    ],
    [
        Station("Harbour", 15.2, clock(2, 30)),
        Station("Chapel", 31.0, clock(5, 30)),
        Station("Quarry", 47.9, clock(9)),
        Station("Lighthouse", 60.3, clock(11, 30)),
    ],
    title="Coast ultra checkpoints",
    notes=("Start: 06:00 at the town hall. Water and food at every aid station.",),
    style=Style(ink=(235, 235, 235), paper=(24, 28, 34), head=(50, 58, 70), lines=False),
)
NO_HEADER = DrawnTable(
    "no header",
    [
        ["5.0", "Parkrun corner", "water"],
        ["10.0", "Bridge Street", "water, gels"],
        ["15.0", "Town Hall", "water, cola"],
        ["20.0", "Old Station", "water, fruit"],
        ["25.0", "Garden City", "water"],
    ],
    [
        Station("Parkrun corner", 5),
        Station("Bridge Street", 10),
        Station("Town Hall", 15),
        Station("Old Station", 20),
        Station("Garden City", 25),
    ],
    style=Style(head=None),
)
BOTH_UNITS = DrawnTable(
    "miles and kilometres",
    [
        ["Name", "Miles", "Km", "Services", "Cut off"],
        ["Ferry", "6.2", "10.0", "water", "1:30"],
        ["Kirk", "13.1", "21.1", "water, gels", "3:15"],
        ["Glen", "20.0", "32.2", "water, food", "5:00"],
        ["Finish", "26.2", "42.2", "all", "6:45"],
    ],
    [
        Station("Ferry", 10.0, clock(1, 30), has(WATER)),
        Station("Kirk", 21.1, clock(3, 15), has(WATER, FOOD)),
        Station("Glen", 32.2, clock(5), has(WATER, FOOD)),
        Station("Finish", 42.2, clock(6, 45)),
    ],
)

CLEAN = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    DUTCH,
    PORTUGUESE,
    MILES,
    WRAPPED,
    DARK,
    NO_HEADER,
    BOTH_UNITS,
)
PHOTOGRAPHED = tuple(
    DrawnTable(
        f"{table.name}, photographed", table.rows, table.says, table.title, table.notes, table.style, seed
    )
    for seed, table in enumerate((ENGLISH, GERMAN, FRENCH, MILES, WRAPPED, SPANISH, ITALIAN, DARK), 1)
)
