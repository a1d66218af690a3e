#!/usr/bin/env python3
"""Checks a public log and computes every published figure of standing anew from its entries.

    python3 verify_log.py URL|DIR [--since CHECKPOINT_FILE] [--receipt FILE] [--key VKEY] [--unsigned]

URL or DIR is where the log lies: the place of `checkpoint`, `key`, `tile/…` and `figures/…`.
  --since FILE   a checkpoint kept from an earlier day: the log must continue it
  --receipt FILE a receipt (.tlog-proof): its entry must stand in the log, under a checkpoint of the log
  --key VKEY     the key the checkpoint must be signed with, kept from elsewhere; otherwise the file `key` is believed
  --unsigned     tree and figures only: whose log it is, is not asked
Exit 0 when everything holds; 1 with one sentence that names the first thing that does not.

Python 3.8 or newer, nothing but its standard library. It is written from docs/log-format.md and docs/light-rules.md
alone and shares no line with the program it checks.
"""
import argparse
import base64
import calendar
import datetime
import hashlib
import json
import os
import re
import sys
import urllib.error
import urllib.request
from fractions import Fraction


class Wrong(Exception):
    """Something does not hold; the message says what and where."""


# ---------------------------------------------------------------- fetching

class Source:
    def __init__(self, base):
        self.base = base.rstrip("/")
        self.remote = re.match(r"https?://", base) is not None

    def get(self, path):
        try:
            if self.remote:
                with urllib.request.urlopen(self.base + "/" + path, timeout=60) as answer:
                    return answer.read()
            with open(os.path.join(self.base, *path.split("/")), "rb") as file:
                return file.read()
        except (OSError, urllib.error.URLError) as error:
            raise Wrong(f"{path} cannot be read: {error}") from None


def tile_path(level, number, width):
    """tile/0/x001/x234/567, or …/567.p/12 where only 12 of 256 are there yet."""
    name = f"{number % 1000:03d}"
    number //= 1000
    while number > 0:
        name = f"x{number % 1000:03d}/{name}"
        number //= 1000
    return f"tile/{level}/{name}" + ("" if width == 256 else f".p/{width}")


