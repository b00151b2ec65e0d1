"""Settings: a flag, the environment, `./dateline.toml`, the user's own file, the default; in that order."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from answer.model.limits import Limits, read_price
from answer.model.spec import FORMS, read_spec
from dateline.errors import DatelineError
from ui.web_settings import PREFIX, WebSettings

FILE_NAME: Final = "dateline.toml"
DEFAULT: Final = "the default"
FOLDER: Final = "folder"
"""The value of `chroma` that means the library's own folder."""
SECRETS: Final = ("auth", "key", "judge_key", "metrics_token")
"""Settings whose values are never shown."""
_ADDRESSES: Final = ("answerer", "judge", "chroma")


class SettingsError(DatelineError):
    """A setting that is unknown, cannot be read, or cannot be meant."""


def project_file() -> Path:
    """Return where the settings of the current folder are kept."""
    return Path(FILE_NAME)


def user_file() -> Path:
    """Return where the user's own settings are kept, whatever folder they work in."""
    return platformdirs.user_config_path("dateline", appauthor=False) / FILE_NAME


class _CoreSettings(BaseSettings):
    """What every command goes by. Each field's `description` is its documentation.

    `json_schema_extra["must"]` finishes the sentence "KEY must be ..." for a value that cannot be meant.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("dateline", appauthor=False),
        description="The folder that holds the library.",
        json_schema_extra={"must": "the path of a folder"},
    )
    answerer: str = Field(
        default="extractive",
        description='Who writes the answers: "extractive" quotes the sources and needs no language model; a '
        "model writes what is then checked sentence by sentence, and is sent the passages that were found.",
        json_schema_extra={"must": FORMS},
    )
    strict: bool = Field(
        default=True,
        description="Whether a sentence of a language model that the articles do not bear out is replaced by "
        "theirs or dropped; off shows it with its verdict.",
        json_schema_extra={"must": '"on" or "off"', "example": '"on"'},
    )
    context: int = Field(
        default=Limits().context,
        ge=1_000,
        le=1_000_000,
        description="How many tokens prompt and reply of a language model have together; passages that "
        "do not fit are left out.",
        json_schema_extra={"must": "a whole number from 1000 to 1000000"},
    )
    patience: float = Field(
        default=Limits().total,
        ge=1,
        le=3_600,
        description="How many seconds a language model may take for an answer; then the sources' own "
        "sentences stand in.",
        json_schema_extra={"must": "a number from 1 to 3600"},
    )
    key: SecretStr | None = Field(
        default=None,
        description="The key for a language model at an address; those of providers come from "
        "OPENAI_API_KEY and ANTHROPIC_API_KEY.",
        json_schema_extra={"must": "a key", "example": '"a long secret"'},
    )
    price: str | None = Field(
        default=None,
        description="What the language model costs, in US dollars a million tokens read and written; without "
        "it usage has no cost.",
        json_schema_extra={
            "must": "two numbers with a slash between them, such as 0.15/0.60",
            "example": '"0.15/0.60"',
        },
    )
    judge: str | None = Field(
        default=None,
        description="Which language model judges answers for `eval run --judge`; the one that answers, where "
        "it is not set. It is sent the answers, what they quote and what the gold expects.",
        json_schema_extra={"must": FORMS.partition(", ")[2], "example": '"openai/gpt-4o"'},
    )
    judge_key: SecretStr | None = Field(
        default=None,
        description="The key for a judge at an address; that of the answerer goes there only where both are "
        "at the same address.",
        json_schema_extra={"must": "a key", "example": '"a long secret"'},
    )
    chroma: str = Field(
        default=FOLDER,
        description='Where Chroma keeps the vectors: "folder" is inside the library, an address is that of a '
        "running Chroma server.",
        json_schema_extra={
            "must": '"folder", or the address of a Chroma server such as http://127.0.0.1:8000'
        },
    )
    reader: bool = Field(
        default=True,
        description="Whether the reader, a small network that reads a question beside a text, weighs what is "
        "found; that takes time.",
        json_schema_extra={"must": '"on" or "off"', "example": '"on"'},
    )
    limit: int = Field(
        default=10,
        ge=1,
        le=1000,
        description="How many passages a search gives back.",
        json_schema_extra={"must": "a whole number from 1 to 1000"},
    )
    threads: int | None = Field(
        default=None,
        ge=1,
        le=1024,
        description="How many processor threads the networks may use; all of them when it is not set.",
        json_schema_extra={"must": "a whole number from 1 to 1024", "example": "2"},
    )

    @property
    def chroma_server(self) -> str | None:
        """The address of the Chroma server, `http://host:port`; None where the vectors are in the library."""
        return None if self.chroma == FOLDER else self.chroma

    @field_validator("home")
    @classmethod
    def _expand(cls, home: Path) -> Path:
        try:
            return home.expanduser()
        except RuntimeError as error:  # "~nobody/x"
            raise ValueError("no such user") from error

    @field_validator("answerer")
    @classmethod
    def _known_answerer(cls, answerer: str) -> str:
        read_spec(answerer)
        return answerer.strip()

    @field_validator("judge")
    @classmethod
    def _known_judge(cls, judge: str | None) -> str | None:
        if judge is not None and read_spec(judge) is None:
            raise ValueError("no language model")
        return judge and judge.strip()

    @field_validator("price")
    @classmethod
    def _two_numbers(cls, price: str | None) -> str | None:
        if price is not None:
            read_price(price)
        return price

    @field_validator("chroma")
    @classmethod
    def _address(cls, chroma: str) -> str:
        parts = urlsplit(chroma.strip())
        plain = parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)
        if chroma == FOLDER:
            return chroma
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or not plain:
            raise ValueError("no address of a server")
        return f"{parts.scheme}://{parts.netloc}"


class Settings(WebSettings, _CoreSettings):
    """Everything a user can set: what every command goes by, then what the web chat does."""

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def origins(self) -> Mapping[str, str]:
        """Where each value comes from, in words: "--port", "DATELINE_PORT", a file, or the default."""
        return self._origins

    def public(self) -> dict[str, object]:
        """Return every value, JSON-ready; a secret that is set is only said to be."""
        values = self.model_dump(mode="json")
        return values | {name: "(hidden)" if getattr(self, name) else None for name in SECRETS}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class gives it by this name
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class gives it by this name
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources, strongest first."""
        files = (TomlConfigSettingsSource(settings_cls, path) for path in (project_file(), user_file()))
        return init_settings, env_settings, *files


