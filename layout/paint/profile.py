"""The press profile: the ICC profile of paper and press, its limits, and the words that name it.

Decisions: the bundled profile is coldset newsprint after CGATS TR 002, 240 % total ink; a paper may name a printer's
own profile by path, which must be a CMYK output profile. Source: print.md §5.3; ICC.1:2001-04 (header fields).
"""

import io
import zlib
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms

from layout.bundled import bundled
from layout.diagnostics import Diagnostic, InputError
from layout.model.issue import Paper
from layout.paint.objects import COMPRESSION_LEVEL
from layout.read.messages import WRONG_PROFILE
from layout.read.profiles import profile_fault
from layout.read.rgb import BUNDLED
from layout.records import dataclass

PROBE_STEPS: Final = 9
"""Steps of each component when a profile is probed."""
CREDIT: Final = "Characterization data: ANSI CGATS/SNAP TR 002-2007, coldset printing on newsprint"
"""The credit the source of the bundled profile asks for (profiles/README.txt)."""


@dataclass(frozen=True, slots=True)
class PressProfile:
    """A CMYK output profile with its name, and how pictures are made for it. `tac_percent` = most ink that may lie in
    one place, in per cent; `jpeg` = photographs are compressed with a small loss.
    """

    icc: bytes
    identifier: str
    condition: str
    info: str
    registered: bool
    tac_percent: float = 240.0
    max_ppi: float = 300.0
    jpeg: bool = False

    @property
    def packed(self) -> bytes:
        """The profile, compressed."""
        return _packed(self.icc)


@lru_cache(maxsize=4)
def _packed(icc: bytes) -> bytes:
    """A profile compressed, once for all files of a build."""
    return zlib.compress(icc, COMPRESSION_LEVEL)


def profile_of(paper: Paper) -> PressProfile:
    """The profile of a paper's press, with what the paper sets itself.

    Raises:
        InputError: The file that the paper names is no CMYK output profile.
    """
    profile, press = read_profile(paper.icc), paper.press
    tac = profile.tac_percent if press.tac_percent is None else press.tac_percent
    return replace(profile, tac_percent=tac, jpeg=press.jpeg)


def read_profile(path: Path | None) -> PressProfile:
    """The profile of a file, or the bundled one; read once as long as the file stays as it is.

    Raises:
        InputError: The file is no CMYK output profile.
    """
    stamp: tuple[int, ...] = ()
    if path is not None:
        with suppress(OSError):
            status = path.stat()
            stamp = (status.st_size, status.st_mtime_ns)
    return _read(path, stamp)


@lru_cache(maxsize=4)
def _read(path: Path | None, stamp: tuple[int, ...]) -> PressProfile:
    """The profile of a file that is as its `stamp` says, or the bundled one."""
    if path is None:
        icc = bundled("layout.paint", "profiles", BUNDLED).read_bytes()
        return PressProfile(icc, "CGATS TR 002", CREDIT, "Coldset newsprint, total ink 240 %. " + CREDIT, True)
    try:
        icc = path.read_bytes()
    except OSError as error:
        raise InputError(
            (Diagnostic(message=WRONG_PROFILE, found=str(path), values={"why": error.strerror or ""}),)
        ) from error
    fault, most = profile_fault(icc), 0.0
    if not fault:
        try:
            most = most_ink(icc)
        except (OSError, ImageCms.PyCMSError) as error:  # its tables cannot be read
            fault = str(error)
    if fault:
        raise InputError((Diagnostic(message=WRONG_PROFILE, found=str(path), values={"why": fault}),))
    info = f"Profile supplied by the printer: {path.name}"
    return PressProfile(icc, path.stem, path.stem, info, False, tac_percent=most)


def most_ink(icc: bytes) -> float:
    """The most ink in per cent that a profile lays down, to the nearest ten: the limit it was made for.

    Found by converting a grid of colours; tables overshoot their limit by a few per cent where they interpolate.
    """
    steps = [round(255 * n / (PROBE_STEPS - 1)) for n in range(PROBE_STEPS)]
    samples = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
    grid = Image.frombytes("RGB", (PROBE_STEPS**3, 1), samples)
    printed = ImageCms.profileToProfile(
        grid, ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(io.BytesIO(icc)), outputMode="CMYK"
    )
    assert printed is not None
    inks = printed.tobytes()
    most = max(sum(inks[i : i + 4]) for i in range(0, len(inks), 4))
    return round(most / 25.5) * 10.0
