"""Every setting, read once from the environment (and `.env`)."""

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from agent.server_settings import ServerSettings
from tools.domain.spending import DailyCap, ModelPrice, prices_in
from tools.kit.errors import SettingsError
from tools.sources.gpx import MAX_BYTES

LARGEST_UPLOAD_MB = MAX_BYTES // 1_000_000
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


def default_home() -> Path:
    """Root's home is closed to the account Postgres must run as, so root's data lives under /var/lib."""
    return Path("/var/lib/paceline") if os.geteuid() == 0 else Path.home() / ".paceline"


class Settings(ServerSettings):
    """The settings of one running Paceline. From the descriptions the table of docs/settings.md is made."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    paceline_home: Path = Field(default_factory=default_home, description="Where everything is kept.")
    database_url: str | None = Field(
        default=None, description="An external Postgres with pgvector; unset: the embedded one."
    )
    host: str = Field(default="127.0.0.1", alias="PACELINE_HOST", description="The address to listen on.")
    port: int = Field(
        default=8000, ge=0, le=65_535, alias="PACELINE_PORT", description="The port to listen on."
    )
    allowed_hosts: str = Field(
        default="localhost,127.0.0.1,[::1]",
        alias="PACELINE_ALLOWED_HOSTS",
        description="Host names the server answers to, separated by commas.",
    )
    max_upload_mb: int = Field(
        default=50,
        ge=1,
        le=LARGEST_UPLOAD_MB,
        alias="PACELINE_MAX_UPLOAD_MB",
        description="The largest file taken, in MB; at most 50.",
    )
    openai_api_key: SecretStr | None = Field(
        default=None, description="Key of an OpenAI-compatible endpoint."
    )
    openai_base_url: str | None = Field(default=None, description="Its address; unset: OpenAI's own.")
    chat_model: str | None = Field(
        default=None,
        description="The chat model's name; several, separated by commas: the next speaks where one fails; "
        "unset: the offline coach.",
    )
    vision_model: str | None = Field(
        default=None, description="The model that looks at pictures; unset: none."
    )
    embedding_model: str | None = Field(
        default=None, description="The endpoint's embedding model; unset: the built-in one."
    )
    model_timeout_s: float = Field(
        default=30.0, gt=0, description="How long to wait for the endpoint, between tokens too."
    )
    model_retries: int = Field(
        default=2, ge=0, le=6, description="How often a failed request is tried again."
    )
    model_prices: str = Field(
        default="",
        description="What models cost per million tokens, read/written: `gpt-x=0.15/0.60, llama3=0/0`.",
    )
    daily_token_cap: int | None = Field(
        default=None,
        gt=0,
        description="How many tokens models may take a day; then the offline coach goes on. Unset: no limit.",
    )
    daily_cost_cap: Decimal | None = Field(
        default=None,
        gt=0,
        description="What models may cost a day, in the money of `MODEL_PRICES`. Unset: no limit.",
    )

    answer_cache: bool = Field(
        default=True, description="Keep answers and give them again to the same question (`true`, `false`)."
    )
    answer_cache_days: float = Field(
        default=30.0, gt=0, le=3650, description="How many days an answer is kept at most."
    )
    answer_cache_entries: int = Field(
        default=1000,
        ge=1,
        le=100_000,
        description="How many answers are kept for each athlete, and twenty times as many in all.",
    )
    max_archive_mb: int = Field(
        default=2000,
        ge=1,
        le=20_000,
        alias="PACELINE_MAX_ARCHIVE_MB",
        description="The largest archive of recordings taken, in MB.",
    )
    public_url: str | None = Field(
        default=None,
        alias="PACELINE_PUBLIC_URL",
        description="The address people reach Paceline at, such as `https://coach.example.org`: what links "
        "begin with; unset: the one they used.",
    )
    worker: Literal["inside", "separate"] = Field(
        default="inside",
        alias="PACELINE_WORKER",
        description="Where imports and syncs run: `inside` the server, or `separate` (`./paceline worker`).",
    )
    sync_every_h: float = Field(
        default=6.0,
        ge=0,
        le=168,
        description="Hours between syncs of connected services; 0: only when asked.",
    )
    strava_client_id: str | None = Field(
        default=None, description="Your Strava application's id; unset: no Strava."
    )
    strava_client_secret: SecretStr | None = Field(
        default=None, description="Your Strava application's secret."
    )
    strava_in_model: bool = Field(
        default=False,
        description="Let language models read Strava's API data. Strava's policy of June 2026 forbids it.",
    )
    garmin_url: str = Field(
        default="https://personal.connectapi.garmin.com",
        description="Where Garmin's Connect Personal API answers.",
    )
    garmin_login_url: str | None = Field(
        default=None, description="A stand-in for Garmin's login pages; unset: Garmin's own."
    )
    strava_url: str = Field(default="https://www.strava.com", description="Where Strava answers.")
    intervals_url: str = Field(default="https://intervals.icu", description="Where intervals.icu answers.")
    open_meteo_url: str = Field(
        default="https://api.open-meteo.com",
        description="Where Open-Meteo answers (weather, heights); asked only when you ask. No key is needed.",
    )
    open_meteo_archive_url: str | None = Field(
        default=None,
        description="Where its archive of past years answers; unset: Open-Meteo's own, or `OPEN_METEO_URL`.",
    )
    mapbox_token: SecretStr | None = Field(
        default=None, description="Your Mapbox token, for finer heights; unset: heights from Open-Meteo."
    )
    mapbox_url: str = Field(default="https://api.mapbox.com", description="Where Mapbox answers.")

    link_hosts: str = Field(
        default="",
        alias="PACELINE_LINK_HOSTS",
        description="Hosts of your own network that links may lead to, `name:port` each, separated by "
        "commas; any other link must lead to the public web.",
    )

    @model_validator(mode="after")
    def _a_base_url_needs_a_model(self) -> Self:
        named = (*self.chat_models, self.vision_model, self.embedding_model)
        if self.openai_base_url and not any(named):
            raise ValueError(
                "CHAT_MODEL is not set: name the model the endpoint serves, or unset OPENAI_BASE_URL."
            )
        return self

    @field_validator("model_prices")
    @classmethod
    def _prices_can_be_read(cls, written: str) -> str:
        prices_in(written)
        return written

    @model_validator(mode="after")
    def _a_limit_in_money_needs_prices(self) -> Self:
        prices = self.prices
        free = [name for name in (*self.chat_models, self.vision_model) if name and name not in prices]
        if self.daily_cost_cap is not None and free:
            raise ValueError(f"DAILY_COST_CAP needs a price for {free[0]}: add it to MODEL_PRICES.")
        return self

    @property
    def chat_models(self) -> tuple[str, ...]:
        """The chat models in the order in which they are asked."""
        named = (name.strip() for name in (self.chat_model or "").split(","))
        return tuple(dict.fromkeys(filter(None, named)))

    @property
    def open_meteo_archive(self) -> str:
        """Where the weather of past years is asked for."""
        own = self.open_meteo_url.replace("//api.open-meteo.com", "//archive-api.open-meteo.com")
        return self.open_meteo_archive_url or own

    @property
    def names_for_others(self) -> tuple[str, ...]:
        """The host names it answers to by which another machine may reach it."""
        named = (host.strip() for host in self.allowed_hosts.split(","))
        return tuple(host for host in named if host and host not in LOOPBACK_NAMES)

    @property
    def open_link_hosts(self) -> frozenset[str]:
        """The hosts (`name:port`) that links may lead to wherever they are."""
        return frozenset(filter(None, (host.strip().casefold() for host in self.link_hosts.split(","))))

    @property
    def prices(self) -> Mapping[str, ModelPrice]:
        """What the models cost, by name."""
        return prices_in(self.model_prices)

    @property
    def daily_cap(self) -> DailyCap:
        """What models may take of a day."""
        return DailyCap(tokens=self.daily_token_cap, cost=self.daily_cost_cap)


def read_settings() -> Settings:
    """Return the settings; raise SettingsError with a sentence that names what is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = (
            ": ".join([*(str(place).upper() for place in fault["loc"]), str(fault["msg"])])
            for fault in error.errors(include_input=False)
        )
        said = ". ".join(wrong).replace(" items after validation", " characters")
        raise SettingsError(f"{said}.") from None


def settings_table() -> str:
    """Return the settings as the Markdown table of docs/settings.md."""
    lines = ["| setting | default | |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        variable = (field.alias or name).upper()
        default = "`~/.paceline`" if name == "paceline_home" else _written(field.default)
        lines.append(f"| `{variable}` | {default} | {field.description} |")
    return "\n".join(lines) + "\n"


def _written(default: object) -> str:
    return "" if default is None else f"`{default}`"
