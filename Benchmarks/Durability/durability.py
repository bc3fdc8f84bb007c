#!/usr/bin/env python3
"""Does an ingest lose or double anything when it is killed, the disk is full, or writing fails?

usage: durability.py VOC [--fault kill|full|eio|limit] [--times 1000] [--items 20000] [--seed 1] [--scratch DIR]

Drops the same items each round (a mailbox, a survey, single messages, a ZIP archive and a Maildir; all
invented, made from the seed), lets `voc ingest` be struck at random instants until it has been struck
--times times, and lets each round end in peace. A round passes when the archive holds exactly the items of
a run that nothing struck, `voc status --check` finds no damage, and every dropped file lies in exactly one
of done/ and rejected/, the latter with its reason.

  kill    SIGKILL after a random time
  full    a tmpfs that is too small, made larger afterwards (needs root)
  limit   a limit on the size of files (RLIMIT_FSIZE): writing past it fails
  eio     a library laid over the C library lets the Nth write, sync, rename or unlink fail with EIO or ENOSPC
          (fault.c beside this file; needs cc)
"""
import argparse, json, os, pathlib, random, resource, shutil, signal, subprocess, sys, tempfile, time, zipfile

HERE = pathlib.Path(__file__).resolve().parent
WORDS = ("de het een levering factuur monteur bestelling kast bureau stoel lamp telefoon medewerker website prijs week "
         "dag maandag dinsdag te laat op tijd snel traag vriendelijk beloofd afgesproken gekomen gebeld gewacht kapot "
         "heel mooi slecht goed nooit weer altijd soms vandaag gisteren zou maar kwam niet wel nog steeds").split()

def sentence(rng):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(5, 25))).capitalize() + "."

def mail(rng, number):
    day = rng.randint(1, 28)
    return (f"Message-ID: <m{number}@klant.example>\nDate: {day:02} Oct 2026 09:{number % 60:02}:00 +0200\n"
            f"From: Klant {number} <k{number % 997}@klant.example>\nTo: hulp@wij.example\nSubject: Vraag {number}\n\n"
            f"{sentence(rng)} {sentence(rng)}\n")

def rows(rng, first, count):
    lines = ["Respons-ID;Datum;E-mailadres;NPS (0-10);Toelichting"]
    for n in range(first, first + count):
        lines.append(f"R{n};{rng.randint(1, 28)}-10-2026;k{n % 997}@klant.example;{rng.randint(0, 10)};{sentence(rng)}")
    return "\n".join(lines) + "\n"

