"""Draws the pictures of this issue: `python draw_pictures.py [NAME …]` writes them beside this file.

Every picture is drawn for its printed size; the pixels follow from it. The same call makes the same bytes.
"""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
GREY, COLOUR = "L", "RGB"
# file name -> (module, function, mode); grey for the pages printed in black only
PICTURES = {
    "灯笼街": ("lantern_street", "draw", COLOUR),
    "直播": ("indoors", "studio", GREY),
    "大厅": ("indoors", "hall", GREY),
    "网格员": ("indoors", "doorway", GREY),
    "老厂院": ("old_yard", "draw", COLOUR),
    "剪纸牛": ("paper_cut", "draw", COLOUR),
    "公益": ("public_notice", "draw", GREY),
    "团圆饭": ("supper", "draw", COLOUR),
}
PPI = 225.0


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    for name in names or PICTURES:
        module, function, mode = PICTURES[name]
        pen = getattr(importlib.import_module(module), function)()
        image = pen.image(PPI, mode, grain=0.1)
        image.save(HERE / f"{name}.png", optimize=True, dpi=(PPI, PPI))
        sys.stdout.write(f"{name}.png {image.width} x {image.height}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(sys.argv[1:])
