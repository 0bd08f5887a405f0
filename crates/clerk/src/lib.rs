//! The clerk of an election, of the register of parties and of the accounts: command, law and state in; records for the journal, or a
//! refusal, out.
//!
//! A [`Desk`] holds what the journal of one election says ([`State`], a fold over its entries) and the law it was opened
//! under ([`Books`]). [`DeskOf::answer`] decides an [`Order`] and changes nothing; [`DeskOf::enter`] takes up what was made
//! durable. What stands in the journal are [`Record`]s, each of a version that is read for ever. A [`register::Desk`] is the
//! same desk on the journal of a register of parties.
//!
//! It must never know a clock, a file, a network or a thread, nor who may give an order: moments and actors are arguments.

pub mod accounts;
mod answered;
mod books;
mod calendar;
mod command;
pub mod complaints;
pub mod contests;
mod decide;
mod desk;
mod figures;
mod outlives;
mod procedure;
pub mod record;
mod refusal;
pub mod register;
mod sitting;
mod state;
mod today;

pub use books::{Books, OtherLaw};
pub use command::{Command, Order};
pub use decide::lists::{Examined, persons_filed};
pub use desk::{Answer, Broken, DeskOf};
pub use procedure::{Procedure, Recorded};
pub use record::{KINDS, Record, Unreadable};
pub use refusal::Refusal;
pub use sitting::{Signature, Sitting, result_hash, result_text};
pub use state::{ListState, PrecinctState, State};

/// The desk of an election.
pub type Desk = DeskOf<State>;

/// Codes of refusals, of records that cannot be read and of journals that contradict the procedure. Each has a page
/// `docs/codes/<code>.md`.
pub mod codes {
    /// A record nobody knows.
    pub const UNKNOWN_RECORD: &str = "R001";
    /// A record whose body is another than its version asks for.
    pub const BAD_BODY: &str = "R002";
    /// A journal with a step that the procedure does not allow.
    pub const BROKEN: &str = "R003";
    /// A journal of another state of the law.
    pub const OTHER_LAW: &str = "R004";
    /// A command that comes too early or too late.
    pub const NOT_NOW: &str = "A001";
    /// A list, precinct or person that is not there, is there twice, or has an id that is none.
    pub const NO_SUCH: &str = "A002";
    /// An order of the ballot that is none.
    pub const BALLOT: &str = "A003";
    /// Figures that the form does not have, or that are too large.
    pub const FIGURES: &str = "A004";
    /// A step of a protocol's entry that is refused.
    pub const STEP: &str = "A005";
    /// A result that cannot be counted or certified as things stand.
    pub const RESULT: &str = "A006";
    /// A list of which the law of the day leaves something open.
    pub const LIST: &str = "A007";
    /// Mandates that cannot be given to persons.
    pub const MANDATES: &str = "A008";
    /// An order that no journal can hold.
    pub const UNWRITABLE: &str = "A009";
    /// A day outside the term that the calendar of the election gives.
    pub const TERM: &str = "A010";
    /// A signature that is not taken, or a sitting that is not there.
    pub const SIGNATURE: &str = "A011";
    /// A step of a party that the law or the order of the steps refuses.
    pub const PARTY_STEP: &str = "A020";
    /// A step of a party about which the law of its day leaves something open.
    pub const PARTY_OPEN: &str = "A021";
    /// A decision in words where the law decides.
    pub const LAW_DECIDES: &str = "A022";
    /// A register that stands under another state of the law.
    pub const REGISTER_LAW: &str = "A023";
    /// Words, numbers or days that no register takes.
    pub const NOT_TAKEN: &str = "A024";
    /// A step of a candidate that the law or the order of the steps refuses.
    pub const CANDIDATE: &str = "A030";
    /// A candidate about whom the law of the day or the papers leave something open.
    pub const CANDIDATE_OPEN: &str = "A031";
    /// An election of one seat that cannot go on so.
    pub const CONTEST: &str = "A032";
    /// A text that is no name of an account.
    pub const ACCOUNT_NAME: &str = "U001";
    /// A name that an account has, or that looks like one.
    pub const ACCOUNT_TAKEN: &str = "U002";
    /// An account or a session that is not there, or is closed.
    pub const NO_ACCOUNT: &str = "U003";
    /// A role with a place it does not have.
    pub const ACCOUNT_SCOPE: &str = "U004";
    /// A code that was taken before.
    pub const CODE_USED: &str = "U005";
    /// What was shown does not open the account.
    pub const NOT_OPENED: &str = "U006";
    /// The last administrator stays.
    pub const LAST_ADMINISTRATOR: &str = "U007";
    /// A value that no journal of accounts holds.
    pub const ACCOUNT_VALUE: &str = "U008";
    /// A passkey that cannot be added, removed or used.
    pub const PASSKEY: &str = "U009";
}