def tiles(count):
    """Number and width of every tile over so many hashes or entries."""
    for number in range((count + 255) // 256):
        yield number, min(256, count - 256 * number)


# ---------------------------------------------------------------- hashes and signatures

def sha256(data):
    return hashlib.sha256(data).digest()


def root_of(leaves):
    """Root of the tree over leaf hashes, RFC 6962 §2.1."""
    if not leaves:
        return sha256(b"")
    stack = []   # (size, root) of complete subtrees, biggest first
    for leaf in leaves:
        size = 1
        while stack and stack[-1][0] == size:
            leaf = sha256(b"\x01" + stack.pop()[1] + leaf)
            size *= 2
        stack.append((size, leaf))
    root = stack.pop()[1]
    while stack:
        root = sha256(b"\x01" + stack.pop()[1] + root)
    return root


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
HALF = pow(2, (P - 1) // 4, P)   # a square root of -1


def _add(a, b):
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    t, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = y - x, z - t, z + t, y + x
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(n, point):
    result = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            result = _add(result, point)
        point = _add(point, point)
        n >>= 1
    return result


def _point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * HALF % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_verify(key, message, signature):
    """RFC 8032 §5.1.7."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = _point(key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = _times(s, BASE), _add(r, _times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def read_checkpoint(data, what):
    """Origin, size, root, the signed text and the signature lines of a C2SP checkpoint."""
    try:
        text, _, tail = data.decode("utf-8").partition("\n\n")
        lines = text.rstrip("\n").split("\n")
        if not re.fullmatch(r"0|[1-9][0-9]*", lines[1]):
            raise ValueError
        root = base64.b64decode(lines[2], validate=True)
        if len(root) != 32 or not lines[0]:
            raise ValueError
        return lines[0], int(lines[1]), root, ("\n".join(lines) + "\n").encode(), tail.splitlines()
    except (ValueError, IndexError):
        raise Wrong(f"{what} is no checkpoint.") from None


def read_key(vkey):
    """Name, mark and bytes of a key NAME+HASH+BASE64(1 ‖ key)."""
    try:
        name, mark, data = vkey.split("+", 2)
        data = base64.b64decode(data, validate=True)
    except ValueError:
        raise Wrong("The key is none: expected NAME+HASH+KEY.") from None
    if len(data) != 33 or data[0] != 1 or sha256(name.encode() + b"\n" + data)[:4].hex() != mark:
        raise Wrong("The key is no Ed25519 key, or its hash is not its own.")
    return name, mark, data[1:]


def check_signature(checkpoint, vkeys):
    """The note's own signature by one of the keys, one a line: a log lists those of all time."""
    origin, _, _, signed, lines = checkpoint
    keys = [read_key(line) for line in vkeys.split()]
    own = [key for key in keys if key[0] == origin]
    if not own:
        raise Wrong(f"The checkpoint is of {origin}, the key of {', '.join(key[0] for key in keys) or 'nobody'}.")
    for line in lines:
        parts = line.split(" ")
        if len(parts) == 3 and parts[0] == "\u2014" and parts[1] == origin:
            try:
                blob = base64.b64decode(parts[2], validate=True)
            except ValueError:
                continue
            if any(blob[:4].hex() == mark and ed25519_verify(key, signed, blob[4:]) for _, mark, key in own):
                return
    raise Wrong("The checkpoint is not signed by the key.")


def read_receipt(data):
    """Index, path and checkpoint of a C2SP tlog-proof."""
    head, _, note = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
        if lines[0] != "c2sp.org/tlog-proof@v1" or not re.fullmatch(r"index (0|[1-9][0-9]*)", lines[1]):
            raise ValueError
        path = [base64.b64decode(line, validate=True) for line in lines[2:]]
        if len(path) > 63 or any(len(node) != 32 for node in path):
            raise ValueError
        return int(lines[1][6:]), path, read_checkpoint(note, "The receipt's checkpoint")
    except (ValueError, IndexError):
        raise Wrong("The receipt is none.") from None


def root_by_path(leaf, index, size, path):
    """The root a leaf and its path come to, RFC 9162 §2.1.3.2; None where the path has another length."""
    if index >= size:
        return None
    last, root = size - 1, leaf
    for node in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            root = sha256(b"\x01" + node + root)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            root = sha256(b"\x01" + root + node)
        index, last = index >> 1, last >> 1
    return root if last == 0 else None


# ---------------------------------------------------------------- the log

MEMBERS = ["v", "seq", "at", "type", "stream", "sprev", "sprevh", "actor", "idem", "body", "files", "priv"]


def read_log(source, size):
    """All entries with their leaf hashes, each held against its tile."""
    entries, leaves = [], []
    for number, width in tiles(size):
        data, at = source.get(tile_path("entries", number, width)), 0
        hashes = source.get(tile_path(0, number, width))
        for i in range(width):
            seq = 256 * number + i
            length = int.from_bytes(data[at:at + 2], "big")
            entry = data[at + 2:at + 2 + length]
            at += 2 + length
            if length == 0 or len(entry) != length:
                raise Wrong(f"The bundle ends inside entry {seq}.")
            leaf = sha256(b"\x00" + entry)
            if hashes[32 * i:32 * i + 32] != leaf:
                raise Wrong(f"The bytes of entry {seq} do not have the hash that {tile_path(0, number, width)} gives.")
            entries.append(entry)
            leaves.append(leaf)
        if at != len(data) or len(hashes) != 32 * width:
            raise Wrong(f"{tile_path('entries', number, width)} or its hashes hold more than {width} entries.")
    return entries, leaves


def check_tiles(source, leaves):
    """Every tile above the lowest."""
    hashes, level = leaves, 0
    while len(hashes) >= 256:
        hashes = [root_of(hashes[i:i + 256]) for i in range(0, len(hashes) - 255, 256)]
        level += 1
        for number, width in tiles(len(hashes)):
            if source.get(tile_path(level, number, width)) != b"".join(hashes[256 * number:256 * number + width]):
                raise Wrong(f"{tile_path(level, number, width)} does not hold the hashes of the entries below it.")


def check_opening(seq, entry, entries):
    """What an entry opens is what that one committed to, byte for byte, and of the same stream."""
    try:
        body = entry["body"]
        opened, salt, content = entries[int(body["entry"])], base64.b64decode(body["salt"], validate=True), body["content"].encode("utf-8")
        good = (int(body["entry"]) >= 0 and opened["type"] == "internal" and len(salt) == 16 and body["of"] == entry["stream"] == json.loads(content)["stream"]
                and base64.b64encode(hashlib.sha256(salt + content).digest()).decode() == opened["priv"])
    except (LookupError, ValueError, TypeError, AttributeError):
        good = False
    if not good:
        raise Wrong(f"Entry {seq} claims to open entry {entry['body'].get('entry', '')}, which committed to something else.")


def read_entries(raw, leaves):
    """Parses entries and checks place, time and the chain of each stream."""
    entries, last, streams = [], "", {}
    for seq, data in enumerate(raw):
        try:
            entry = json.loads(data.decode("utf-8"))
            members = list(entry)
        except (ValueError, TypeError):
            raise Wrong(f"Entry {seq} is no JSON.") from None
        if (members != MEMBERS or entry["v"] != "1" or not all(isinstance(entry[m], str) for m in MEMBERS[:9])
                or not isinstance(entry["body"], dict) or not re.fullmatch(r"-1|0|[1-9][0-9]*", entry["sprev"])):
            raise Wrong(f"Entry {seq} has not the members of an entry.")
        if entry["seq"] != str(seq):
            raise Wrong(f"Entry {seq} says it is number {entry['seq']}.")
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entry["at"]) or entry["at"] < last:
            raise Wrong(f"Entry {seq} is of {entry['at']}, before the entry before it.")
        last = entry["at"]
        before, stream = int(entry["sprev"]), entry["stream"]
        if entry["type"] == "internal":
            if stream or before != -1 or entry["sprevh"] or entry["body"]:
                raise Wrong(f"Entry {seq} is internal and says more than that.")
        else:
            # The entry before may be an internal one, which does not name its stream; never one of another stream.
            known = before == -1 or (before < seq and (entries[before]["type"] == "internal" or entries[before]["stream"] == stream))
            if not known or before < streams.get(stream, -1):
                raise Wrong(f"Entry {seq} does not continue the stream {stream}: it names {before}.")
            if entry["sprevh"] != ("" if before == -1 else base64.b64encode(leaves[before]).decode()):
                raise Wrong(f"Entry {seq} names a hash for entry {before} that is not its own.")
            streams[stream] = seq
            if entry["type"] == "entryOpened":
                check_opening(seq, entry, entries)
        entries.append(entry)
    return entries


# ---------------------------------------------------------------- numbers and days

LIMIT = 900_000_000_000_000   # amounts beyond it are not kept


def amount(text):
    return None if text is None else Fraction(text)


def day(text):
    return None if text is None else datetime.date.fromisoformat(text)


def rounded(value):
    """Four decimals, halves away from zero, inside the limit."""
    if value is None:
        return None
    if abs(value) > LIMIT:
        return Fraction(LIMIT if value > 0 else -LIMIT)
    whole = (abs(value) * 20000 + 1) // 2
    return Fraction(whole if value > 0 else -whole, 10000)


def storable(value):
    return abs(value) <= LIMIT and (value * 10000).denominator == 1


def month_days(year, month):
    return calendar.monthrange(year, month)[1]


def add_months(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, month_days(year, month + 1)))


def months_between(start, end):
    """A begun month counts as its part of that month; backwards below zero."""
    if end < start:
        return -months_between(end, start)
    whole = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, whole) > end:
        whole -= 1
    begun, following = add_months(start, whole), add_months(start, whole + 1)
    return whole + Fraction((end - begun).days, (following - begun).days)


# ---------------------------------------------------------------- what is owed and what was delivered

