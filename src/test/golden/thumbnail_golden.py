"""Golden file for org.disentangle.data.dsprites.BackgroundPicture.

Writes src/test/resources/golden/thumbnail-sizes.csv: the size of pictures of many sizes after Image.thumbnail((350, 274)).
Made with Python 3, Pillow 13.0.0:
  python3 src/test/golden/thumbnail_golden.py
"""

import pathlib
import random

from PIL import Image

TARGET = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden" / "thumbnail-sizes.csv"
BY_HAND = [(350, 274), (351, 274), (350, 275), (65, 65), (274, 350), (700, 548), (5000, 65), (65, 4000), (3000, 3783)]

if __name__ == "__main__":
    random.seed(0)
    sizes = BY_HAND + [(random.randint(65, 3000), random.randint(65, 3000)) for _ in range(60)]
    lines = ["width,height,thumbnail_width,thumbnail_height"]
    for size in sizes:
        picture = Image.new("L", size)
        picture.thumbnail((350, 274))
        lines.append(",".join(map(str, (*size, *picture.size))))
    TARGET.write_text("\n".join(lines) + "\n")
