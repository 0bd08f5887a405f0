//! Judges a nomination under the law of a day: the checks, one for each rule, and the decision they come to. It must never
//! know a figure of the law.

mod papers;
mod person;

use law::Cited;
use law::calendar::Calendar;

use super::rules::{Lack, Reserve, ReserveNumber, Rule, Rules};
use super::{
    CandidacyRules, Check, Contest, Days, Decision, Judgement, Limit, Matter, Membership, Moment, Nomination, Open,
    Reading, Verdict, facts,
};
use crate::single::Nominator;

/// Grounds of refusal in the words of the law's own list.
const OF_RULES: &str = "breach of the nomination rules or missing documents";
const OF_REQUIREMENTS: &str = "requirements not met";
const OF_DECLARATION: &str = "false declaration";
const OF_SPECIAL_CHECK: &str = "negative special check";

/// Judges a nomination under the law of the day of `rules`, the day on which the commission decides.
pub fn judge(
    nomination: &Nomination,
    contest: &Contest,
    days: &Days,
    rules: &CandidacyRules,
    calendar: &Calendar,
) -> Judgement {
    let on = rules.query.on;
    let findings = facts::findings(nomination, contest);
    let of_facts = findings.iter().map(|finding| Check {
        matter: Matter::Facts,
        verdict: Verdict::Unknown,
        words: format!("{} {}", finding.code, finding.words),
        citation: String::new(),
    });
    let of_facts: Vec<Check> = of_facts.collect();
    let mut readings: Vec<Reading> = Vec::new();
    for state in &rules.readings {
        let at = Moment { day: on, hour: None };
        let mut checks = judge_under(nomination, contest, days, &state.rules, at, calendar);
        checks.splice(0..0, of_facts.iter().cloned());
        readings.push(Reading { assumes: state.assumes.clone(), decision: decide(&checks), checks });
    }
    Judgement { on, decision: agreed(&readings), readings, findings }
}

/// Every check of a nomination under one state of the law, decided at a moment.
pub fn judge_under(
    nomination: &Nomination,
    contest: &Contest,
    days: &Days,
    rules: &Rules,
    at: Moment,
    calendar: &Calendar,
) -> Vec<Check> {
    let mut bench = Bench { nomination, contest, days, rules, at, calendar, checks: Vec::new() };
    bench.in_time();
    bench.nominator();
    bench.constituencies();
    bench.maslikhat();
    bench.age();
    bench.citizen();
    bench.residence();
    bench.terms();
    bench.consent();
    bench.fee();
    bench.signatures();
    bench.declarations();
    bench.special_check();
    bench.checks
}

/// What checks come to: a ground that cannot be mended refuses, whatever else is open.
fn decide(checks: &[Check]) -> Decision {
    let those = |is: fn(&Verdict) -> bool| -> Vec<Check> {
        checks.iter().filter(|check| is(&check.verdict)).cloned().collect()
    };
    let broken = those(|verdict| matches!(verdict, Verdict::Broken { .. }));
    if !broken.is_empty() {
        return Decision::Refused(broken);
    }
    let mend = those(|verdict| matches!(verdict, Verdict::Mendable(_)));
    if !mend.is_empty() {
        return Decision::Mend(mend);
    }
    let open = those(|verdict| matches!(verdict, Verdict::Unknown | Verdict::Open(_)));
    if open.is_empty() { Decision::Registrable } else { Decision::Open(open) }
}

/// The decision all readings come to; the checks named are those of the first that the others have too.
fn agreed(readings: &[Reading]) -> Decision {
    let Some((first, rest)) = readings.split_first() else { return Decision::ReadingsDiffer };
    let common = |checks: &[Check], of: fn(&Decision) -> Option<&Vec<Check>>| -> Option<Vec<Check>> {
        let mut left = checks.to_vec();
        for reading in rest {
            let other = of(&reading.decision)?;
            left.retain(|check| other.iter().any(|others| others.matter == check.matter));
        }
        (!left.is_empty()).then_some(left)
    };
    let found = match &first.decision {
        Decision::Registrable => {
            let all = rest.iter().all(|reading| reading.decision == Decision::Registrable);
            all.then_some(Decision::Registrable)
        }
        Decision::Refused(checks) => {
            common(checks, |other| if let Decision::Refused(all) = other { Some(all) } else { None })
                .map(Decision::Refused)
        }
        Decision::Mend(checks) => {
            common(checks, |other| if let Decision::Mend(all) = other { Some(all) } else { None }).map(Decision::Mend)
        }
        Decision::Open(checks) => {
            common(checks, |other| if let Decision::Open(all) = other { Some(all) } else { None }).map(Decision::Open)
        }
        Decision::ReadingsDiffer => None,
    };
    found.unwrap_or(Decision::ReadingsDiffer)
}

