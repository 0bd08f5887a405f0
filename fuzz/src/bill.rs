//! Any bytes as a bill on a fixed law: it is refused, or it lies on top, and the law beneath is untouched.
//!
//! It must never know what the bill wants.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use law::Law;

use crate::{act, faults};

const FILE: &str = "bill.toml";

/// A small synthetic law with every shape of value.
static BASE: LazyLock<Law> = LazyLock::new(|| {
    let bytes = include_bytes!("../seeds/act/every-shape.toml").to_vec();
    Law::load(&[("base.toml".to_owned(), bytes)]).expect("the base of the bills is a law")
});

const ASSUMED: Date = date(2022, 1, 1);

/// Laying a bill never changes the base; the law with the bill answers like any other, and a bill is compared with itself.
///
/// # Panics
/// Where the property is broken.
pub fn run(data: &[u8]) {
    let before = BASE.hash().to_owned();
    match BASE.read_bill(FILE, data) {
        Err(found) => faults::check(&found, FILE, data),
        Ok(bill) => {
            match BASE.with(&bill, ASSUMED) {
                Err(found) => assert!(!found.is_empty(), "a bill was refused without a reason"),
                Ok(law) => {
                    assert_ne!(law.hash(), before, "a law with a bill is another law");
                    act::answers(&law);
                }
            }
            drop(law::compare(&BASE, &bill, &bill, ASSUMED));
            drop(BASE.idle_on(&bill, ASSUMED));
        }
    }
    assert_eq!(BASE.hash(), before, "a bill changed the law beneath it");
}
