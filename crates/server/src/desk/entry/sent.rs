//! A sheet that was sent: its fields are read once, and whatever comes of it, all of them stand in the page that answers.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use election::protocol::{Cell, Difference, Role};
use pages::desk::entry::{AtPrecinct, Checked, Refused, Sheet, Turn, Typed};
use sha2::{Digest as _, Sha256};

use super::paper::Paper;
use crate::ask::Ask;
use crate::desk::{page, seat};
use crate::reply::Reply;
use crate::running::Running;
use crate::site::Site;
use crate::who::Who;

/// The longest id of an order that a form may carry.
const MOST_ID: usize = 64;

/// A sheet as it came.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) turn: Turn,
    pub(crate) typed: Typed,
    pub(crate) order: String,
    pub(crate) asked: Option<BTreeSet<Cell>>,
    pub(crate) both: Vec<Difference>,
    /// Codes of the findings that the person confirmed.
    pub(crate) stands: String,
}

impl Sent {
    /// An empty sheet, or one in which something stands.
    pub(crate) fn new(turn: Turn, typed: Typed) -> Self {
        let (asked, both, stands) = (None, Vec::new(), String::new());
        Self { turn, typed, order: Site::fresh_id(), asked, both, stands }
    }

    /// The fields of a form. What it carries for itself is shown again to the same person and decides nothing.
    pub(crate) fn read(paper: &Paper, ask: &Ask) -> Self {
        let form = &paper.form;
        let mut typed = Typed::of(form, &ask.fields);
        if ask.field("do") == "rows" {
            typed.more += 5;
        }
        let cells = typed.cells(form);
        let labels: Vec<&str> = ask.field("asked").split('|').filter(|label| !label.is_empty()).collect();
        let asked: BTreeSet<Cell> =
            cells.iter().copied().filter(|cell| labels.contains(&form.label(*cell).as_str())).collect();
        let both = cells.iter().filter_map(|cell| {
            let (first, second) = ask.field(&format!("both {}", form.label(*cell))).split_once('|')?;
            Some(Difference { cell: *cell, first: first.parse().ok(), second: second.parse().ok() })
        });
        let order = ask.field("order");
        let plain = (1..=MOST_ID).contains(&order.len()) && order.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Self {
            turn: Turn::parse(ask.field("turn")).unwrap_or(Turn::First),
            order: if plain { order.to_owned() } else { Site::fresh_id() },
            asked: (!asked.is_empty()).then_some(asked),
            both: both.collect(),
            stands: ask.field("stands").to_owned(),
            typed,
        }
    }

    /// What does not add up; what is empty too, where the person asked for it.
    pub(crate) fn check(&self, paper: &Paper, asked: bool) -> Checked {
        let mut checked = self.typed.check(&paper.form, paper.most, asked);
        if self.turn == Turn::Copy {
            // A copy shows what it shows: what is empty on it is no mistake of who types it.
            checked.findings.retain(|finding| !matches!(finding.what, election::protocol::What::Empty { .. }));
        }
        checked
    }

    /// The sheet as a page shows it.
    pub(crate) fn sheet<'s>(&'s self, paper: &'s Paper, of: &'s Place, checked: &'s Checked) -> Sheet<'s> {
        Sheet {
            form: &paper.form,
            most: paper.most,
            turn: self.turn,
            role: of.role,
            typed: &self.typed,
            asked: self.asked.as_ref(),
            both: &self.both,
            checked,
            order: &self.order,
            action: &of.action,
            draft: &of.draft,
        }
    }
}

/// Where a sheet belongs: its address, and what tells its draft from others.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    role: Role,
    action: String,
    draft: String,
}

impl Place {
    pub(crate) fn new(ask: &Ask, who: &Who, turn: Turn, part: &str) -> Self {
        let (election, precinct) = (ask.part("election"), ask.part("precinct"));
        let role = super::turns::actor(who).role;
        let action = format!("/desk/{election}/{part}/{}", pages::encoded(precinct));
        Self { role, action, draft: format!("{election} {} {precinct} {}", who.account, turn.as_str()) }
    }
}

/// The page of a sheet that was sent, with everything that stood in it.
pub(crate) fn answer(
    site: &Site,
    ask: &Ask,
    running: &Running,
    sent: &Sent,
    checked: &Checked,
    told: (u16, Option<&Refused>),
) -> Option<Reply> {
    let (who, paper) = (ask.who.as_deref()?, running.paper()?);
    let precinct = paper.place(ask.part("precinct"))?;
    let place = Place::new(ask, who, sent.turn, "entry");
    let at = AtPrecinct {
        precinct,
        state: None,
        // Handing over is an order without a sheet.
        sheet: (ask.field("do") != "release").then(|| sent.sheet(paper, &place, checked)),
        not: None,
        saved: false,
        refused: told.1,
        release: None,
    };
    let seat = seat(who, ask.part("election"));
    Some(page(told.0, site.pages.entry_precinct(ask.language, &seat, &running.night(), &at)))
}

/// The id of an order: of the page it came from, and of what it says. So a resend has one effect, and what was changed before
/// it was sent again is another order, which the procedure judges anew.
pub(crate) fn order_id(order: &str, who: &Who, command: &clerk::Command) -> String {
    order_id_of(order, who, command)
}

/// The same of an order of any procedure.
pub(crate) fn order_id_of(order: &str, who: &Who, command: &impl std::fmt::Debug) -> String {
    let plain = order.len() <= MOST_ID && order.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let order = if plain { order } else { "" };
    let mut digest = Sha256::new();
    digest.update(&who.account);
    digest.update([0]);
    digest.update(format!("{command:?}"));
    format!("{order}-{}", HEXLOWER.encode(&digest.finalize()[..8]))
}
