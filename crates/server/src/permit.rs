//! Which role may order what, and in which territory: the one place that says so, for forms and for programs alike. Whether
//! the law allows it is the procedure's matter and comes after.

use clerk::Command;
use clerk::contests::Command as OfPost;
use clerk::record::Precinct;
use pages::Notice;

use crate::codes;
use crate::role::Role;
use crate::who::Who;

/// Whether a person may give an order. `place_of` is where a precinct lies; one that is unknown is nobody's, and the
/// procedure says that it is none.
///
/// # Errors
/// Another role's order, another commission's precinct, another party's list.
pub fn permit(who: &Who, command: &Command, place_of: &dyn Fn(&str) -> Option<Precinct>) -> Result<(), Notice> {
    if who.role.needs_second_factor() && !who.second {
        let what = "whoever can certify logs in with a second factor";
        return Err(Notice::new(codes::NOT_YOURS, what, "set one up under your account, then log in with it"));
    }
    let reach = |precinct: &str| match place_of(precinct) {
        Some(place) if !who.reaches(&place) => {
            let what = format!("precinct {precinct} belongs to another commission");
            Err(Notice::new(codes::NOT_YOURS, what, "ask the commission it belongs to, or your administrator"))
        }
        _ => Ok(()),
    };
    let allowed = match (who.role, command) {
        (Role::Administrator, command) => !matches!(command, Command::EnterCopy { .. }),
        (Role::Coordinator | Role::Clerk, Command::Steps { .. })
        | (Role::Agent | Role::Observer, Command::EnterCopy { .. }) => true,
        (Role::Agent, Command::FileList { list, .. }) => who.list.as_ref() == Some(list),
        _ => false,
    };
    if !allowed {
        let what = format!("the order `{}` is not for the role {}", command.name(), who.role.as_str());
        return Err(Notice::new(codes::NOT_YOURS, what, "log in as somebody whose order it is"));
    }
    match command {
        // At a desk everybody signs for themselves; names on paper are for the command line.
        Command::Sign { name, .. } if *name != who.name => {
            let what = format!("{} signs as {}", who.account, who.name);
            Err(Notice::new(codes::NOT_YOURS, what, "each member signs from an account of their own"))
        }
        Command::Certify { signed } if !signed.is_empty() => {
            let what = "a result is certified by those who signed it at the sitting";
            Err(Notice::new(codes::NOT_YOURS, what, "open a sitting, sign there, and certify without names"))
        }
        Command::Steps { steps } => {
            for step in steps {
                // A step is taken in one's own role; the commission itself acts as a coordinator of the whole.
                let own = if who.role == Role::Clerk { "clerk" } else { "coordinator" };
                if step.role != own {
                    let what = format!("a {} takes steps as {own}, not as {}", who.role.as_str(), step.role);
                    return Err(Notice::new(codes::NOT_YOURS, what, "leave the step to whose it is"));
                }
                reach(&step.precinct)?;
            }
            Ok(())
        }
        Command::EnterCopy { copy } => reach(&copy.precinct),
        _ => Ok(()),
    }
}

/// Whether a person proves again, within the last minutes, that it is they before the order is taken: what makes a result
/// official, or keeps it from being so.
pub fn needs_confirmation(command: &Command) -> bool {
    matches!(command, Command::Sign { .. } | Command::WithdrawSignature { .. } | Command::Certify { .. })
}

/// Whether a person may give an order about a post, where many are elected; their territory is looked at by who knows the post.
/// A clerk brings what others did and enters protocols; the coordinator decides and settles, and registers the winner; the
/// commission does all of it, and alone certifies, enters posts, ends powers.
///
/// # Errors
/// Another role's order.
pub(crate) fn permit_post(who: &Who, command: &OfPost) -> Result<(), Notice> {
    if who.role.needs_second_factor() && !who.second {
        let what = "whoever can certify logs in with a second factor";
        return Err(Notice::new(codes::NOT_YOURS, what, "set one up under your account, then log in with it"));
    }
    let own = if who.role == Role::Clerk { "clerk" } else { "coordinator" };
    let brought = |step: &str| matches!(step, "withdraw" | "take back" | "appeal" | "leave");
    let allowed = match (who.role, command) {
        (_, OfPost::Open { .. } | OfPost::EnterCopy { .. }) => false,
        (Role::Administrator | Role::Coordinator | Role::Clerk, OfPost::Steps { steps }) => {
            steps.iter().all(|step| step.role == own)
        }
        (Role::Administrator, _) | (Role::Clerk, OfPost::Nominate { .. } | OfPost::BringPapers { .. }) => true,
        (Role::Clerk, OfPost::Step { step, .. }) => brought(step),
        (Role::Coordinator, command) => !matches!(
            command,
            OfPost::Certify { .. }
                | OfPost::EnterPost { .. }
                | OfPost::SetPrecincts { .. }
                | OfPost::EndPowers { .. }
                | OfPost::AbolishPost { .. }
        ),
        _ => false,
    };
    if allowed {
        return Ok(());
    }
    let what = format!("the order `{}` is not for the role {}", command.name(), who.role.as_str());
    Err(Notice::new(codes::NOT_YOURS, what, "log in as somebody whose order it is"))
}
