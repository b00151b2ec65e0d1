"""How long a language model may take and how much it may read and write."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one answer.

    Attributes:
        connect: seconds until a connection stands.
        first: seconds until the first words, and between any two.
        total: seconds for everything, retries and waiting included.
        retries: how often a call is made again that failed before its first words.
        wait: seconds that are waited at most before that, whatever the server asks for.
        context: tokens of prompt and reply together.
        reply: tokens of the reply.
    """

    connect: float = 5.0
    first: float = 60.0
    total: float = 120.0
    retries: int = 2
    wait: float = 20.0
    context: int = 8_192
    reply: int = 800

    @property
    def prompt(self) -> int:
        """Tokens that the prompt may have."""
        return self.context - self.reply

    @property
    def characters(self) -> int:
        """Characters of a reply that are read: a server may not keep to `reply`."""
        return 8 * self.reply


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in US dollars a million tokens read and written."""

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return the cost of an answer in US dollars."""
        return round((self.prompt * prompt_tokens + self.completion * completion_tokens) / 1e6, 6)


def read_price(text: str) -> Price:
    """Read "0.15/0.60".

    Raises:
        ValueError: it is not two numbers.
    """
    prompt, slash, completion = text.partition("/")
    price = Price(float(prompt), float(completion))
    if not slash or not (0 <= price.prompt < 1e6 and 0 <= price.completion < 1e6):
        raise ValueError("no price")
    return price