/// A nomination on the table, with the checks made so far.
struct Bench<'a> {
    nomination: &'a Nomination,
    contest: &'a Contest,
    days: &'a Days,
    rules: &'a Rules,
    at: Moment,
    calendar: &'a Calendar,
    checks: Vec<Check>,
}

impl Bench<'_> {
    fn say(&mut self, matter: Matter, verdict: Verdict, words: String, citation: String) {
        self.checks.push(Check { matter, verdict, words, citation });
    }

    /// Broken for good, under a ground the law names.
    fn broken(&self, ground: &str) -> Verdict {
        match &self.rules.grounds {
            Ok(grounds) if grounds.value.iter().any(|words| words == ground) => {
                Verdict::Broken { ground: ground.to_owned(), under: grounds.from.citation() }
            }
            Ok(_) => Verdict::Open(Open::GroundNotNamed),
            Err(lack) => no_rule(lack),
        }
    }

    /// A defect of papers: there is time until registration ends, or until `due` where that comes first.
    fn mendable(&self, ground: &str, due: Option<&Limit>) -> Verdict {
        match due.or(self.days.registration_ends.as_ref()) {
            Some(limit) if limit.holds(self.at) == Some(false) => self.broken(ground),
            limit => Verdict::Mendable(limit.cloned()),
        }
    }

    /// A rule that gives no value: nothing is asked where the law is known to have none, else it is open.
    fn lacking(&mut self, matter: Matter, lack: &Lack) {
        let (rule, words) = lack.parts();
        let citation = if let Lack::Silent { citation, .. } = lack { citation.clone() } else { String::new() };
        let words = format!("{rule}: {words}");
        let verdict = if lack.asks_nothing() { Verdict::NotAsked } else { no_rule(lack) };
        self.say(matter, verdict, words, citation);
    }

    /// The same where only somebody it could concern makes it matter.
    fn lacking_unless(&mut self, matter: Matter, lack: &Lack, harmless: bool) {
        if harmless {
            let (rule, words) = lack.parts();
            self.say(matter, Verdict::NotAsked, format!("{rule}: {words}"), String::new());
        } else {
            self.lacking(matter, lack);
        }
    }

    /// Filed while nomination is open.
    fn in_time(&mut self) {
        let filed = self.nomination.filed;
        if let Some(opens) = self.days.nomination_opens.clone()
            && filed.day < opens.day
        {
            let words = format!("filed {}, nomination opens {}", filed.day, opens.day);
            let verdict = self.broken(OF_RULES);
            self.say(Matter::InTime, verdict, words, opens.citation);
            return;
        }
        let Some(ends) = self.days.nomination_ends.clone() else {
            self.say(Matter::InTime, Verdict::NotAsked, "no end of nomination was given".to_owned(), String::new());
            return;
        };
        let words = format!("filed {filed}, nomination ends {ends}");
        let verdict = match ends.holds(filed) {
            Some(true) => Verdict::Kept,
            Some(false) => self.broken(OF_RULES),
            None => Verdict::Unknown,
        };
        self.say(Matter::InTime, verdict, words, ends.citation);
    }

    /// Who nominates, and what is asked of each kind of nominator.
    fn nominator(&mut self) {
        let rows = match &self.rules.nominators {
            Ok(rows) => rows.clone(),
            Err(lack) => {
                let verdict = no_rule(lack);
                let (rule, words) = lack.parts();
                self.say(Matter::Nominator, verdict, format!("{rule}: {words}"), String::new());
                return;
            }
        };
        let nominator = &self.nomination.nominator;
        let words = format!("nominated by {nominator}");
        let Some(row) = rows.value.iter().copied().find(|row| row.is_of(nominator)) else {
            let verdict = self.broken(OF_RULES);
            self.say(Matter::Nominator, verdict, words, rows.from.citation());
            return;
        };
        self.say(Matter::Nominator, Verdict::Kept, words, rows.from.citation());
        if let Nominator::Party(party) = nominator {
            if row.own_members {
                self.own_member(party, rows.from.citation());
            }
            self.per_party(nominator);
        }
        if row.if_too_few {
            self.reserve();
        }
    }

    fn own_member(&mut self, party: &str, citation: String) {
        let (verdict, words) = match &self.nomination.member_of {
            Membership::Party(of) if of == party => (Verdict::Kept, format!("member of {party}")),
            Membership::Party(of) => (self.broken(OF_RULES), format!("member of {of}, nominated by {party}")),
            Membership::NoParty => (self.broken(OF_RULES), format!("of no party, nominated by {party}")),
            Membership::NotStated => (Verdict::Unknown, format!("membership of {party} is not stated")),
        };
        self.say(Matter::OwnMember, verdict, words, citation);
    }

    fn per_party(&mut self, nominator: &Nominator) {
        let same = self
            .contest
            .others
            .iter()
            .filter(|other| other.nominator == *nominator && other.candidate != self.nomination.candidate);
        let stand = count(same.count()) + 1;
        match self.rules.per_party.clone() {
            Ok(Cited { value: most, from }) => {
                let verdict = if stand <= most { Verdict::Kept } else { self.broken(OF_RULES) };
                let words = format!("{stand} of the party, at most {most}");
                self.say(Matter::PerParty, verdict, words, from.citation());
            }
            Err(lack) => self.lacking_unless(Matter::PerParty, &lack, stand == 1),
        }
    }

    /// The reserve nominator: only where too few stood, and no more than are lacking.
    fn reserve(&mut self) {
        let rules = self.rules;
        let (Ok(reserve), Ok(number), Ok(least)) = (&rules.reserve, &rules.reserve_number, &rules.min_candidates)
        else {
            let lacks = [lack(&rules.reserve), lack(&rules.reserve_number), lack(&rules.min_candidates)];
            for lack in lacks.into_iter().flatten() {
                let (rule, words) = lack.parts();
                self.say(Matter::Reserve, no_rule(lack), format!("{rule}: {words}"), String::new());
            }
            return;
        };
        let citation = reserve.from.citation();
        let mine =
            self.contest.others.iter().filter(|other| {
                other.nominator == Nominator::HigherAkim && other.candidate != self.nomination.candidate
            });
        let his = count(mine.count()) + 1;
        let Some(stood) = self.contest.stood_at_end else {
            let words = "how many stood when nomination ended is not stated".to_owned();
            self.say(Matter::Reserve, Verdict::Unknown, words, citation);
            return;
        };
        let most = reserve_most(number.value, stood, least.value);
        let words = format!("{stood} stood of at least {}; number {his} of the reserve nominator", least.value);
        let verdict = if reserve.value == Reserve::Nobody || stood >= least.value || most.is_some_and(|most| his > most)
        {
            self.broken(OF_RULES)
        } else {
            match (reserve.value, self.nomination.agreed) {
                (Reserve::WithAgreement, None) => Verdict::Unknown,
                (Reserve::WithAgreement, Some(false)) => self.mendable(OF_RULES, self.days.nomination_ends.as_ref()),
                _ => Verdict::Kept,
            }
        };
        self.say(Matter::Reserve, verdict, words, citation);
    }
}

/// How many a reserve nominator may put forward; `None` without limit.
pub(super) fn reserve_most(number: ReserveNumber, stood: u64, least: u64) -> Option<u64> {
    match number {
        ReserveNumber::UpToTheLeastNumber => Some(least.saturating_sub(stood)),
        ReserveNumber::One => Some(u64::from(stood < least)),
        ReserveNumber::WithoutLimit => None,
    }
}

fn lack<T>(rule: &Rule<T>) -> Option<&Lack> {
    rule.as_ref().err()
}

/// What only a rule that stands can decide.
fn no_rule(lack: &Lack) -> Verdict {
    let (rule, words) = lack.parts();
    Verdict::Open(Open::NoRule { rule: rule.to_owned(), words: words.to_owned() })
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
