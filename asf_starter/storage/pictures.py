"""Pictures on their way into a plan: scaled down, turned upright, without the place where they were taken.

A photograph carries where and with what it was taken; none of that belongs in a paper that travels. Size
is read from the picture's head before anything is unpacked.
"""

from __future__ import annotations

import io
import warnings

MOST_PIXELS = 80_000_000
"""Larger ones are not unpacked: a small file can hold a picture that fills the memory."""
LONGEST_SIDE = 2000
"""Pixels; enough for a full page in print."""
LARGEST_PNG = 1_500_000
_QUALITY = 85
_FORMATS = ("JPEG", "PNG")


def scaled_down(data: bytes) -> tuple[bytes, bool] | None:
    """The picture in a size for print, and whether it is a JPEG; None where it cannot be read.

    What is transparent, and drawings that PNG keeps small, stay PNG; a photograph becomes a JPEG.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # slow to import, and only needed here

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is looked at below
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                is_png = picture.format == "PNG"
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        if is_png:
            is_clear = upright.mode in ("RGBA", "LA") or "transparency" in upright.info
            made = io.BytesIO()
            upright.convert("RGBA" if is_clear else "RGB").save(made, "PNG", optimize=True)
            if is_clear or made.tell() <= LARGEST_PNG:
                return made.getvalue(), False
        made = io.BytesIO()
        upright.convert("RGB").save(made, "JPEG", quality=_QUALITY, exif=b"")
        return made.getvalue(), True
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
