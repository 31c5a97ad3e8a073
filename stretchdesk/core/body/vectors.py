"""Small 3-D algebra on tuples: vectors, row-major 3×3 rotations, unit quaternions (w, x, y, z)."""

from __future__ import annotations

from math import acos, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Vec = tuple[float, float, float]
Mat = tuple[float, float, float, float, float, float, float, float, float]
Quat = tuple[float, float, float, float]

IDENTITY: Mat = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
UNTURNED: Quat = (1.0, 0.0, 0.0, 0.0)


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def norm(a: Vec) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec) -> Vec:
    """`a` at length one. Raises ZeroDivisionError for the zero vector."""
    return scale(a, 1.0 / norm(a))


def lerp(a: Vec, b: Vec, u: float) -> Vec:
    return (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, a[2] + (b[2] - a[2]) * u)


def reject(a: Vec, axis: Vec) -> Vec:
    """The part of `a` at right angles to the unit vector `axis`."""
    return sub(a, scale(axis, dot(a, axis)))


def apply(m: Mat, v: Vec) -> Vec:
    x, y, z = v
    return (
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z,
    )


def matmul(a: Mat, b: Mat) -> Mat:
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    b0, b1, b2, b3, b4, b5, b6, b7, b8 = b
    return (
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    )


def transpose(m: Mat) -> Mat:
    return (m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8])


def from_columns(x: Vec, y: Vec, z: Vec) -> Mat:
    return (x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2])


def turn(axis: str, degrees: float) -> Mat:
    """Right-handed rotation about the axis named x, y or z."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    if axis == "x":
        return (1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c)
    if axis == "y":
        return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)
    return (c, -s, 0.0, s, c, 0.0, 0.0, 0.0, 1.0)


def quaternion(m: Mat) -> Quat:
    """The unit quaternion of a rotation (Shepperd's method: divides by the largest part)."""
    trace = m[0] + m[4] + m[8]
    parts = (trace, m[0], m[4], m[8])
    best = max(range(4), key=parts.__getitem__)
    if best == 0:
        s = 2.0 * sqrt(1.0 + trace)
        return (s / 4.0, (m[7] - m[5]) / s, (m[2] - m[6]) / s, (m[3] - m[1]) / s)
    if best == 1:
        s = 2.0 * sqrt(max(0.0, 1.0 + m[0] - m[4] - m[8]))
        return ((m[7] - m[5]) / s, s / 4.0, (m[1] + m[3]) / s, (m[2] + m[6]) / s)
    if best == 2:
        s = 2.0 * sqrt(max(0.0, 1.0 + m[4] - m[0] - m[8]))
        return ((m[2] - m[6]) / s, (m[1] + m[3]) / s, s / 4.0, (m[5] + m[7]) / s)
    s = 2.0 * sqrt(max(0.0, 1.0 + m[8] - m[0] - m[4]))
    return ((m[3] - m[1]) / s, (m[2] + m[6]) / s, (m[5] + m[7]) / s, s / 4.0)


def matrix(q: Quat) -> Mat:
    w, x, y, z = q
    xx, yy, zz, xy, xz, yz = x * x, y * y, z * z, x * y, x * z, y * z
    wx, wy, wz = w * x, w * y, w * z
    return (
        1 - 2 * (yy + zz), 2 * (xy - wz), 2 * (xz + wy),
        2 * (xy + wz), 1 - 2 * (xx + zz), 2 * (yz - wx),
        2 * (xz - wy), 2 * (yz + wx), 1 - 2 * (xx + yy),
    )  # fmt: skip


def slerp(a: Quat, b: Quat, u: float) -> Quat:
    """The rotation a fraction `u` of the shortest way from `a` to `b`."""
    cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
    sign = 1.0 if cosine >= 0.0 else -1.0
    cosine *= sign
    if cosine > 0.9995:
        ka, kb = 1.0 - u, u * sign
    else:
        angle = acos(min(1.0, cosine))
        ka, kb = sin((1.0 - u) * angle) / sin(angle), sin(u * angle) / sin(angle) * sign
    w, x, y, z = (ka * p + kb * q for p, q in zip(a, b, strict=True))
    length = sqrt(w * w + x * x + y * y + z * z)
    return (w / length, x / length, y / length, z / length)


def mixed(points: Sequence[Vec], weights: Sequence[float]) -> Vec:
    """The weighted sum of points."""
    x = y = z = 0.0
    for (px, py, pz), k in zip(points, weights, strict=True):
        x, y, z = x + k * px, y + k * py, z + k * pz
    return (x, y, z)


def mixed_turns(turns: Sequence[Quat], weights: Sequence[float]) -> Quat:
    """The weighted mean of rotations that lie near each other and are `aligned`."""
    w = x = y = z = 0.0
    for (qw, qx, qy, qz), k in zip(turns, weights, strict=True):
        w, x, y, z = w + k * qw, x + k * qx, y + k * qy, z + k * qz
    length = sqrt(w * w + x * x + y * y + z * z)
    return (w / length, x / length, y / length, z / length)


def aligned(turns: Sequence[Quat]) -> tuple[Quat, ...]:
    """The same rotations, each with the sign nearer to the one before (q and -q turn alike)."""
    found = [turns[0]]
    for q in turns[1:]:
        p = found[-1]
        cosine = p[0] * q[0] + p[1] * q[1] + p[2] * q[2] + p[3] * q[3]
        found.append(q if cosine >= 0.0 else (-q[0], -q[1], -q[2], -q[3]))
    return tuple(found)
