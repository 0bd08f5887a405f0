//! The codes of this crate. It must never know what they mean: each has a page `docs/codes/<code>.md`.

/// The file is not sealed to this key.
pub const OTHER_KEY: &str = "K001";
/// A sealed file is damaged or cut off.
pub const DAMAGED: &str = "K002";
/// A form or a version that is not known.
pub const UNKNOWN_FORM: &str = "K003";
/// Sealed for another case, another part, another office or another person.
pub const ELSEWHERE: &str = "K004";
/// The password or the second factor does not fit.
pub const NOT_UNLOCKED: &str = "K005";
/// Fewer shares than open the lock.
pub const TOO_FEW_SHARES: &str = "K006";
/// Shares that do not belong together.
pub const FOREIGN_SHARE: &str = "K007";
/// An identity is opened only for a written reason.
pub const NO_REASON: &str = "K008";
/// A line of a public file cannot be read.
pub const BAD_LINE: &str = "K009";
/// The text of a key or of a card cannot be read.
pub const BAD_KEY: &str = "K010";
/// A cost of passwords outside the bounds.
pub const BAD_COST: &str = "K011";
/// A circle of holders that cannot be.
pub const BAD_CIRCLE: &str = "K012";
/// The world failed.
pub const WORLD: &str = "K013";
/// No key of that office holds on that day.
pub const NO_KEY: &str = "K014";
/// What would open this is destroyed.
pub const DESTROYED: &str = "K015";
/// A receipt cannot be read.
pub const BAD_RECEIPT: &str = "K016";
/// A name of an office or a person that is no plain name.
pub const BAD_NAME: &str = "K017";
/// Larger than may be sealed.
pub const TOO_LARGE: &str = "K020";
/// A type of file that is not taken.
pub const BAD_TYPE: &str = "K021";
/// A package that may unfold to far more than it weighs.
pub const BOMB: &str = "K022";
/// A document that carries a program.
pub const MACRO: &str = "K023";
/// An image whose parts cannot be told apart.
pub const BAD_IMAGE: &str = "K024";
