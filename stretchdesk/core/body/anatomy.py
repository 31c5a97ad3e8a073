"""The body as tables: joints with human limits, bones, flesh, and what touches the ground.

Subject faces +y, x points to the subject's right, z up; lengths are fractions of stature. Tables
give the right half; `_left` is its mirror image.

Segment lengths: Drillis & Contini 1966 as printed in Winter, Biomechanics and Motor Control of
Human Movement (4th ed.), fig. 4.1: thigh .245, shank .246, ankle height .039, foot .152, upper arm
.186, forearm .146, hand .108, hip height .530, shoulder height .818, chin .870, biacromial .259,
hip breadth .191. The division of the trunk into lumbar and thoracic parts and all radii are ours,
chosen to meet those breadths and a plain adult outline.

Active ranges: American Academy of Orthopaedic Surgeons 1965 (trunk, neck, limbs). The spine's
ranges are given there for the thoracolumbar spine as a whole; the split is ours. Passive margins
say how much further body weight or the hands may take a joint; hip rotation and abduction grow
with flexion (crossed-leg positions), ankle dorsiflexion under load follows the knee-to-wall test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.hands import DIGITS

if TYPE_CHECKING:
    from stretchdesk.core.body.vectors import Vec

SIDES = ("left", "right")


class Axis(NamedTuple):
    """One anatomical angle: rotation axis and sign (right side), active range, passive margin."""

    name: str
    axis: str
    sign: int
    low: float
    high: float
    margin: float


class Frame(NamedTuple):
    """A bone's frame: where it hangs on its parent, and the axes of the joint in order.

    `share` is the part of the joint's angle that this frame turns (spine joints are spread).
    `against` is the frame that the angles are measured against, if not the parent.
    """

    name: str
    parent: str
    offset: Vec
    axes: tuple[Axis, ...]
    share: float = 1.0
    against: str = ""


class Ball(NamedTuple):
    """A sphere of flesh in a frame."""

    name: str
    frame: str
    at: Vec
    radius: float


class Link(NamedTuple):
    """Flesh swept through stations of one or more balls, painted in one role."""

    role: str
    stations: tuple[tuple[str, ...], ...]

    @property
    def balls(self) -> tuple[str, ...]:
        return tuple(ball for station in self.stations for ball in station)


class Part(NamedTuple):
    """What is ordered by depth as one: links painted in order, later ones on top.

    It hangs on the part `joined_to`: at the joint, that part's balls `theirs` and its own balls
    `ours` flow into each other without a line.
    """

    name: str
    links: tuple[Link, ...]
    joined_to: str = ""
    theirs: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()

    @property
    def balls(self) -> tuple[str, ...]:
        """All balls of the part, each once."""
        return tuple(dict.fromkeys(ball for link in self.links for ball in link.balls))


def _axes(joint: str, *rows: tuple[str, str, int, float, float, float]) -> tuple[Axis, ...]:
    return tuple(Axis(f"{joint}_{name}", *rest) for name, *rest in rows)  # type: ignore[arg-type]


LUMBAR = _axes(
    "lumbar",
    ("flexion", "x", -1, -25, 45, 15),
    ("side_bend", "y", 1, -20, 20, 10),
    ("rotation", "z", -1, -15, 15, 15),
)
THORACIC = _axes(
    "thoracic",
    ("flexion", "x", -1, -15, 35, 10),
    ("side_bend", "y", 1, -20, 20, 10),
    ("rotation", "z", -1, -35, 35, 15),
)
NECK = _axes(
    "neck",
    ("flexion", "x", -1, -35, 35, 15),
    ("side_bend", "y", 1, -45, 45, 5),
    ("rotation", "z", -1, -60, 60, 20),
)
HEAD = _axes("head", ("flexion", "x", -1, -25, 15, 10))
GIRDLE = _axes(
    "scapular",
    ("elevation", "y", -1, -10, 40, 5),
    ("protraction", "z", 1, -25, 30, 5),
)
SHOULDER = _axes(
    "shoulder",
    ("flexion", "x", 1, -60, 180, 10),
    ("abduction", "y", -1, -50, 180, 10),
    ("external_rotation", "z", -1, -90, 90, 15),
)
ELBOW = _axes("elbow", ("flexion", "x", 1, 0, 150, 5)) + _axes(
    "forearm", ("pronation", "z", 1, -10, 170, 10)
)
WRIST = _axes(
    "wrist",
    ("extension", "x", -1, -80, 70, 20),
    ("radial_deviation", "y", -1, -30, 20, 10),
)
HIP = _axes(
    "hip",
    ("flexion", "x", 1, -30, 120, 25),
    ("abduction", "y", -1, -30, 45, 15),
    ("external_rotation", "z", -1, -45, 45, 40),
)
KNEE = _axes("knee", ("flexion", "x", -1, 0, 135, 25))
ANKLE = _axes("ankle", ("dorsiflexion", "x", 1, -50, 20, 20), ("inversion", "y", 1, -15, 35, 5))
TOES = _axes("toe", ("extension", "x", 1, -30, 70, 20))

_CENTRE_FRAMES = (
    Frame("pelvis", "", (0, 0, 0), ()),
    Frame("lumbar1", "pelvis", (0, -0.014, 0.060), LUMBAR, 1 / 3),
    Frame("lumbar2", "lumbar1", (0, 0.003, 0.036), LUMBAR, 1 / 3),
    Frame("lumbar3", "lumbar2", (0, -0.001, 0.036), LUMBAR, 1 / 3),
    Frame("thoracic1", "lumbar3", (0, -0.006, 0.036), THORACIC, 1 / 3),
    Frame("thoracic2", "thoracic1", (0, -0.008, 0.052), THORACIC, 1 / 3),
    Frame("thoracic3", "thoracic2", (0, 0.000, 0.052), THORACIC, 1 / 3),
    Frame("neck", "thoracic3", (0, 0.006, 0.046), NECK),
    Frame("head", "neck", (0, 0.019, 0.056), HEAD),
)
_RIGHT_FRAMES = (
    Frame("girdle", "thoracic3", (0.018, 0.040, 0.014), GIRDLE),
    # The girdle carries the arm; shoulder angles are read against the trunk, as with a goniometer.
    Frame("upper_arm", "girdle", (0.090, -0.030, -0.006), SHOULDER, against="thoracic3"),
    Frame("forearm", "upper_arm", (0, 0, -0.186), ELBOW),
    Frame("hand", "forearm", (0, 0, -0.146), WRIST),
    Frame("thigh", "pelvis", (0.050, 0, 0), HIP),
    Frame("shank", "thigh", (0, 0, -0.245), KNEE),
    Frame("foot", "shank", (0, 0, -0.246), ANKLE),
    Frame("toes", "foot", (0, 0.066, -0.026), TOES),
)

_CENTRE_BALLS = (
    Ball("neck_low", "neck", (0, 0.000, -0.006), 0.0330),
    Ball("neck_high", "head", (0, -0.010, -0.010), 0.0300),
    Ball("cranium_back", "head", (0, -0.014, 0.042), 0.0490),
    Ball("cranium_front", "head", (0, 0.014, 0.043), 0.0480),
    Ball("brow", "head", (0, 0.026, 0.028), 0.0390),
    Ball("jaw", "head", (0, 0.018, -0.008), 0.0270),
    Ball("chin", "head", (0, 0.040, -0.018), 0.0150),
    Ball("nose_bridge", "head", (0, 0.058, 0.022), 0.0060),
    Ball("nose_tip", "head", (0, 0.068, 0.008), 0.0065),
)
_RIGHT_BALLS = (
    Ball("hip", "pelvis", (0.044, -0.004, -0.006), 0.0520),
    Ball("seat", "pelvis", (0.040, -0.028, -0.016), 0.0560),
    Ball("hem_front", "pelvis", (0.065, 0.020, 0.078), 0.0240),
    Ball("hem_back", "pelvis", (0.065, -0.029, 0.078), 0.0240),
    Ball("iliac", "pelvis", (0.042, -0.008, 0.050), 0.0490),
    Ball("waist", "lumbar2", (0.034, 0.009, 0.018), 0.0460),
    Ball("ribs_low", "lumbar3", (0.037, 0.010, 0.026), 0.0490),
    Ball("ribs", "thoracic1", (0.044, 0.018, 0.030), 0.0530),
    Ball("chest", "thoracic2", (0.050, 0.026, 0.030), 0.0520),
    Ball("upper_back", "thoracic3", (0.056, 0.010, 0.000), 0.0430),
    Ball("neck_root", "thoracic3", (0.012, 0.004, 0.018), 0.0300),
    Ball("trapezius", "thoracic3", (0.018, 0.002, 0.038), 0.0250),
    Ball("shoulder_cap", "girdle", (0.086, -0.030, -0.004), 0.0330),
    Ball("shoulder", "upper_arm", (0, 0, 0.000), 0.0335),
    Ball("deltoid", "upper_arm", (0.003, 0, -0.040), 0.0325),
    Ball("biceps", "upper_arm", (0, 0.003, -0.095), 0.0275),
    Ball("above_elbow", "upper_arm", (0, 0, -0.150), 0.0225),
    Ball("elbow", "upper_arm", (0, 0, -0.186), 0.0205),
    Ball("forearm_root", "forearm", (0, 0, 0.000), 0.0205),
    Ball("forearm_belly", "forearm", (0.002, 0, -0.042), 0.0230),
    Ball("forearm_low", "forearm", (0, 0, -0.100), 0.0170),
    Ball("wrist", "forearm", (0, 0, -0.146), 0.0138),
    Ball("hand_root", "hand", (0, 0, -0.004), 0.0130),
    Ball("palm_thumb", "hand", (0.015, 0.001, -0.046), 0.0105),
    Ball("palm_little", "hand", (-0.015, 0.001, -0.046), 0.0100),
    Ball("hip_socket", "thigh", (0, 0.000, -0.008), 0.0500),
    Ball("thigh_high", "thigh", (0.000, 0.002, -0.055), 0.0520),
    Ball("thigh_mid", "thigh", (0, 0.005, -0.120), 0.0460),
    Ball("thigh_low", "thigh", (0, 0.002, -0.195), 0.0355),
    Ball("knee", "thigh", (0, 0.002, -0.245), 0.0315),
    Ball("shank_root", "shank", (0, 0.001, 0.000), 0.0310),
    Ball("shin", "shank", (0, 0.004, -0.040), 0.0285),
    Ball("calf", "shank", (0, -0.009, -0.075), 0.0320),
    Ball("calf_low", "shank", (0, -0.003, -0.140), 0.0250),
    Ball("above_ankle", "shank", (0, 0, -0.210), 0.0185),
    Ball("ankle", "shank", (0, 0, -0.246), 0.0190),
    Ball("ankle_root", "foot", (0, 0, 0.000), 0.0190),
    Ball("heel", "foot", (0, -0.026, -0.0180), 0.0210),
    Ball("instep", "foot", (0, 0.022, -0.0100), 0.0200),
    Ball("ball_inner", "foot", (-0.012, 0.066, -0.0265), 0.0125),
    Ball("ball_outer", "foot", (0.014, 0.060, -0.0270), 0.0120),
    Ball("toe_inner_root", "toes", (-0.012, 0.000, -0.0005), 0.0120),
    Ball("toe_outer_root", "toes", (0.014, -0.006, -0.0010), 0.0115),
    Ball("toe_inner", "toes", (-0.010, 0.030, -0.0030), 0.0100),
    Ball("toe_outer", "toes", (0.014, 0.020, -0.0040), 0.0090),
)


def _both(names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{side}" for name in names.split() for side in SIDES)


_SHOULDER = "trapezius shoulder_cap upper_back chest"


def _trunk() -> Part:
    pelvis = (Link("legs", (_both("hip seat iliac"),)),)
    neck = (Link("skin", (("neck_low", "neck_high"),)),)
    rows = ("hem_front hem_back", "waist", "ribs_low", "ribs", "chest", "upper_back",
            "neck_root")  # fmt: skip
    shirt = (Link("top", tuple(_both(row) for row in rows)),)
    shoulders = tuple(
        Link("top", (tuple(f"{ball}_{side}" for ball in _SHOULDER.split()),)) for side in SIDES
    )
    return Part("trunk", pelvis + neck + shirt + shoulders)


_HEAD = Part(
    "head",
    tuple(
        Link("skin", (balls,))
        for balls in (
            ("neck_high", "cranium_back", "cranium_front", "brow", "jaw", "chin"),
            ("nose_bridge", "nose_tip", "brow"),
        )
    ),
    "trunk",
    frozenset({"neck_high"}),
    frozenset({"neck_high"}),
)


def _limb_parts(side: str) -> tuple[Part, ...]:
    def link(role: str, *stations: str) -> Link:
        return Link(
            role, tuple(tuple(f"{ball}_{side}" for ball in row.split()) for row in stations)
        )

    def part(name: str, links: tuple[Link, ...], to: str, theirs: str, ours: str) -> Part:
        ends = (frozenset(f"{ball}_{side}" for ball in row.split()) for row in (theirs, ours))
        return Part(f"{name}_{side}", links, to, *ends)

    arm = (
        link("skin", "biceps", "above_elbow", "elbow"),
        link("top", "shoulder", "deltoid", "biceps"),
    )
    forearm = (
        link("skin", "forearm_root", "forearm_belly", "forearm_low", "wrist"),
        link("skin", "hand_root palm_thumb palm_little"),
        *(link("skin", f"{digit}_root", f"{digit}_mid", f"{digit}_tip") for digit in DIGITS),
    )
    thigh = (link("legs", "hip_socket", "thigh_high", "thigh_mid", "thigh_low", "knee"),)
    shank = (
        link("skin", "above_ankle", "ankle"),
        link("legs", "shank_root", "shin calf", "calf_low", "above_ankle"),
    )
    foot = (
        link("skin", "ankle_root heel instep ball_inner ball_outer"),
        link("skin", "toe_inner_root toe_outer_root toe_inner toe_outer"),
    )
    return (
        part("upper_arm", arm, "trunk", "shoulder_cap", "shoulder"),
        part("forearm", forearm, f"upper_arm_{side}", "elbow", "forearm_root"),
        part("thigh", thigh, "trunk", "hip seat", "hip_socket"),
        part("shank", shank, f"thigh_{side}", "knee", "shank_root"),
        part("foot", foot, f"shank_{side}", "ankle", "ankle_root"),
    )


def _mirrored(ball: Ball, side: str) -> Ball:
    centre = {frame.name for frame in _CENTRE_FRAMES}
    frame = ball.frame if ball.frame in centre else f"{ball.frame}_{side}"
    x, y, z = ball.at
    return Ball(f"{ball.name}_{side}", frame, (-x if side == "left" else x, y, z), ball.radius)


def _side_frames(side: str) -> tuple[Frame, ...]:
    own = {frame.name for frame in _RIGHT_FRAMES}
    k = -1 if side == "left" else 1
    return tuple(
        Frame(
            f"{f.name}_{side}",
            f"{f.parent}_{side}" if f.parent in own else f.parent,
            (f.offset[0] * k, f.offset[1], f.offset[2]),
            tuple(
                Axis(f"{a.name}_{side}", a.axis, a.sign if a.axis == "x" else a.sign * k,
                     a.low, a.high, a.margin)
                for a in f.axes
            ),
            against=f.against,
        )
        for f in _RIGHT_FRAMES
    )  # fmt: skip


FRAMES: tuple[Frame, ...] = _CENTRE_FRAMES + _side_frames("left") + _side_frames("right")
BALLS: tuple[Ball, ...] = _CENTRE_BALLS + tuple(
    _mirrored(ball, side) for side in SIDES for ball in _RIGHT_BALLS
)
PARTS: tuple[Part, ...] = (_trunk(), _HEAD, *_limb_parts("left"), *_limb_parts("right"))
AXES: dict[str, Axis] = {axis.name: axis for frame in FRAMES for axis in frame.axes}

HIP_HEIGHT = 0.530
"""Height of the hip joints above the floor when standing."""
