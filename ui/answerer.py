"""The language model that the settings name, ready to be called."""

from typing import TYPE_CHECKING

from answer.model.spec import read_spec

if TYPE_CHECKING:
    from answer.model.answerer import Model
    from ui.settings import Settings


def model_of(settings: "Settings") -> "Model | None":
    """Return the model that answers, or None where the sources' own sentences do; nothing is sent yet.

    Raises:
        ModelSetupError: it needs a key or a package that is missing.
    """
    spec = read_spec(settings.answerer)
    if spec is None:
        return None
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
    key = settings.key.get_secret_value() if settings.key else None
    price = read_price(settings.price) if settings.price else None
    return Model(connect(spec, limits, key), limits, strict=settings.strict, price=price)
