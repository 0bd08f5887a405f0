//! Judges a filed list under the law of a day: the checks, one for each rule, and the decision they come to.

use jiff::civil::Date;
use law::{Law, Query, Share, Value};

use super::rules::{Absent, ONE_MEMBERSHIP, Of, View, names};
use super::worlds::{Assumed, World, worlds};
use super::{
    Candidacy, Candidate, Check, Decision, Filing, Finding, Ground, Instructions, Judgement, Mend, OpenPoint, Reading,
    Severity, Struck, Terms, Until, Verdict, What, facts, fee, quota,
};
use crate::office::Office;

/// Judges a list of `office` under the law of `on`, the day it is filed or registered. `terms` are the ends of nomination and
/// registration, where the calendar of the election is known: until then a defect sends the list back instead of refusing it.
pub fn judge(
    law: &Law,
    office: &Office,
    filing: &Filing,
    on: Date,
    terms: &Terms,
    instructions: Instructions,
) -> Judgement {
    let findings = facts::findings(filing, on);
    let names = names(law, office);
    let readings: Vec<Reading> = match worlds(law, names.iter().map(String::as_str), &Query::on(on)) {
        Ok(states) => {
            let of = |world: World| {
                let view = View { law, office, world: &world };
                reading(&view, filing, on, terms, instructions, &findings)
            };
            states.into_iter().map(of).collect()
        }
        Err(acts) => {
            let words = format!("the starts of too many acts are not known: {}", acts.join("; "));
            let open = OpenPoint::NoRule { rule: "all".to_owned(), words };
            vec![Reading { assumes: Vec::new(), decision: Decision::Open(vec![open]), checks: Vec::new() }]
        }
    };
    let decision = agreed(&readings);
    Judgement { on, decision, readings, findings }
}

/// The decision all readings come to; grounds and persons are those they have in common.
fn agreed(readings: &[Reading]) -> Decision {
    let Some((first, rest)) = readings.split_first() else { return Decision::Open(vec![OpenPoint::ReadingsDiffer]) };
    let mut decision = first.decision.clone();
    for reading in rest {
        let same = match (&mut decision, &reading.decision) {
            (Decision::Registered { struck }, Decision::Registered { struck: other }) => {
                let who = |struck: &[Struck]| -> Vec<usize> { struck.iter().map(|struck| struck.person).collect() };
                who(struck) == who(other)
            }
            (Decision::Refused(grounds), Decision::Refused(other)) => {
                keep_common(grounds, other, |a, b| kind(&a.what) == kind(&b.what))
            }
            (Decision::SentBack(mends), Decision::SentBack(other)) => {
                keep_common(mends, other, |a, b| kind(&a.what) == kind(&b.what))
            }
            (Decision::Open(points), Decision::Open(other)) => keep_common(points, other, |a, b| a == b),
            _ => false,
        };
        if !same {
            return Decision::Open(vec![OpenPoint::ReadingsDiffer]);
        }
    }
    decision
}

/// Keeps what both have; false, and nothing is dropped, where they have nothing in common.
fn keep_common<T>(of: &mut Vec<T>, other: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let common = |item: &T| other.iter().any(|other| same(item, other));
    if !of.iter().any(common) {
        return false;
    }
    of.retain(common);
    true
}

fn kind(what: &What) -> std::mem::Discriminant<What> {
    std::mem::discriminant(what)
}

fn reading(
    view: &View<'_>,
    filing: &Filing,
    on: Date,
    terms: &Terms,
    instructions: Instructions,
    findings: &[Finding],
) -> Reading {
    let mut checks = Vec::new();
    let struck = persons(view, filing, on, &mut checks);
    lists(view, filing, &mut checks);
    size(view, filing, &mut checks);
    belonging(view, filing, &mut checks);
    quotas(view, filing, on, instructions, &struck, &mut checks);
    fees(view, filing, &mut checks);
    let decision = decide(view, &checks, findings, struck, on, terms);
    let assumes: Vec<Assumed> = view.world.assumes.clone();
    Reading { assumes, decision, checks }
}

fn not_made(what: What, absent: &Absent) -> Check {
    let words = format!("not checked: {}: {}", absent.rule, absent.words);
    Check { what, verdict: Verdict::NotMade(words), citation: String::new() }
}

