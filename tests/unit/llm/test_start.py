"""Nothing of a model's libraries is loaded, and nobody is called, where none is configured."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LOADED = """
import sys
import app.main
from app.bootstrap import build_container
from app.settings import read_settings
settings = read_settings()
assert settings.endpoint is None
build_container(settings)
foreign = {"openai", "langchain", "langchain_core", "langchain_openai", "langgraph", "langsmith"}
print(sorted(foreign & {name.partition(".")[0] for name in sys.modules}))
"""


def test_a_start_without_a_model_loads_none_of_its_libraries(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env={**os.environ, "WINWIN_DATA_DIR": str(tmp_path), "OPENAI_API_KEY": "stray"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]", "a laptop without a model pays a second of start for it"


def test_naming_an_endpoint_loads_none_of_its_libraries() -> None:
    code = "import sys, app.llm.endpoint, app.settings; print('openai' in sys.modules)"
    shown = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert shown.strip() == "False"


READY = """
import sys
from app.bootstrap import build_container
from app.settings import read_settings
container = build_container(read_settings())
before = "langchain" in sys.modules
container.ready()
import gc
print(before, "langchain" in sys.modules, gc.get_freeze_count() > 0, gc.get_threshold()[0])
"""


def test_langchain_is_loaded_after_the_start_and_kept_out_of_collections(tmp_path: Path) -> None:
    named = {"WINWIN_LLM_BASE_URL": "http://127.0.0.1:9/v1", "WINWIN_LLM_MODEL": "small"}
    shown = subprocess.check_output(
        [sys.executable, "-c", READY],
        cwd=ROOT,
        env={**os.environ, "WINWIN_DATA_DIR": str(tmp_path), **named},
        text=True,
        timeout=120,
    )
    assert shown.split() == ["False", "True", "True", "50000"]
