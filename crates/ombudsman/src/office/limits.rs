//! What the holder of the office may not do beside it, and what may not be asked of her. It must never know what is barred.

use jiff::ToSpan as _;
use jiff::civil::Date;
use law::value::TimeUnit;
use law::{Duration, Value};

use super::ask::{Ask, Gap, Why, rows, text};
use super::{Circumstances, Deed, Post, Reasons, Ruling, words};

/// Questioning on what became known in office.
const WITNESS: &str = "ombudsman.witness";
/// What may not be done beside the office.
const INCOMPATIBLE: &str = "ombudsman.incompatible";
/// Paid work that may.
const PAID_WORK: &str = "ombudsman.paid_work_allowed";
/// What becomes of a membership of a party.
const MEMBERSHIP: &str = "ombudsman.party_membership";
/// Time to leave a party.
const LEAVE_WITHIN: &str = "ombudsman.party.leave_within";
/// Offices whose holders may not be members of a party, by the law on parties.
const BARRED: &str = "party.member.barred_offices";
/// This office in that list.
const THIS_OFFICE: &str = "ombudsman";
/// Politics.
const POLITICS: &str = "ombudsman.political_activity";
/// Tasks by others.
const TASKS: &str = "ombudsman.tasks_by_others";
/// Independence.
const INDEPENDENT: &str = "ombudsman.independent";

/// A membership that is kept and not used.
const SUSPENDED: &str = "suspended_for_the_term";
/// A membership that ends soon after the choice.
const ENDED: &str = "ended_within_ten_days";
/// Paid work of any kind not named apart.
const OTHER_PAID_WORK: &str = "other_paid_work";
/// Strikes, in the list of what is barred.
const STRIKES: &str = "strikes";

/// What the law says of a deed that immunity does not guard against.
pub(super) fn ruling(
    ask: &Ask<'_>,
    deed: Deed,
    circumstances: &Circumstances,
    reasons: &mut Reasons,
) -> Result<Ruling, Gap> {
    match deed {
        Deed::QuestionAsWitness => witness(ask, circumstances, reasons),
        Deed::HoldOtherPost => post(ask, circumstances.post, reasons),
        Deed::JoinParty => join(ask, reasons),
        Deed::StayInParty => stay(ask, circumstances.appointed, reasons),
        Deed::TakePartInPolitics => allowed(ask, POLITICS, "politics", reasons),
        Deed::Strike => {
            let barred = ask.read(INCOMPATIBLE)?;
            if !barred.lists(STRIKES)? {
                return Err(barred.not_named(STRIKES));
            }
            reasons.rest_on("strikes are barred", &barred.versions);
            Ok(Ruling::MayNot)
        }
        _ => tasks(ask, reasons),
    }
}

/// A plain yes or no of the law.
fn allowed(ask: &Ask<'_>, rule: &'static str, what: &str, reasons: &mut Reasons) -> Result<Ruling, Gap> {
    let read = ask.read(rule)?;
    let yes = read.yes_no()?;
    reasons.rest_on(&format!("{what}: {}", if yes { "allowed" } else { "not allowed" }), &read.versions);
    Ok(if yes { Ruling::May } else { Ruling::MayNot })
}

fn witness(ask: &Ask<'_>, circumstances: &Circumstances, reasons: &mut Reasons) -> Result<Ruling, Gap> {
    if circumstances.private_matter {
        let read = ask.read(WITNESS)?;
        reasons.rest_on("the bar is on what became known in office", &read.versions);
        return Ok(Ruling::May);
    }
    allowed(ask, WITNESS, "questioning as a witness on what became known in office", reasons)
}

