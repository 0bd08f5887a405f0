"""The part of verify.py that recomputes many elections of one seat. It is no program of its own: verify.py asks it.

It needs verify.py beside it and Python's standard library. Posts, candidates and desks are followed record by record; every
count in the journal is made anew from the protocols that were in force then and from the acts; the tables are written anew.
"""

import datetime
import tomllib

from verify import ask, check_table, fraction, read_acts, same_value, take_step, text_of

TABLES = ["candidates.csv", "posts.csv", "precincts.csv", "protocols.csv", "results.csv", "votes.csv"]


def of_law(folder, opened, name):
    """A file of the law that is no act, wherever it stands among them."""
    return text_of(folder, next((own for own in opened["law"]["files"] if own.endswith("/" + name)), "acts/" + name))


class SeatLaw:
    """The rules on one seat, read from the acts by the office's own prefixes and never from the journal."""

    def __init__(self, folder, acts, opened):
        offices = tomllib.loads(of_law(folder, opened, "offices.toml"))["office"]
        self.office = next((office for office in offices if office["id"] == opened["office"]), {"rules": [], "single": {}})
        self.acts = acts
        self.instructed = {own["rule"]: own["value"] for own in opened.get("instructions", [])}
        self.defined = {op["rule"] for act in acts for op in act.get("op", []) if op["kind"] == "rule.define"}
        self.asked = {}

    def ask(self, rule, day):
        if (rule, day) not in self.asked:
            self.asked[rule, day] = ask(self.acts, rule, day)
        return self.asked[rule, day]

    def on(self, day):
        """`says(suffix, ...)`: the value under the first name that an act defines; `defines(suffix)`: whether there is one."""
        single, prefixes = self.office.get("single", {}), self.office["rules"]
        if "method" in single and self.ask(single["method"], day) == single["by_electors"]:
            prefixes = single["electors"]

        def name(suffixes):
            names = (f"{prefix}.{suffix}" for suffix in suffixes for prefix in prefixes)
            return next((rule for rule in names if rule in self.defined), None)

        def says(*suffixes):
            rule = name(suffixes)
            value = None if rule is None else self.ask(rule, day)
            return value if value is not None else self.instructed.get(rule)

        return says, lambda suffix: name([suffix]) is not None


def seat_outcome(says, defines, votes, facts):
    """Who is elected, or what follows: the word of the outcome and whom it names. `votes` are of those who stand, in order."""
    if facts["all_void"]:
        return ("void" if says("void") == "repeat_election" else "open"), []
    again, standing = facts["repeat_voting"], list(votes)
    if again and len(standing) == 1:
        return ("elected", standing) if says("tie.one_left") == "elected_without_voting" else ("open", [])
    if not again:
        ended = too_few(says, defines, len(standing), facts["put_off_before"])
        if ended:
            return ended, []
    if defines("quorum"):
        share = says("quorum")
        if share is None or facts["took_part"] < fraction(str(share)) * facts["registered"]:
            return "open", []
    rule = says("winner.repeat_voting") if again and defines("winner.repeat_voting") else says("winner")
    if rule == "more_than_half_of_those_who_took_part":
        more = [name for name in standing if 2 * votes[name] > facts["took_part"] - facts["invalid"]]
        if more:
            return "elected", more
        return ("repeat_election" if says("not_elected") == "repeat_election" else "open"), []
    if rule != "more_votes_than_the_others" or not standing:
        return "open", []
    best = max(votes.values())
    leaders = [name for name in standing if votes[name] == best]
    if len(leaders) == 1:
        return ("elected", leaders) if best > 0 else ("open", [])
    return after_tie(says, defines, leaders, len(standing), again)


def too_few(says, defines, standing, put_off_before):
    """What ends a first vote for want of candidates, if anything does."""
    if defines("all_left.extension"):
        least, put_off = 1, says("all_left.extension")
    elif defines("too_few_registered.extension_days"):
        least, put_off = says("min_candidates", "nomination.min_candidates"), says("too_few_registered.extension_days")
    elif defines("min_candidates"):
        least, put_off = says("min_candidates"), says("nomination.extension_days")
    else:
        return None
    if least is None:
        return "open"
    if standing >= int(str(least).split()[0]):
        return None
    return "open" if put_off is None or put_off_before else "put_off"


