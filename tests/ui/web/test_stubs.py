"""Gradio is loaded without the stubs that it would write for editors, and is else what it is."""

from pathlib import Path
from types import ModuleType

from ui.web import stubs


def test_gradio_has_what_writes_stubs_and_nobody_calls_it() -> None:
    """Where it goes by another name some day, a second of each start is lost again."""
    import gradio.component_meta

    source = Path(gradio.component_meta.__file__).read_text("utf-8")
    assert f"def {stubs._WRITES}(" in source
    assert getattr(gradio.component_meta, stubs._WRITES) is stubs._nothing


def test_all_else_is_found_as_ever_and_what_is_gone_is_no_matter(tmp_path: Path) -> None:
    assert stubs._Finder().find_spec("gradio", None) is None
    module = tmp_path / "component_meta.py"
    module.write_text("kept = 1\n", "utf-8")
    spec = stubs._Finder().find_spec(stubs._MODULE, [str(tmp_path)])
    assert spec is not None
    assert isinstance(spec.loader, stubs._Loader)
    loaded = ModuleType(stubs._MODULE)
    spec.loader.exec_module(loaded)
    assert loaded.kept == 1
    assert not hasattr(loaded, stubs._WRITES)
