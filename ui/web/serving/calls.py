"""What Gradio calls for a request: known by kind, answered in one sentence when it goes wrong."""

import inspect
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import gradio as gr

from ui.web.say import say
from ui.web.serving.caller import caller, refusal
from ui.web.serving.schemas import describe
from ui.web.serving.story import Story, story_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradio.block_function import BlockFunction
    from gradio.data_classes import APIInfo
    from gradio.state_holder import SessionState

QUESTION, CHECK = "questions", "checks"
UPLOAD = "uploads"
KINDS = {
    "ask": QUESTION,
    "search": QUESTION,
    "check": CHECK,
    "check_start": CHECK,
    "library_take": UPLOAD,
}
"""The kinds of calls, by name; each kind has a limit of its own."""
GROUPS = {"answers": QUESTION}
"""The same of the page's own events, by their `concurrency_id`."""

log = logging.getLogger("dateline.serve")


def kind_of(fn: "BlockFunction") -> str | None:
    """Return which limit a call falls under; None for what takes a moment."""
    if fn.api_visibility == "private":
        return GROUPS.get(str(fn.concurrency_id))
    return KINDS.get(str(fn.api_name))


def takes(fn: "BlockFunction", named: Mapping[str, object]) -> bool:
    """Whether a call takes values of these names, and needs no others."""
    if fn.fn is None:
        return False
    parameters = inspect.signature(fn.fn).parameters
    needed = {name for name, one in parameters.items() if one.default is one.empty}
    return needed <= set(named) <= set(parameters)


class Guarded(gr.Blocks):
    """Blocks that tell whoever calls what was wrong in one sentence, and the log the rest."""

    name_of: "Callable[[gr.Request], str]" = staticmethod(lambda _request: "")
    """What the log calls whoever sent a request."""
    failed: "Callable[[], object]" = staticmethod(lambda: None)
    """Called when a call fails where it should not."""

    def get_api_info(self, all_endpoints: bool = False, page: str | None = None) -> "APIInfo":
        """Return what programs may call, described."""
        info = super().get_api_info(all_endpoints, page)
        for name, endpoint in info["named_endpoints"].items():
            describe(name.removeprefix("/"), cast("dict[str, Any]", endpoint))
        return info

    def validate_inputs(self, block_fn: "BlockFunction", inputs: list[object]) -> None:
        """Refuse a call with too few values; Gradio's own words for that name its internals."""
        names = list(inspect.signature(block_fn.fn).parameters) if block_fn.fn else []
        if len(inputs) < len(block_fn.inputs):
            raise gr.Error(
                f"/{block_fn.api_name or block_fn.name} takes {len(names)} values ({', '.join(names)}) and "
                f"got {len(inputs)}; give null for those that you do not need.",
                print_exception=False,
            )

    async def preprocess_data(
        self,
        block_fn: "BlockFunction",
        inputs: list[Any],
        state: "SessionState | None",
        explicit_call: bool = False,
    ) -> list[Any]:
        """Take in what was sent; what no component can read is the sender's mistake, whatever it raises."""
        try:
            return await super().preprocess_data(block_fn, inputs, state, explicit_call)  # type: ignore[no-any-return]
        except gr.Error:
            raise
        except Exception as error:
            log.debug("a value was refused", exc_info=True)
            raise gr.Error(say("serving.value"), print_exception=False) from error

    async def process_api(
        self, block_fn: "BlockFunction | int", *args: object, **named: object
    ) -> dict[str, Any]:
        """Run a call in the name of whoever sent it."""
        request = named.get("request")
        story = Story()
        if isinstance(request, gr.Request) and request.request is not None:
            caller.set(self.name_of(request))
            story = story_of(request.request.scope)
        refusal.set(story.refusal)
        try:
            return await super().process_api(block_fn, *args, **named)  # type: ignore[arg-type]
        except gr.Error as error:
            if error.print_exception:
                log.warning("a call failed: %s", error.message)
                error.print_exception = False
            story.told = error.message not in (say("serving.broken"), say("ask.broken"))
            raise
        except Exception as error:  # the outermost edge: whoever called gets a sentence, the log the rest
            log.exception("a call of the page failed")
            self.failed()
            raise gr.Error(say("serving.broken"), print_exception=False) from error
