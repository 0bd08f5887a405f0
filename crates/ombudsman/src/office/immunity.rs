//! Immunity: whose consent lets a deed be done, by the act on the office and by the Constitution above it, and which exceptions
//! reach it. It must never know whose consent that is.
//!
//! The Constitution and the act are asked apart. Where both guard against a deed and name different bodies, the rule on which
//! of them prevails decides and is cited; what is overruled is named beside it.

use law::Value;

use super::ask::{Ask, Gap, Read, flag, rows, text};
use super::{Circumstances, Deed, Reasons, Ruling, words};

/// Whose consent lifts immunity, by the highest act that speaks of it.
const LIFTED_BY: &str = "ombudsman.immunity.lifted_by";
/// The same by the act on the office alone.
const ACT_LIFTED_BY: &str = "ombudsman.immunity.act_lifted_by";
/// What the Constitution guards against.
const CONSTITUTION_COVERS: &str = "ombudsman.immunity.constitution_covers";
/// What the act on the office guards against.
const ACT_COVERS: &str = "ombudsman.immunity.act_covers";
/// Exceptions.
const EXCEPTIONS: &str = "ombudsman.immunity.exceptions";
/// Which act prevails.
const SUPREMACY: &str = "law.supremacy";

/// No immunity at all.
const NO_IMMUNITY: &str = "no_immunity";
/// The only order of acts this procedure knows.
const CONSTITUTION_PREVAILS: &str = "constitution_prevails";
/// The exception of one caught in the act.
const CAUGHT: &str = "caught_in_the_act";

/// One level of the law and what it says of a deed.
struct Layer {
    read: Read,
    /// The deed is guarded against, and whether the exceptions reach it.
    guards: Option<bool>,
}

impl Layer {
    /// `None` where the level did not speak of immunity yet.
    fn of(ask: &Ask<'_>, rule: &'static str, deed: Deed) -> Result<Option<Self>, Gap> {
        let read = match ask.read(rule) {
            Ok(read) => read,
            Err(gap) if gap.no_rule() => return Ok(None),
            Err(gap) => return Err(gap),
        };
        let guards = read.one(|value| covered(value, deed))?;
        Ok(Some(Self { read, guards }))
    }
}

/// The row of a deed: nothing where it has none, else whether the exceptions reach it. Unreadable without that.
#[expect(clippy::option_option, reason = "a table that cannot be read and a deed that is not in it are two things")]
fn covered(value: &Value, deed: Deed) -> Option<Option<bool>> {
    match rows(value)?.iter().find(|row| text(row, "act") == Some(deed.id())) {
        Some(row) => flag(row, "exceptions").map(Some),
        None => Some(None),
    }
}

/// What the law says of a guarded deed.
pub(super) fn ruling(
    ask: &Ask<'_>,
    deed: Deed,
    circumstances: &Circumstances,
    reasons: &mut Reasons,
) -> Result<Ruling, Gap> {
    let highest = ask.read(LIFTED_BY)?;
    if highest.choice()? == NO_IMMUNITY {
        reasons.rest_on("the office has no immunity", &highest.versions);
        return Ok(Ruling::May);
    }
    let constitution = Layer::of(ask, CONSTITUTION_COVERS, deed)?;
    let act = Layer::of(ask, ACT_COVERS, deed)?;
    let by_constitution = constitution.as_ref().is_some_and(|layer| layer.guards.is_some());
    let guarding = if by_constitution { &constitution } else { &act };
    let Some((layer, reached)) = guarding.as_ref().and_then(|layer| Some((layer, layer.guards?))) else {
        let silent = act.as_ref().or(constitution.as_ref());
        return Err(silent.map_or_else(|| highest.not_named(deed.id()), |layer| layer.read.not_named(deed.id())));
    };
    reasons.rest_on("it is guarded against", &layer.read.versions);
    let consent = if by_constitution {
        let consent = highest.choice()?;
        reasons.rest_on(&format!("the consent is that of the {}", words(&consent)), &highest.versions);
        prevail(ask, &consent, act.is_some_and(|act| act.guards.is_some()), reasons)?;
        consent
    } else {
        let own = ask.read(ACT_LIFTED_BY)?;
        let consent = own.choice()?;
        reasons.rest_on(&format!("the consent is that of the {}", words(&consent)), &own.versions);
        consent
    };
    if excepted(ask, circumstances, reached, reasons)? {
        return Ok(Ruling::May);
    }
    match &circumstances.consent_of {
        Some(given) if *given == consent => {
            reasons.remark(format!("the {} has consented", words(given)));
            Ok(Ruling::May)
        }
        Some(other) => {
            reasons.remark(format!("the consent of the {} is not the one the law asks for", words(other)));
            Ok(Ruling::WithConsent(consent))
        }
        None => Ok(Ruling::WithConsent(consent)),
    }
}

/// Where the act on the office names another body than the Constitution, the order of acts decides.
fn prevail(ask: &Ask<'_>, consent: &str, act_guards: bool, reasons: &mut Reasons) -> Result<(), Gap> {
    if !act_guards {
        return Ok(());
    }
    let own = match ask.read(ACT_LIFTED_BY) {
        Ok(own) => own,
        Err(gap) if gap.no_rule() => return Ok(()),
        Err(gap) => return Err(gap),
    };
    let differs = |version: &&law::Version| !matches!(&version.value, Value::Choice(body) if body == consent);
    let others: Vec<_> = own.versions.iter().filter(differs).collect();
    if others.is_empty() {
        return Ok(());
    }
    let order = ask.read(SUPREMACY)?;
    if order.choice()? != CONSTITUTION_PREVAILS {
        return Err(order.not_named("the order of the Constitution and the laws"));
    }
    reasons.rest_on("the Constitution prevails over the act on the office", &order.versions);
    for other in others {
        let certain = if own.versions.len() == 1 { "overruled" } else { "overruled, if it still stood" };
        reasons.rest_on(&format!("{certain}: the consent of the {}", words(&other.value.to_string())), [other]);
    }
    Ok(())
}

/// Whether an exception lets the deed be done without consent.
fn excepted(ask: &Ask<'_>, circumstances: &Circumstances, reached: bool, reasons: &mut Reasons) -> Result<bool, Gap> {
    let caught = circumstances.caught_in_the_act.then_some(CAUGHT);
    let crime = circumstances.crime.and_then(super::Crime::exception);
    let stated: Vec<&str> = caught.into_iter().chain(crime).collect();
    if stated.is_empty() {
        return Ok(false);
    }
    let exceptions = ask.read(EXCEPTIONS)?;
    for exception in stated {
        if !exceptions.lists(exception)? {
            continue;
        }
        if reached {
            reasons.rest_on(&format!("exception: {}", words(exception)), &exceptions.versions);
            return Ok(true);
        }
        reasons.rest_on(&format!("the exception \"{}\" does not reach this", words(exception)), &exceptions.versions);
    }
    Ok(false)
}
