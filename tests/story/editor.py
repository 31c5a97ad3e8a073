"""A line to type in, as a program of its own; it prints what stands there at Return."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit

if __name__ == "__main__":
    application = QApplication([])
    line = QLineEdit()
    line.setWindowTitle("editor")
    line.resize(400, 60)
    line.returnPressed.connect(lambda: sys.stdout.write(f"{line.text()}\n") and sys.stdout.flush())
    line.show()
    sys.exit(application.exec())