class Figure:
    def __init__(self, said=None, value=None, above=None, below=None):
        said = said or {}
        self.amount = value if value is not None else amount(said.get("amount"))
        self.above = above if above is not None else amount(said.get("numerator"))
        self.below = below if below is not None else amount(said.get("denominator"))
        self.steps = [(int(s["index"]), day(s["day"])) for s in said.get("steps") or []]
        self.in_force = day(said.get("inForceFrom"))

    @property
    def blank(self):
        return self.amount is None and self.above is None and self.below is None and self.in_force is None and not self.steps


BLANK = Figure()


class Owed:
    """What is owed of an indicator by all together, or by one party with its share."""

    def __init__(self, indicator, share):
        item, promise = indicator.item, indicator.promise
        self.year, self.measure, self.share, self.due = item.year, indicator.measure, share, indicator.due
        self.bound, self.printed, self.upper = promise["bound"], amount(promise["amount"]), amount(promise["upper"])
        printed_baseline = amount(promise["baseline"])
        self.in_force = day(promise["inForceFrom"])
        self.scale = {"%": 100, "\uff05": 100, "个百分点": 100, "‰": 1000}.get(indicator.unit)
        self.is_share = self.scale is not None
        if self.bound == "zeroOut":
            self.target = Fraction(0)
        elif self.bound == "recorded":
            self.target = None
        elif self.bound == "fullCoverage":
            self.target = next(v for v in (share, self.printed, Fraction(100)) if v is not None)
        elif self.bound == "atMost":
            self.target = next((v for v in (share, self.upper, self.printed) if v is not None), None)
        else:
            self.target = share if share is not None else self.printed
        if self.bound == "zeroOut":
            self.baseline = share if share is not None and share > 0 else printed_baseline
        elif self.measure in ("level", "rate") and (share is None or share == self.printed):
            self.baseline = printed_baseline
        else:
            self.baseline = None
        self.policy_value = self.measure == "policyInForce" or (self.measure == "level" and item.kind == "policyParameter")
        self.way = "atLeast"
        if self.bound in ("atMost", "zeroOut"):
            self.way = "atMost"
        elif self.bound == "exactly" and self.policy_value:
            self.way = "equal"
        elif self.bound in ("exactly", "about") and None not in (self.baseline, self.target) and self.baseline > self.target:
            self.way = "atMost"
        t, b = self.target, self.baseline
        self.runs = t is not None and b is not None and b != t and (self.way == "equal" or (b > t if self.way == "atMost" else b < t))
        counted = self.measure in ("cumulative", "eventCount", "level", "rate")
        self.kept = (counted and not self.runs and t is not None and self.bound != "zeroOut"
                     and (self.way == "atMost" or (self.way == "atLeast" and (t <= 0 or (b is not None and b >= t)))))
        self.at_once = (self.measure in ("yesNo", "policyInForce") or (self.policy_value and self.bound == "exactly")
                        or (self.bound == "zeroOut" and not self.runs))
        self.due_day = (self.in_force or self.due) if self.measure == "policyInForce" else self.due
        self.steps = [day(s["day"]) for s in promise["steps"]] if self.measure == "milestones" and self.bound != "recorded" else []

    def met_by(self, now):
        if self.target is None:
            return False
        if self.way == "atMost":
            return now <= self.target
        if self.way == "equal":
            top = max(self.upper if self.upper is not None else self.target, self.target) if self.share is None else self.target
            return self.target <= now <= top
        return now >= self.target

    def completion(self, now):
        met, target = self.met_by(now), self.target
        if self.runs:
            return Fraction(1) if met and self.way == "equal" else (now - self.baseline) / (target - self.baseline)
        if met and (self.way == "equal" or target <= 0):
            return Fraction(1)
        if self.way == "atMost":
            return target / now if target > 0 and now > 0 else Fraction(1 if met else 0)
        return now / target if target > 0 else Fraction(0)

    def value(self, figure):
        """The figure in the target's unit: a share anew from its numerator and denominator."""
        if (self.measure == "rate" or self.is_share) and figure.above is not None and figure.below is not None:
            return figure.above / figure.below * (self.scale or 1) if figure.below else None
        return figure.amount

    def delivery(self, figure, on):
        """Completion (None: unknown), done, value."""
        unknown = (None, False, None)
        if figure.blank or self.measure is None:
            return unknown
        if self.measure == "yesNo":
            return unknown if figure.amount is None else whole(figure.amount >= 1)
        if self.measure == "policyInForce":
            return whole(figure.in_force is not None and figure.in_force <= on
                         and (self.target is None or (figure.amount is not None and self.met_by(figure.amount))))
        if self.steps:
            done = len({i for i, d in figure.steps if 0 <= i < len(self.steps) and d <= on})
            return Fraction(done, len(self.steps)), done == len(self.steps), None
        now = self.value(figure)
        if now is None:
            return unknown
        if self.target is None:
            return None, False, now
        if self.at_once and not self.runs:
            return whole(self.met_by(now), now)
        return self.completion(now), self.met_by(now) and (not self.kept or on >= self.due), now

    def schedule(self, on, curve):
        if curve:
            return along(curve, self.year, on)
        if self.kept:
            return Fraction(1)
        if self.steps:
            return Fraction(sum(d <= on for d in self.steps), len(self.steps))
        if self.at_once:
            return Fraction(1 if on >= self.due_day else 0)
        if on >= self.due:
            return Fraction(1)
        gone = months_gone(self.year, on)
        return Fraction(0) if gone <= 0 else gone / months_gone(self.year, self.due)

    def late_since(self, figure, on):
        done = {i for i, d in figure.steps if d <= on}
        return min([d for i, d in enumerate(self.steps) if i not in done] + [self.due_day])


def whole(done, value=None):
    return Fraction(1 if done else 0), done, value


def months_gone(year, on):
    return (on.year - year) * 12 + on.month - 1 + Fraction(on.day, month_days(on.year, on.month))


def along(curve, year, on):
    """Straight between the planned days, from nothing on the last day of the year before."""
    start, share = datetime.date(year - 1, 12, 31), Fraction(0)
    for end, percent in curve:
        planned = percent / 100
        if on < end:
            return share if on <= start else share + (planned - share) * Fraction((on - start).days, (end - start).days)
        start, share = end, planned
    return share