/// What only a rule that stands can decide: without one nothing is.
fn undecided(what: What, absent: Absent) -> Check {
    let point = OpenPoint::NoRule { rule: absent.rule, words: absent.words };
    Check { what, verdict: Verdict::Open(point), citation: String::new() }
}

fn those(filing: &Filing, is: impl Fn(&Candidate) -> bool) -> Vec<usize> {
    filing.persons.iter().enumerate().filter(|(_, candidate)| is(candidate)).map(|(at, _)| at).collect()
}

/// Age, citizenship, residence: who does not meet them is struck out, and the list stands.
fn persons(view: &View<'_>, filing: &Filing, on: Date, checks: &mut Vec<Check>) -> Vec<Struck> {
    let mut struck: Vec<Struck> = Vec::new();
    let mut asked = |what: What, who: &[usize], citation: String| {
        struck.extend(who.iter().map(|person| Struck { person: *person, citation: citation.clone() }));
        let verdict = if who.is_empty() { Verdict::Kept } else { Verdict::StrikesOut };
        checks.push(Check { what, verdict, citation });
    };
    let mut absent = Vec::new();
    match view.years(Of::Deputy, "min_age") {
        Ok((least, version)) => {
            let below = those(filing, |c| i64::from(c.person.age_on(on)) < i64::from(least));
            asked(What::Age { least, below: below.clone() }, &below, version.citation());
        }
        Err(why) => absent.push(not_made(What::Age { least: 0, below: Vec::new() }, &why)),
    }
    match view.yes_no(Of::Deputy, "citizen") {
        Ok((true, version)) => {
            let outside = those(filing, |c| c.citizen == Some(false));
            asked(What::Citizens { outside: outside.clone() }, &outside, version.citation());
        }
        Ok((false, _)) => {}
        Err(why) => absent.push(not_made(What::Citizens { outside: Vec::new() }, &why)),
    }
    match view.years(Of::Deputy, "residence_years") {
        Ok((years, version)) => {
            let short = those(filing, |c| c.residence_years.is_some_and(|had| had < years));
            asked(What::Residence { years, short: short.clone() }, &short, version.citation());
        }
        Err(why) => absent.push(not_made(What::Residence { years: 0, short: Vec::new() }, &why)),
    }
    checks.extend(absent);
    struck.sort();
    struck.dedup_by_key(|struck| struck.person);
    struck
}

/// One list for each party.
fn lists(view: &View<'_>, filing: &Filing, checks: &mut Vec<Check>) {
    let filed = filing.lists_of_party;
    checks.push(match view.count(Of::List, "per_party") {
        Ok((allowed, version)) => {
            let verdict = if u64::from(filed) <= allowed { Verdict::Kept } else { Verdict::Broken };
            Check { what: What::Lists { filed, allowed }, verdict, citation: version.citation() }
        }
        Err(absent) => not_made(What::Lists { filed, allowed: 0 }, &absent),
    });
}

/// The largest size, exactly. Between the exact cap and the next whole number the law's silence on rounding decides nothing.
fn size(view: &View<'_>, filing: &Filing, checks: &mut Vec<Check>) {
    let persons = u64::try_from(filing.persons.len()).unwrap_or(u64::MAX);
    let alone = What::SizeAlone { persons };
    let (over, from) = match view.share(Of::List, "size_cap_over_mandates") {
        Ok(found) => found,
        Err(absent) => {
            checks.push(match view.version(Of::List, "size_cap") {
                Ok(version) if matches!(version.value, Value::Silent(_)) => {
                    Check { what: alone, verdict: Verdict::Kept, citation: version.citation() }
                }
                _ => undecided(alone, absent),
            });
            return;
        }
    };
    let of_law = view.office.seats.as_deref().map(|rule| view.named(rule));
    let of_law = of_law.and_then(Result::ok).and_then(|version| match version.value {
        Value::Count(seats, _) => Some(seats),
        _ => None,
    });
    let Some(mandates) = filing.mandates.map(u64::from).or(of_law) else {
        let words = "neither the law of the day nor the election says how many".to_owned();
        checks.push(undecided(alone, Absent { rule: "mandates".to_owned(), words, none: false }));
        return;
    };
    let Some(cap) = Share::new(mandates.saturating_mul(over.den() + over.num()), over.den()) else { return };
    let verdict = match Share::new(persons, 1) {
        Some(size) if size <= cap => Verdict::Kept,
        // More than the next whole number is above the cap however it is rounded.
        _ if persons > cap.num().div_ceil(cap.den()) => Verdict::Broken,
        _ => rounded(view, persons, cap),
    };
    checks.push(Check { what: What::Size { persons, mandates, cap }, verdict, citation: from.citation() });
}

