"""Pictures are drawn anew: what is not picture (place and time, scripts, tails) is left out."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from boligflyt.toolkit.files.found import Found
from boligflyt.toolkit.files.kinds import is_heic
from boligflyt.toolkit.files.limits import MOST_DECODED, MOST_SIDE, PREVIEW_SIDE
from boligflyt.toolkit.files.unfit import Unfit

if TYPE_CHECKING:
    from PIL.Image import Image

ONE_BYTE = frozenset({"1", "L", "P"})
LINES_READABLE = 3_000  # pixels on the long side that a photographed page must keep
QUALITY = 88


def prepare() -> None:
    """Load everything needed, before the process is closed: what a reader loads when first used, too."""
    import pi_heif
    from PIL import ExifTags, Image, MpoImagePlugin, TiffImagePlugin  # noqa: F401 – turned photographs

    pi_heif.register_heif_opener(thumbnails=False)
    pi_heif.options.DECODE_THREADS = 1
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    for form in ("JPEG", "PNG"):
        target = io.BytesIO()
        Image.new("RGB", (8, 8)).save(target, form, exif=turned)
        read(target.getvalue())


def read(content: bytes) -> Found:
    """The picture drawn anew the right way up, and a small one. Raises Unfit."""
    from PIL import Image, ImageFile, ImageOps

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None  # the limit here counts bytes, before anything is unpacked
    warnings.simplefilter("ignore")
    formats = ("HEIF",) if is_heic(content) else ("JPEG", "PNG")
    try:
        with Image.open(io.BytesIO(content), formats=formats) as picture:
            _fits(picture)
            turned = ImageOps.exif_transpose(picture)
            drawn = _plain(turned)
    except Image.DecompressionBombError:
        raise Unfit("too_many_pixels") from None
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, RuntimeError):
        raise Unfit("damaged") from None
    lossless = formats[0] == "JPEG" and content.startswith(b"\x89PNG")
    kept = _written(drawn, "PNG" if lossless else "JPEG")
    drawn.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    small = drawn.convert("RGB").quantize(128)
    return Found("png" if lossless else "jpeg", kept, _written(small, "PNG"))


def _fits(picture: Image) -> None:
    """Refuses what would unpack to too much; a large photograph is read at half the size or less."""
    width, height = picture.size
    if max(width, height) > MOST_SIDE:
        raise Unfit("too_many_pixels")
    if getattr(picture, "n_frames", 1) > 1 and picture.format == "PNG":
        raise Unfit("moving")
    while _unpacked(picture) > MOST_DECODED:
        before = picture.size
        if picture.format in {"JPEG", "MPO"} and max(before) > LINES_READABLE:
            picture.draft(picture.mode, (before[0] // 2, before[1] // 2))
        if picture.size == before:
            raise Unfit("too_many_pixels")


def _unpacked(picture: Image) -> int:
    width, height = picture.size
    return width * height * (1 if picture.mode in ONE_BYTE else 4)


def _plain(picture: Image) -> Image:
    """Without anything beside the pixels, and in a mode that every reader knows."""
    picture.load()
    picture.info = {key: kept for key, kept in picture.info.items() if key == "transparency"}
    if picture.format == "PNG" or picture.mode in {"1", "L", "P", "RGB", "RGBA", "LA"}:
        return picture if picture.mode in {"1", "L", "P", "RGB", "RGBA", "LA"} else picture.convert("L")
    return picture.convert("RGB")


def _written(picture: Image, form: str) -> bytes:
    target = io.BytesIO()
    if form == "JPEG":
        flat = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        flat.save(target, "JPEG", quality=QUALITY)
    else:
        picture.save(target, "PNG", compress_level=3)
    return target.getvalue()