# ---------------------------------------------------------------- lights

LIGHTS = ["unjudged", "green", "yellow", "orange", "red"]
UNJUDGED = 0
COMPARED = {"above": lambda a, b: a > b, "atLeast": lambda a, b: a >= b, "below": lambda a, b: a < b, "atMost": lambda a, b: a <= b}

# Holds until another rule is chosen; every other rule stands whole in the entry that chose it.
USUAL = {"code": "yinchuan-progress", "version": "1", "otherwise": "green", "clauses": [
    {"light": "red", "when": [{"input": "pointsBehind", "is": "above", "limit": "30"}], "excusable": True},
    {"light": "yellow", "when": [{"input": "pointsBehind", "is": "atLeast", "limit": "10"}], "excusable": True},
    {"light": "green", "when": [{"input": "pointsBehind", "is": "above", "limit": "0"}], "excusable": False}]}


def judge(owed, rule, curve, excuse, before, mean, figure, on):
    """How one figure stands on one day; None where nothing is known of it."""
    completion, done, value = owed.delivery(figure, on)
    if completion is None:
        return None
    schedule = owed.schedule(on, curve)
    growth = value if owed.is_share else None
    late = None if done else owed.late_since(figure, on)
    seen = {
        "pointsBehind": (schedule - completion) * 100,
        "percentBehind": (schedule - completion) * 100 / schedule if schedule > 0 else None,
        "growth": growth,
        "growthBelowPlan": owed.target - growth if growth is not None and owed.target is not None else None,
        "growthBelowMean": mean - growth if growth is not None and mean is not None else None,
        "daysLate": None if late is None else Fraction((on - late).days),
        "monthsLate": None if late is None else months_between(late, on),
        "periodsBehind": Fraction(before + 1 if completion < schedule else 0),
    }
    light, clause, excused = LIGHTS.index(rule["otherwise"]), None, False
    for place, candidate in enumerate(rule["clauses"]):
        if all(seen[w["input"]] is not None and COMPARED[w["is"]](seen[w["input"]], Fraction(w["limit"])) for w in candidate["when"]):
            light, clause = LIGHTS.index(candidate["light"]), place
            if candidate["excusable"] and light > 1 and excuse is not None and on <= day(excuse["until"]):
                light, excused = 1, True
            break
    return {"completion": completion, "schedule": schedule, "done": done, "light": light, "clause": clause, "excused": excused, "seen": seen}


# ---------------------------------------------------------------- how everything stands

class Line:
    """What every line of standing has, whoever answers for it."""

    def __init__(self):
        self.as_of = self.judged_for = self.rate = self.schedule = self.points = self.since = self.clause = None
        self.light, self.done, self.excused, self.withdrawn, self.seen = UNJUDGED, False, False, False, {}
        self.behind = self.closed = self.earlier = 0   # periods: running, up to the last closing, up to the one before

    def keep_since(self, before):
        if self.light == UNJUDGED:
            self.since = None
        elif self.light != before or self.since is None:
            self.since = self.judged_for


class Party(Line):
    def __init__(self, code):
        super().__init__()
        self.code, self.name, self.kind, self.position, self.share = code, "", "county", 0, None
        self.figure, self.explanation, self.grade = BLANK, None, "unverified"

    def stand(self, point):
        self.as_of, self.figure = (point.day, point.figure) if point else (None, BLANK)
        self.explanation, self.grade = (point.explanation, point.grade) if point else (None, "unverified")


class Indicator(Line):
    def __init__(self, item, number):
        super().__init__()
        self.item, self.number, self.due, self.first_due = item, number, item.due, None
        self.figure, self.reported, self.asked, self.parties = BLANK, 0, 1, {}
        self.shared = self.additive = False
        self.rule = self.excuse = self.explanation = None
        self.schedule_version, self.curve, self.first_curve = 0, [], []

    def promised(self, said):
        self.measure, self.unit, self.printed_unit, self.promise = said["measure"], said["baseUnit"], said["unit"], said["promise"]

    def move_due(self, due):
        if self.due != due:
            self.first_due, self.due = self.first_due or self.due, due

    def in_order(self):
        return [self.parties[code] for code in sorted(self.parties)]


class Item(Line):
    def __init__(self, year, number):
        super().__init__()
        self.year, self.number, self.indicators = year, number, {}
        self.worst = self.parts = self.parts_done = 0
        self.verdict = self.verdict_reason = None

    def said(self, body):
        self.position, self.kind, self.lead, self.lead_name, self.due = int(body["position"]), body["kind"], body["lead"], body["leadName"], day(body["due"])

    def in_order(self):
        return [self.indicators[number] for number in sorted(self.indicators)]

    def settle(self):
        """As the worst part; done only when all are. What is only recorded is no part."""
        parts, before = [p for p in self.in_order() if p.promise["bound"] != "recorded"], self.light
        judged = sorted((p for p in parts if p.light != UNJUDGED), key=lambda p: (-p.light, p.points is None, p.points or 0, p.number))
        worst = judged[0] if judged else Line()
        self.parts, self.parts_done, self.worst = len(parts), sum(p.done for p in parts), judged[0].number if judged else 0
        self.done = bool(parts) and all(p.done for p in parts)
        self.as_of = max((p.as_of for p in parts if p.as_of), default=None)
        for member in ("judged_for", "rate", "schedule", "points", "light", "seen", "clause", "excused", "behind", "closed", "earlier"):
            setattr(self, member, getattr(worst, member))
        self.keep_since(before)

    def ready(self):
        def lacks(i):
            bound = i.promise["bound"]
            if i.measure in (None, "yesNo"):
                return i.measure is None
            if i.measure == "milestones":
                return not i.promise["steps"]
            if i.measure == "policyInForce":
                return i.promise["inForceFrom"] is None
            if bound == "recorded":
                return not i.printed_unit.strip()
            return bound not in ("zeroOut", "fullCoverage") and (i.promise["amount"] is None or not i.printed_unit.strip())
        return bool(self.lead) and bool(self.indicators) and not any(lacks(i) for i in self.indicators.values())