/// A size equal to the cap rounded up: the words of the rule on rounding, where it has any.
fn rounded(view: &View<'_>, persons: u64, cap: Share) -> Verdict {
    let nearest_is_up = 2 * (cap.num() % cap.den()) >= cap.den();
    match view.version(Of::List, "size_cap.rounding").map(|version| &version.value) {
        Ok(Value::Text(words)) if words == "up" => Verdict::Kept,
        Ok(Value::Text(words)) if words == "down" => Verdict::Broken,
        Ok(Value::Text(words)) if words == "nearest" && nearest_is_up => Verdict::Kept,
        Ok(Value::Text(words)) if words == "nearest" => Verdict::Broken,
        _ => Verdict::Open(OpenPoint::SizeRounding { persons, cap }),
    }
}

/// Own members only; not on another party's list; not in a single-member district where the law forbids it.
fn belonging(view: &View<'_>, filing: &Filing, checks: &mut Vec<Check>) {
    let broken = |persons: &[usize]| if persons.is_empty() { Verdict::Kept } else { Verdict::Broken };
    let outside = those(filing, |c| c.member == Some(false));
    checks.push(match view.yes_no(Of::List, "members_only") {
        Ok((only, version)) => {
            let verdict = if only { broken(&outside) } else { Verdict::Kept };
            Check { what: What::Members { outside }, verdict, citation: version.citation() }
        }
        Err(absent) => not_made(What::Members { outside }, &absent),
    });
    let also = |which: Candidacy| those(filing, |c| c.elsewhere.as_ref().is_some_and(|all| all.contains(&which)));
    let persons = also(Candidacy::OtherList);
    let members_only = view.yes_no(Of::List, "members_only");
    checks.push(match (members_only, view.named(ONE_MEMBERSHIP)) {
        (Ok((true, own)), Ok(one)) if one.value == Value::YesNo(true) => {
            let citation = format!("{}; {}", own.citation(), one.citation());
            Check { verdict: broken(&persons), what: What::OtherLists { persons }, citation }
        }
        (Err(absent), _) | (_, Err(absent)) if persons.is_empty() => not_made(What::OtherLists { persons }, &absent),
        // Somebody stands on two lists, and no rule that is recorded says whether that may be.
        (Err(absent), _) | (_, Err(absent)) => undecided(What::OtherLists { persons }, absent),
        (Ok((_, own)), _) => {
            Check { what: What::OtherLists { persons }, verdict: Verdict::Kept, citation: own.citation() }
        }
    });
    allowed(view, "list_and_single", also(Candidacy::SingleMember), |persons| What::SingleSeats { persons }, checks);
    let other = also(Candidacy::OtherOffice);
    allowed(view, "also_on_maslikhat_list", other, |persons| What::OtherOffices { persons }, checks);
}

/// A second candidacy, where a rule says whether it is allowed; without such a rule only those who have one are mentioned.
fn allowed(
    view: &View<'_>,
    suffix: &str,
    persons: Vec<usize>,
    what: impl Fn(Vec<usize>) -> What,
    checks: &mut Vec<Check>,
) {
    match view.yes_no(Of::Candidate, suffix) {
        Ok((allowed, version)) => {
            let verdict = if allowed || persons.is_empty() { Verdict::Kept } else { Verdict::Broken };
            checks.push(Check { what: what(persons), verdict, citation: version.citation() });
        }
        Err(absent) if !persons.is_empty() => checks.push(not_made(what(persons), &absent)),
        Err(_) => {}
    }
}