def after_tie(says, defines, leaders, stood, again):
    rule = says("tie.two_candidates") if stood == 2 and defines("tie.two_candidates") else says("tie", "repeat_vote")
    if rule == "repeat_election":
        return "repeat_election", []
    if rule == "repeat_voting_the_same_day_then_repeat_election":
        return ("repeat_election", []) if again else ("repeat_voting", leaders)
    if rule == "repeat_voting_of_the_two_with_most_votes" and (stood == 2 or len(leaders) > 2):
        return "open", []
    if again or rule not in ("repeat_voting", "repeat_voting_of_the_two_with_most_votes"):
        return "open", []
    return "repeat_voting", leaders


class Contests:
    """All posts and what was held for them, by following the records one by one."""

    def __init__(self, report, law, means):
        self.report, self.law, self.means = report, law, means
        self.posts, self.owner, self.outcomes = {}, {}, {}

    def bad(self, entry, what):
        post = entry["body"].get("post", self.owner.get(entry["body"].get("precinct")))
        self.report.bad(f"journal.jsonl line {entry['seq'] + 1}, post {post}", what)

    def newest(self, post):
        contests = self.posts[post]["contests"]
        if not contests:
            raise ValueError("no election is called for this post")
        return contests[-1]

    def take(self, entry):
        kind, body = entry["kind"].split("/")[0], entry["body"]
        known = {
            "post.entered": self.entered, "post.precincts": self.named, "contest.called": self.called,
            "candidate.nominated": self.nominated, "candidate.step": self.stepped, "contest.ballot": self.ballot,
            "protocol.step": self.protocol, "contest.counted": self.counted, "contest.certified": self.certified,
            "contest.put_off": self.put_off, "round.called": self.round_called, "winner.registered": self.registered,
            "post.abolished": self.abolished,
        }
        if kind not in known:
            return
        try:
            known[kind](entry, body)
        except ValueError as error:
            self.bad(entry, error)
        except (KeyError, IndexError, TypeError) as error:
            self.bad(entry, f"speaks of what is not there: {error}")

    def entered(self, _, body):
        if body["post"] in self.posts:
            raise ValueError("the post is entered twice")
        self.posts[body["post"]] = {"entered": body, "precincts": [], "contests": [], "abolished": ""}

    def named(self, _, body):
        own = self.posts[body["post"]]["precincts"]
        for precinct in body["precincts"]:
            before, self.owner[precinct["id"]] = self.owner.get(precinct["id"]), body["post"]
            at = [at for at, known in enumerate(own) if known["id"] == precinct["id"]] if before == body["post"] else []
            if at:
                own[at[0]] = precinct
            else:
                own.append(precinct)

    def called(self, _, body):
        self.posts[body["post"]]["contests"].append(
            {"called": body, "candidates": {}, "put_off": False, "rounds": [new_round(body["vote"], None)], "winner": None})

    def nominated(self, _, body):
        candidates = self.newest(body["post"])["candidates"]
        if body["candidate"] in candidates:
            raise ValueError(f"{body['candidate']} is nominated twice")
        candidates[body["candidate"]] = {"nominated": body, "stage": "Nominated", "since": body["day"]}

    def stepped(self, _, body):
        own = self.newest(body["post"])["candidates"][body["candidate"]]
        own["stage"], own["since"] = body["stage"], body["day"]

    def standing(self, contest):
        between = contest["rounds"][-1]["between"]
        return [name for name, own in contest["candidates"].items()
                if own["stage"] == "Registered" and (between is None or name in between)]

    def ballot(self, _, body):
        post = self.posts[body["post"]]
        contest = self.newest(body["post"])
        if sorted(body["candidates"]) != sorted(self.standing(contest)):
            raise ValueError("the ballot has others than those who stand")
        desks = {precinct["id"]: {"state": "open"} for precinct in post["precincts"]}
        contest["rounds"][-1].update(ballot=body, desks=desks, begun=False)

    def protocol(self, entry, body):
        current = self.newest(self.owner[body["precinct"]])["rounds"][-1]
        desk = current["desks"][body["precinct"]]
        settled = desk["state"] in ("accepted", "void")
        wrong = take_step(desk, entry["actor"], body)
        if wrong:
            raise ValueError(f"precinct {body['precinct']}, step {body['step']}: {wrong}")
        current["begun"] = True
        if settled:
            current["counted"] = current["certified"] = None

    def counted(self, entry, body):
        contest = self.newest(body["post"])
        current = contest["rounds"][-1]
        alone = current["between"] is not None and not current["begun"] and len(self.standing(contest)) < 2
        if alone:
            accepted, void, figures = {}, 0, []
            names = [name for name in current["between"] if contest["candidates"][name]["stage"] == "Registered"]
        else:
            desks = current["desks"]
            accepted = {name: desk["figures"] for name, desk in desks.items() if desk["state"] == "accepted"}
            void = sum(desk["state"] == "void" for desk in desks.values())
            open_ones = [name for name, desk in desks.items() if desk["state"] not in ("accepted", "void")]
            if open_ones:
                self.bad(entry, f"counted while {len(open_ones)} precincts have no protocol in force, {open_ones[0]} is one")
            names, figures = current["ballot"]["candidates"], current["ballot"]["figures"]
        sums = {figure: sum(own.get(figure) or 0 for own in accepted.values()) for figure in figures}
        votes = {name: sums.get("B2 " + name, 0) for name in names}
        self.compare(entry, "sums", body["sums"], sums)
        self.compare(entry, "precincts", [body["precincts"], body["void"]], [0 if alone else len(current["desks"]), void])
        self.compare(entry, "votes", {own["candidate"]: own["votes"] for own in body["candidates"]}, votes)
        day = datetime.date.fromisoformat(current["vote"])
        figure = lambda means: sums.get(self.means.get(means), 0)
        facts = {"all_void": not alone and void == len(current["desks"]), "repeat_voting": len(contest["rounds"]) > 1,
                 "put_off_before": contest["put_off"], "took_part": figure("took_part"), "invalid": figure("invalid"),
                 "registered": figure("registered")}
        outcome, who = seat_outcome(*self.law.on(day), votes, facts)
        self.compare(entry, "outcome", [body["outcome"]] + body["who"], [outcome] + who)
        for rule in body["rules"]:
            if not rule.get("assumed") and not rule["value"].startswith("the law is silent: "):
                found = self.law.ask(rule["rule"], day)
                found = {True: "yes", False: "no"}.get(found, found) if isinstance(found, bool) else found
                if not same_value(str(found), rule["value"]):
                    self.bad(entry, f"{rule['rule']}: the acts say {found!r} on {day}, the journal {rule['value']!r}")
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        current["counted"] = body

    def compare(self, entry, what, recorded, computed):
        if recorded != computed:
            differ = recorded, computed
            if isinstance(recorded, dict):
                keys = [key for key in sorted(recorded.keys() | computed.keys()) if recorded.get(key) != computed.get(key)]
                differ = [{key: side[key] for key in keys if key in side} for side in differ]
            self.bad(entry, f"{what}: {differ[0]} is recorded, {differ[1]} follows")

    def certified(self, _, body):
        current = self.newest(body["post"])["rounds"][-1]
        if current["counted"] is None or current["certified"] is not None:
            raise ValueError("nothing that was counted waits for a certification")
        if current["counted"]["outcome"] == "open":
            raise ValueError("what the law leaves open is certified")
        current["certified"] = body

    def put_off(self, _, body):
        contest = self.newest(body["post"])
        contest["rounds"], contest["put_off"] = [new_round(body["vote"], None)], True

    def round_called(self, _, body):
        contest = self.newest(body["post"])
        counted = contest["rounds"][-1]["counted"] or {}
        if contest["rounds"][-1]["certified"] is None or [counted.get("outcome"), counted.get("who")] != ["repeat_voting", body["between"]]:
            raise ValueError("no certified outcome asks for this round")
        contest["rounds"].append(new_round(body["vote"], body["between"]))

    def elected(self, contest):
        current = contest["rounds"][-1]
        counted = current["counted"] if current["certified"] else None
        return counted["who"][0] if counted and counted["outcome"] == "elected" else None

    def registered(self, _, body):
        contest = self.newest(body["post"])
        if self.elected(contest) != body["candidate"]:
            raise ValueError(f"{body['candidate']} is registered, and the certified outcome elects {self.elected(contest)}")
        contest["winner"] = body

    def abolished(self, _, body):
        self.posts[body["post"]]["abolished"] = body["day"]

    def waiting(self):
        """Posts whose newest election has neither a certified outcome nor one that the law leaves open."""
        for name, post in sorted(self.posts.items()):
            if post["contests"] and not post["abolished"]:
                current = post["contests"][-1]["rounds"][-1]
                if current["certified"] is None and (current["counted"] or {}).get("outcome") != "open":
                    yield name

    def tables(self):
        """Every table with its head, as it follows from the journal."""
        out = {
            "candidates.csv": ["post,called,candidate,name,sex,nominator,stage,since".split(",")],
            "posts.csv": ["post,region,district,kind,name_kk,name_ru,name_en,abolished".split(",")],
            "precincts.csv": ["post,precinct,voters".split(",")],
            "protocols.csv": ["post,vote,precinct,figure,value".split(",")],
            "results.csv": ["post,region,district,vote,precincts,void,voters,took_part,against_all,invalid,outcome,who,certified,"
                            "registered".split(",")],
            "votes.csv": ["post,vote,candidate,name,nominator,votes".split(",")],
        }
        for name, post in sorted(self.posts.items()):
            body = post["entered"]
            names = [body["names"].get(tag, "") for tag in ("kk", "ru", "en")]
            place = [name, body["region"], body["district"]]
            out["posts.csv"].append(place + [body["kind"]] + names + [post["abolished"]])
            out["precincts.csv"] += [[name, own["id"], str(own.get("voters", ""))] for own in post["precincts"]]
            for contest in post["contests"]:
                for own in contest["candidates"].values():
                    nominated = own["nominated"]
                    row = [nominated[key] for key in ("candidate", "name", "sex", "nominator")]
                    out["candidates.csv"].append([name, contest["called"]["called"]] + row + [own["stage"], own["since"]])
                for current in contest["rounds"]:
                    self.rows_of(out, place, contest, current)
        return out

    def rows_of(self, out, place, contest, current):
        name, vote = place[0], current["vote"]
        for precinct, desk in sorted(current["desks"].items()):
            if desk["state"] == "accepted":
                for figure in current["ballot"]["figures"]:
                    if desk["figures"].get(figure) is not None:
                        out["protocols.csv"].append([name, vote, precinct, figure, str(desk["figures"][figure])])
        counted = current["counted"]
        if counted is None:
            return
        for own in counted["candidates"]:
            nominated = contest["candidates"].get(own["candidate"], {}).get("nominated", {})
            row = [nominated.get("name", ""), nominated.get("nominator", "")]
            out["votes.csv"].append([name, vote, own["candidate"]] + row + [str(own["votes"])])
        sums = counted["sums"] if current["ballot"] else {}
        figures = [str(sums.get(self.means.get(means), "")) for means in ("registered", "took_part", "against_all", "invalid")]
        winner = contest["winner"]
        stands = current is contest["rounds"][-1] and winner and winner["candidate"] == self.elected(contest)
        certified = current["certified"]["day"] if current["certified"] else ""
        out["results.csv"].append(place + [vote, str(counted["precincts"]), str(counted["void"])] + figures + [
            counted["outcome"], " ".join(counted["who"]), certified, winner["day"] if stands else ""])


def new_round(vote, between):
    return {"vote": vote, "between": between, "ballot": None, "desks": {}, "begun": False, "counted": None, "certified": None}


def check(report, folder, entries, opened):
    acts = read_acts(report, folder, opened)
    report.step("Contests")
    form = tomllib.loads(of_law(folder, opened, "protocol.toml"))["figure"]
    means = {figure["means"]: figure["id"] for figure in form if "means" in figure}
    contests = Contests(report, SeatLaw(folder, acts, opened), means)
    before = report.wrong
    for entry in entries:
        contests.take(entry)
    if report.wrong == before:
        words = ", ".join(f"{number} {word.replace('_', ' ')}" for word, number in sorted(contests.outcomes.items()))
        report.fine(f"{len(contests.posts)} posts; outcomes counted anew from protocols and acts: {words or 'none'}")
    report.step("Tables")
    for name, (header, *rows) in contests.tables().items():
        check_table(report, folder, name, header, rows)
    waiting = list(contests.waiting())
    if waiting:
        report.fine(f"PARTIAL: for {len(waiting)} posts no outcome was certified when this was written, {waiting[0]} is one")