class Point:
    """One accepted figure of one party for one day."""

    def __init__(self, on):
        self.day = on
        self.figure, self.explanation, self.grade, self.unchanged, self.first, self.reason = BLANK, None, "unverified", False, None, None


class Plan:
    def __init__(self, year, code):
        self.year, self.code, self.items, self.judged = year, code, {}, {}
        self.version, self.judged_for, self.closed_on, self.last_round, self.fictional, self.rule = 0, None, None, 0, False, USUAL
        self.points = {}   # (item, indicator, party) -> day -> Point

    # -- judging

    def judge_indicator(self, indicator, only=None, closing=False):
        rule = indicator.rule or self.rule
        compares, mean = any(w["input"] == "growthBelowMean" for c in rule["clauses"] for w in c["when"]), None
        if compares:
            only, mean = None, self.mean(indicator)
        for party in indicator.in_order():
            if only is None or party.code == only:
                self.judge_line(party, indicator, party.share, mean, party.figure, party.as_of, party.as_of, closing)
        said = [p for p in indicator.in_order() if p.as_of is not None]
        indicator.reported, indicator.asked = len(said), len(indicator.parties) if indicator.shared else 1
        everybody = indicator.reported == indicator.asked
        oldest, newest = (min(p.as_of for p in said), max(p.as_of for p in said)) if said else (None, None)
        oldest = oldest if everybody else None   # while somebody is silent only a closed round can say the day
        behind = sorted((p for p in said if p.explanation is not None and p.light > 1), key=lambda p: (-p.light, p.points or 0, p.position, p.code))
        indicator.explanation = behind[0].explanation if behind else None
        figure = together(indicator, said)
        if figure is not None:
            indicator.figure = figure
            self.judge_line(indicator, indicator, None, mean, figure, oldest, newest, closing)
            return
        worst = min(said, key=lambda p: (p.points is None, p.points or 0, p.position, p.code))
        indicator.figure = worst.figure
        self.judge_line(indicator, indicator, worst.share, mean, worst.figure, oldest, newest, closing)
        indicator.done = everybody and all(p.done for p in said)

    def judge_line(self, line, indicator, share, mean, figure, since, newest, closing):
        """`since`: the day the figure stands for; None: only a closed round can say."""
        closed, before = self.judged_for, line.light
        line.as_of = newest
        on = closed if since is None or (closed is not None and closed > since) else since
        owed, rule = Owed(indicator, share), indicator.rule or self.rule

        def ask(periods):
            return judge(owed, rule, indicator.curve, indicator.excuse, periods, mean, figure, on)

        stands = None
        if newest is not None and on is not None:
            stands = ask(line.earlier if closing or on == closed else line.closed)
        if closing or (on is not None and on == closed):
            line.closed = int(stands["seen"]["periodsBehind"]) if stands else 0
        if closing and on is not None and on > closed:
            stands = ask(line.closed)   # its figure is newer than the period that ends
        line.seen = stands["seen"] if stands else {}
        line.rate, line.schedule = (stands["completion"], stands["schedule"]) if stands else (None, None)
        line.points = rounded(-line.seen["pointsBehind"]) if stands else None
        line.light, line.done = (stands["light"], stands["done"]) if stands else (UNJUDGED, False)
        line.clause, line.excused = (stands["clause"], stands["excused"]) if stands else (None, False)
        line.behind = int(line.seen["periodsBehind"]) if stands else 0
        line.judged_for = None if line.light == UNJUDGED else on
        line.keep_since(before)

    @staticmethod
    def mean(indicator):
        said = [p for p in indicator.in_order() if p.as_of is not None]
        figure = together(indicator, said)
        if figure is not None:
            return Owed(indicator, None).value(figure)
        values = [v for v in (Owed(indicator, p.share).value(p.figure) for p in said) if v is not None]
        return sum(values) / len(values) if values else None

    # -- figures

    def history(self, item, indicator, party):
        return self.points.setdefault((item, indicator, party), {})

    def newest(self, item, indicator, party):
        history = self.history(item, indicator, party)
        return history[max(history)] if history else None

    def find(self, item, indicator):
        return self.items[item].indicators.get(indicator) if item in self.items else None

    def report(self, item, number, code, point):
        """The newest figure of a party is how it stands; an older one is history."""
        indicator = self.find(item, number)
        if indicator is None:
            return
        party = indicator.parties.get(code)
        if party is None and not indicator.shared and not any(p.as_of is not None and p.as_of > point.day for p in indicator.parties.values()):
            indicator.parties.clear()   # without shares whoever reports last answers for the whole
            party = indicator.parties[code] = Party(code)
            party.stand(self.newest(item, number, code))
            party.kind, party.name = "office", (indicator.item.lead_name or code) if indicator.item.lead == code else code
        if party is not None and not (party.as_of is not None and party.as_of > point.day):
            party.stand(point)
            self.judge_indicator(indicator, code)
        indicator.item.settle()

    def fall(self, body):
        """The party stands as its newest figure says, whichever that is now."""
        indicator = self.find(body["item"], int(body["indicator"]))
        if indicator is not None and body["party"] in indicator.parties:
            indicator.parties[body["party"]].stand(self.newest(body["item"], int(body["indicator"]), body["party"]))
            self.judge_indicator(indicator, body["party"])
            indicator.item.settle()

    def set_point(self, key, body, figure, seq):
        on = day(body["asOf"])
        point = self.history(*key).setdefault(on, Point(on))
        point.figure, point.entry, point.first, point.reason = figure, seq, None, None
        point.round, point.proxy, point.late = int(body["round"]), body["proxy"], body["late"]
        return point

    # -- one method an entry type

    def take(self, kind, body, seq):
        handler = getattr(self, "on_" + kind, None)
        if handler is not None:
            handler(body, seq)

    def on_planPublished(self, body, _):
        self.version = int(body["version"])

    def on_itemPublished(self, body, _):
        item = self.items.setdefault(body["item"], Item(self.year, body["item"]))
        item.said(body)
        for said in body["indicators"]:
            item.indicators.setdefault(int(said["number"]), Indicator(item, int(said["number"]))).promised(said)
        item.settle()

    def on_itemRevised(self, body, _):
        item = self.items.get(body["item"])
        if item is None:
            return
        moved = item.due != day(body["due"])
        item.said(body)
        for indicator in item.in_order():
            if moved:
                indicator.move_due(item.due)
            self.judge_indicator(indicator)
        item.settle()

    def on_targetRevised(self, body, _):
        item, said = self.items.get(body["item"]), body["indicator"]
        if item is None:
            return
        indicator = item.indicators.setdefault(int(said["number"]), Indicator(item, int(said["number"])))
        indicator.promised(said)
        self.judge_indicator(indicator)
        item.settle()

    def on_indicatorWithdrawn(self, body, _):
        if body["item"] in self.items:
            self.items[body["item"]].indicators.pop(int(body["indicator"]), None)
            self.items[body["item"]].settle()

    def on_itemWithdrawn(self, body, _):
        item = self.items.get(body["item"])
        if item is not None:
            for line in [item] + item.in_order() + [p for i in item.in_order() for p in i.in_order()]:
                line.withdrawn = True
            item.settle()

    def on_sharesIssued(self, body, _):
        indicator = self.find(body["item"], int(body["indicator"]))
        if indicator is None:
            return
        indicator.shared, indicator.additive = True, body["sum"] is not None
        for code in set(indicator.parties) - {s["party"] for s in body["shares"]}:
            del indicator.parties[code]
        for share in body["shares"]:
            party = indicator.parties.get(share["party"])
            if party is None:
                party = indicator.parties[share["party"]] = Party(share["party"])
                party.stand(self.newest(body["item"], indicator.number, share["party"]))
            party.name, party.kind, party.position, party.share = share["name"], share["kind"], int(share["position"]), amount(share["amount"])
        self.judge_indicator(indicator)
        indicator.item.settle()

    def on_figureAccepted(self, body, seq):
        key = body["item"], int(body["indicator"]), body["party"]
        point = self.set_point(key, body, Figure(body["figure"]), seq)
        point.unchanged, point.explanation, point.grade = False, body["explanation"], body["grade"]
        self.report(*key, point)

    def on_figuresUnchanged(self, body, seq):
        on = day(body["asOf"])
        for line in body["lines"]:
            key = line["item"], int(line["indicator"]), body["party"]
            indicator = self.find(*key[:2])
            party = indicator.parties.get(body["party"]) if indicator else None
            if party is not None and party.as_of is not None and party.as_of <= on:
                last, grade = party.figure, party.grade
            else:
                earlier = [d for d in self.history(*key) if d < on]
                before = self.history(*key)[max(earlier)] if earlier else None
                last, grade = (before.figure, before.grade) if before else (BLANK, "unverified")
            if last.blank:
                continue   # nothing was said before, so nothing is unchanged
            point = self.set_point(key, body, last, seq)
            point.unchanged, point.explanation, point.grade = True, party.explanation if party else None, grade
            self.report(*key, point)

    def on_figureTakenBack(self, body, _):
        self.history(body["item"], int(body["indicator"]), body["party"]).pop(day(body["asOf"]), None)
        self.fall(body)

    def on_figureCorrected(self, body, seq):
        point = self.history(body["item"], int(body["indicator"]), body["party"]).get(day(body["asOf"]))
        if point is None:
            return
        point.first = point.first or Figure(body["old"])
        point.figure, point.reason, point.entry = Figure(body["new"]), body["reason"], seq
        self.fall(body)

    def on_roundOpened(self, body, _):
        self.fictional = self.fictional or body["fictional"]

    def on_roundClosed(self, body, seq):
        """Every line is judged for the round's last day; an older round's closing changes nothing that is known."""
        self.last_round, on = max(self.last_round, int(body["round"])), day(body["day"])
        if self.judged_for is not None and on < self.judged_for:
            return
        closing, self.judged_for = on != self.judged_for, on
        for number in sorted(self.items):
            item = self.items[number]
            for indicator in item.in_order():
                if closing:
                    for line in indicator.in_order() + [indicator]:
                        line.earlier = line.closed
                self.judge_indicator(indicator, closing=closing)
            item.settle()
            if closing and not item.withdrawn:
                for line in item.in_order() + [item]:
                    part = line.number if isinstance(line, Indicator) else 0
                    self.judged[number, part, on] = (int(body["round"]), line.figure if part else BLANK, line.rate, line.schedule, line.light, line.done, seq)

    def rejudge(self, item, number, change, where=lambda i: True):
        if item not in self.items:
            return
        for indicator in self.items[item].in_order():
            if (number is None or indicator.number == int(number)) and where(indicator):
                change(indicator)
                self.judge_indicator(indicator)
        self.items[item].settle()

    def on_lightRuleSet(self, body, _):
        if body["item"] is None:
            self.rule = body["rule"]
            for number in self.items:
                self.rejudge(number, None, lambda i: None, lambda i: i.rule is None)
        else:
            self.rejudge(body["item"], body["indicator"], lambda i: setattr(i, "rule", body["rule"]))

    def on_lightExcused(self, body, _):
        self.rejudge(body["item"], body["indicator"], lambda i: setattr(i, "excuse", {m: body[m] for m in ("reason", "approvedBy", "until")}))

    def on_scheduleSet(self, body, _):
        def change(indicator):
            indicator.curve, indicator.schedule_version = [(day(p["day"]), amount(p["percent"])) for p in body["points"]], int(body["version"])
            if indicator.schedule_version == 1:
                indicator.first_curve = indicator.curve
            if body["newDue"] is not None:
                indicator.move_due(day(body["newDue"]))
        self.rejudge(body["item"], body["indicator"], change)

    def on_verdictGiven(self, body, _):
        if body["item"] in self.items:
            self.items[body["item"]].verdict, self.items[body["item"]].verdict_reason = body["verdict"], body["reason"]

    def on_planClosed(self, body, _):
        self.closed_on = day(body["day"])