/// The quota by the wording of the day, for the list as filed and for those left after striking out.
fn quotas(
    view: &View<'_>,
    filing: &Filing,
    on: Date,
    instructions: Instructions,
    struck: &[Struck],
    checks: &mut Vec<Check>,
) {
    let (share, from) = match view.share(Of::List, "quota.share") {
        Ok(found) => found,
        Err(absent) if absent.none => {
            checks.push(Check { what: What::NoQuota, verdict: Verdict::Kept, citation: absent.words });
            return;
        }
        Err(absent) => {
            checks.push(undecided(What::NoQuota, absent));
            return;
        }
    };
    if share.num() == 0 {
        checks.push(Check { what: What::NoQuota, verdict: Verdict::Kept, citation: from.citation() });
        return;
    }
    let groups = match view.groups() {
        Ok((groups, _)) => groups,
        Err(absent) => {
            checks.push(undecided(What::NoQuota, absent));
            return;
        }
    };
    let in_sum = view.version(Of::List, "quota.in_sum");
    let in_sum = in_sum.is_ok_and(|version| version.value == Value::Choice("stated".to_owned()));
    let count = |persons: &[&Candidate]| quota::count(persons, share, &groups, in_sum, on, instructions);
    let all: Vec<&Candidate> = filing.persons.iter().collect();
    let filed = count(&all);
    let mut verdict = filed.verdict();
    if !struck.is_empty() && !matches!(verdict, Verdict::Broken) {
        let out: std::collections::BTreeSet<usize> = struck.iter().map(|struck| struck.person).collect();
        let left: Vec<&Candidate> =
            all.iter().enumerate().filter(|(at, _)| !out.contains(at)).map(|(_, candidate)| *candidate).collect();
        if matches!(count(&left).verdict(), Verdict::Broken) {
            verdict = Verdict::Open(OpenPoint::QuotaAfterStriking);
        }
    }
    checks.push(Check {
        what: What::Quota(filed),
        verdict,
        citation: view.groups().map_or_else(|_| from.citation(), |(_, groups)| groups.citation()),
    });
}

fn fees(view: &View<'_>, filing: &Filing, checks: &mut Vec<Check>) {
    let paid = filing.paid;
    checks.push(match fee::fee(view, filing) {
        Ok(fee) => {
            let verdict = match (fee.due, paid) {
                (Some(due), _) if due.num() == 0 => Verdict::Kept,
                (Some(due), Some(paid)) if paid >= due => Verdict::Kept,
                (Some(_), Some(_)) => Verdict::Broken,
                (None, _) => Verdict::NotMade("the last result is not stated".to_owned()),
                (Some(_), None) => Verdict::NotMade("payment is not stated".to_owned()),
            };
            Check { what: What::Fee { due: fee.due, part: fee.part, paid }, verdict, citation: fee.citation }
        }
        Err(absent) => not_made(What::Fee { due: None, part: None, paid }, &absent),
    });
}

/// Whether a defect is mended by papers alone; otherwise the party must decide on its list anew.
fn by_papers(what: &What) -> bool {
    matches!(what, What::Facts { .. } | What::Fee { .. })
}

/// What is broken and can no longer be mended refuses the list; what can be mended sends it back; what the law leaves open
/// decides nothing; else the list is registered without those who are struck out.
fn decide(
    view: &View<'_>,
    checks: &[Check],
    findings: &[Finding],
    struck: Vec<Struck>,
    on: Date,
    terms: &Terms,
) -> Decision {
    let under = view.citation("refusal.grounds", on);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let of_facts = errors.map(|finding| (What::Facts { code: finding.code }, under.clone()));
    let broken = checks.iter().filter(|check| check.verdict == Verdict::Broken);
    let of_law = broken.map(|check| (check.what.clone(), check.citation.clone()));
    let (mut grounds, mut mends) = (Vec::new(), Vec::new());
    for (what, citation) in of_facts.chain(of_law) {
        let term = if by_papers(&what) { &terms.registration } else { &terms.nomination };
        let open = |until: &Until| on <= until.day;
        let facts = matches!(what, What::Facts { .. });
        match term {
            Some(until) if open(until) => mends.push(Mend { what, citation, until: Some(until.clone()) }),
            // Facts that contradict each other are no list to judge, whatever the calendar.
            None if facts => mends.push(Mend { what, citation, until: None }),
            _ => grounds.push(Ground { what, citation, under: under.clone() }),
        }
    }
    let open = checks.iter().filter_map(|check| match &check.verdict {
        Verdict::Open(point) => Some(point.clone()),
        _ => None,
    });
    let open: Vec<OpenPoint> = open.collect();
    if !grounds.is_empty() {
        Decision::Refused(grounds)
    } else if !mends.is_empty() {
        Decision::SentBack(mends)
    } else if !open.is_empty() {
        Decision::Open(open)
    } else {
        Decision::Registered { struck }
    }
}
