"""Servers with settings of their own over the one real library."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.ui.web.serving.clients import NAMES, PASSWORD
from ui.web.runtime import Runtime
from ui.web.server import serve
from ui.web.serving.files import private_folder
from ui.web.serving.users import add_user
from ui.web_settings import WebSettings

Served = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def served(runtime: Runtime) -> Served:
    """Serve with some settings for the length of a `with`; gives the address without the last slash."""

    @contextmanager
    def serving(**settings: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a setting is
        made = WebSettings.model_construct(**settings)
        auth = settings.pop("auth", None)
        with pytest.MonkeyPatch.context() as patch:  # of all that this process serves, the first has set it
            patch.setenv("GRADIO_TEMP_DIR", str(private_folder(runtime.library.home)))
            server = serve(runtime, port=0, auth=auth, settings=made, prevent_thread_lock=True)
            try:
                yield server.url.rstrip("/")
            finally:
                server.close()

    return serving


@pytest.fixture(scope="session")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of users who share a password."""
    path = tmp_path_factory.mktemp("users") / "users"
    for name in NAMES:
        add_user(path, name, PASSWORD)
    return path


@pytest.fixture(scope="session")
def guarded(served: Served, users: Path) -> Iterator[str]:
    """The address of a server that asks who it is, or believes a proxy on this machine."""
    with served(users=users, trust_header="X-Forwarded-User", grace=1.0) as url:
        yield url
