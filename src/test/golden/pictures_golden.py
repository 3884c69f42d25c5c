"""Pictures in every format, and what Pillow makes of them, for org.disentangle.image and org.disentangle.data.picture.

Writes, below src/test/resources/org/disentangle:
  image/resized.npz           pictures ("grey", "color", "palette", "grey16") and, as "grey_LANCZOS_9x64", what
                              Image.resize makes of them: filter, height x width
  data/picture/*              the pictures, each a few hundred bytes
  data/picture/decoded.npz    the pixels that Pillow reads from each, by the file's name, upright and, where they are
                              transparent, pasted on the background #4080c0
Pillow writes neither interlaced PNG files nor such of 2 or 4 bits of grey or of 16 bits of colour, and it reads the
last as 8 bits: those are written here, and their pixels are the ones that were written.
Pillow resizes rows first, then columns, up to version 12; version 13 does it the other way round where the height
shrinks by more than twice as many pixels as the width, and then differs by the rounding between both.
Made with Python 3.11.7, numpy 2.4.6, Pillow 12.3.0:
  python src/test/golden/pictures_golden.py
"""

import pathlib
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

RESOURCES = pathlib.Path(__file__).resolve().parents[1] / "resources" / "org" / "disentangle"
PICTURES = RESOURCES / "data" / "picture"
BACKGROUND = (0x40, 0x80, 0xC0)
FILTERS = ("LANCZOS", "BICUBIC", "BILINEAR", "BOX")
SIZES = ((9, 64), (64, 9), (16, 16), (41, 29), (5, 7))
ADAM7 = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))


