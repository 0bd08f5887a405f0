//! The rules on candidates for one seat as a typed view of the law, one for each state the law of the day may have. It must
//! never know what they are used for.

use law::value::{Cell, Row, TimeUnit};
use law::{Answer, Cited, Duration, Law, Query, Share, Value};

use super::super::Nominator;
use crate::filing::Assumed;
use crate::filing::worlds::{World, worlds};
use crate::office::{Office, Offices};
use crate::rules::RulesError;

/// Why a rule gives no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The law has no such rule: not yet, or no more.
    None {
        /// The rule.
        rule: String,
        /// What the law answers.
        words: String,
    },
    /// The law sets nothing, and a provision is recorded that does not.
    Silent {
        /// The rule.
        rule: String,
        /// What it leaves open.
        words: String,
        /// The provision.
        citation: String,
    },
    /// Nobody knows: not recorded, pending, void, or of a value that no procedure knows.
    Unknown {
        /// The rule.
        rule: String,
        /// What the law answers.
        words: String,
    },
}

impl Lack {
    /// The rule and what the law answers.
    pub fn parts(&self) -> (&str, &str) {
        match self {
            Self::None { rule, words } | Self::Silent { rule, words, .. } | Self::Unknown { rule, words } => {
                (rule, words)
            }
        }
    }

    /// Whether the law is known to ask nothing.
    pub fn asks_nothing(&self) -> bool {
        !matches!(self, Self::Unknown { .. })
    }
}

/// A value with its version, or why there is none.
pub type Rule<T> = Result<Cited<T>, Lack>;

/// Who may nominate, and on what terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row of the law's table, a column each")]
pub struct NominatorRow {
    /// A party.
    pub party: bool,
    /// The person; a reserve nominator or a body where neither this nor `party` holds.
    pub own: bool,
    /// A body that alone may nominate.
    pub body: bool,
    /// Own members only.
    pub own_members: bool,
    /// Signatures of voters are needed.
    pub signatures: bool,
    /// Only where too few stand when nomination ends.
    pub if_too_few: bool,
}

impl NominatorRow {
    /// Whether the row speaks of this nominator.
    pub fn is_of(self, nominator: &Nominator) -> bool {
        match nominator {
            Nominator::Party(_) => self.party,
            Nominator::Own => self.own,
            Nominator::Body => self.body,
            Nominator::HigherAkim => !self.party && !self.own && !self.body,
        }
    }
}

/// Who nominates where too few stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserve {
    /// The akim above, with the agreement of the community's assembly.
    WithAgreement,
    /// The akim above alone.
    HigherAkim,
    /// Nobody.
    Nobody,
}

/// How many the reserve nominator may nominate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReserveNumber {
    /// As many as are lacking.
    UpToTheLeastNumber,
    /// One.
    One,
    /// Any number.
    WithoutLimit,
}

/// What the time of a nominator to cancel ends before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelledBefore {
    /// Registration.
    Registration,
    /// Voting.
    Voting,
}

/// The rules on candidates in one state of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Who may nominate.
    pub nominators: Rule<Vec<NominatorRow>>,
    /// Candidates of one party in a constituency, at most.
    pub per_party: Rule<u64>,
    /// Who nominates where too few stand.
    pub reserve: Rule<Reserve>,
    /// How many he may nominate.
    pub reserve_number: Rule<ReserveNumber>,
    /// Candidates there must be at least.
    pub min_candidates: Rule<u64>,
    /// By how long nomination is extended.
    pub extension: Rule<Duration>,
    /// By how long the election is put off, at most.
    pub put_off: Rule<Duration>,
    /// Constituencies in which one person may stand.
    pub constituencies_max: Rule<u64>,
    /// Whether one may stand for a maslikhat too.
    pub also_for_maslikhat: Rule<bool>,
    /// Least age in full years.
    pub min_age: Rule<u32>,
    /// Citizens only.
    pub citizen: Rule<bool>,
    /// Full years of residence.
    pub residence_years: Rule<u32>,
    /// Terms in a row, at most.
    pub terms_max: Rule<u64>,
    /// Share of all voters whose signatures are needed.
    pub signatures: Rule<Share>,
    /// Part of the settlements they must come from.
    pub settlements: Rule<Share>,
    /// Time to issue the sheets.
    pub sheets_issued: Rule<Duration>,
    /// Time to check the signatures.
    pub signatures_checked: Rule<Duration>,
    /// Fee in minimum wages.
    pub fee: Rule<u64>,
    /// Share from which the fee is returned.
    pub fee_refund_from: Rule<Share>,
    /// Whether an elected candidate gets it back.
    pub fee_refund_if_elected: Rule<bool>,
    /// Time to check the declarations.
    pub declarations_checked: Rule<Duration>,
    /// Time for the special check.
    pub special_check: Rule<Duration>,
    /// Grounds of refusal and of cancelling, in the law's words.
    pub grounds: Rule<Vec<String>>,
    /// Time to appeal.
    pub appeal: Rule<Duration>,
    /// Time to decide the appeal.
    pub appeal_decided: Rule<Duration>,
    /// Days before voting in which nobody is cancelled or restored.
    pub fixed: Rule<Duration>,
    /// How long before voting a candidate may withdraw.
    pub withdrawal: Rule<Duration>,
    /// What a nominator's time ends before.
    pub cancelled_before: Rule<CancelledBefore>,
    /// By how long.
    pub cancelled: Rule<Duration>,
}

