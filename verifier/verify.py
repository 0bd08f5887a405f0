#!/usr/bin/env python3
"""Recomputes the archive of an election: `python3 verify.py DIR`.

It needs Python 3.11 or later and nothing else, and shares no code with the program that wrote the archive. It reads
  SHA256SUMS       every file and its hash
  journal.jsonl    everything that was recorded, a line each, every line holding the hash of the line before
  checkpoint.txt   the signed size and root of the journal; checkpoint.vkey the key it was signed with
  acts/            the law as it was applied, operation by operation
  precincts.csv, protocols.csv, result.json   what follows from the journal; of many elections of one seat: posts.csv,
                   precincts.csv, candidates.csv, protocols.csv, votes.csv, results.csv, computed by contests.py beside it
and prints, step by step, what it found. Exit code 0: everything agrees; 1: it does not, and where; 2: it could not run.

What it cannot tell: whether the journal was true when it was written. Compare the journal's head, printed at the end,
with the head on the paper certificate and on the copies that observers took away.
"""

import base64
import csv
import datetime
import hashlib
import io
import json
import sys
from fractions import Fraction
from pathlib import Path

try:
    import tomllib
except ImportError:
    sys.exit("verify.py needs Python 3.11 or later")

MOST_WRONG = 20


class Report:
    """What was found, in the order of the steps."""

    def __init__(self):
        self.wrong = 0

    def step(self, name):
        print(f"\n{name}")

    def fine(self, words):
        print(f"  ok     {words}")

    def bad(self, where, what):
        self.wrong += 1
        if self.wrong <= MOST_WRONG:
            print(f"  WRONG  {where}: {what}")

    def equal(self, where, found, wanted):
        if found != wanted:
            self.bad(where, f"{found!r} stands here, {wanted!r} follows from the journal")
        return found == wanted


def sha256(data):
    return hashlib.sha256(data)


# Files ---------------------------------------------------------------------------------------------------------------


def check_files(report, folder):
    report.step("Files")
    listed, before = {}, ""
    for number, line in enumerate(text_of(folder, "SHA256SUMS").splitlines(), 1):
        digest, _, name = line.partition("  ")
        if name <= before:
            report.bad(f"SHA256SUMS line {number}", "does not stand in the order of the names")
        before = name
        if not name or name in listed:
            report.bad(f"SHA256SUMS line {number}", "is not `hash  name`, or names a file twice")
            continue
        listed[name] = digest
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {"SHA256SUMS"}
    for name in sorted(found | listed.keys()):
        if name not in found:
            report.bad(name, "the file is missing")
        elif name not in listed:
            report.bad(name, "the file is not listed in SHA256SUMS")
        elif sha256((folder / name).read_bytes()).hexdigest() != listed[name]:
            report.bad(name, "the file is not the one that was listed in SHA256SUMS")
    report.fine(f"{len(listed)} files looked at")


def text_of(folder, name):
    try:
        return (folder / name).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SystemExit(f"{name}: the file is missing; this is no archive of an election") from None
    except UnicodeDecodeError as error:
        raise SystemExit(f"{name}: byte {error.start} is not UTF-8") from None


# The journal ---------------------------------------------------------------------------------------------------------

FIELDS = {"actor", "at", "body", "command", "kind", "prev", "rest", "seq"}


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("a key stands twice")
    return dict(pairs)


def no_float(text):
    raise ValueError(f"{text} is not a whole number")


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def leaf(line):
    """RFC 9162, section 2.1.1: the hash of an entry."""
    return sha256(b"\x00" + line).digest()


def root_of(leaves):
    """RFC 9162, section 2.1.1: the root of the tree, level by level."""
    if not leaves:
        return sha256(b"").digest()
    level = leaves
    while len(level) > 1:
        pairs = [sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2])]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]


