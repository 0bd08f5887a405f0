//! What registers share that outlive their law: they are opened once, and taken on to another state of the acts by an order of
//! its own. It must never know what a register holds.

use crate::books::Books;
use crate::decide::check_id;
use crate::record::LawUsed;
use crate::refusal::Refusal;
use crate::register::record::{LawTaken, Opened};
use crate::register::words;

/// An order, as far as it is about the register itself.
pub(crate) enum Wanted<'a> {
    /// To open it.
    Open {
        /// Its name.
        register: &'a str,
        /// Title.
        title: &'a str,
        /// Whether anything in it is made up.
        synthetic: bool,
    },
    /// To take up the law at hand.
    TakeLaw,
    /// About what it holds.
    Other,
}

/// What becomes of it.
pub(crate) enum Turn {
    /// It is opened.
    Opened(Opened),
    /// It goes on under the law at hand.
    LawTaken(LawTaken),
    /// The order is about what it holds, and the register stands under the law at hand.
    Goes,
}

/// The turn of an order; `law` is what the register stands under, nothing before it was opened.
///
/// # Errors
/// It was opened already, or not yet; it stands under the law at hand already, or under another.
pub(crate) fn turn(books: &Books, law: Option<&LawUsed>, wanted: &Wanted<'_>) -> Result<Turn, Refusal> {
    let now = |why| Err(Refusal::NotNow { why });
    let Some(law) = law else {
        let Wanted::Open { register, title, synthetic } = *wanted else {
            return now("the register was not opened yet");
        };
        register.split('/').try_for_each(|part| check_id("register", part))?;
        words("title", title)?;
        let (register, title) = (register.to_owned(), title.to_owned());
        return Ok(Turn::Opened(Opened { register, title, synthetic, law: books.used() }));
    };
    match (wanted, books.check(law)) {
        (Wanted::Open { .. }, _) => now("the register was opened already"),
        (Wanted::TakeLaw, Ok(())) => now("the register stands under the law at hand already"),
        (Wanted::TakeLaw, Err(_)) => Ok(Turn::LawTaken(LawTaken { law: books.used() })),
        (Wanted::Other, Ok(())) => Ok(Turn::Goes),
        (Wanted::Other, Err(other)) => Err(Refusal::RegisterLaw { wanted: other.wanted, found: other.found }),
    }
}