def noise(height, width, channels=1, highest=255, seed=7):
    """Edges from black to white, a ramp, and noise."""
    random = np.random.RandomState(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    planes = []
    for c in range(channels):
        plane = (rows * (c + 3) + columns * 5) / (height * (c + 3) + width * 5) * highest
        plane = np.where((rows // 4 + columns // 5 + c) % 3 == 0, (columns // 5 % 2) * highest, plane)
        plane = np.where(random.rand(height, width) < 0.2, random.randint(0, highest + 1, (height, width)), plane)
        planes.append(plane)
    return np.stack(planes, -1).astype(np.uint16 if highest > 255 else np.uint8)


def smooth(height, width, channels=3):
    rows, columns = np.mgrid[0:height, 0:width]
    return np.stack(
        [127 + 100 * np.sin(rows / (5 + c) + c) * np.cos(columns / (6 - c)) for c in range(channels)], -1
    ).astype(np.uint8)


def resized():
    grey = noise(37, 23)[..., 0]
    color = noise(31, 45, 3)
    palette = Image.fromarray(color).quantize(16)
    # Not up to the highest value: beyond it, Pillow keeps the low byte of what is too large.
    grey16 = noise(37, 23, highest=50_000)[..., 0]
    pictures = {
        "grey": Image.fromarray(grey),
        "color": Image.fromarray(color),
        "palette": palette.convert("RGB"),
        "grey16": Image.fromarray(grey16),
    }
    arrays = {}
    for name, picture in pictures.items():
        arrays[name] = np.asarray(picture)
        for method in FILTERS:
            for height, width in SIZES:
                out = picture.resize((width, height), getattr(Image.Resampling, method))
                arrays[f"{name}_{method}_{height}x{width}"] = np.asarray(out)
    np.savez_compressed(RESOURCES / "image" / "resized.npz", **arrays)


def png(path, samples, color_type, bits, interlaced=False, extra=()):
    """Writes a PNG from samples [height, width, samples of a pixel], every row without a filter."""
    height, width, _ = samples.shape

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    def rows(part):
        for row in part.reshape(part.shape[0], -1):
            if bits == 16:
                packed = row.astype(">u2").tobytes()
            else:
                digits = "".join(format(int(value), f"0{bits}b") for value in row)
                digits += "0" * (-len(digits) % 8)
                packed = bytes(int(digits[i : i + 8], 2) for i in range(0, len(digits), 8))
            yield b"\0" + packed

    passes = [samples[r::dr, c::dc] for r, c, dr, dc in ADAM7] if interlaced else [samples]
    data = b"".join(row for part in passes if part.size for row in rows(part))
    header = struct.pack(">IIBBBBB", width, height, bits, color_type, 0, 0, int(interlaced))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + b"".join(chunk(kind, content) for kind, content in extra)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def exif(orientation):
    tags = Image.Exif()
    tags[274] = orientation
    return tags


def save():
    grey = noise(11, 17)[..., 0]
    grey16 = noise(11, 17, highest=65_535)[..., 0]
    color = noise(11, 17, 3)
    alpha = noise(11, 17, 4)
    gentle = smooth(24, 36)
    palette = Image.fromarray(color).quantize(9)
    write = {
        "grey.png": (Image.fromarray(grey), {}),
        "black_and_white.png": (Image.fromarray(grey).convert("1"), {}),
        "grey16.png": (Image.fromarray(grey16), {}),
        "grey_alpha.png": (Image.fromarray(alpha[..., :2], "LA"), {}),
        "color.png": (Image.fromarray(color), {}),
        "color_alpha.png": (Image.fromarray(alpha), {}),
        "palette.png": (palette, {}),
        "palette_alpha.png": (palette, {"transparency": bytes([0, 255, 128, 7])}),
        "grey_transparent.png": (Image.fromarray(grey), {"transparency": int(grey[3, 4])}),
        "color_transparent.png": (Image.fromarray(color), {"transparency": tuple(int(v) for v in color[3, 4])}),
        "oriented.png": (Image.fromarray(color), {"exif": exif(6)}),
        "grey.jpg": (Image.fromarray(gentle[..., 0]), {"quality": 90}),
        "color_420.jpg": (Image.fromarray(gentle), {"quality": 90, "subsampling": 2}),
        "color_444.jpg": (Image.fromarray(gentle), {"quality": 90, "subsampling": 0}),
        "progressive.jpg": (Image.fromarray(gentle), {"quality": 90, "progressive": True}),
        "stored_rgb.jpg": (Image.fromarray(gentle), {"quality": 90, "keep_rgb": True}),
        "cmyk.jpg": (Image.fromarray(gentle).convert("CMYK"), {}),
        "grey.gif": (Image.fromarray(grey), {}),
        "palette.gif": (palette, {}),
        "animated.gif": (palette, {"save_all": True, "append_images": [palette.rotate(180)]}),
        "transparent.gif": (palette, {"transparency": 2}),
        "grey.bmp": (Image.fromarray(grey), {}),
        "black_and_white.bmp": (Image.fromarray(grey).convert("1"), {}),
        "color.bmp": (Image.fromarray(color), {}),
        "palette.bmp": (palette, {}),
        "grey.tif": (Image.fromarray(grey), {}),
        "black_and_white.tif": (Image.fromarray(grey).convert("1"), {"compression": "group4"}),
        "grey16.tif": (Image.fromarray(grey16), {}),
        "grey16_lzw.tif": (Image.fromarray(grey16), {"compression": "tiff_lzw"}),
        "grey16_deflate.tif": (Image.fromarray(grey16), {"compression": "tiff_adobe_deflate"}),
        "grey16_big_endian.tif": (Image.frombytes("I;16B", (17, 11), grey16.astype(">u2").tobytes()), {}),
        "color_lzw.tif": (Image.fromarray(color), {"compression": "tiff_lzw"}),
        "color_packbits.tif": (Image.fromarray(color), {"compression": "packbits"}),
        "palette.tif": (palette, {}),
        "color_alpha.tif": (Image.fromarray(alpha), {}),
        "floats.tif": (Image.fromarray(grey.astype(np.float32)), {}),
        "oriented.tif": (Image.fromarray(color), {"tiffinfo": {274: 8}}),
        "lossless.webp": (Image.fromarray(color), {"lossless": True}),
        "lossless_alpha.webp": (Image.fromarray(alpha), {"lossless": True, "exact": True}),
        "lossy.webp": (Image.fromarray(gentle), {"quality": 90}),
        "oriented.webp": (Image.fromarray(color), {"lossless": True, "exif": exif(5)}),
    }
    for orientation in range(1, 9):
        write[f"oriented_{orientation}.jpg"] = (
            Image.fromarray(gentle[:10, :13]),
            {"quality": 95, "subsampling": 0, "exif": exif(orientation)},
        )
    for name, (picture, options) in write.items():
        picture.save(PICTURES / name, **options)
    for bits in (2, 4):
        png(PICTURES / f"grey{bits}.png", (grey >> (8 - bits))[..., None], 0, bits)
    png(PICTURES / "interlaced.png", color, 2, 8, interlaced=True)
    png(PICTURES / "interlaced_black_and_white.png", (grey >> 7)[..., None], 0, 1, interlaced=True)
    png(PICTURES / "gamma.png", color, 2, 8, extra=[(b"gAMA", struct.pack(">I", 100_000))])
    color16 = noise(11, 17, 3, highest=65_535)
    png(PICTURES / "color16.png", color16, 2, 16)
    return {"color16.png": color16}


def decoded(path):
    picture = ImageOps.exif_transpose(Image.open(path))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        front = picture.convert("RGBA")
        laid = Image.new("RGB", front.size, BACKGROUND)
        laid.paste(front, mask=front.getchannel("A"))
        return np.asarray(laid)
    if picture.mode == "1":
        picture = picture.convert("L")
    if picture.mode == "P":
        picture = picture.convert("RGB")
    pixels = np.asarray(picture)
    return pixels.astype("<u2") if pixels.dtype.kind == "u" and pixels.dtype.itemsize == 2 else pixels


def main():
    for folder in (RESOURCES / "image", PICTURES):
        folder.mkdir(parents=True, exist_ok=True)
    resized()
    arrays = save()
    for path in sorted(PICTURES.iterdir()):
        if path.suffix != ".npz" and path.name not in arrays and path.name not in ("cmyk.jpg", "floats.tif"):
            arrays[path.name] = decoded(path)
    np.savez_compressed(PICTURES / "decoded.npz", **arrays)


if __name__ == "__main__":
    main()
