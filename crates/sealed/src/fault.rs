//! What can go wrong, each with a code, a sentence and what to do. It must never hold a secret or a piece of plaintext: a
//! fault is printed and logged.

use std::fmt;
use std::io;

use crate::codes;

/// Why something was not sealed, opened or taken.
#[derive(Debug)]
#[non_exhaustive]
pub enum Fault {
    /// Sealed to another key.
    OtherKey,
    /// Changed, cut off or lengthened after it was sealed.
    Damaged,
    /// A form or version this program does not know; what was expected.
    UnknownForm(&'static str),
    /// Sealed for another case, part, office or person.
    Elsewhere,
    /// Password or second factor do not fit; which of them is not said.
    NotUnlocked,
    /// Fewer shares than needed.
    TooFewShares {
        /// Shares of different holders that were given.
        have: usize,
        /// Shares that open the lock.
        need: u8,
    },
    /// Shares of another lock.
    ForeignShare,
    /// No written reason.
    NoReason,
    /// A line of a public file cannot be read, counted from 1.
    BadLine(usize),
    /// The text of a key or card cannot be read.
    BadKey,
    /// A cost outside the bounds.
    BadCost,
    /// A circle in which one alone could open, or nobody could, or somebody stands twice.
    BadCircle,
    /// No key of that office holds on the day.
    NoKey(String),
    /// What would open it is destroyed.
    Destroyed,
    /// The locator or the secret of a receipt cannot be read.
    BadReceipt,
    /// No plain name.
    BadName,
    /// Larger than the limit, in bytes.
    TooLarge(u64),
    /// A type that is not taken.
    BadType,
    /// A package that may unfold to far more than it weighs.
    Bomb,
    /// A document that carries a program.
    Macro,
    /// An image whose parts cannot be told apart.
    BadImage,
    /// Disk, network or the system's randomness failed.
    World(io::Error),
}

impl Fault {
    /// Its code, which has a page in `docs/codes`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherKey => codes::OTHER_KEY,
            Self::Damaged => codes::DAMAGED,
            Self::UnknownForm(_) => codes::UNKNOWN_FORM,
            Self::Elsewhere => codes::ELSEWHERE,
            Self::NotUnlocked => codes::NOT_UNLOCKED,
            Self::TooFewShares { .. } => codes::TOO_FEW_SHARES,
            Self::ForeignShare => codes::FOREIGN_SHARE,
            Self::NoReason => codes::NO_REASON,
            Self::BadLine(_) => codes::BAD_LINE,
            Self::BadKey => codes::BAD_KEY,
            Self::BadCost => codes::BAD_COST,
            Self::BadCircle => codes::BAD_CIRCLE,
            Self::NoKey(_) => codes::NO_KEY,
            Self::Destroyed => codes::DESTROYED,
            Self::BadReceipt => codes::BAD_RECEIPT,
            Self::BadName => codes::BAD_NAME,
            Self::TooLarge(_) => codes::TOO_LARGE,
            Self::BadType => codes::BAD_TYPE,
            Self::Bomb => codes::BOMB,
            Self::Macro => codes::MACRO,
            Self::BadImage => codes::BAD_IMAGE,
            Self::World(_) => codes::WORLD,
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::OtherKey => "take the key of the office and epoch that the case names",
            Self::Damaged => "compare its hash with the journal's and take the copy from a backup",
            Self::UnknownForm(_) => "a newer version of this program may know it",
            Self::Elsewhere => "files of two cases were exchanged: compare their hashes with the journal's",
            Self::NotUnlocked => "type the password again and hold the card of this key beside it",
            Self::TooFewShares { .. } => "ask another holder for a share",
            Self::ForeignShare => "take shares of one lock and one epoch",
            Self::NoReason => "write why the name is needed, in a sentence; the complainant will read it",
            Self::BadLine(_) => "take the file from where it was published; none of it is edited by hand",
            Self::BadKey => "type it again from the card, all groups of it",
            Self::BadCost => "the record was changed, or made by another program",
            Self::BadCircle => "name at least two different holders, each with a key of their own",
            Self::NoKey(_) => "add an epoch that begins on that day or before it",
            Self::Destroyed => "the certificate of destruction says when and what",
            Self::BadReceipt => "eight signs, then six words or twenty digits",
            Self::BadName => "1 to 64 signs: a to z, digits, dot, hyphen, underscore",
            Self::TooLarge(_) => "send it in pieces, or bring it on paper or on a disk",
            Self::BadType => "taken are PDF, JPEG, PNG, WebP, DOCX, ODT and plain text",
            Self::Bomb => "save the document again with the program that made it",
            Self::Macro => "save the document without macros",
            Self::BadImage => "look at it offline; it stays sealed as it came",
            Self::World(_) => "nothing was finished: try again, and discard what was written so far",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self {
            Self::OtherKey => f.write_str(" not sealed to this key"),
            Self::Damaged => f.write_str(" the sealed file is damaged or cut off"),
            Self::UnknownForm(what) => write!(f, " this is no {what}, or one of an unknown version"),
            Self::Elsewhere => f.write_str(" sealed for another case, part, office or person"),
            Self::NotUnlocked => f.write_str(" the password or the second factor does not fit"),
            Self::TooFewShares { have, need } => write!(f, " {have} shares, and {need} open the lock"),
            Self::ForeignShare => f.write_str(" these shares do not belong together"),
            Self::NoReason => f.write_str(" an identity is opened only for a written reason"),
            Self::BadLine(line) => write!(f, " line {line} cannot be read"),
            Self::BadKey => f.write_str(" the text of a key or card cannot be read"),
            Self::BadCost => f.write_str(" the cost of the password is outside the bounds"),
            Self::BadCircle => f.write_str(" this circle of holders cannot keep a secret"),
            Self::NoKey(office) => write!(f, " no key of `{office}` holds on that day"),
            Self::Destroyed => f.write_str(" the keys that open this are destroyed"),
            Self::BadReceipt => f.write_str(" this is no receipt"),
            Self::BadName => f.write_str(" this is no plain name"),
            Self::TooLarge(limit) => write!(f, " larger than {limit} bytes"),
            Self::BadType => f.write_str(" a type of file that is not taken"),
            Self::Bomb => f.write_str(" this package may unfold to far more than it weighs"),
            Self::Macro => f.write_str(" the document carries a program"),
            Self::BadImage => f.write_str(" the parts of this image cannot be told apart"),
            Self::World(error) => write!(f, " the world failed: {error}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::World(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Fault {
    /// A fault that came up through a reader or writer is taken out again; what `age` found changed is damage; the rest is the
    /// world's.
    fn from(error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(fault) => fault,
            Err(error) => match error.kind() {
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Damaged,
                _ => Self::World(error),
            },
        }
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::World(error) => error,
            fault => Self::new(io::ErrorKind::InvalidData, fault),
        }
    }
}

impl From<age::DecryptError> for Fault {
    fn from(error: age::DecryptError) -> Self {
        match error {
            age::DecryptError::NoMatchingKeys => Self::OtherKey,
            age::DecryptError::UnknownFormat => Self::UnknownForm("sealed file"),
            age::DecryptError::Io(error) => error.into(),
            _ => Self::Damaged,
        }
    }
}

impl From<getrandom::Error> for Fault {
    fn from(error: getrandom::Error) -> Self {
        Self::World(io::Error::other(error.to_string()))
    }
}
