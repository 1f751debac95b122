"""Aid stations read from a table in a picture: where, what is there, and when it closes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.course_picture import TextInPicture
from tools.domain.others_words import others_name
from tools.domain.picture.closing_times import closing_times
from tools.domain.picture.table_words import FINISH, NO, START, Column, services_in
from tools.domain.picture.text_table import TableRow, TextTable
from tools.domain.picture.words import RACE_WORDS, RAIL_WORDS, plain
from tools.domain.race import AidService, AidStation

FEWEST_STATIONS = 2
LONGEST_NAME, LONGEST_OFFER, MOST_OFFERS = 80, 40, 12
_SPLIT_OFFERS = re.compile(r"\s*(?:[,;/+·•&|]|\b(?:and|und|et|y|ed?|en)\b)\s*")
_NAMED_SHARE = 0.6  # of the rows must have a name; our design choice [D]


@dataclass(frozen=True, slots=True)
class AidTable:
    """The stations of a table in order; `quality` (0 to 1) is the share of its rows that was read.

    `finish_m` is where the finish stands; `unclear` says which of its times could not be used, and why:
    then `of_day_s` holds them beside the stations, as seconds from midnight of the start's day.
    """

    stations: tuple[AidStation, ...]
    quality: float
    finish_m: float | None
    unit_named: bool
    rows: int
    unclear: str | None = None
    of_day_s: tuple[float | None, ...] = ()


def aid_table(table: TextTable | None, texts: Sequence[TextInPicture]) -> AidTable | None:
    """Return the aid stations of a table, None where the table is none of aid stations."""
    if table is None or table.columns[table.key].column is Column.LAP or not _is_of_aid(table, texts):
        return None
    names = _names(table)
    if sum(bool(name) for name in names) < _NAMED_SHARE * len(table.rows):
        return None
    closing = closing_times(table, texts)
    stations: list[AidStation] = []
    of_day_s: list[float | None] = []
    finish_m = None
    for at, (row, name) in enumerate(zip(table.rows, names, strict=True)):
        if row.at_m == 0 or (at == 0 and name and START.search(plain(name))):
            continue
        if name and FINISH.search(plain(name)):
            finish_m = row.at_m
        stations.append(_station(table, row, name or "", closing.from_start_s[at]))
        of_day_s.append(closing.of_day_s[at])
    if len(stations) < FEWEST_STATIONS:
        return None
    unclear = closing.unclear
    beside = tuple(of_day_s) if unclear else ()
    quality = _quality(table, names)
    return AidTable(tuple(stations), quality, finish_m, table.unit_named, len(table.rows), unclear, beside)


def _quality(table: TextTable, names: Sequence[str | None]) -> float:
    read = len(table.rows) / (len(table.rows) + table.lost)
    named = sum(bool(name) for name in names) / len(names)
    sure = sum(row.confidence for row in table.rows) / len(table.rows)
    return read * named * sure


def _is_of_aid(table: TextTable, texts: Sequence[TextInPicture]) -> bool:
    """Tell whether columns, words or names are a race's: a timetable of trains has places and times too."""
    text = " ".join(plain(each.text) for each in texts)
    if len(set(RAIL_WORDS.findall(text))) >= 2 and not RACE_WORDS.search(text):
        return False
    told = {column.column for column in table.columns}
    if told & {Column.PACE, Column.SPEED, Column.HEART_RATE} and not told & {Column.CUTOFF, Column.OFFERS}:
        return False
    if told & {Column.CUTOFF, Column.OFFERS, Column.CREW, Column.DROP_BAG}:
        return True
    return bool(services_in(text)) or (Column.NAME in told and bool(RACE_WORDS.search(text)))


def _names(table: TextTable) -> list[str | None]:
    """Return the name in each row: of the most worded column of names, else of the most worded other one."""
    places = [place for place in range(len(table.columns)) if place != table.key]
    open_columns = {None, Column.OFFERS, Column.LAP, Column.NUMBER}
    for wanted in ({Column.NAME}, open_columns - {Column.OFFERS}, open_columns):
        among = [place for place in places if table.columns[place].column in wanted]
        at = max(among, key=lambda place: _worded(table, place), default=None)
        if at is not None and _worded(table, at) >= _NAMED_SHARE:
            return [others_name(_tidy(row.cells[at]), LONGEST_NAME) for row in table.rows]
    return [None] * len(table.rows)


def _worded(table: TextTable, place: int) -> float:
    return sum(len(re.findall(r"[^\W\d_]", row.cells[place])) >= 3 for row in table.rows) / len(table.rows)


def _tidy(name: str) -> str:
    return re.sub(r"^[\s.,;:|·•#-]+|[\s.,;:|·•-]+$", "", name)


def _station(table: TextTable, row: TableRow, name: str, closes_s: float | None) -> AidStation:
    offers, services = _offers(table, row)
    for column, service in ((Column.DROP_BAG, AidService.DROP_BAG), (Column.CREW, AidService.CREW)):
        at = table.column(column)
        if at is not None and not NO.match(plain(row.cells[at])):
            services.add(service)
    services |= set(services_in(plain(name)))
    return AidStation(
        name=name,
        at_m=round(row.at_m, 1),
        services=tuple(service for service in AidService if service in services),
        offers=offers,
        cutoff_s=closes_s,
    )


def _offers(table: TextTable, row: TableRow) -> tuple[tuple[str, ...], set[AidService]]:
    at = table.column(Column.OFFERS)
    if at is None or at == table.key:
        return (), set()
    told = [others_name(_tidy(part), LONGEST_OFFER) for part in _SPLIT_OFFERS.split(row.cells[at])]
    offers = tuple(part for part in told if part and not NO.match(plain(part)))[:MOST_OFFERS]
    return offers, set(services_in(plain(row.cells[at])))
