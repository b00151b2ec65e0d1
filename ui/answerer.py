"""The language models that the settings name, ready to be called."""

from typing import TYPE_CHECKING

from answer.model.spec import Spec, read_spec
from dateline.errors import UsageError

if TYPE_CHECKING:
    from pydantic import SecretStr

    from answer.model.answerer import Model
    from eval.judge.judge import LanguageJudge
    from ui.settings import Settings


def model_of(settings: "Settings") -> "Model | None":
    """Return the model that answers, or None where the sources' own sentences do; nothing is sent yet.

    Raises:
        ModelSetupError: it needs a key or a package that is missing.
    """
    spec = read_spec(settings.answerer)
    return None if spec is None else _model(settings, spec, settings.key, settings.price)


def judge_of(settings: "Settings") -> "LanguageJudge":
    """Return the model that judges answers; nothing is sent yet.

    Raises:
        UsageError: none is set.
        ModelSetupError: it needs a key or a package that is missing.
    """
    from eval.judge.judge import LanguageJudge

    answerer = read_spec(settings.answerer)
    spec = read_spec(settings.judge) if settings.judge else answerer
    if spec is None:
        raise UsageError(
            "there is no language model to judge with", 'set judge, or DATELINE_JUDGE, as to "openai/gpt-4o"'
        )
    there = answerer is not None and spec.address == answerer.address
    key = settings.judge_key or (settings.key if there else None)
    return LanguageJudge(_model(settings, spec, key, settings.price if spec == answerer else None))


def _model(settings: "Settings", spec: Spec, key: "SecretStr | None", price: str | None) -> "Model":
    """Return a model within the limits that are set; `key` is for a server at an address."""
    from answer.model.answerer import Model
    from answer.model.connection import connect
    from answer.model.limits import Limits, read_price

    usual = Limits()
    limits = Limits(
        first=min(usual.first, settings.patience),
        total=settings.patience,
        context=settings.context,
        reply=min(usual.reply, settings.context // 4),
    )
    secret = key.get_secret_value() if key else None
    cost = read_price(price) if price else None
    return Model(connect(spec, limits, secret), limits, strict=settings.strict, price=cost)