def together(indicator, said):
    """One figure of all parties; None where figures of this kind are not put together."""
    if not said:
        return BLANK
    if not indicator.shared:
        return said[0].figure
    owed, parts = Owed(indicator, None), [p.figure for p in said if not p.figure.blank]
    if (owed.measure == "rate" or owed.is_share) and parts and all(f.above is not None and f.below is not None for f in parts):
        above, below = sum(f.above for f in parts), sum(f.below for f in parts)
        if not storable(above) or not storable(below):
            return BLANK
        return Figure(value=rounded(owed.value(Figure(above=above, below=below))), above=above, below=below)
    if not indicator.additive:
        return None
    amounts = [f.amount for f in parts if f.amount is not None]
    return Figure(value=sum(amounts)) if amounts and storable(sum(amounts)) else BLANK


# ---------------------------------------------------------------- the figures as they are published

def number(value):
    """Digits without exponent or trailing zeros; None stays None."""
    if value is None:
        return None
    value, sign = abs(Fraction(value)), "-" if value < 0 else ""
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    text = str(int(value * 10**digits)).rjust(digits + 1, "0")
    return sign + (text[:-digits] + "." + text[-digits:] if digits else text)


def ratio(value):
    return None if value is None else f"{Fraction(value).numerator}/{Fraction(value).denominator}"


