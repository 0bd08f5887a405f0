//! Who may ask what. A route states its role, and there is no route without one.

/// Who somebody is to the site. Every person is `Public` too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Anybody, without a login.
    Public,
    /// The machine's own operator: health and measurements. A proxy in front keeps these addresses from the public.
    Operator,
}
