#!/usr/bin/env python3
"""Does `voc ingest` end well on every hostile file, each in a workspace of its own?

usage: hostile.py VOC FOLDER [--seconds 60] [--memory-mb 600] [--canary TEXT …]

A file passes when the run ends by itself with 0 or 1, within the time and the resident memory, leaves the file in exactly one
of done/ and rejected/ (a ZIP archive: its members, or itself), the latter with a reason, leaves no damage in the archive, and
brings no canary into the archive, the export or a note.
"""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile

def left_over(space):
    """What lies where it should not."""
    if any(p.is_file() for p in (space / "inbox").rglob("*")): return "still in the inbox"
    bad = {p for p in (space / "rejected").rglob("*") if p.is_file() and not p.name.endswith(".reason.txt")}
    if any(not pathlib.Path(f"{p}.reason.txt").exists() for p in bad): return "rejected without a reason"
    if not bad and not any(p.is_file() for p in (space / "done").rglob("*")): return "nowhere"
    return None

def leaked(voc, space, canaries):
    export = subprocess.run([voc, "export", "-w", space], capture_output=True).stdout
    notes = b"".join(p.read_bytes() for p in space.rglob("*") if p.name.endswith((".reason.txt", ".rejections.txt")))
    return any(c in export + notes for c in canaries)

def judge(voc, file, space, o):
    subprocess.run([voc, "init", space], stdout=subprocess.DEVNULL, check=True)
    shutil.copy(file, space / "inbox" / file.name)
    pid = os.posix_spawnp("timeout", ["timeout", "-s", "KILL", str(o.seconds), voc, "ingest", "-w", str(space)], os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, n, "/dev/null", os.O_WRONLY, 0) for n in (1, 2)])
    _, status, use = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code in (137, -9): return "no end in time"
    if code not in (0, 1): return f"exit {code}"
    if use.ru_maxrss > o.memory_mb << 10: return f"{use.ru_maxrss >> 10} MB resident"
    if subprocess.run([voc, "status", "--check", "-w", space], capture_output=True).returncode: return "damage"
    return left_over(space) or ("a canary leaked" if leaked(voc, space, [c.encode() for c in o.canary]) else None)

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("voc"); a.add_argument("folder"); a.add_argument("--seconds", type=int, default=60)
    a.add_argument("--memory-mb", type=int, default=600)
    a.add_argument("--canary", nargs="*", default=["SECRET-CANARY", "root:x:0:0"])
    a.add_argument("--skip", nargs="*", default=["manifest.json", "canary.txt"])
    o = a.parse_args()
    voc, bad = os.path.abspath(o.voc), 0
    files = sorted(p for p in pathlib.Path(o.folder).rglob("*") if p.is_file() and p.name not in o.skip)
    for file in files:
        scratch = pathlib.Path(tempfile.mkdtemp(prefix="voc-hostile-"))
        why = judge(voc, file, scratch / "w", o)
        shutil.rmtree(scratch)
        if why: bad += 1; print(f"{file.name}: {why}", flush=True)
    print(f"hostile ingest  {len(files) - bad}/{len(files)} passed")
    return bad > 0

if __name__ == "__main__": sys.exit(main())
