"""Asks a served demonstration what its own OpenAPI document says can be asked, and much that it says cannot.

`python3 xtask/api/run.py PROGRAM` serves `PROGRAM serve --demo` on a free port and lets Schemathesis read the document
there: first without a login, then the orders of an administrator and of an observer with the logins that the
demonstration prints. No answer may be a failure of ours, of a status or a shape that is not documented, or a yes to what
the document forbids. `--report FILE` writes a table of the runs. The first run makes `target/schemathesis` with the
versions of `requirements.txt`. The seed is fixed.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Events have no end: a test of the server reads them.
ENDLESS = ["--exclude-operation-id", "events"]


def tool():
    """The program, installed where it is missing or of another version."""
    venv = ROOT / "target" / "schemathesis"
    wanted = (HERE / "requirements.txt").read_text()
    stamp = venv / "installed.txt"
    if not stamp.is_file() or stamp.read_text() != wanted:
        print("installing Schemathesis into target/schemathesis", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        pip = [venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--requirement", HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted)
    return venv / "bin" / "schemathesis"


class Served:
    """A demonstration that is served until the end of the block."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        command = [self.program, "serve", "--demo", "--listen", "127.0.0.1:0"]
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.at = self.child.stdout.readline().strip().rstrip("/")
        self.logins = {}
        for line in self.child.stdout:
            login = re.match(r"demo login: (\S+) password (\S+)(?: code `zhargy account code (\S+)`)?", line)
            if login:
                self.logins[login[1]] = (login[2], login[3])
            elif self.logins:
                break
        return self

    def __exit__(self, *_):
        self.child.terminate()
        self.child.wait(timeout=20)
        self.child.stdout.close()

    def token(self, account):
        """A session of an account, by the interface itself."""
        password, secret = self.logins[account]
        body = {"account": account, "password": password}
        if secret:
            code = subprocess.run([self.program, "account", "code", secret], capture_output=True, text=True, check=True)
            body["code"] = code.stdout.split()[0]
        request = urllib.request.Request(
            f"{self.at}/api/v1/sessions",
            data=json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["token"]


def ask(program, site, name, more):
    """One run; what it came to."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            program, "--config-file", HERE / "schemathesis.toml", "run", f"{site.at}/api/v1/openapi.json",
            *more,
        ]
        began = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder)
        took = time.monotonic() - began
    # A request that is too long is shown in part.
    output = "\n".join(line[:400] for line in done.stdout.splitlines())
    tested = re.search(r"Tested: (\d+)", output)
    cases = re.search(r"(\d+) generated", output)
    found = re.search(r"(\d+) unique failures?", output)
    row = {
        "name": name,
        "tested": int(tested[1]) if tested else 0,
        "cases": int(cases[1]) if cases else 0,
        "found": int(found[1]) if found else 0,
        "passed": done.returncode == 0,
        "took": took,
    }
    print(f"{name}: {row['tested']} operations, {row['cases']} cases, {row['found']} failures, {took:.0f} s", flush=True)
    if not row["passed"]:
        print(output)
    return row


def metric(site, name):
    with urllib.request.urlopen(f"{site.at}/metrics", timeout=30) as answer:
        found = re.search(rf"^{name} (\d+)$", answer.read().decode(), re.MULTILINE)
    return int(found[1]) if found else None


def written(rows, panics):
    version = next(line for line in (HERE / "requirements.txt").read_text().split() if line.startswith("schemathesis=="))
    lines = [
        "# What Schemathesis found",
        "",
        f"`python3 xtask/api/run.py PROGRAM --report docs/SCHEMATHESIS.md` with {version.replace('==', ' ')}, "
        "its examples, coverage, fuzzing and stateful phases, every check of its own, and the seed of "
        "`xtask/api/schemathesis.toml`, against `zhargy serve --demo` and the document that it serves. `cargo xtask ci` "
        "repeats it. Counted as answers to what the document allows are also 409, 422 and 413: the state of things or the law "
        "refuses, a question has no answer, a body is too large.",
        "",
        "| asked as | operations | cases | failures |",
        "|---|---|---|---|",
    ]
    lines += [f"| {row['name']} | {row['tested']} | {row['cases']:,} | {row['found']} |" for row in rows]
    lines += ["", f"Requests that failed inside the program: {panics}. The stream of events has no end and is left to a test of the server.", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--report", type=Path)
    asked = parser.parse_args()
    program = tool()
    with Served(asked.program.resolve()) as site:
        rows = [ask(program, site, "nobody", ENDLESS)]
        for account in ["administrator-1", "observer"]:
            if account not in site.logins:
                sys.exit(f"the demonstration printed no login of {account}")
            # Sessions are left out: one of the orders would end the own one.
            header = f"Authorization: Bearer {site.token(account)}"
            rows.append(ask(program, site, account, ["--include-tag", "orders", "--header", header]))
        panics = metric(site, "zhargy_panics_total")
    if asked.report:
        asked.report.write_text(written(rows, panics))
    if panics or not all(row["passed"] for row in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
