"""What an aid station is for, in the words of organisers and athletes: water, cola, drop bag, crew."""

import re

from tools.domain.race import AidService, AidStation

# The words of course files and race tables in the languages that ask for them most: our choice [D].
_SERVICE_WORDS = {
    AidService.MEDICAL: (
        r"first[\s-]?aid|medics?|medical(?: (?:tent|point|post|station))?|doctor|secours|sanit[aä]\w*"
    ),
    AidService.TOILET: r"toilets?|wc|rest ?rooms?|porta[ -]?(?:loo|john|potty)s?|bathrooms?|toilett?en?",
    AidService.DROP_BAG: (
        r"drop[\s-]?bags?|bag[\s-]?drops?|special needs(?: bags?)?|sacs? d['’]all[eé]gement"
        r"|bases? (?:de )?vie|life base|bolsas? de vida"
    ),
    AidService.CREW: (
        r"crew(?:ed|s)?(?: (?:points?|access|stops?|zones?|areas?))?|assistance|asistencia|assistenza"
        r"|betreuer\w*"
    ),
    AidService.WATER: (
        r"(?:drinking )?water|hydration|fountains?|taps?|springs?|eau|wasser|[aá]gua|acqua|quelle|brunnen"
    ),
    AidService.DRINK: (
        r"(?:sports? |energy )?drinks?|iso(?:tonics?|star)?(?: drinks?)?|electrolytes?|gatorade|powerade"
        r"|maurten|tailwind|boissons?|getr[aä]nke|tea|coffee|juice|(?:coca[\s-]?)?cola|coke|pepsi"
    ),
    AidService.FOOD: (
        r"food|solids?|snacks?|gels?|bars?|banan(?:as?|en|e)|oranges?|fruits?|obst|soupe?|suppe|broth|bouillon"
        r"|sandwich(?:es)?|bread|brot|pain|cheese|k[aä]se|fromage|chocolate|cakes?|biscuits?|cookies|crackers"
        r"|crisps|chips|pretzels?|(?:salted )?nuts|pasta|rice|potato(?:es)?|dates|raisins|(?:water)?melon"
        r"|sweets|candy|jelly|essen|nourriture|comida|cibo|(?:hot )?meals?|riegel"
    ),
}
_PATTERNS = {
    service: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for service, words in _SERVICE_WORDS.items()
}
_STATION_NAME = re.compile(
    r"\b(?:aid|water|drinks?|feed(?:ing)?|food|refreshments?|hydration|gels?|fuel(?:ling)?|ravitos?"
    r"|ravitaillements?|verpflegung\w*|labe\w*|avituallamientos?|ristoro|ristori|abastecimientos?|rifornimento)\b",
    re.IGNORECASE,
)
_MERELY = frozenset(
    {"water", "food", "drink", "drinks", "aid", "crew", "drop bag", "drop bags", "toilet", "toilets"}
)
"""Words that say no more than the service does, so that they are not kept as an offer."""
_DENIED = re.compile(r"\b(?:no|without|sans|kein\w*|ohne|sin|senza)\s+\w+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\+|&|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[-–—:|]\s+|\s*[:(]\s*")
_CARRIED_ON = re.compile(r"\b(?:gels?|bars?|riegel|banan\w+)\b", re.IGNORECASE)
_CLOSERS = ").]"
_LONGEST_OFFER, _MOST_OFFERS, _LONGEST_NAME = 40, 12, 80
_SUPPLYING = frozenset(
    {AidService.WATER, AidService.DRINK, AidService.FOOD, AidService.DROP_BAG, AidService.CREW}
)


def names_a_station(name: str) -> bool:
    """Tell whether a place of a course file is a station: aid, a bag, the crew, or a list of things to take.

    First aid alone is none.
    """
    left = _PATTERNS[AidService.MEDICAL].sub(" ", name)
    station = described(left)
    lists_things = station.name != left[:_LONGEST_NAME].strip() and gives_drink(station)
    return _STATION_NAME.search(left) is not None or gives_own_things(station) or lists_things


def services_in(words: str) -> tuple[AidService, ...]:
    """Return what a text says a station is for, in the order of `AidService`."""
    left, found = _DENIED.sub(" ", words), set()
    for service, pattern in _PATTERNS.items():
        if pattern.search(left):
            found.add(service)
            left = pattern.sub(" ", left)
    return tuple(service for service in AidService if service in found)


def offers_in(words: str) -> tuple[str, ...]:
    """Return the things a list names ("water, cola and soup"), without those that only name a service."""
    things = (part.strip(" .-–").casefold() for part in _BETWEEN.split(_DENIED.sub(" ", words)))
    named = [thing for thing in things if 0 < len(thing) <= _LONGEST_OFFER and thing not in _MERELY]
    known = [thing for thing in named if services_in(thing)]
    return tuple(dict.fromkeys(known))[:_MOST_OFFERS]


def described(name: str, *beside: str | None) -> AidStation:
    """Return a station at the start of the course from what it is called and what is written beside the name.

    "Aid 3 - water, cola" is a station called "Aid 3".
    """
    title, *listed = _TITLE_END.split(name, maxsplit=1)
    if not listed or not services_in(listed[0]) or not title.strip():
        title, listed = name, []
    texts = (name, *filter(None, beside))
    services = {service for text in texts for service in services_in(text)}
    offers = [
        offer
        for text in (*(part.rstrip(_CLOSERS) for part in listed), *filter(None, beside))
        for offer in offers_in(text)
    ]
    return AidStation(
        name=title.strip()[:_LONGEST_NAME],
        at_m=0,
        services=tuple(service for service in AidService if service in services),
        offers=tuple(dict.fromkeys(offers))[:_MOST_OFFERS],
    )


def there(station: AidStation) -> tuple[str, ...]:
    """Return what is at a station in words: each thing that was named, and services nothing was named for."""
    covered = {service for offer in station.offers for service in services_in(offer)}
    return (*(service.value for service in station.services if service not in covered), *station.offers)


def gives_drink(station: AidStation) -> bool:
    """Tell whether bottles are filled there; where nothing is known of a station, they are."""
    return not station.services or not _SUPPLYING.isdisjoint(station.services)


def gives_food(station: AidStation) -> bool:
    """Tell whether pockets are filled there: from a bag, by the crew, or with what can be carried on.

    Where it is not known what a station hands out, or what food, they are.
    """
    return gives_own_things(station) or knows_no_food(station) or any(map(_CARRIED_ON.search, station.offers))


def knows_no_food(station: AidStation) -> bool:
    """Tell whether it is not known what is eaten at a station: nothing was said of it, or "food" alone."""
    if not station.services:
        return True
    named = any(AidService.FOOD in services_in(offer) for offer in station.offers)
    return AidService.FOOD in station.services and not named


def gives_own_things(station: AidStation) -> bool:
    """Tell whether the athlete's own things wait there, in a bag or with the crew."""
    return not {AidService.DROP_BAG, AidService.CREW}.isdisjoint(station.services)


def is_staffed_aid(station: AidStation) -> bool:
    """Tell whether a halt "at every aid station" is meant for it: not where only the crew or a toilet is."""
    others = {AidService.CREW, AidService.MEDICAL, AidService.TOILET}
    return not station.services or not set(station.services) <= others
