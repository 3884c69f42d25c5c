"""Pictures within tar archives and Parquet files, and what Pillow and numpy make of them, for org.disentangle.data.shards.

Writes, below src/test/resources/org/disentangle/data/shards:
  pixels.npz                  "images", the pixels of every picture in its order, 9 x 7 in three colours, and what is known
                              of each: "shape" and "noise"
  webdataset-00000N.tar       webdataset.TarWriter: PNG, cls, a JSON object with a list in it, a caption; two shards
  ustar.tar, gnu.tar, pax.tar tarfile in each of its formats, with a folder, a link, a long name of letters beyond ASCII, a
                              hidden file, and labels in cls alone
  FORMAT.parquet              pyarrow, by its options; columns as the Hugging Face hub has them, in row groups of 7, pages
                              of a few hundred bytes; label has the names of its classes in the metadata
  pandas.parquet              as pandas has pyarrow write it: all rows in one group, pictures as a plain column of bytes
  delta.parquet               encodings that are not read
Made with Python 3.11.7, numpy 2.4.6, Pillow 13.0.0, pyarrow 26.0.1, webdataset 1.0.2:
  python src/test/golden/shards_golden.py
"""

import io
import json
import pathlib
import tarfile

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import webdataset
from PIL import Image

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "org" / "disentangle" / "data" / "shards"
COUNT = 30
SHAPES = ["square", "ellipse", "heart", "nowhere"]
MISSING = 11


def images():
    random = np.random.RandomState(3)
    return random.randint(0, 256, (COUNT, 9, 7, 3)).astype(np.uint8)


def encoded(pixels, kind="PNG"):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind)
    return out.getvalue()


def web(pixels, shape, noise):
    for shard in range(2):
        with webdataset.TarWriter(str(FOLDER / f"webdataset-{shard:06d}.tar"), mtime=0) as sink:
            for i in range(shard * 20, min(COUNT, shard * 20 + 20)):
                sink.write({
                    "__key__": f"in/s{i:04d}",
                    "png": encoded(pixels[i]),
                    "cls": int(shape[i]),
                    "json": {"noise": None if i == MISSING else float(noise[i]), "word": SHAPES[shape[i]], "box": [1, 2]},
                    "txt": f"caption {i}",
                })


def tar(name, kind, pixels, shape):
    with tarfile.open(FOLDER / name, "w", format=kind) as out:
        folder = tarfile.TarInfo("b\u00fccher")
        folder.type = tarfile.DIRTYPE
        out.addfile(folder)
        for i in range(COUNT):
            # Beyond 100 bytes ustar cuts it at a slash, GNU and pax write it before the header.
            key = f"b\u00fccher/{'long' * (20 if kind == tarfile.USTAR_FORMAT else 40)}/p{i:04d}" if i % 3 == 0 else f"p{i:04d}"
            parts = [("bmp", encoded(pixels[i], "BMP")), ("cls", f"{shape[i]}\n".encode())]
            for ending, content in parts if i % 2 else parts[::-1]:
                member = tarfile.TarInfo(f"{key}.{ending}")
                member.size = len(content)
                out.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo("link.png")
        link.type = tarfile.SYMTYPE
        link.linkname = "p0001.bmp"
        out.addfile(link)
        hidden = tarfile.TarInfo("._p0001.bmp")
        hidden.size = 3
        out.addfile(hidden, io.BytesIO(b"mac"))


def table(pixels, shape, noise):
    pictures = [{"bytes": encoded(each), "path": f"{i}.png"} for i, each in enumerate(pixels)]
    schema = pa.schema(
        [
            ("image", pa.struct([("bytes", pa.binary()), ("path", pa.string())])),
            ("shape", pa.int64()),
            ("noise", pa.float64()),
            ("small", pa.float32()),
            ("word", pa.string()),
            ("count", pa.uint8()),
            ("flag", pa.bool_()),
            ("box", pa.list_(pa.int32())),
            ("when", pa.timestamp("us")),
        ]
    )
    hub = {"info": {"features": {"image": {"_type": "Image"}, "shape": {"names": SHAPES, "_type": "ClassLabel"}}}}
    rows = {
        "image": pictures,
        "shape": [-1 if i == MISSING else int(s) for i, s in enumerate(shape)],
        "noise": [None if i == MISSING else float(n) for i, n in enumerate(noise)],
        "small": [float(n) for n in noise],
        "word": [None if i == MISSING else SHAPES[s] for i, s in enumerate(shape)],
        "count": [i // 3 for i in range(COUNT)],
        "flag": [i % 3 == 0 for i in range(COUNT)],
        "box": [[i, i] for i in range(COUNT)],
        "when": [i for i in range(COUNT)],
    }
    return pa.table(rows, schema=schema.with_metadata({"huggingface": json.dumps(hub)}))


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    random = np.random.RandomState(4)
    pixels, shape, noise = images(), random.randint(0, 3, COUNT), random.rand(COUNT)
    np.savez_compressed(FOLDER / "pixels.npz", images=pixels, shape=shape.astype(np.int64), noise=noise)
    web(pixels, shape, noise)
    for name, kind in (("ustar", tarfile.USTAR_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT)):
        tar(name + ".tar", kind, pixels, shape)
    rows = table(pixels, shape, noise)
    small = {"row_group_size": 7, "data_page_size": 600, "write_batch_size": 3}
    for name, options in {
        "none": {"compression": "none", "use_dictionary": False},
        "snappy": {"compression": "snappy"},
        "snappy-plain-2": {"compression": "snappy", "use_dictionary": False, "data_page_version": "2.0"},
        "zstd-2": {"compression": "zstd", "data_page_version": "2.0"},
        "gzip": {"compression": "gzip"},
        "lz4-2": {"compression": "lz4", "data_page_version": "2.0"},
    }.items():
        pq.write_table(rows, FOLDER / f"{name}.parquet", **small, **options)
    plain = rows.set_column(0, "picture", pa.array([encoded(each) for each in pixels], pa.binary())).replace_schema_metadata(None)
    pq.write_table(plain, FOLDER / "pandas.parquet")
    pq.write_table(
        rows,
        FOLDER / "delta.parquet",
        use_dictionary=False,
        column_encoding={"shape": "DELTA_BINARY_PACKED"},
    )


if __name__ == "__main__":
    main()
