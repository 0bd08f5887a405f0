//! Keys of an office: its public file, dated and numbered by epochs, and the secret one given to its people. It must never know
//! which offices there are.

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::key::{open_letter, seal_letter};
use crate::text::{self, Lines};
use crate::{Fault, PublicKey, SecretKey};

/// To whom something is sealed: an office by the key of one epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The office.
    pub office: String,
    /// Number of the key, from 1.
    pub epoch: u32,
    /// The key.
    pub key: PublicKey,
}

/// The public file of an office: all that the intake process knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients {
    office: String,
    epochs: Vec<(Date, PublicKey)>,
}

const FORM: &str = "zhargy-recipients/1";

impl Recipients {
    /// An office with its first key.
    ///
    /// # Errors
    /// K017 for a name that is none.
    pub fn new(office: &str, since: Date, key: PublicKey) -> Result<Self, Fault> {
        Ok(Self { office: text::name(office)?.to_owned(), epochs: vec![(since, key)] })
    }

    /// Begins the next epoch. What was sealed before stays sealed to the key of its day until it is sealed anew.
    ///
    /// # Errors
    /// K012 where the day is not later than that of the last epoch, or the key has been one already.
    pub fn renew(&mut self, since: Date, key: PublicKey) -> Result<(), Fault> {
        if self.epochs.iter().any(|(earlier, old)| *earlier >= since || *old == key) {
            return Err(Fault::BadCircle);
        }
        self.epochs.push((since, key));
        Ok(())
    }

    /// The office.
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The key that holds on a day.
    ///
    /// # Errors
    /// K014 before the first epoch.
    pub fn on(&self, day: Date) -> Result<Addressee, Fault> {
        let found = (1_u32..).zip(&self.epochs).filter(|(_, (since, _))| *since <= day).last();
        let (epoch, (_, key)) = found.ok_or_else(|| Fault::NoKey(self.office.clone()))?;
        Ok(Addressee { office: self.office.clone(), epoch, key: key.clone() })
    }

    /// The file, version 1.
    pub fn to_text(&self) -> String {
        let mut written = format!("{FORM} {}\n", self.office);
        for (number, (since, key)) in (1_u32..).zip(&self.epochs) {
            written.push_str(&format!("epoch {number} {since} {key}\n"));
        }
        written
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K009, K012, K017.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "file of recipients")?;
        let [office] = lines.need(FORM, "file of recipients")?;
        let mut read: Option<Self> = None;
        let mut next = 1;
        while let Some([number, since, key]) = lines.take("epoch")? {
            let (Some(number), Some(since), Some(key)) = (text::number(number), text::day(since), text::key(key))
            else {
                return lines.bad();
            };
            if number != next {
                return lines.bad();
            }
            next += 1;
            match &mut read {
                None => read = Some(Self::new(office, since, key)?),
                Some(read) => read.renew(since, key)?,
            }
        }
        lines.end()?;
        read.ok_or(Fault::BadLine(2))
    }

    /// SHA-256 of the file: it belongs into the journal and on posters, for whoever can exchange the file reads all that is
    /// sealed after it.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.to_text().as_bytes()).into()
    }
}

/// An office's secret key, sealed to one of its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    office: String,
    epoch: u32,
    key: PublicKey,
    person: String,
    letter: Vec<u8>,
}

const GRANT: &str = "zhargy-grant/1";

impl Grant {
    /// Whoever holds the key gives it to a person.
    ///
    /// # Errors
    /// K004 where the key is not that of the epoch, K017 for a name that is none.
    pub fn give(to: &Addressee, key: &SecretKey, person: &str, public: &PublicKey) -> Result<Self, Fault> {
        if key.public() != to.key {
            return Err(Fault::Elsewhere);
        }
        let mut made = Self {
            office: text::name(&to.office)?.to_owned(),
            epoch: to.epoch,
            key: to.key.clone(),
            person: text::name(person)?.to_owned(),
            letter: Vec::new(),
        };
        made.letter = seal_letter(&made.label(), key.expose().as_bytes(), public)?;
        Ok(made)
    }

    /// The person opens it.
    ///
    /// # Errors
    /// K001 for another's, K002, K004 where it was changed.
    pub fn take(&self, key: &SecretKey) -> Result<SecretKey, Fault> {
        let office = SecretKey::from_bytes(&open_letter(&self.label(), &self.letter, key)?)?;
        if office.public() == self.key { Ok(office) } else { Err(Fault::Elsewhere) }
    }

    /// The office and epoch it opens.
    pub fn addressee(&self) -> Addressee {
        Addressee { office: self.office.clone(), epoch: self.epoch, key: self.key.clone() }
    }

    /// Whose it is.
    pub fn person(&self) -> &str {
        &self.person
    }

    fn label(&self) -> String {
        format!("grant {} {} {} {}", self.office, self.epoch, self.key, self.person)
    }

    /// One line, as it is stored.
    pub fn to_text(&self) -> String {
        let Self { office, epoch, key, person, letter } = self;
        format!("{GRANT} {office} {epoch} {key} {person} {}\n", text::base64(letter))
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K009, K017.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "grant")?;
        let [office, epoch, key, person, letter] = lines.need(GRANT, "grant")?;
        lines.end()?;
        Ok(Self {
            office: text::name(office)?.to_owned(),
            epoch: text::number(epoch).ok_or(Fault::BadLine(1))?,
            key: text::key(key).ok_or(Fault::BadLine(1))?,
            person: text::name(person)?.to_owned(),
            letter: text::from_base64(letter).ok_or(Fault::BadLine(1))?,
        })
    }
}
