"""Files are written wholly or not at all."""

import os
import stat

import pytest

from plenipo.cli.files import check_writable, write_atomically
from plenipo.errors import PlenipoError

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path) -> None:
    file = tmp_path / "brief.html"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_folders_on_the_way_are_made(tmp_path) -> None:
    write_atomically(tmp_path / "a/b/brief.html", b"x")
    assert (tmp_path / "a/b/brief.html").read_bytes() == b"x"


def test_nothing_is_left_when_writing_fails(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(PlenipoError, match="no space left on device"):
        write_atomically(tmp_path / "brief.html", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["folder", "file/brief.html"])
def test_a_place_that_cannot_be_written_is_said_at_once(tmp_path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(PlenipoError, match="Choose another place with --out"):
        check_writable(tmp_path / place)


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_no_permission_is_said_at_once(tmp_path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlenipoError, match="no permission"):
        check_writable(tmp_path / "brief.html")
