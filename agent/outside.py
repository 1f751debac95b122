"""The services outside that are asked only when the athlete asks: the weather, and the ground's height."""

from dataclasses import dataclass
from typing import Any

from agent.settings import Settings
from memory.database import Database
from memory.outside_answers import OutsideAnswers
from tools.kit.outside_ports import TerrainService, WeatherService
from tools.sources.open_meteo import OpenMeteoWeather
from tools.sources.open_meteo_ground import OpenMeteoGround
from tools.sources.terrain_tiles import TerrainTiles

WEATHERS_KEPT = 5_000  # a few kilobytes each: our design choice [D]
TILES_KEPT = 500  # some 0.3 MB each: our design choice [D]
BATCHES_KEPT = 5_000  # of 100 heights each: our design choice [D]


@dataclass(frozen=True, slots=True)
class Outside:
    """What turns may ask; nothing is asked when it is made."""

    weather: WeatherService
    terrain: TerrainService

    def ports(self) -> dict[str, Any]:
        """Return them as a tool's context names them."""
        return {"weather": self.weather, "terrain": self.terrain}


def outside_of(settings: Settings, database: Database) -> Outside:
    """Return the services of these settings: heights from Mapbox where a token is set, else Open-Meteo."""
    return Outside(
        weather=OpenMeteoWeather(
            settings.open_meteo_url,
            settings.open_meteo_archive,
            OutsideAnswers(database, "open-meteo weather", WEATHERS_KEPT),
        ),
        terrain=_terrain(settings, database),
    )


def _terrain(settings: Settings, database: Database) -> TerrainService:
    token = settings.mapbox_token.get_secret_value().strip() if settings.mapbox_token else ""
    if not token:
        kept = OutsideAnswers(database, "open-meteo ground", BATCHES_KEPT)
        return OpenMeteoGround(settings.open_meteo_url, kept)
    return TerrainTiles(
        settings.mapbox_url,
        token,
        OutsideAnswers(database, "mapbox terrain", TILES_KEPT),
    )
