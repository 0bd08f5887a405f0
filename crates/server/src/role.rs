//! Who may ask what. A route states its roles, and there is no route without one.

/// Who somebody is to the site. What is for `Public` is for everybody, logged in or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Anybody, without a login.
    Public,
    /// The machine's own operator: health and measurements. A proxy in front keeps these addresses from the public.
    Operator,
    /// A member of the commission or its staff: runs the election, certifies, keeps the accounts.
    Administrator,
    /// Coordinates the precincts of a territory.
    Coordinator,
    /// Enters protocols.
    Clerk,
    /// A party's agent: its list, copies of protocols.
    Agent,
    /// An observer: copies of protocols.
    Observer,
    /// Reads all, changes nothing.
    Auditor,
}

impl Role {
    /// The roles that somebody has by a login.
    pub const DESKS: [Self; 6] =
        [Self::Administrator, Self::Coordinator, Self::Clerk, Self::Agent, Self::Observer, Self::Auditor];

    /// The word for it, as accounts and addresses have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Operator => "operator",
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Clerk => "clerk",
            Self::Agent => "agent",
            Self::Observer => "observer",
            Self::Auditor => "auditor",
        }
    }

    /// The role of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::DESKS.into_iter().find(|role| role.as_str() == word)
    }

    /// Whether a person of this role must have a second factor before anything else: whoever can certify.
    pub const fn needs_second_factor(self) -> bool {
        matches!(self, Self::Administrator)
    }
}
