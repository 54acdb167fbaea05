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
_QUALITY = 85
_FORMATS = ("JPEG", "PNG")


def scaled_down(data: bytes) -> tuple[bytes, bool] | None:
    """The picture in a size for print, and whether it is a JPEG; None where it cannot be read.

    What is transparent, and drawings that are small as they are, stay PNG.
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
        made = io.BytesIO()
        if is_png:
            clear = upright.mode in ("RGBA", "LA") or "transparency" in upright.info
            upright.convert("RGBA" if clear else "RGB").save(made, "PNG", optimize=True)
        else:
            upright.convert("RGB").save(made, "JPEG", quality=_QUALITY, exif=b"")
        return made.getvalue(), not is_png
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
