"""Makes the chimes in assets/sounds: soft bell tones, from sines alone.

Run as `python packaging/make_sounds.py`; the same every time.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "sounds"
RATE = 22050
PARTIALS = ((1.0, 1.0), (2.0, 0.35), (3.01, 0.12))
"""Of a small bell: a multiple of the tone, and how loud."""
SOUNDS = {
    # name: (frequency in Hz, where it begins in s, how long it rings in s), …
    "begin": ((523.25, 0.0, 0.9), (783.99, 0.14, 1.0)),
    "half": ((659.25, 0.0, 0.7),),
    "last": ((880.0, 0.0, 0.18),),
    "switch": ((783.99, 0.0, 0.7), (523.25, 0.16, 0.9)),
    "done": ((523.25, 0.0, 0.9), (659.25, 0.16, 0.9), (783.99, 0.32, 1.4)),
}


def samples(notes: tuple[tuple[float, float, float], ...]) -> list[float]:
    """The notes together, each dying away."""
    length = max(begin + ring for _, begin, ring in notes)
    made = [0.0] * int(length * RATE)
    for tone, begin, ring in notes:
        for n in range(int(ring * RATE)):
            t = n / RATE
            swell = min(1.0, t / 0.008) * math.exp(-4.5 * t / ring)
            wave_ = sum(k * math.sin(2 * math.pi * tone * m * t) for m, k in PARTIALS)
            made[int(begin * RATE) + n - 1] += 0.3 * swell * wave_
    return made


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, notes in SOUNDS.items():
        data = [round(32767 * max(-1.0, min(1.0, value))) for value in samples(notes)]
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(data)}h", *data))


if __name__ == "__main__":
    main()