def read_journal(report, folder):
    report.step("Journal")
    entries, leaves, last = [], [], "0" * 64
    data = text_of(folder, "journal.jsonl").encode()
    lines = data.split(b"\n")
    if lines.pop() != b"":
        report.bad("journal.jsonl", "the last line has no end: it was cut off")
    for number, line in enumerate(lines, 1):
        where = f"journal.jsonl line {number}"
        try:
            entry = json.loads(line, object_pairs_hook=no_duplicates, parse_float=no_float, parse_constant=no_float)
        except ValueError as error:
            report.bad(where, f"is not an entry ({error}): it was changed")
            return entries, leaves
        if not isinstance(entry, dict) or entry.keys() != FIELDS:
            report.bad(where, "has not the fields of an entry: it was changed")
            return entries, leaves
        if canonical(entry).encode() != line:
            report.bad(where, "is not written in the canonical form: it was changed")
            return entries, leaves
        if entry["seq"] != number - 1:
            report.bad(where, f"is entry {entry['seq']}, and entry {number - 1} must stand here: "
                              "lines were removed, added or exchanged")
            return entries, leaves
        if entry["prev"] != last:
            report.bad(where, f"does not follow the line before it: line {number - 1} was changed, or this one put in")
            return entries, leaves
        if entries and entries[-1]["rest"] and (
            entry["rest"] != entries[-1]["rest"] - 1 or entry["command"] != entries[-1]["command"]
        ):
            report.bad(where, "the command before it is not complete")
        entries.append(entry)
        leaves.append(leaf(line))
        last = leaves[-1].hex()
    if entries and entries[-1]["rest"]:
        report.bad("journal.jsonl", "the last command is not complete: lines were cut off")
    report.fine(f"{len(entries)} entries, each in its place, each with the hash of the one before")
    return entries, leaves


# The signed checkpoint -----------------------------------------------------------------------------------------------


def check_checkpoint(report, folder, entries, leaves, tables):
    report.step("Checkpoint")
    note = text_of(folder, "checkpoint.txt")
    text, _, signatures = note.partition("\n\n")
    lines = text.split("\n")
    if len(lines) < 3:
        report.bad("checkpoint.txt", "is no checkpoint: origin, size and root are wanted")
        return
    if lines[1] != str(len(leaves)) or lines[2] != base64.b64encode(root_of(leaves)).decode():
        # The chain holds up to the last line; only the checkpoint holds that one.
        size = int(lines[1]) if lines[1].isdigit() else 0
        line = len(leaves) + 1 if size > len(leaves) else max(size, 1)
        report.bad(f"journal.jsonl line {line}", f"checkpoint.txt is of {lines[1]} entries with the root {lines[2]}, here are "
                   f"{len(leaves)} with another: lines were removed, added or changed here, or the journal was written anew")
    check_beside(report, folder, entries, lines[3:], tables)
    name, _, rest = text_of(folder, "checkpoint.vkey").strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    try:
        key = base64.b64decode(encoded, validate=True)
        if base64.b64encode(key).decode() != encoded:
            raise ValueError("it is not written as such keys are")
        wanted_id = sha256(name.encode() + b"\n" + key).digest()[:4]
        if key[:1] != b"\x01" or len(key) != 33 or wanted_id.hex() != key_id:
            raise ValueError("the key does not fit its name")
    except ValueError as error:
        report.bad("checkpoint.vkey", f"is no Ed25519 key of a signed note: {error}")
        return
    for line in signatures.splitlines():
        if line.startswith(f"\u2014 {name} "):
            try:
                signature = base64.b64decode(line.split(" ")[2], validate=True)
                if base64.b64encode(signature).decode() != line.split(" ")[2]:
                    signature = b""
            except (ValueError, IndexError):
                signature = b""
            if signature[:4] == wanted_id and ed25519_verify(key[1:], (text + "\n").encode(), signature[4:]):
                report.fine(f"signed by {name}")
                return
    report.bad("checkpoint.txt", f"carries no good signature of {name}")


def issued_files(entries):
    """The hashes of the certificate that was issued, by file."""
    issued = [entry["body"]["files"] for entry in entries if entry["kind"].startswith("certificate.issued/")]
    return issued[-1] if issued else {}


def check_beside(report, folder, entries, signed, tables):
    """Files that the journal does not hold: the checkpoint names each with its hash."""
    held = {"SHA256SUMS", "checkpoint.txt", "checkpoint.vkey", "journal.jsonl"} | set(tables) | issued_files(entries).keys()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in held and not name.startswith("acts/"):
            if f"sha256 {sha256(path.read_bytes()).hexdigest()} {name}" not in signed:
                report.bad(name, "is not the file of which the signed checkpoint holds the hash")
    for line in signed:
        name = line.split(" ", 2)[-1]
        if not (folder / name).is_file():
            report.bad(name, "the file is missing")