@dataclass(frozen=True, slots=True)
class Layer:
    """The values that one source gives, with how to call that source and each of its keys."""

    origin: str
    values: Mapping[str, Any]
    spelling: Mapping[str, str]


def load_settings(flags: Mapping[str, object] | None = None) -> Settings:
    """Read the settings; a flag that is None was not given.

    Raises:
        SettingsError: for an unknown key, a file that cannot be read, or a value that cannot be meant.
    """
    given = {key: value for key, value in (flags or {}).items() if value is not None}
    layers = _layers(given)
    for layer in layers:
        _refuse_unknown(layer)
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # pydantic validates them
    except ValidationError as error:
        raise _bad_value(error.errors()[0], layers) from None
    origins = {key: _origin(key, layers) for key in Settings.model_fields}
    if origins["home"] == str(user_file()):
        settings = settings.model_copy(update={"home": user_file().parent / settings.home})
    settings._origins.update(origins)  # noqa: SLF001 - our own class, frozen for everybody else
    return settings


def _layers(flags: Mapping[str, object]) -> list[Layer]:
    spelt = {
        key: f"--{'no-' if value is False else ''}{key.replace('_', '-')}" for key, value in flags.items()
    }
    layers = [Layer("the command line", flags, spelt)]
    found = {name: value for name, value in os.environ.items() if name.upper().startswith(PREFIX) and value}
    named = {name[len(PREFIX) :].lower(): name for name in sorted(found)}
    layers.append(Layer("the environment", {key: found[name] for key, name in named.items()}, named))
    for path in (project_file(), user_file()):
        values = _read_toml(path)
        layers.append(Layer(str(path), values, {key: key for key in values}))
    return layers


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"the settings in {path} are no TOML ({error})", "mend that line") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(
            f"the settings in {path} cannot be read ({reason})", "mend the file or remove it"
        ) from error


def _refuse_unknown(layer: Layer) -> None:
    known = list(Settings.model_fields)
    for key in layer.values:
        if key in known:
            continue
        spelt = layer.spelling[key]
        prefix = spelt[: -len(key)] if spelt.lower().endswith(key.lower()) else ""
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        remedy = (
            f"did you mean {prefix}{near[0].upper() if prefix == PREFIX else near[0]}"
            if near
            else "the settings there are: " + ", ".join(known)
        )
        raise SettingsError(f"{layer.origin} has {spelt}, which is no setting of Dateline", remedy)


def _origin(key: str, layers: list[Layer]) -> str:
    for layer in layers:
        if key in layer.values:
            return layer.spelling[key] if layer.spelling[key] != key else layer.origin
    return DEFAULT


def _bad_value(error: ErrorDetails, layers: list[Layer]) -> SettingsError:
    """Name the key, the value, where it comes from, and what it must be."""
    key = str(error["loc"][0])
    field = Settings.model_fields[key]
    extra = field.json_schema_extra
    must = extra["must"] if isinstance(extra, dict) else "something else"
    layer = next(layer for layer in layers if key in layer.values)
    between = {"the command line": " ", "the environment": "="}.get(layer.origin, " = ")
    value = "" if key in SECRETS else f"{between}{_shown(key, layer.values[key])}"
    spelt = f"{layer.spelling[key]}{value}"
    return SettingsError(f"'{spelt}' from {layer.origin} cannot be used", f"{key} must be {must}")


def _shown(key: str, value: object) -> object:
    """A value as a message may repeat it: an address that is refused may hold a password."""
    return re.sub(r"//[^/@\s]*@", "//…@", value) if key in _ADDRESSES and isinstance(value, str) else value


def template() -> str:
    """Return a `dateline.toml` that sets nothing and explains every key."""
    lines = [
        "# Settings of Dateline for this folder. A flag and the environment (DATELINE_PORT=7861) go before",
        "# this file, and this file goes before your own settings.",
        "# What is commented out is the default; `dateline config show` says where each comes from.",
    ]
    for key, field in Settings.model_fields.items():
        extra = field.json_schema_extra
        example = extra.get("example") if isinstance(extra, dict) else None
        default = field.default
        if key == "home":
            shown = '"~/dateline"'
        elif example is not None:
            shown = str(example)
        else:
            shown = f'"{default}"' if isinstance(default, str) else str(default)
        lines += ["", f"# {field.description}", f"# {key} = {shown}"]
    return "\n".join(lines) + "\n"
