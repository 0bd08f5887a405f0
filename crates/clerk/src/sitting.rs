//! The sitting at which a commission signs a counted result: what is signed, who signed, and when signatures are no longer of
//! what stands. It must never know how a person proves to be the one who signs.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::record::{Counted, Record, ResultSigned, ResultUnsigned};

/// A sitting on a counted result. It ends when another result is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Hash of the result it is about.
    pub counted: String,
    /// Account that opened it.
    pub opened_by: String,
    /// Those who signed, in order, but for those who took it back.
    pub signatures: Vec<Signature>,
    /// Signatures that were taken back, in order, each with the reason.
    pub withdrawn: Vec<(Signature, String)>,
}

/// A signature under a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The account.
    pub by: String,
    /// The name on the paper.
    pub name: String,
}

impl Sitting {
    pub(crate) fn opened(counted: String, actor: &str) -> Self {
        Self { counted, opened_by: actor.to_owned(), signatures: Vec::new(), withdrawn: Vec::new() }
    }

    /// Why a signature is not taken, if it is not.
    pub(crate) fn against(&self, actor: &str, signed: &ResultSigned) -> Option<&'static str> {
        let person = person(&signed.name);
        if signed.counted != self.counted {
            return Some("what was signed is not the result that stands now: look at it again");
        }
        if person.is_empty() {
            return Some("it has no name");
        }
        if self.signatures.iter().any(|known| known.by == actor) {
            return Some("this account signed already");
        }
        let same = self.signatures.iter().any(|known| self::person(&known.name) == person);
        same.then_some("a person of this name signed already")
    }

    /// Which signature is taken back, or why none is.
    pub(crate) fn signature(&self, actor: &str, unsigned: &ResultUnsigned) -> Result<usize, &'static str> {
        if unsigned.counted != self.counted {
            return Err("what was signed is not the result that stands now");
        }
        let own = self.signatures.iter().position(|known| known.by == actor);
        own.ok_or("no signature of this account stands")
    }
}

/// A counted result as it is published: the text whose hash is signed, `result.json` of an archive.
pub fn result_text(counted: &Counted) -> String {
    let mut body = Record::Counted(counted.clone()).body();
    // Keys in one order, as in the journal: whoever reads the file anew writes the same text.
    body.sort_all_objects();
    let text = serde_json::to_string_pretty(&body).unwrap_or_default();
    format!("{text}\n")
}

/// SHA-256 of a counted result as it is published, in lower-case hexadecimal.
pub fn result_hash(counted: &Counted) -> String {
    HEXLOWER.encode(&Sha256::digest(result_text(counted).as_bytes()))
}

/// The words of a name, whatever their order, case, spaces and points: two spellings of one name are one person.
fn person(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        let check = |one: &str, other: &str, same: bool| {
            assert_eq!(person(one) == person(other), same, "{one} | {other}");
        };
        check("Бекова А. Б.", "  бекова  а б ", true);
        check("Бекова А.", "А. БЕКОВА", true);
        check("Жасанды-Бек А", "жасанды бек а", true);
        check("Бекова А.", "Бекова Б.", false);
        check("Бекова А.", "Бекова А. А.", false);
        check(" . ", "", true);
    }
}
