"""Files that a person asked for."""

from __future__ import annotations

from PySide6.QtCore import QDir, QSaveFile, QStandardPaths

from stretchdesk.core.errors import StretchDeskError


def write_whole(path: str, content: bytes) -> None:
    """Put `content` in the place of a file, whole or not at all. Raises StretchDeskError."""
    file = QSaveFile(path)
    done = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(content) == len(content)
    if not (done and file.commit()):
        raise StretchDeskError(
            f"{path} cannot be written ({file.errorString()}). Choose another folder."
        )


def among_documents(name: str) -> str:
    """Where a file is proposed to be put."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return QDir(folder if QDir(folder).exists() else QDir.homePath()).filePath(name)