/// Work beside the office: named as allowed, named as barred, or barred as other paid work.
fn post(ask: &Ask<'_>, post: Post, reasons: &mut Reasons) -> Result<Ruling, Gap> {
    let allowed = ask.read(PAID_WORK)?;
    if allowed.lists(post.id())? {
        reasons.rest_on(&format!("{} is allowed", words(post.id())), &allowed.versions);
        return Ok(Ruling::May);
    }
    let barred = ask.read(INCOMPATIBLE)?;
    if let Ok(true) = barred.lists(post.id()) {
        reasons.rest_on(&format!("{} is barred", words(post.id())), &barred.versions);
        return Ok(Ruling::MayNot);
    }
    if post == Post::Unpaid || !barred.lists(OTHER_PAID_WORK)? {
        return Err(barred.not_named(post.id()));
    }
    reasons.rest_on("paid work that is not named as allowed is barred", &barred.versions);
    reasons.remark(format!("{} is not named apart; the answer is for a post that is paid", words(post.id())));
    Ok(Ruling::MayNot)
}

/// Whether the law on parties bars the office.
fn barred_by_party_law(ask: &Ask<'_>, reasons: &mut Reasons) -> bool {
    let Ok(offices) = ask.read(BARRED) else { return false };
    let listed = |value: &Value| Some(rows(value)?.iter().any(|row| text(row, "office") == Some(THIS_OFFICE)));
    let barred = offices.one(listed).unwrap_or(false);
    if barred {
        reasons.rest_on("the holder of the office may not be a member of a party", &offices.versions);
    }
    barred
}

fn join(ask: &Ask<'_>, reasons: &mut Reasons) -> Result<Ruling, Gap> {
    let barred = barred_by_party_law(ask, reasons);
    let membership = ask.read(MEMBERSHIP)?;
    match membership.choice() {
        Ok(what) if what == ENDED => {
            reasons.rest_on("a membership ends, and none is taken up, for the term", &membership.versions);
            Ok(Ruling::MayNot)
        }
        _ if barred => Ok(Ruling::MayNot),
        Ok(_) => {
            reasons.rest_on("a membership is suspended for the term", &membership.versions);
            Err(membership.not_named("joining a party"))
        }
        Err(gap) => Err(gap),
    }
}

fn stay(ask: &Ask<'_>, appointed: Option<Date>, reasons: &mut Reasons) -> Result<Ruling, Gap> {
    let membership = ask.read(MEMBERSHIP)?;
    let what = membership.choice()?;
    if what == SUSPENDED {
        reasons.rest_on("the membership is suspended for the term", &membership.versions);
        return Ok(Ruling::Suspended);
    }
    if what != ENDED {
        return Err(membership.not_named("staying in a party"));
    }
    reasons.rest_on("the membership ends for the term", &membership.versions);
    let within = ask.read(LEAVE_WITHIN)?;
    let term = within.one(|value| if let Value::Duration(term) = value { Some(*term) } else { None })?;
    reasons.rest_on(&format!("she leaves within {term} from the appointment"), &within.versions);
    barred_by_party_law(ask, reasons);
    let Some(appointed) = appointed else {
        reasons.remark(format!("without the day of her appointment the answer is for a day after those {term}"));
        return Ok(Ruling::MayNot);
    };
    let last = days_after(appointed, term).ok_or_else(|| within.gap(Why::Undefined))?;
    reasons.remark(format!("counted from the day after the appointment of {appointed}"));
    Ok(if ask.on <= last { Ruling::MayUntil(last) } else { Ruling::MayNot })
}

/// The last of so many days, counted from the next day.
fn days_after(day: Date, term: Duration) -> Option<Date> {
    if term.unit != TimeUnit::Days {
        return None;
    }
    day.checked_add(i64::from(term.count).days()).ok()
}

fn tasks(ask: &Ask<'_>, reasons: &mut Reasons) -> Result<Ruling, Gap> {
    let ruling = allowed(ask, TASKS, "tasks by others", reasons);
    if let Ok(independent) = ask.read(INDEPENDENT)
        && independent.yes_no() == Ok(true)
    {
        reasons.rest_on("she is independent and not accountable in office", &independent.versions);
    }
    ruling
}
