//! A person at a desk: what a session says about who asks, and what of the country is theirs.

use clerk::record::Precinct;
use journal::{Hash, Moment};

use crate::role::Role;

/// How long a re-authentication is good, milliseconds.
const CONFIRMED: i64 = 5 * 60 * 1000;

/// A person at a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The name they log in with, which is the actor of their entries in the journal.
    pub account: String,
    /// The name on papers that they sign.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// The election they work for, as addresses have it; nothing for every election of this installation.
    pub election: Option<String>,
    /// The region they work for; nothing for all.
    pub region: Option<String>,
    /// The district within it; nothing for all.
    pub district: Option<String>,
    /// The list an agent stands for.
    pub list: Option<String>,
    /// SHA-256 of the session's token.
    pub session: Hash,
    /// What a form of this session must carry, so that no other site can send it.
    pub csrf: String,
    /// Whether they logged in with a second factor.
    pub second: bool,
    /// When they last proved again who they are.
    pub confirmed: Option<Moment>,
    /// When the session ends in any case.
    pub until: Moment,
}

impl Who {
    /// Whether the election of an address is theirs.
    pub fn works_for(&self, election: &str) -> bool {
        self.election.as_deref().is_none_or(|own| own == election)
    }

    /// Whether a precinct is within their territory.
    pub fn reaches(&self, precinct: &Precinct) -> bool {
        self.reaches_place(&precinct.region, &precinct.district)
    }

    /// Whether a place is within their territory.
    pub fn reaches_place(&self, region: &str, district: &str) -> bool {
        let within = |own: &Option<String>, of: &str| own.as_deref().is_none_or(|own| own == of);
        within(&self.region, region) && within(&self.district, district)
    }

    /// Whether they proved within the last five minutes that it is they.
    pub fn is_confirmed(&self, now: Moment) -> bool {
        self.confirmed.is_some_and(|at| (0..CONFIRMED).contains(&(now.millis() - at.millis())))
    }
}
