from pathlib import Path

import pytest

from auditor.config import ConfigurationError, settings_for


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_built_in_settings_hold(tmp_path: Path) -> None:
    written(tmp_path / "pyproject.toml", "[tool.other]\na = 1")
    written(tmp_path / "setup.cfg", "[metadata]\nname = x")
    written(tmp_path / "page.html", "")
    assert settings_for(str(tmp_path / "page.html")).origin == "built in"
    assert settings_for("-").origin == "built in"


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    written(tmp_path / "auditor.toml", 'ignore = ["far"]')
    near = written(tmp_path / "a/pyproject.toml", '[tool.auditor]\nignore = ["near"]\n[tool.auditor.severity]\nx = "note"')
    settings = settings_for(str(tmp_path / "a/b/page.html"))
    assert (settings.ignore, settings.severity, settings.origin) == (("near",), {"x": "note"}, str(near))
    assert settings_for(str(tmp_path / "a")).ignore == ("near",)
    assert settings_for(str(tmp_path / "page.html")).ignore == ("far",)


def test_setup_cfg(tmp_path: Path) -> None:
    options = "[auditor:options:b]\nn = 4\non = true\nw = x"
    house = "[auditor]\nhouse = The Harbour Courier,\n    TPX\n[auditor:severity]\na = error\n"
    written(tmp_path / "setup.cfg", house + options)
    settings = settings_for(str(tmp_path))
    assert settings.house == ("The Harbour Courier", "TPX")
    assert settings.severity == {"a": "error"}
    assert settings.options == {"b": {"n": 4, "on": True, "w": "x"}}


def test_settings_of_single_paths_in_setup_cfg(tmp_path: Path) -> None:
    paths = "[auditor:paths:galleries/*:severity]\na = note\n[auditor:paths:galleries/*]\nignore = b, c\n"
    written(tmp_path / "setup.cfg", "[auditor]\nignore = a\n" + paths)
    gallery = settings_for(str(tmp_path)).for_page(str(tmp_path / "galleries/x.html"))
    assert (gallery.ignore, gallery.severity) == (("b", "c"), {"a": "note"})
    assert settings_for(str(tmp_path)).for_page(str(tmp_path / "news/x.html")).ignore == ("a",)


def test_settings_of_single_paths(tmp_path: Path) -> None:
    written(tmp_path / "auditor.toml", 'ignore = ["a"]\n[paths."galleries/*"]\nignore = ["b"]')
    settings = settings_for(str(tmp_path))
    assert settings.for_page(str(tmp_path / "galleries/x.html")).ignore == ("b",)
    assert settings.for_page(str(tmp_path / "news/x.html")).ignore == ("a",)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("auditor.toml", "selct = []", "there is no setting 'selct'. Did you mean select?"),
        ("auditor.toml", "zzzz = []", "There are: select, ignore"),
        ("auditor.toml", "select = 3", "select must be a list of names"),
        ("auditor.toml", "severity = 3", "severity must be a table"),
        ("auditor.toml", "[options]\na = 1", "options must be a table"),
        ("auditor.toml", '[severity]\na = "fatal"', "severity of a is 'fatal'"),
        ("auditor.toml", "= 3", "is not valid TOML"),
        ("auditor.toml", "\udcff", "cannot be read"),
        ("setup.cfg", "no section", "setup.cfg"),
        ("setup.cfg", "[auditor]\nseverity.x = note", "Tables are sections there: [auditor:severity]"),
        ("setup.cfg", "[auditor:sevrity]\na=b", "there is no section [auditor:sevrity]"),
    ],
)
def test_what_cannot_be_meant_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigurationError) as raised:
        settings_for(str(tmp_path))
    assert said in str(raised.value)
    assert str(tmp_path / name) in str(raised.value)
