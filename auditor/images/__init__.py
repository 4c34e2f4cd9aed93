"""Image bytes to what they say of themselves: formats, metadata blocks, thumbnails."""

from auditor.images.embedded import read_image
from auditor.images.pixels import thumbnail

__all__ = ["read_image", "thumbnail"]
