"""How is a picture drawn as a PNG file? By Pillow, which comes with the extra `png`."""

from __future__ import annotations

import unicodedata
from typing import BinaryIO

from PIL import Image, ImageDraw, ImageFont

from search.harmless import one_line
from search.plot import BLUE, LIGHT, WIDTH, Box, Label, Picture, Rule

SCALE = 2  # pixels of a unit, so that print is sharp
FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "Arial.ttf", "arial.ttf", "Helvetica.ttc")
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}  # Pillow's own words for where a text stands
DASH, GAP = 2, 4


def write_png(picture: Picture, stream: BinaryIO) -> None:
    """Draws the picture. Letters come from a font of the system; without one, from Pillow's, which has no accents."""
    image = Image.new("RGB", (WIDTH * SCALE, picture.height * SCALE), "white")
    draw = ImageDraw.Draw(image)
    family = font_file()
    for shape in picture.shapes:
        if isinstance(shape, Box):
            left, top = shape.x * SCALE, shape.y * SCALE
            right, bottom = left + shape.width * SCALE - 1, top + shape.height * SCALE - 1
            draw.rectangle((left, min(top, bottom), max(left, right), bottom), fill=BLUE)  # a pixel at least
        elif isinstance(shape, Rule):
            draw_rule(draw, shape)
        else:
            draw_label(draw, shape, family)
    image.save(stream, "PNG")


def font_file() -> str | None:
    """The first font that this system has; None where there is none."""
    for name in FONTS:
        try:
            ImageFont.truetype(name, 12)
        except OSError:
            continue
        return name
    return None


def draw_rule(draw: ImageDraw.ImageDraw, rule: Rule) -> None:
    """A line, or its dashes."""
    at = rule.x
    while at < rule.end:
        end = min(at + DASH, rule.end) if rule.dashed else rule.end
        draw.line((at * SCALE, rule.y * SCALE, end * SCALE, rule.y * SCALE), fill=LIGHT, width=SCALE)
        at = end + GAP


def draw_label(draw: ImageDraw.ImageDraw, label: Label, family: str | None) -> None:
    """A text; without a font of the system, in plain letters."""
    size = label.size * SCALE
    text = one_line(label.text)
    if family is None:
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    font = ImageFont.truetype(family, size) if family else ImageFont.load_default(size)
    draw.text((label.x * SCALE, label.y * SCALE), text, fill=label.fill, font=font, anchor=ANCHORS[label.anchor])
