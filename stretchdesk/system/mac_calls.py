"""Calls into macOS, as documented in IOPowerSources.h. Not yet run."""

from __future__ import annotations

from importlib import import_module

_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"
_UTF8 = 0x08000100  # kCFStringEncodingUTF8


def power_source() -> str:
    """`IOPSGetProvidingPowerSourceType`: AC Power, Battery Power, UPS Power; empty if unknown."""
    ctypes = import_module("ctypes")
    pointer = ctypes.c_void_p
    kit = ctypes.CDLL(_FRAMEWORK.format("IOKit"))
    core = ctypes.CDLL(_FRAMEWORK.format("CoreFoundation"))
    kit.IOPSCopyPowerSourcesInfo.restype = pointer
    kit.IOPSGetProvidingPowerSourceType.restype = pointer
    kit.IOPSGetProvidingPowerSourceType.argtypes = [pointer]
    core.CFRelease.argtypes = [pointer]
    core.CFStringGetCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32]
    if not (snapshot := kit.IOPSCopyPowerSourcesInfo()):
        return ""
    try:
        text = ctypes.create_string_buffer(64)
        kind = kit.IOPSGetProvidingPowerSourceType(snapshot)
        core.CFStringGetCString(kind, text, len(text), _UTF8)
        return str(text.value, "utf-8")
    finally:
        core.CFRelease(snapshot)