def date(value):
    return None if value is None else value.isoformat()


def said(figure):
    if figure is None or figure.blank:
        return None
    return {"amount": number(figure.amount), "numerator": number(figure.above), "denominator": number(figure.below),
            "steps": [{"index": str(i), "day": date(d)} for i, d in figure.steps], "inForceFrom": date(figure.in_force)}


def explained(explanation):
    return None if explanation is None else {m: explanation[m] for m in ("reason", "newDay", "obstacle")}


def named(rule):
    return None if rule is None else {"code": rule["code"], "version": rule["version"]}


def curve_of(curve):
    return [{"day": date(d), "percent": number(p)} for d, p in curve]


def standing(line):
    seen = line.seen.get
    return {"asOf": date(line.as_of), "judgedFor": date(line.judged_for), "rate": ratio(line.rate), "schedule": ratio(line.schedule),
            "pointsAhead": number(line.points), "light": LIGHTS[line.light], "lightSince": date(line.since), "done": line.done,
            "clause": number(line.clause), "excused": line.excused, "periodsBehind": str(line.behind), "growth": ratio(seen("growth")),
            "growthBelowPlan": ratio(seen("growthBelowPlan")), "growthBelowMean": ratio(seen("growthBelowMean")),
            "daysLate": number(seen("daysLate")), "monthsLate": ratio(seen("monthsLate")), "withdrawn": line.withdrawn}


CUTS = ["plan", "unit", "office", "kind"]


