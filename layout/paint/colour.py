"""Pictures in the colours of the press: conversion through the profile, black point compensation, the ink limiter.

Decisions: relative colorimetric with black point compensation (without it blacks go brown); the limiter always runs
after conversion, because profiles overshoot by interpolation; grey pictures get the black plate's own tone curve, so
that a grey looks the same on it as the colour conversion would make it. Pillow's own operations do all of it.
Source: print.md §5.1.
"""

import io
from functools import lru_cache
from typing import Any, Final

from PIL import Image, ImageChops, ImageCms, ImageMath

from layout.paint.profile import PressProfile

MAX_BLACK: Final = 242
"""Most black the limiter moves grey into: 95 %, in 255ths."""
INTENT: Final = ImageCms.Intent.RELATIVE_COLORIMETRIC
"""Rendering intent of all conversions."""
FLAGS: Final = ImageCms.Flags.BLACKPOINTCOMPENSATION
"""Flags of all conversions."""


@lru_cache(maxsize=16)
def _transform(source: bytes, target: bytes, source_mode: str, target_mode: str, few: bool = False) -> Any:
    """A colour transform between two profiles; an empty source is sRGB. For `few` pixels no tables are worked out."""
    from_profile = ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    to_profile = ImageCms.ImageCmsProfile(io.BytesIO(target)) if target else ImageCms.createProfile("LAB")
    flags = FLAGS | ImageCms.Flags.NOOPTIMIZE if few else FLAGS
    return ImageCms.buildTransform(from_profile, to_profile, source_mode, target_mode, INTENT, flags)


def to_press(image: Image.Image, profile: PressProfile, embedded: bytes) -> Image.Image:
    """An RGB or CMYK picture as CMYK of the press, no pixel over the ink limit.

    Args:
        image: Mode RGB or CMYK, alpha already gone.
        profile: The press.
        embedded: The profile that came with the picture; empty = sRGB, and for CMYK the press's own.
    """
    if image.mode == "CMYK" and embedded in (b"", profile.icc):
        return limit_ink(image, profile.tac_percent)
    try:
        transform = _transform(embedded, profile.icc, image.mode, "CMYK")
    except ImageCms.PyCMSError:  # the embedded profile is broken or of another space: fall back to what the mode means
        if image.mode == "CMYK":
            return limit_ink(image, profile.tac_percent)
        transform = _transform(b"", profile.icc, image.mode, "CMYK")
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return limit_ink(converted, profile.tac_percent)


def limit_ink(image: Image.Image, limit_percent: float) -> Image.Image:
    """The CMYK picture with the ink of every pixel at most `limit_percent`; pixels under it stay as they are.

    Half of what is too much goes from the common grey of C, M and Y into K, up to 95 %; what still is too much is taken
    from C, M and Y in proportion, rounded down.
    """
    limit = int(limit_percent * 255 / 100)
    inks = [channel.convert("I") for channel in image.split()]
    total = ImageMath.lambda_eval(
        lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=inks[0], m=inks[1], y=inks[2], k=inks[3]
    )
    if total.getextrema()[1] <= limit:
        return image

    def move(a: Any) -> Any:
        excess = a["max"](a["c"] + a["m"] + a["y"] + a["k"] - limit, 0)
        grey = a["min"](a["min"](a["c"], a["m"]), a["y"])
        return a["min"](a["min"]((excess + 1) / 2, grey), a["max"](MAX_BLACK - a["k"], 0))

    c, m, y, k = inks
    moved = ImageMath.lambda_eval(move, c=c, m=m, y=y, k=k)
    black = ImageMath.lambda_eval(lambda a: a["k"] + a["g"], k=k, g=moved)
    colours = [ImageMath.lambda_eval(lambda a: a["x"] - a["g"], x=x, g=moved) for x in (c, m, y)]
    colour = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"], c=colours[0], m=colours[1], y=colours[2])

    def scaled(a: Any) -> Any:
        room = a["min"](limit - a["k"], a["t"])
        return a["x"] * room / a["max"](a["t"], 1)

    limited = [ImageMath.lambda_eval(scaled, x=x, k=black, t=colour).convert("L") for x in colours]
    return Image.merge("CMYK", [*limited, black.convert("L")])


@lru_cache(maxsize=4)
def black_curve(profile_icc: bytes) -> tuple[int, ...]:
    """For each sRGB grey 0 to 255 the DeviceGray value (255 = paper) whose black has the same relative lightness."""
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    nothing = Image.new("L", (256, 1), 0)
    black = Image.merge("CMYK", [nothing, nothing, nothing, ramp])
    grey = Image.merge("RGB", [ramp, ramp, ramp])
    printed = _luminance(black, _transform(profile_icc, b"", "CMYK", "LAB", few=True))
    wanted = _luminance(grey, _transform(b"", b"", "RGB", "LAB", few=True))
    lightest, darkest = printed[0], min(printed)
    curve = []
    ink = 255
    for value in range(256):
        target = darkest + wanted[value] / wanted[255] * (lightest - darkest)
        while ink > 0 and printed[ink] < target:
            ink -= 1
        curve.append(255 - ink)
    return tuple(curve)


def _luminance(image: Image.Image, transform: Any) -> list[float]:
    """Y of a row of pixels, 0 to 1 (black point compensation is linear in Y, not in L*)."""
    lab = ImageCms.applyTransform(image, transform)
    assert lab is not None
    lightness = (value / 2.55 for value in lab.getchannel(0).tobytes())
    return [((v + 16) / 116) ** 3 if v > 8 else v * 27 / 24389 for v in lightness]


def to_grey(image: Image.Image, profile: PressProfile, embedded: bytes) -> Image.Image:
    """A picture in colour (RGB or CMYK) as a grey one, mode L; CMYK as it would look in print."""
    if image.mode == "CMYK":
        image = _seen(image, embedded or profile.icc)
    return image.convert("L")


def _seen(image: Image.Image, source: bytes) -> Image.Image:
    """A CMYK picture as RGB."""
    try:
        seen = ImageCms.applyTransform(image, _transform(source, _screen(), "CMYK", "RGB"))
    except ImageCms.PyCMSError:
        return image.convert("RGB")
    assert seen is not None
    return seen


@lru_cache(maxsize=1)
def _screen() -> bytes:
    """The sRGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def to_black(image: Image.Image, profile: PressProfile) -> Image.Image:
    """A grey picture (mode L) as DeviceGray of the black plate."""
    return image.point(list(black_curve(profile.icc)))


def flatten(image: Image.Image) -> Image.Image:
    """A picture with transparency laid on white; mode RGB or L."""
    if image.mode in ("LA", "La"):
        base, alpha = image.convert("LA").split()
        return Image.composite(base, Image.new("L", image.size, 255), alpha)
    layered = image.convert("RGBA")
    return Image.composite(
        layered.convert("RGB"), Image.new("RGB", image.size, (255, 255, 255)), layered.getchannel("A")
    )


def is_grey(image: Image.Image) -> bool:
    """Whether an RGB picture has no colour at all."""
    r, g, b = image.split()
    return not ImageChops.difference(r, g).getbbox() and not ImageChops.difference(g, b).getbbox()