/// One state of the law of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesReading {
    /// Which acts are taken as begun or not.
    pub assumes: Vec<Assumed>,
    /// Its rules.
    pub rules: Rules,
}

/// The rules on candidates for an office on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidacyRules {
    /// The office.
    pub office: String,
    /// The day asked about.
    pub query: Query,
    /// One where the law is certain; none where the starts of too many acts are not known.
    pub readings: Vec<RulesReading>,
}

const SUFFIXES: [&str; 29] = [
    "nominators",
    "party_candidates_per_district",
    "reserve_nominator",
    "reserve_nominator.number",
    "nomination.min_candidates",
    "nomination.extension_days",
    "too_few_registered.extension_days",
    "candidate.constituencies_max",
    "candidate.also_for_maslikhat",
    "min_age",
    "citizen",
    "residence_years",
    "max_terms_in_a_row",
    "signatures.share",
    "signatures.settlements",
    "signatures.sheets_issued_days",
    "signatures.check_days",
    "fee",
    "fee.refund_from",
    "fee.refund_if_elected",
    "declarations_check_days",
    "special_check_days",
    "refusal.grounds",
    "refusal.appeal_days",
    "refusal.decision_days",
    "cancel.blocked_days_before_vote",
    "withdrawal.until_days_before_vote",
    "nomination_cancelled_until",
    "nomination_cancelled_days",
];

impl CandidacyRules {
    /// The rules of `office` under `query`.
    ///
    /// # Errors
    /// Nobody described the office; the day lies before the first recorded act.
    pub fn on(law: &Law, offices: &Offices, office: &str, query: Query) -> Result<Self, RulesError> {
        let known = || offices.0.iter().map(|office| office.id.clone()).collect();
        let missing = || RulesError::NoSuchOffice { office: office.to_owned(), known: known() };
        let office = offices.find(office).ok_or_else(missing)?;
        let names: Vec<String> = SUFFIXES.iter().filter_map(|suffix| name(law, office, suffix)).collect();
        if let Some(first) = names.first() {
            law.ask(first, &query).map_err(RulesError::Ask)?;
        }
        let states = worlds(law, names.iter().map(String::as_str), &query).unwrap_or_default();
        let reading = |world: World| {
            let rules = View { law, office, world: &world }.rules();
            RulesReading { assumes: world.assumes, rules }
        };
        Ok(Self { office: office.id.clone(), query, readings: states.into_iter().map(reading).collect() })
    }
}

/// The first name of a rule that some act defines.
pub(in super::super) fn name(law: &Law, office: &Office, suffix: &str) -> Option<String> {
    let prefixes = office.rules.iter().chain(&office.deputy).chain(&office.candidate);
    prefixes.map(|prefix| format!("{prefix}.{suffix}")).find(|name| law.rule(name).is_some())
}

struct View<'l> {
    law: &'l Law,
    office: &'l Office,
    world: &'l World,
}

