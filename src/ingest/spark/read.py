"""Reads reports on a Spark cluster.

    spark-submit src/ingest/spark/read.py PATH… --staging DIR [--home DIR] [--share 50]

The list of files is a partitioned dataset. Each task runs the project's own command line over its share, in a folder
of its own, and puts the transcripts into STAGING under the hash of their content: a task that runs twice, or dies
half-way, does no harm. The driver takes the transcripts in and writes data/, its manifest last.

The paths, STAGING and the project's folder must be the same on all machines. Links are not followed.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from pyspark.sql import SparkSession

PROJECT = Path(__file__).resolve().parents[3]
COMMAND = (str(PROJECT / "node_modules" / ".bin" / "tsx"), str(PROJECT / "src" / "ingest" / "main.ts"))
# The command's last lines say that it came to its end; without them it died, and the task is to be tried again.
ENDED = re.compile(r"^共 \d+ 个文件", re.MULTILINE)


class Staged(NamedTuple):
    """A transcript in STAGING, and the file that it was read from."""

    document_id: str
    name: str
    file: str


def files_below(paths):
    """The files below the paths in a stable order, hidden ones left out."""
    found = []
    for path in paths:
        if os.path.isfile(path):
            found.append(os.path.abspath(path))
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [os.path.abspath(os.path.join(folder, name)) for name in sorted(names) if name[0] != "."]
    return list(dict.fromkeys(found))


def shares_of(files, size):
    """The files in shares of `size`; a package is a share of its own."""
    packages = [path for path in files if path.lower().endswith(".zip")]
    single = [path for path in files if path not in set(packages)]
    return [single[start : start + size] for start in range(0, len(single), size)] + [[path] for path in packages]


def hash_of(content):
    return hashlib.sha256(content).hexdigest()


def ingest(home, paths, *flags):
    """Runs the command line into the folder `home`; returns what it printed. Raises RuntimeError where it died."""
    done = subprocess.run(
        [*COMMAND, *flags, "--", *paths],
        env={**os.environ, "ZHANGBEN_HOME": str(home)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1) or not ENDED.search(done.stdout):
        raise RuntimeError(f"ingest ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def publish(content, folder):
    """Puts content under its hash, whole or not at all; returns the name."""
    name = f"{hash_of(content)}.tsv"
    target = Path(folder) / name
    if not target.exists():
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, target)
    return name


def heading(content, key):
    """What the head of a transcript says under a key."""
    return re.search(rf"^# {key}: (.*)$", content.decode(), re.MULTILINE).group(1)


def read_share(files, staging):
    """Reads files into STAGING; returns the transcripts and the lines that the command printed of each file."""
    with tempfile.TemporaryDirectory(prefix="zhangben-") as home:
        said = ingest(home, files, "--no-build")
        contents = [path.read_bytes() for path in sorted(Path(home, "seeds").glob("*.tsv"))]
        sources = {hash_of(Path(path).read_bytes()): path for path in files}
        staged = [
            Staged(
                heading(content, "document_id"),
                publish(content, staging),
                sources.get(heading(content, "source_hash"), files[0]),
            )
            for content in contents
        ]
    return staged, said


def rivals_of(staged, home):
    """The documents that several files claim, or that are held already: what counts is decided by reading in order."""
    files = defaultdict(set)
    for document_id, _, file in staged:
        files[document_id].add(file)
    held = {path.stem for path in Path(home, "seeds").glob("*.tsv")}
    return {document_id for document_id, found in files.items() if len(found) > 1 or document_id in held}


def take(staged, staging, home):
    """Takes the transcripts in and builds data/; files that claim one document are read again here, in order."""
    rivals = rivals_of(staged, home)
    again = sorted({file for document_id, _, file in staged if document_id in rivals})
    with tempfile.TemporaryDirectory(dir=staging, prefix="taken-") as taken:
        for document_id, name, _ in staged:
            if document_id not in rivals:
                shutil.copy(Path(staging, name), Path(taken, f"{document_id}.tsv"))
        return ingest(home, [taken, *again])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--staging", required=True, help="a folder that all machines see")
    parser.add_argument("--home", default=str(PROJECT), help="where seeds/ and data/ lie")
    parser.add_argument("--share", type=int, default=50, help="files a task reads")
    given = parser.parse_args()
    staging = os.path.abspath(given.staging)
    os.makedirs(staging, exist_ok=True)
    files = files_below(given.paths)
    shares = shares_of(files, given.share)
    context = SparkSession.builder.appName("zhangben-read").getOrCreate().sparkContext
    read = context.parallelize(shares, max(1, len(shares))).map(lambda share: read_share(share, staging)).collect()
    for _, said in read:
        print(ENDED.split(said)[0], end="")
    staged = [each for found, _ in read for each in found]
    print(take(staged, staging, os.path.abspath(given.home)).splitlines()[-1])
    context.stop()


if __name__ == "__main__":
    sys.exit(main())