def figures(plans, size):
    """The whole document, lists in the order of their keys."""
    out = {"size": str(size), "plans": [], "items": [], "indicators": [], "parties": [], "points": [], "judged": [], "tallies": []}
    for plan in (plans[key] for key in sorted(plans)):
        head = {"year": str(plan.year), "plan": plan.code}
        standing_items = [i for i in plan.items.values() if not i.withdrawn]
        out["plans"].append({**head, "version": str(plan.version), "items": str(len(standing_items)), "ready": str(sum(i.ready() for i in standing_items)),
                             "indicators": str(sum(len(i.indicators) for i in standing_items)), "withdrawn": str(len(plan.items) - len(standing_items)),
                             "judgedFor": date(plan.judged_for), "closedOn": date(plan.closed_on), "lastRound": str(plan.last_round),
                             "fictional": plan.fictional, "rule": named(plan.rule)})
        tallies = {}

        def count(cut, code, line):
            row = tallies.setdefault((cut, code), dict.fromkeys(["items", "done", "green", "yellow", "orange", "red", "unjudged"], 0))
            row["items"] += 1
            row["done"] += line.done
            row[LIGHTS[line.light]] += 1

        for item in (plan.items[n] for n in sorted(plan.items)):
            place = {**head, "item": item.number}
            out["items"].append({**place, "position": str(item.position), "kind": item.kind, "lead": item.lead, "leadName": item.lead_name, "due": date(item.due),
                                 "worst": str(item.worst), "parts": str(item.parts), "partsDone": str(item.parts_done), "verdict": item.verdict,
                                 "verdictReason": item.verdict_reason, "standing": standing(item)})
            if not item.withdrawn:
                for cut, code in (("plan", ""), ("office", item.lead or ""), ("kind", item.kind[0].upper() + item.kind[1:])):
                    count(cut, code, item)
            for i in item.in_order():
                out["indicators"].append({**place, "indicator": str(i.number), "measure": i.measure, "baseUnit": i.unit, "target": number(amount(i.promise["amount"])),
                                          "due": date(i.due), "firstDue": date(i.first_due), "shared": i.shared, "additive": i.additive,
                                          "reported": str(i.reported), "parties": str(i.asked), "figure": said(i.figure), "explanation": explained(i.explanation),
                                          "rule": named(i.rule), "excuse": i.excuse, "scheduleVersion": str(i.schedule_version),
                                          "curve": curve_of(i.curve), "firstCurve": curve_of(i.first_curve), "standing": standing(i)})
                for p in i.in_order():
                    out["parties"].append({**place, "indicator": str(i.number), "party": p.code, "partyName": p.name, "kind": p.kind, "position": str(p.position),
                                           "share": number(p.share), "figure": said(p.figure), "explanation": explained(p.explanation), "grade": p.grade,
                                           "standing": standing(p)})
                    if not p.withdrawn and p.kind != "office":
                        count("unit", p.code, p)
        for key in sorted(plan.points):
            for point in (plan.points[key][d] for d in sorted(plan.points[key])):
                out["points"].append({**head, "item": key[0], "indicator": str(key[1]), "party": key[2], "day": date(point.day), "round": str(point.round),
                                      "figure": said(point.figure), "unchanged": point.unchanged, "explanation": explained(point.explanation), "grade": point.grade,
                                      "proxy": point.proxy, "late": point.late, "first": said(point.first), "correctionReason": point.reason, "entry": str(point.entry)})
        for key in sorted(plan.judged):
            turn, figure, rate, schedule, light, done, seq = plan.judged[key]
            out["judged"].append({**head, "item": key[0], "indicator": str(key[1]), "day": date(key[2]), "round": str(turn), "figure": said(figure),
                                  "rate": ratio(rate), "schedule": ratio(schedule), "light": LIGHTS[light], "done": done, "entry": str(seq)})
        for (cut, code), row in sorted(tallies.items(), key=lambda t: (CUTS.index(t[0][0]), t[0][1])):
            out["tallies"].append({**head, "cut": cut, "code": code, **{member: str(value) for member, value in row.items()}})
    return out


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return '"' + re.sub(r'["\\\x00-\x1f]', lambda m: "\\" + m[0] if m[0] in '"\\' else f"\\u{ord(m[0]):04x}", value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return "{" + ",".join(canonical(k) + ":" + canonical(v) for k, v in value.items()) + "}"


def difference(ours, theirs, path=""):
    """The first place where two documents differ, in words; None where they are the same."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for member in list(ours) + [m for m in theirs if m not in ours]:
            if member not in theirs or member not in ours:
                return f"{path}.{member} is {'missing' if member not in theirs else 'one too many'}"
            found = difference(ours[member], theirs[member], f"{path}.{member}" if path else member)
            if found:
                return found
        return None if list(ours) == list(theirs) else f"{path}: the members stand in another order"
    if isinstance(ours, list) and isinstance(theirs, list):
        for place, (a, b) in enumerate(zip(ours, theirs)):
            found = difference(a, b, f"{path}[{row_name(a, place)}]")
            if found:
                return found
        return None if len(ours) == len(theirs) else f"{path} has {len(theirs)} rows, but {len(ours)} follow from the log"
    return None if ours == theirs and type(ours) is type(theirs) else f"{path} is {canonical_or_repr(theirs)}, but {canonical(ours)} follows from the log"


def row_name(row, place):
    names = [m for m in ("year", "plan", "item", "indicator", "party", "day", "cut", "code") if isinstance(row, dict) and m in row]
    return " ".join(f"{m} {row[m]}" for m in names) if "year" in names else str(place)


def canonical_or_repr(value):
    return canonical(value) if value is None or isinstance(value, (bool, str, list, dict)) else repr(value)


def compute(entries):
    """Every plan as it stands after all entries."""
    plans = {}
    for seq, entry in enumerate(entries):
        body = entry["body"]
        if entry["type"] == "internal" or "plan" not in body or "year" not in body:
            continue
        try:
            key = int(body["year"]), body["plan"]
            if entry["type"] == "planPublished":
                plans.setdefault(key, Plan(*key))
            if key in plans:
                plans[key].take(entry["type"], body, seq)
        except (KeyError, ValueError, TypeError, ZeroDivisionError) as error:
            raise Wrong(f"Entry {seq} ({entry['type']}) cannot be understood: {error!r}.") from None
    return plans


def check_figures(source, entries):
    expected = figures(compute(entries), len(entries))
    published = source.get(f"figures/{len(entries)}")
    if canonical(expected).encode() == published:
        return expected
    try:
        found = difference(expected, json.loads(published.decode("utf-8")))
    except ValueError:
        raise Wrong(f"figures/{len(entries)} is no JSON.") from None
    raise Wrong(f"figures/{len(entries)}: {found or 'the figures are right, but not written in the form of the log'}.")


def check_receipt(data, leaves, origin):
    """That the receipt proves an entry of these, under a checkpoint these continue. Answers with it."""
    index, path, checkpoint = read_receipt(data)
    if checkpoint[0] != origin:
        raise Wrong(f"The receipt is of {checkpoint[0]}.")
    if index >= len(leaves):
        raise Wrong(f"The receipt is of entry {index}, the log has {len(leaves)} entries.")
    if root_by_path(leaves[index], index, checkpoint[1], path) != checkpoint[2]:
        raise Wrong(f"The receipt does not prove entry {index}.")
    if checkpoint[1] <= len(leaves) and root_of(leaves[:checkpoint[1]]) != checkpoint[2]:
        raise Wrong(f"The log does not continue the checkpoint in the receipt of entry {index}.")
    return index, checkpoint


def verify(source, since, key, unsigned, receipt=None):
    checkpoint = read_checkpoint(source.get("checkpoint"), "The checkpoint")
    origin, size, root = checkpoint[:3]
    key = key or ("" if unsigned else source.get("key").decode("utf-8", "replace"))
    if not unsigned:
        check_signature(checkpoint, key)
    raw, leaves = read_log(source, size)
    if root_of(leaves) != root:
        raise Wrong("The root over all entries is not the one in the checkpoint.")
    check_tiles(source, leaves)
    if since:
        with open(since, "rb") as file:
            old = read_checkpoint(file.read(), since)
        if old[0] != origin or old[1] > size or root_of(leaves[:old[1]]) != old[2]:
            raise Wrong(f"The log does not continue the earlier checkpoint of {old[0]} with {old[1]} entries.")
    proved = None
    if receipt:
        with open(receipt, "rb") as file:
            proved, signed = check_receipt(file.read(), leaves, origin)
        if not unsigned:
            check_signature(signed, key)
    result = check_figures(source, read_entries(raw, leaves))
    counts = ", ".join(f"{len(result[name])} {name}" for name in ("plans", "items", "indicators", "parties", "points", "judged", "tallies"))
    closed = sum(i["verdict"] is not None for i in result["items"])
    print(f"{origin}: {size} entries, root {base64.b64encode(root).decode()}, {'signature not asked' if unsigned else 'signed'}"
          f"{', continues the earlier checkpoint' if since else ''}{f', the receipt of entry {proved} holds' if receipt else ''}. All figures follow from the log: {counts}; {closed} verdicts.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("--since")
    parser.add_argument("--receipt")
    parser.add_argument("--key")
    parser.add_argument("--unsigned", action="store_true")
    asked = parser.parse_args()
    try:
        verify(Source(asked.log), asked.since, asked.key, asked.unsigned, asked.receipt)
    except (Wrong, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
