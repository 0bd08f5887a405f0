//! Codes of the faults of journals and of what keeps them. Each has a page `docs/codes/<code>.md`.

/// A line that is no entry in its one form.
pub const MALFORMED: &str = "J001";
/// An entry was changed.
pub const CHANGED: &str = "J002";
/// Entries were removed.
pub const REMOVED: &str = "J003";
/// An entry was added.
pub const ADDED: &str = "J004";
/// Entries stand in another order.
pub const REORDERED: &str = "J005";
/// A command's entries are not all there.
pub const TORN: &str = "J006";
/// The clock jumped back.
pub const CLOCK_BACK: &str = "J007";
/// A signed note or checkpoint that cannot be read.
pub const NOTE_MALFORMED: &str = "J008";
/// A signature that does not hold, or none by a known key.
pub const NOT_SIGNED: &str = "J009";
/// A proof that does not lead to the root.
pub const UNPROVEN: &str = "J010";
/// A draft that has no canonical line.
pub const UNWRITABLE: &str = "J011";
/// The journal grew in the meantime.
pub const MOVED: &str = "J012";
/// The command is in the journal already.
pub const REPEATED: &str = "J013";
/// What keeps the journal failed.
pub const STORE_FAILED: &str = "J014";
/// What the store gave back is not what was appended.
pub const STORE_BROKEN: &str = "J015";