def make_drops(folder, items, seed):
    """Writes the drops; returns their names, a ZIP's members as they are filed."""
    rng = random.Random(seed)
    folder.mkdir(parents=True)
    tenth = items // 10
    names, number = [], 0
    def put(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        names.append(name)
    def box(count):
        nonlocal number
        parts = []
        for _ in range(count):
            parts.append(f"From k@klant.example Mon Oct 05 09:00:00 2026\n{mail(rng, number)}\n")
            number += 1
        return "".join(parts)
    put("post.mbox", box(3 * tenth))
    put("enquete.csv", rows(rng, 0, 3 * tenth))
    for n in range(tenth):
        put(f"levering/bericht-{n}.eml", mail(rng, number)); number += 1
    for n in range(tenth):
        place = "cur" if n % 2 else "new"
        put(f"postvak/{place}/{n}.host:2,S", mail(rng, number)); number += 1
    (folder / "postvak/tmp").mkdir()
    with zipfile.ZipFile(folder / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("map/zip.mbox", box(tenth)); names.append("export.zip/map/zip.mbox")
        archive.writestr("zip.csv", rows(rng, 10 ** 6, items - 9 * tenth)); names.append("export.zip/zip.csv")
    put("leeg.csv", "")
    put("raar.bin", "\x01\x02" * 500)
    return names

class Bench:
    def __init__(self, options):
        self.o, self.rng = options, random.Random(options.seed)
        self.voc = os.path.abspath(options.voc)
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="voc-durability-", dir=options.scratch))
        self.drops = self.scratch / "drops"
        self.names = make_drops(self.drops, options.items, options.seed)
        self.struck = self.rounds = 0
        self.bad = []

    def run(self, workspace, *arguments, **more):
        return subprocess.run([self.voc, *arguments, "-w", str(workspace)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, **more)

    def workspace(self, folder):
        made = subprocess.run([self.voc, "init", str(folder)], stdout=subprocess.DEVNULL)
        assert made.returncode == 0, "voc init failed"
        shutil.copytree(self.drops, folder / "inbox", dirs_exist_ok=True)
        return folder

    def ids(self, workspace):
        out = self.run(workspace, "export").stdout
        return sorted(json.loads(line)["id"] for line in out.splitlines())

    def check(self, workspace, label):
        why = []
        status = self.run(workspace, "status", "--check")
        if status.returncode != 0: why.append("damage: " + status.stderr.decode()[:200])
        ids = self.ids(workspace)
        if ids != self.expected:
            why.append(f"{len(ids)} items, {len(set(ids))} different, of {len(self.expected)}; "
                       f"{len(set(self.expected) - set(ids))} lost")
        done = {str(p.relative_to(workspace / "done")) for p in (workspace / "done").rglob("*") if p.is_file()}
        bad = {str(p.relative_to(workspace / "rejected")) for p in (workspace / "rejected").rglob("*") if p.is_file()}
        for name in self.names:
            if (name in done) + (name in bad) != 1: why.append(f"{name} lies in {(name in done) + (name in bad)} places")
        for name in bad:
            if not name.endswith(".reason.txt") and name + ".reason.txt" not in bad: why.append(f"{name} without reason")
        left = [p for p in (workspace / "inbox").rglob("*") if p.is_file()]
        if left: why.append(f"{len(left)} files still in the inbox, such as {left[0].name}")
        extra = {n for n in done | bad if not n.endswith(".reason.txt")} - set(self.names)
        if extra: why.append(f"{len(extra)} files that nobody dropped, such as {sorted(extra)[0]}")
        for reason in why[:8]: print(f"  {label}: {reason}", flush=True)
        if why: self.bad.append(label)

    def baseline(self):
        self.expected = []
        workspace = self.workspace(self.scratch / "peace")
        start = time.monotonic()
        self.run(workspace, "ingest")
        self.seconds = time.monotonic() - start
        self.expected = self.ids(workspace)
        print(f"unstruck: {len(self.expected)} items in {self.seconds:.1f} s", flush=True)
        if len(self.expected) != self.o.items or len(set(self.expected)) != self.o.items:
            print(f"  not the {self.o.items} items that were dropped")
            self.bad.append("unstruck")
        self.check(workspace, "unstruck")
        shutil.rmtree(workspace)

    # One blow each: returns whether the run was struck before it ended in peace.

    def kill(self, workspace, _):
        process = subprocess.Popen([self.voc, "ingest", "-w", str(workspace)], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        start = time.monotonic()
        try:
            process.wait(self.rng.uniform(0, self.seconds * 0.4))
            # The machine has become faster, or little was left: the next blows fall sooner.
            self.seconds = max(1.0, min(self.seconds, 1.5 * (time.monotonic() - start)))
            return False
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True

    def limit(self, workspace, _):
        size = self.rng.randint(4 << 10, max(64, self.o.items // 2) << 10)
        def lower():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        return self.run(workspace, "ingest", preexec_fn=lower).returncode == 2

    def eio(self, workspace, _):
        environment = dict(os.environ, LD_PRELOAD=str(self.library), VOC_FAULT_PLACE=str(workspace),
                           VOC_FAULT_AT=str(int(10 ** self.rng.uniform(0, 3.3))), VOC_FAULT_COUNT=self.rng.choice(["1", "20", "1000000"]),
                           VOC_FAULT_ERRNO=self.rng.choice(["5", "28"]))
        run = self.run(workspace, "ingest", env=environment)
        if run.returncode not in (0, 1, 2): self.bad.append(f"eio: ended with {run.returncode}")
        return run.returncode == 2 or b"left" in run.stdout

    def full(self, workspace, mount):
        used = shutil.disk_usage(mount).used >> 10
        size = used + self.rng.randint(8, max(400, self.o.items * 3 // 2))
        subprocess.run(["mount", "-o", f"remount,size={size}k", str(mount)], check=True)
        struck = self.run(workspace, "ingest").returncode == 2
        subprocess.run(["mount", "-o", "remount,size=4g", str(mount)], check=True)
        return struck

    def round(self):
        self.rounds += 1
        folder = self.scratch / f"round-{self.rounds}"
        mount = None
        if self.o.fault == "full":
            mount = folder; mount.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4g", "tmpfs", str(mount)], check=True)
            folder = mount / "w"
        workspace = self.workspace(folder)
        strike = getattr(self, self.o.fault)
        for blow in range(40):
            if self.struck >= self.o.times: break
            if not strike(workspace, mount): break
            self.struck += 1
            if blow % 6 == 5 and self.run(workspace, "status", "--check").returncode != 0:
                self.bad.append(f"round {self.rounds}: damage after a blow")
        self.run(workspace, "ingest")
        self.check(workspace, f"round {self.rounds}")
        if mount: subprocess.run(["umount", str(mount)], check=True)
        shutil.rmtree(mount or workspace)
        if self.rounds % 5 == 0:
            print(f"{self.struck} struck in {self.rounds} rounds, {len(self.bad)} bad", flush=True)

    def all(self):
        if self.o.fault == "eio":
            self.library = self.scratch / "fault.so"
            subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(self.library), str(HERE / "fault.c"), "-ldl"], check=True)
        self.baseline()
        while self.struck < self.o.times and self.rounds < self.o.times: self.round()
        print(f"durability  {self.o.fault}: struck {self.struck} times in {self.rounds} rounds of {self.o.items} items, "
              f"{len(self.bad)} bad")
        shutil.rmtree(self.scratch)
        return len(self.bad) > 0

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("voc"); a.add_argument("--fault", choices=["kill", "full", "eio", "limit"], default="kill")
    a.add_argument("--times", type=int, default=1000); a.add_argument("--items", type=int, default=20000)
    a.add_argument("--seed", type=int, default=1); a.add_argument("--scratch")
    return Bench(a.parse_args()).all()

if __name__ == "__main__": sys.exit(main())
