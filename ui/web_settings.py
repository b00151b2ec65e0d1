"""Settings of the web chat: who may come in, how much they may ask, what is written down."""

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "DATELINE_"
_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_*-]{1,255}")


def parts_of(listed: str | None) -> tuple[str, ...]:
    """Return the parts of a list with commas, without what is empty."""
    return tuple(part.strip() for part in (listed or "").split(",") if part.strip())


class WebSettings(BaseSettings):
    """What `dateline serve` goes by. `WebSettings.model_construct()` has every default and reads nothing."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="The address that the web chat listens on; 0.0.0.0 lets the whole network in.",
        json_schema_extra={"must": "an address such as 127.0.0.1"},
    )
    port: int = Field(
        default=7860,
        ge=0,
        le=65535,
        description="The port that the web chat listens on; 0 takes any free one.",
        json_schema_extra={"must": "a port number from 0 to 65535"},
    )
    auth: SecretStr | None = Field(
        default=None,
        description="NAME:PASSWORD that the web chat asks for; nobody is asked when it is not set.",
        json_schema_extra={
            "must": "a name and a password with a colon between them",
            "example": '"reader:a long password"',
        },
    )
    users: Path | None = Field(
        default=None,
        description="The file of those who may log in to the web chat, written by `dateline users add`.",
        json_schema_extra={"must": "the path of a file", "example": '"users"'},
    )
    trust_header: str | None = Field(
        default=None,
        description="The header in which a proxy before the web chat says who is there; only believed from "
        "trusted_proxies.",
        json_schema_extra={"must": "the name of a header", "example": '"X-Forwarded-User"'},
    )
    trusted_proxies: str = Field(
        default="127.0.0.0/8, ::1/128",
        description="The addresses or networks of proxies whose headers are believed, with commas.",
        json_schema_extra={"must": "addresses or networks such as 10.0.0.0/8, with commas between them"},
    )
    hosts: str | None = Field(
        default=None,
        description="The names under which browsers may reach the web chat, with commas; by default any "
        "where one logs in, else only addresses and names of this machine.",
        json_schema_extra={"must": "names with commas between them", "example": '"news.example.org"'},
    )
    questions_a_minute: int | None = Field(
        default=None,
        ge=1,
        le=100_000,
        description="How many questions and searches one person or address may send a minute; 30 by default, "
        "600 where the web chat listens on this machine only.",
        json_schema_extra={"must": "a whole number from 1 to 100000", "example": "30"},
    )
    checks_a_minute: int | None = Field(
        default=None,
        ge=1,
        le=100_000,
        description="The same for texts to check and evaluations; 6 by default, 120 on this machine only.",
        json_schema_extra={"must": "a whole number from 1 to 100000", "example": "6"},
    )
    uploads_a_minute: int | None = Field(
        default=None,
        ge=1,
        le=100_000,
        description="The same for uploads; 20 by default, 600 on this machine only.",
        json_schema_extra={"must": "a whole number from 1 to 100000", "example": "20"},
    )
    upload_mb: int = Field(
        default=100,
        ge=1,
        le=100_000,
        description="How large a file that is uploaded may be, in megabytes, and all files of one upload.",
        json_schema_extra={"must": "a whole number from 1 to 100000"},
    )
    waiting: int = Field(
        default=500,
        ge=1,
        le=100_000,
        description="How many questions and calls may wait before new ones are turned away.",
        json_schema_extra={"must": "a whole number from 1 to 100000"},
    )
    grace: float = Field(
        default=5.0,
        ge=0,
        le=600,
        description="How many seconds answers that are under way get when the web chat is told to stop.",
        json_schema_extra={"must": "a number from 0 to 600"},
    )
    metrics_token: SecretStr | None = Field(
        default=None,
        description="What a program from elsewhere must send as a bearer token to read /metrics; without it "
        "only this machine and trusted_proxies may.",
        json_schema_extra={"must": "a token", "example": '"a long secret"'},
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        description="Whether the log of the web chat is for people, or for programs, an object a line.",
        json_schema_extra={"must": '"text" or "json"'},
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info",
        description="What the log of the web chat holds: debug has every request.",
        json_schema_extra={"must": "debug, info, warning or error"},
    )
    log_questions: bool = Field(
        default=False,
        description="Whether the log holds the words of questions.",
        json_schema_extra={"must": '"on" or "off"', "example": '"off"'},
    )
    log_users: Literal["hash", "name"] = Field(
        default="hash",
        description="Whether the log names those who ask, or holds a hash by which the lines of one person "
        "can be told together until the next start.",
        json_schema_extra={"must": '"hash" or "name"'},
    )

    @field_validator("auth")
    @classmethod
    def _name_and_password(cls, auth: SecretStr | None) -> SecretStr | None:
        if auth is not None:
            name, colon, password = auth.get_secret_value().partition(":")
            if not (name and colon and password):
                raise ValueError("no name and password")
        return auth

    @field_validator("users")
    @classmethod
    def _expand_users(cls, users: Path | None) -> Path | None:
        try:
            return users.expanduser() if users is not None else None
        except RuntimeError as error:  # "~nobody/x"
            raise ValueError("no such user") from error

    @field_validator("trust_header")
    @classmethod
    def _a_header(cls, name: str | None) -> str | None:
        if name is not None and not _HEADER.fullmatch(name):
            raise ValueError("no header")
        return name

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, listed: str) -> str:
        for part in parts_of(listed):
            ip_network(part, strict=False)
        return listed

    @field_validator("hosts")
    @classmethod
    def _names(cls, listed: str | None) -> str | None:
        if listed is not None and not all(_HOST.fullmatch(part) for part in parts_of(listed)):
            raise ValueError("no names")
        return listed

    @property
    def local(self) -> bool:
        """Whether the chat listens on this machine only."""
        return self.host in LOOPBACK or self.host.startswith("127.")

    @property
    def guarded(self) -> bool:
        """Whether somebody has to say who they are."""
        return bool(self.auth or self.users or self.trust_header)


LOOPBACK = ("127.0.0.1", "localhost", "::1")
