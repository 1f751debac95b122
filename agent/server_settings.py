"""The settings of a server that others reach: who may come in, where things are kept, what is watched."""

from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class ServerSettings(BaseSettings):
    """What `Settings` (agent/settings.py) knows beside the coach's own settings."""

    login: Literal["auto", "always"] = Field(
        default="auto",
        alias="PACELINE_LOGIN",
        description="Who must sign in: `auto`, everybody unless only this machine can reach the page; or "
        "`always`.",
    )
    owner_key: SecretStr | None = Field(
        default=None,
        alias="PACELINE_KEY",
        min_length=20,
        description="For one person alone: who has this key is the owner, in the page and as `X-API-Key`; "
        "at least 20 characters.",
    )
    sign_in_days: float = Field(
        default=30.0,
        gt=0,
        le=400,
        alias="PACELINE_SIGN_IN_DAYS",
        description="How many days without a visit until one must sign in again.",
    )
    trusted_proxies: str = Field(
        default="",
        alias="PACELINE_TRUSTED_PROXIES",
        description="Addresses or networks of proxies of yours, separated by commas, whose word on who asks "
        "(`X-Forwarded-For`, `-Proto`) is believed.",
    )
    requests_per_minute: int = Field(
        default=600,
        ge=10,
        alias="PACELINE_REQUESTS_PER_MINUTE",
        description="How many requests a minute an athlete, or an address without one, may send.",
    )
    oidc_issuer: str | None = Field(
        default=None,
        description="An OpenID Connect provider to sign in with, such as `https://id.example.org`.",
    )
    oidc_client_id: str | None = Field(default=None, description="Paceline's client id there.")
    oidc_client_secret: SecretStr | None = Field(default=None, description="Its secret there.")
    oidc_name: str = Field(
        default="your organisation", description="What its button says after “Sign in with”."
    )
    strava_sign_in: bool = Field(
        default=False, description="Let people sign in with Strava (needs `STRAVA_CLIENT_ID`)."
    )

    database_direct_url: str | None = Field(
        default=None,
        description="Where `DATABASE_URL` leads to a pooler such as PgBouncer: the Postgres behind it, for "
        "migrations and the queue.",
    )
    database_connections: int = Field(
        default=10, ge=2, le=200, description="How many connections to Postgres a process keeps at most."
    )
    connections_key: SecretStr | None = Field(
        default=None,
        min_length=44,
        alias="PACELINE_CONNECTIONS_KEY",
        description="What seals the keys and tokens of connected services, where several servers share no "
        "folder: 32 random bytes in base64; unset: made once in `keys` below `PACELINE_HOME`.",
    )
    s3_bucket: str | None = Field(
        default=None, description="Keep files in this S3-compatible bucket; unset: below `PACELINE_HOME`."
    )
    s3_endpoint_url: str | None = Field(default=None, description="Where it answers; unset: Amazon's own.")
    s3_region: str = Field(default="us-east-1", description="Its region.")
    s3_access_key_id: str | None = Field(default=None, description="The id of its access key.")
    s3_secret_access_key: SecretStr | None = Field(default=None, description="That key's secret.")

    log_format: Literal["text", "json"] = Field(
        default="text", alias="PACELINE_LOG", description="How log lines are written: `text` or `json`."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", alias="PACELINE_LOG_LEVEL", description="The least that is logged."
    )
    metrics_key: SecretStr | None = Field(
        default=None,
        alias="PACELINE_METRICS_KEY",
        description="Who sends this as bearer token may read `/metrics`; unset: this machine and the owner.",
    )
    otel_endpoint: str | None = Field(
        default=None,
        alias="OTEL_EXPORTER_OTLP_ENDPOINT",
        description="Where OpenTelemetry traces go (OTLP over HTTP); unset: nowhere.",
    )
    sentry_dsn: SecretStr | None = Field(
        default=None, description="Where Sentry takes unexpected failures; unset: nowhere."
    )

    backup_every_h: float = Field(
        default=24.0,
        ge=0,
        le=720,
        description="Hours between backups made by the running server; 0: only by `./paceline backup`.",
    )
    backup_days: int = Field(default=30, ge=1, le=3650, description="How many days backups are kept.")
    backup_folder: str | None = Field(
        default=None, description="Where backups go; unset: `backups` below `PACELINE_HOME`."
    )
    drain_s: float = Field(
        default=20.0,
        ge=0,
        le=600,
        alias="PACELINE_DRAIN_S",
        description="How many seconds a stopping server lets answers under way go on.",
    )