# Ed25519 as RFC 8032, section 5.1.7 describes the check of a signature. Slow, and there is one to check.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    i, j, k, l = f - e, h - g, h + g, f + e
    return i * j % P, k * l % P, j * k % P, i * l % P


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def decode_point(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_verify(key, message, signature):
    a, r = decode_point(key), decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


# The law -------------------------------------------------------------------------------------------------------------


def read_acts(report, folder, called):
    """The operations of all acts; every act must be the one that was in use when the election was called."""
    report.step("Law")
    recorded, before = called["law"]["files"], report.wrong
    acts = {}
    for path in sorted((folder / "acts").rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        if recorded.get(name) is None:
            report.bad(name, "this file was not part of the law when the journal was begun")
            continue
        if sha256(data).hexdigest() != recorded[name]:
            report.bad(name, "is not the file of which the journal holds the hash: it was changed or replaced")
            continue
        act = tomllib.loads(data.decode("utf-8"))
        if "act" in act:
            acts[act["act"]["id"]] = (act, sha256(data).digest())
    for name in recorded:
        if not (folder / name).is_file():
            report.bad(name, "the act is missing")
    whole = sha256(b"".join(act_id.encode() + b"\0" + digest for act_id, (_, digest) in sorted(acts.items())))
    if report.wrong == before and report.equal("hash of all acts", whole.hexdigest(), called["law"]["hash"]):
        report.fine(f"{len(acts)} acts, as when the election was called")
    return [act for act, _ in acts.values()]


def ask(acts, rule, day):
    """The value of a rule on a day: the last operation that had certainly begun. None where that is not plain."""
    operations = []
    for act in acts:
        for op in act.get("op", []):
            if op.get("rule") != rule or op["kind"] not in ("rule.define", "rule.set", "rule.end", "rule.rebase"):
                continue
            when = act["clauses"][op["clause"]] if "clause" in op else act["act"]["in_force"]
            applies = op.get("applies", {}).get("from")
            first = when.get("on", when.get("earliest"))
            latest = when.get("on", when.get("latest"))
            if first is None:
                continue
            if applies is not None:
                first, latest = max(first, applies), max(latest or applies, applies)
            operations.append((first, latest, str(act["act"].get("signed", "")), op))
    operations.sort(key=lambda operation: operation[:1] + operation[2:3])
    value, plain = None, True
    for first, latest, _, op in operations:
        if first > day:
            continue
        certain = latest is not None and latest <= day
        new = value
        if op["kind"] in ("rule.define", "rule.set"):
            new = op.get("value")
        elif op["kind"] == "rule.end":
            new = None
        # What has certainly begun settles the doubts before it.
        plain = certain or (plain and new == value)
        value = new
    return value if plain else None


def same_value(written, shown):
    """Whether a value as an act writes it is the one as the program prints it: `0.7` is `70 %`, `98 seats` is `98 seats`."""
    plain = [text.replace(",", "").replace("_", " ") for text in (written, shown)]
    try:
        return plain[0] == plain[1] or fraction(plain[0]) == fraction(plain[1])
    except ValueError:
        return False


def check_rules(report, acts, day, rules):
    """Every rule that the count used must say in the acts what the journal says it said."""
    for rule in rules:
        if rule.get("assumed"):
            report.fine(f"{rule['rule']} = {rule['value']} is an instruction, not law: {rule['because']}")
            continue
        found = ask(acts, rule["rule"], day)
        if isinstance(found, bool):
            found = "yes" if found else "no"
        if not same_value(str(found), rule["value"]):
            report.bad(rule["rule"], f"the acts say {found!r} on {day}, the journal {rule['value']!r}")
    report.fine(f"{len(rules)} rules of the count read again from the acts")


# Precincts -----------------------------------------------------------------------------------------------------------


GROUNDS = {"recount_on_request", "recount_ordered", "correction", "declare_void", "repeat_voting"}


def replay_precincts(report, entries, certified):
    """Precincts and the figures in force of each, by following the steps of entry one by one."""
    report.step("Protocols")
    precincts, figures, desks = {}, [], {}
    for entry in entries:
        body, kind, where = entry["body"], entry["kind"].split("/")[0], f"journal entry {entry['seq']}"
        if kind == "precincts.set":
            for precinct in body["precincts"]:
                if precinct["id"] in precincts:
                    report.bad(where, f"precinct {precinct['id']} is set a second time")
                precincts[precinct["id"]] = precinct
                desks[precinct["id"]] = {"state": "open"}
        elif kind == "ballot.set":
            figures = body["figures"]
        elif kind == "protocol.step":
            desk = desks.get(body["precinct"])
            if desk is None:
                report.bad(where, f"there is no precinct {body['precinct']}")
                continue
            wrong = take_step(desk, entry["actor"], body)
            if wrong:
                report.bad(where, f"precinct {body['precinct']}, step {body['step']}: {wrong}")
    accepted = {name: desks[name]["figures"] for name in precincts if desks[name]["state"] == "accepted"}
    void = {name for name in precincts if desks[name]["state"] == "void"}
    missing = [name for name in precincts if name not in accepted and name not in void]
    if missing and certified:
        report.bad("journal.jsonl", f"{len(missing)} precincts have none, {missing[0]} is one of them")
    report.fine(f"{len(accepted)} protocols in force of {len(precincts)} precincts, {len(void)} void")
    return precincts, figures, accepted, void


def take_step(desk, actor, body):
    """One step of the entry of a protocol; a reason where it must not have been taken."""
    step, new = body["step"], body.get("figures")
    if step in GROUNDS:
        if step != "repeat_voting" and desk["state"] == "void":
            return "the precinct is void"
        desk.clear()
        desk["state"] = "void" if step == "declare_void" else "open"
        return None
    if step == "enter" and "first" not in desk:
        desk["first"] = (actor, new)
        return None
    if step == "enter" and "second" not in desk:
        desk["second"] = (actor, new)
        return "one person made both entries" if actor == desk["first"][0] else None
    if step == "revise" and desk.get("first", ("", 0))[0] == actor and "second" not in desk:
        desk["first"] = (actor, new)
        return None
    if step == "release" and desk.get("first", ("", 0))[0] == actor:
        return None
    both = [name for name in ("first", "second") if name in desk]
    if len(both) < 2:
        return "two entries must come first"
    if step == "correct":
        own = [name for name in both if desk[name][0] == actor]
        if not own or desk["first"][1] == desk["second"][1]:
            return "nothing of this person was in dispute"
        desk[own[0]] = (actor, new)
        return None
    if step == "settle":
        if actor in (desk["first"][0], desk["second"][0]):
            return "who made an entry may not settle"
        desk["first"], desk["second"] = (desk["first"][0], new), (desk["second"][0], new)
        return None
    if desk["first"][1] != desk["second"][1]:
        return "the two entries differ"
    if actor in (desk["first"][0], desk["second"][0]):
        return "who made an entry may not decide on it"
    if step == "resolve":
        desk["state"] = "resolved"
        return None
    if step == "accept" and desk["state"] == "resolved":
        desk["state"], desk["figures"] = "accepted", desk["first"][1]
        return None
    return "nobody knows this step, or it is not its time"


def check_table(report, folder, name, header, rows):
    """A table of the archive against what follows from the journal, cell by cell."""
    text = text_of(folder, name)
    found = list(csv.reader(io.StringIO(text, newline="")))
    wanted = [header] + rows
    for number, (own, right) in enumerate(zip(found, wanted), 1):
        for column, (cell, other) in enumerate(zip(own, right)):
            title = header[column]
            report.equal(f"{name} line {number} ({title})", cell, other)
        if len(own) != len(right):
            report.bad(f"{name} line {number}", f"has {len(own)} columns, {len(right)} are right")
    if len(found) != len(wanted):
        line = min(len(found), len(wanted)) + 1
        report.bad(f"{name} line {line}", f"here are {len(found)} lines, {len(wanted)} follow from the journal")
    if not text.endswith("\n") or text.endswith("\n\n"):
        report.bad(f"{name} line {len(wanted)}", "the last line does not end as it must")
    report.fine(f"{name}: {len(found) - 1} rows")


# The count -----------------------------------------------------------------------------------------------------------


def count(result, votes, order):
    """Seats by the article: threshold, quota, whole quotients, largest remainders; the rule for one party alone.

    `None` with a reason where the law of the day gives no answer or the count asks for what is not recorded.
    """
    rules = {rule["role"]: rule["value"] for rule in result["rules"]}
    seats, base = result["mandates"], result["base"]
    if base == 0:
        return None, "no ballot in the base"
    share = fraction(rules["threshold"])
    passes = (lambda own: own > share * base) if rules["comparison"] == "more than" else (lambda own: own >= share * base)
    admitted = [name for name in votes if passes(votes[name])]
    if not admitted:
        return None, "no list reaches the threshold, and the law says nothing for that"
    second, factor, least = None, Fraction(1), 0
    if len(admitted) == 1 and rules.get("second_admitted") == "yes":
        others = sorted((own for name, own in votes.items() if name not in admitted), reverse=True)
        best = [name for name in votes if name not in admitted and others and votes[name] == others[0]]
        if len(best) != 1:
            return None, "no single list comes second"
        second, factor, least = best[0], fraction(rules["second_factor"]), int(rules["second_minimum"].split()[0])
        admitted = [name for name in votes if name in (admitted[0], second)]
    quota = Fraction(sum(votes[name] for name in admitted), seats)
    quotients = {name: votes[name] / quota * (factor if name == second else 1) for name in admitted}
    given = {name: int(quotient) for name, quotient in quotients.items()}
    if second is not None:
        given[second] = max(given[second], least)
    left = seats - sum(given.values())
    if left < 0:
        return None, "whole quotients and the least number of the second list are more than the mandates"
    if second is not None:
        given[next(name for name in admitted if name != second)] += left
        return given, ""
    rest = {name: quotient - int(quotient) for name, quotient in quotients.items()}
    ranked = sorted(admitted, key=lambda name: (-rest[name], order.get(name, len(order))))
    if 0 < left < len(ranked) and rest[ranked[left - 1]] == rest[ranked[left]]:
        tied = [name for name in ranked if rest[name] == rest[ranked[left]]]
        if any(name not in order for name in tied):
            return None, "equal remainders, and the order of registration is not recorded"
    for name in ranked[:left]:
        given[name] += 1
    return given, ""


def fraction(text):
    text = text.strip()
    return Fraction(text[:-1].strip()) / 100 if text.endswith("%") else Fraction(text)


def check_result(report, folder, entries, figures, protocols, acts, called):
    report.step("Result")
    counted = [entry for entry in entries if entry["kind"].startswith("result.counted/")]
    if not counted:
        report.bad("journal.jsonl", "holds no counted result")
        return
    result, where = counted[-1]["body"], f"journal entry {counted[-1]['seq']}"
    check_rules(report, acts, datetime.date.fromisoformat(called["vote"]), result["rules"])
    totals = {figure: sum(own.get(figure) or 0 for own in protocols.values()) for figure in figures}
    for figure, total in result["sums"].items():
        report.equal(f"{where}, sum of {figure}", total, totals.get(figure))
    lists = result["lists"]
    votes = {row["list"]: totals.get("B2 " + row["list"]) for row in lists}
    for row in lists:
        report.equal(f"{where}, votes of {row['list']}", row["votes"], votes[row["list"]])
    against = totals.get("B2-1", 0) if result["against_all_in_base"] else 0
    report.equal(f"{where}, base of the threshold", result["base"], sum(votes.values()) + against)
    order = {}
    for entry in entries:
        if entry["kind"].startswith("list.registered/"):
            order[entry["body"]["list"]] = entry["body"]["order"]
    seats, why = count(result, votes, order)
    for row in lists:
        report.equal(f"{where}, seats of {row['list']}", row["seats"], seats.get(row["list"], 0) if seats else None)
    if seats is None:
        report.bad(where, f"no seats follow: {why}")
    else:
        words = ", ".join(f"{row['list']} {seats.get(row['list'], 0)}" for row in lists)
        report.fine(f"{sum(totals.get(f, 0) for f in ['B1'])} ballots in {len(protocols)} precincts give {words}")
    check_published(report, folder, result)
    check_signatures(report, entries, counted[-1])
    for entry in entries:
        if entry["kind"].startswith("mandates.given/"):
            body = entry["body"]
            own = next((row["seats"] for row in lists if row["list"] == body["list"]), None)
            report.equal(f"journal entry {entry['seq']}, mandates of {body['list']}", len(body["persons"]) + body["vacant"], own)
    for name, digest in issued_files(entries).items():
        path = folder / name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
            report.bad(name, "is not the certificate of which the journal holds the hash")


def published(result):
    """The result as result.json has it; those who sign it sign the hash of this text."""
    return json.dumps(result, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def check_signatures(report, entries, counted):
    """Whoever signed the last result at a sitting, and did not take it back, signed its hash, each from an account of their own."""
    opened = [entry["seq"] for entry in entries if entry["kind"].startswith("sitting.opened/")]
    certified = [entry for entry in entries if entry["kind"].startswith("result.certified/")]
    signed = []
    for entry in entries:
        if not opened or entry["seq"] <= opened[-1]:
            continue
        if entry["kind"].startswith("result.signed/"):
            signed.append(entry)
        elif entry["kind"].startswith("result.unsigned/"):
            standing = [other for other in signed if other["actor"] != entry["actor"]]
            if len(standing) == len(signed):
                report.bad(f"journal entry {entry['seq']}", "takes back a signature that does not stand")
            signed = standing
    if not signed or not certified or certified[-1]["seq"] < opened[-1]:
        return
    digest = sha256(published(counted["body"]).encode("utf-8")).hexdigest()
    for entry in signed:
        report.equal(f"journal entry {entry['seq']}, hash that was signed", entry["body"]["counted"], digest)
    where = f"journal entry {certified[-1]['seq']}"
    report.equal(f"{where}, accounts that signed", len(certified[-1]["body"]["signed"]), len({entry["actor"] for entry in signed}))
    report.equal(f"{where}, names", certified[-1]["body"]["signed"], [entry["body"]["name"] for entry in signed])
    report.fine(f"{len(signed)} persons signed the result with the hash {digest}")


def check_published(report, folder, result):
    """result.json against the journal: the first line that differs, and every field."""
    text = text_of(folder, "result.json")
    wanted = published(result)
    if text == wanted:
        report.fine("result.json is the result in the journal")
        return
    own, right = text.split("\n"), wanted.split("\n")
    line = next((at for at, pair in enumerate(zip(own, right)) if pair[0] != pair[1]), min(len(own), len(right)))
    where = f"result.json line {line + 1}"
    try:
        fields = list(differences("", json.loads(text, parse_float=no_float), result))
    except ValueError as error:
        report.bad(where, f"is no JSON here: {error}")
        return
    for field, found, other in fields:
        report.bad(f"{where} ({field})", f"{found!r} stands here, {other!r} follows from the journal")
    if not fields:
        report.bad(where, "is written otherwise than it follows from the journal")


def differences(name, found, wanted):
    """Every field in which two values differ, by its path: `lists.0.seats`."""
    missing = "nothing"
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in sorted(found.keys() | wanted.keys()):
            yield from differences(f"{name}.{key}".strip("."), found.get(key, missing), wanted.get(key, missing))
    elif isinstance(found, list) and isinstance(wanted, list):
        for at in range(max(len(found), len(wanted))):
            pair = [side[at] if at < len(side) else missing for side in (found, wanted)]
            yield from differences(f"{name}.{at}".strip("."), *pair)
    elif found != wanted or type(found) is not type(wanted):
        yield name, found, wanted


def opening(entries):
    """The record that opens a journal of many contests, before which only refusals may stand."""
    first = next((entry for entry in entries if not entry["kind"].startswith("command.refused/")), None)
    return first["body"] if first is not None and first["kind"].startswith("contests.opened/") else None


def part_of_contests():
    """The part that computes many elections of one seat. Nothing is written beside it: every file of an archive is listed."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    try:
        import contests
    except ImportError as error:
        print(f"contests.py must stand beside verify.py for many elections of one seat: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    return contests


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    folder, report = Path(sys.argv[1]), Report()
    check_files(report, folder)
    entries, leaves = read_journal(report, folder)
    opened = opening(entries)
    contests = None if opened is None else part_of_contests()
    tables = ["precincts.csv", "protocols.csv", "result.json"] if contests is None else contests.TABLES
    check_checkpoint(report, folder, entries, leaves, tables)
    if contests is not None:
        contests.check(report, folder, entries, opened)
    elif not entries or not entries[0]["kind"].startswith("election.called/"):
        report.bad("journal.jsonl line 1", "does not call an election")
    else:
        called = entries[0]["body"]
        acts = read_acts(report, folder, called)
        certified = any(entry["kind"].startswith("result.certified/") for entry in entries)
        precincts, figures, protocols, void = replay_precincts(report, entries, certified)
        rows = [[p["id"], p["region"], p["district"]] for p in precincts.values()]
        check_table(report, folder, "precincts.csv", ["precinct", "region", "district"], rows)
        rows = [[name] + ["" if own.get(f) is None else str(own[f]) for f in figures] for name, own in
                ((name, protocols[name]) for name in precincts if name in protocols)]
        check_table(report, folder, "protocols.csv", ["precinct"] + figures, rows)
        if certified:
            check_result(report, folder, entries, figures, protocols, acts, called)
        else:
            report.fine("PARTIAL: the result was not certified when this was written")
    if leaves:
        print(f"\nHead of the journal: {len(leaves)} entries, {leaves[-1].hex()}")
    if report.wrong:
        print(f"\n{report.wrong} things are wrong; the first stands at the top.")
        return 1
    print("\nEverything agrees.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