impl View<'_> {
    fn rules(&self) -> Rules {
        Rules {
            nominators: self.read("nominators", nominators),
            per_party: self.count("party_candidates_per_district"),
            reserve: self.choice("reserve_nominator", RESERVES),
            reserve_number: self.choice("reserve_nominator.number", NUMBERS),
            min_candidates: self.count("nomination.min_candidates"),
            extension: self.duration("nomination.extension_days"),
            put_off: self.duration("too_few_registered.extension_days"),
            constituencies_max: self.count("candidate.constituencies_max"),
            also_for_maslikhat: self.yes_no("candidate.also_for_maslikhat"),
            min_age: self.read("min_age", years),
            citizen: self.yes_no("citizen"),
            residence_years: self.read("residence_years", years),
            terms_max: self.count("max_terms_in_a_row"),
            signatures: self.share("signatures.share"),
            settlements: self.share("signatures.settlements"),
            sheets_issued: self.duration("signatures.sheets_issued_days"),
            signatures_checked: self.duration("signatures.check_days"),
            fee: self.count("fee"),
            fee_refund_from: self.share("fee.refund_from"),
            fee_refund_if_elected: self.yes_no("fee.refund_if_elected"),
            declarations_checked: self.duration("declarations_check_days"),
            special_check: self.duration("special_check_days"),
            grounds: self.read("refusal.grounds", items),
            appeal: self.duration("refusal.appeal_days"),
            appeal_decided: self.duration("refusal.decision_days"),
            fixed: self.duration("cancel.blocked_days_before_vote"),
            withdrawal: self.duration("withdrawal.until_days_before_vote"),
            cancelled_before: self.choice("nomination_cancelled_until", ANCHORS),
            cancelled: self.duration("nomination_cancelled_days"),
        }
    }

    fn share(&self, suffix: &str) -> Rule<Share> {
        self.read(suffix, |value| if let Value::Share(share) = value { Some(*share) } else { None })
    }

    fn count(&self, suffix: &str) -> Rule<u64> {
        self.read(suffix, |value| if let Value::Count(n, _) = value { Some(*n) } else { None })
    }

    fn yes_no(&self, suffix: &str) -> Rule<bool> {
        self.read(suffix, |value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }

    fn duration(&self, suffix: &str) -> Rule<Duration> {
        self.read(suffix, |value| if let Value::Duration(length) = value { Some(*length) } else { None })
    }

    fn choice<T: Copy>(&self, suffix: &str, known: &[(&str, T)]) -> Rule<T> {
        self.read(suffix, |value| {
            let Value::Choice(choice) = value else { return None };
            known.iter().find(|(name, _)| name == choice).map(|(_, meaning)| *meaning)
        })
    }

    fn read<T>(&self, suffix: &str, read: impl Fn(&Value) -> Option<T>) -> Rule<T> {
        let unknown = |rule: &str, words: &str| Lack::Unknown { rule: rule.to_owned(), words: words.to_owned() };
        let Some(rule) = name(self.law, self.office, suffix) else {
            return Err(unknown(suffix, "no act recorded here has this rule for the office"));
        };
        let version = match self.world.answer(&rule) {
            Some(Answer::InForce(version)) => version,
            Some(answer @ (Answer::NotYet { .. } | Answer::Ended { .. })) => {
                return Err(Lack::None { rule, words: answer.name().to_owned() });
            }
            Some(answer) => return Err(unknown(&rule, answer.name())),
            None => return Err(unknown(&rule, "unrecorded")),
        };
        if let Value::Silent(words) = &version.value {
            return Err(Lack::Silent { rule, words: words.clone(), citation: version.citation() });
        }
        match read(&version.value) {
            Some(value) => Ok(Cited { value, from: version.clone() }),
            None => Err(unknown(&rule, &format!("`{}` is no value this procedure knows", version.value))),
        }
    }
}

fn years(value: &Value) -> Option<u32> {
    match value {
        Value::Duration(length) if length.unit == TimeUnit::Years => Some(length.count),
        _ => None,
    }
}

/// A plain list of words.
pub(in super::super) fn items(value: &Value) -> Option<Vec<String>> {
    let Value::Table(rows) = value else { return None };
    rows.iter()
        .flatten()
        .map(|(column, cell)| match cell {
            Cell::Text(text) if column == "item" => Some(text.clone()),
            _ => None,
        })
        .collect()
}

/// Rows of `who`, `own_members`, `signatures`, `if_too_few`.
fn nominators(value: &Value) -> Option<Vec<NominatorRow>> {
    let Value::Table(rows) = value else { return None };
    let flag =
        |row: &Row, column: &str| row.iter().any(|(name, cell)| name == column && matches!(cell, Cell::YesNo(true)));
    let row = |row: &Row| {
        let who = row.iter().find_map(|(name, cell)| match cell {
            Cell::Text(text) if name == "who" => Some(text.as_str()),
            _ => None,
        })?;
        let known = ["party", "self", "higher_akim", "body"].contains(&who);
        known.then(|| NominatorRow {
            party: who == "party",
            own: who == "self",
            body: who == "body",
            own_members: flag(row, "own_members"),
            signatures: flag(row, "signatures"),
            if_too_few: flag(row, "if_too_few"),
        })
    };
    rows.iter().map(row).collect()
}

const RESERVES: &[(&str, Reserve)] = &[
    ("district_akim_with_the_agreement_of_the_community_assembly", Reserve::WithAgreement),
    ("higher_akim", Reserve::HigherAkim),
    ("nobody", Reserve::Nobody),
];
const NUMBERS: &[(&str, ReserveNumber)] = &[
    ("up_to_the_least_number", ReserveNumber::UpToTheLeastNumber),
    ("one", ReserveNumber::One),
    ("without_limit", ReserveNumber::WithoutLimit),
];
const ANCHORS: &[(&str, CancelledBefore)] =
    &[("before_registration", CancelledBefore::Registration), ("before_voting", CancelledBefore::Voting)];
