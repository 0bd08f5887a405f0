//! The locks of a case: which keys open which of its parts, how they pass to another office, and how they are destroyed. It
//! must never know what a part says, where it is kept, or why a lock changes.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Read, Write};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::key::{open_letter, random, seal_letter};
use crate::text::{self, Lines};
use crate::{Addressee, Circle, Fault, Opener, PublicKey, Receipt, Sealer, SecretKey, Share, Split, Written};

/// A case by 128 random bits: they say neither when it came nor from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseId(pub(crate) [u8; 16]);

impl CaseId {
    /// Reads 32 hexadecimal digits.
    ///
    /// # Errors
    /// K009 for anything else.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let bytes = data_encoding::HEXLOWER.decode(written.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(Fault::BadLine(1))
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::hex(&self.0))
    }
}

/// What is opened together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compartment {
    /// Who complained: custodians together.
    Identity,
    /// Story, attachments, notes: the office of the case.
    Office,
    /// Visits of the preventive mechanism: its own office.
    Mechanism,
    /// What the office answers: who holds the receipt.
    Complainant,
}

impl Compartment {
    const ALL: [Self; 4] = [Self::Identity, Self::Office, Self::Mechanism, Self::Complainant];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Office => "office",
            Self::Mechanism => "mechanism",
            Self::Complainant => "complainant",
        }
    }
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Name, contact.
    Identity,
    /// Text, wish, consent.
    Story,
    /// A file as it came.
    Attachment,
    /// Its cleaned working copy.
    Copy,
    /// Notes of the office.
    Notes,
    /// A visit of the preventive mechanism.
    Visit,
    /// What the office writes to the complainant. The office keeps a copy of its own among its notes: it cannot read this one.
    Answer,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Identity, Self::Story, Self::Attachment, Self::Copy, Self::Notes, Self::Visit, Self::Answer];

    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Identity => 1,
            Self::Story => 2,
            Self::Attachment => 3,
            Self::Copy => 4,
            Self::Notes => 5,
            Self::Visit => 6,
            Self::Answer => 7,
        }
    }

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Story => "story",
            Self::Attachment => "attachment",
            Self::Copy => "copy",
            Self::Notes => "notes",
            Self::Visit => "visit",
            Self::Answer => "answer",
        }
    }

    /// Where it belongs.
    pub fn compartment(self) -> Compartment {
        match self {
            Self::Identity => Compartment::Identity,
            Self::Story | Self::Attachment | Self::Copy | Self::Notes => Compartment::Office,
            Self::Visit => Compartment::Mechanism,
            Self::Answer => Compartment::Complainant,
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Who opens a compartment. The key itself is in it, sealed, and nobody else has it; that of a receipt is derived instead.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lock {
    Office { key: PublicKey, office: String, epoch: u32, letter: Vec<u8> },
    Circle(Split),
    Receipt(Receipt),
}

impl Lock {
    fn key(&self) -> &PublicKey {
        match self {
            Self::Office { key, .. } => key,
            Self::Circle(split) => split.key(),
            Self::Receipt(receipt) => receipt.key(),
        }
    }
}

/// The locks of a case: the one small file that decides whether its parts can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    id: CaseId,
    locks: BTreeMap<Compartment, Lock>,
}

/// The opened key of one compartment; in memory only.
pub struct PartKey {
    case: CaseId,
    compartment: Compartment,
    key: SecretKey,
}

impl fmt::Debug for PartKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PartKey({}, {}, hidden)", self.case, self.compartment.name())
    }
}

impl PartKey {
    /// Opens a part of this compartment.
    ///
    /// # Errors
    /// K001 for one that was sealed anew since, K002, K004 for a part of another case or kind.
    pub fn open<R: Read>(&self, kind: Kind, from: R) -> Result<Opener<R>, Fault> {
        Opener::begin(&self.case, kind, &self.key, from)
    }
}

const FORM: &str = "zhargy-case/1";

impl Case {
    /// Locks for a new case, made by who may only seal: each key is drawn, sealed and forgotten.
    ///
    /// # Errors
    /// K013 where the system has no randomness.
    pub fn begin(
        office: &Addressee,
        custodians: Option<&Circle>,
        mechanism: Option<&Addressee>,
    ) -> Result<Self, Fault> {
        let mut case = Self { id: CaseId(random()?), locks: BTreeMap::new() };
        case.lock_to(Compartment::Office, office)?;
        if let Some(circle) = custodians {
            case.lock_to_circle(circle)?;
        }
        if let Some(mechanism) = mechanism {
            case.lock_to(Compartment::Mechanism, mechanism)?;
        }
        Ok(case)
    }

    fn lock_to(&mut self, compartment: Compartment, to: &Addressee) -> Result<(), Fault> {
        let drawn = SecretKey::draw();
        let (key, office) = (drawn.public(), text::name(&to.office)?.to_owned());
        let letter = seal_letter(&self.label(compartment, &key, to), drawn.expose().as_bytes(), &to.key)?;
        self.locks.insert(compartment, Lock::Office { key, office, epoch: to.epoch, letter });
        Ok(())
    }

    fn lock_to_circle(&mut self, circle: &Circle) -> Result<(), Fault> {
        let split = Split::of(&self.id.to_string(), &SecretKey::draw(), circle)?;
        self.locks.insert(Compartment::Identity, Lock::Circle(split));
        Ok(())
    }

    /// Answers are sealed to who holds this receipt: on the first day, later, or in the place of another. What was sealed to the
    /// earlier one follows by `reseal` where its secret is at hand; otherwise the office seals its own copies anew.
    #[must_use]
    pub fn with_receipt(mut self, receipt: Receipt) -> Self {
        self.locks.insert(Compartment::Complainant, Lock::Receipt(receipt));
        self
    }

    /// The receipt whose holder reads the answers.
    pub fn receipt(&self) -> Option<&Receipt> {
        match self.locks.get(&Compartment::Complainant)? {
            Lock::Receipt(receipt) => Some(receipt),
            Lock::Office { .. } | Lock::Circle(_) => None,
        }
    }

    fn label(&self, compartment: Compartment, key: &PublicKey, to: &Addressee) -> String {
        format!("case {} {} {key} {} {}", self.id, compartment.name(), to.office, to.epoch)
    }

    /// Which case.
    pub fn id(&self) -> CaseId {
        self.id
    }

    /// The office and epoch that open a compartment; nothing where custodians do, or nobody.
    pub fn addressee(&self, compartment: Compartment) -> Option<(&str, u32)> {
        match self.locks.get(&compartment)? {
            Lock::Office { office, epoch, .. } => Some((office, *epoch)),
            Lock::Circle(_) | Lock::Receipt(_) => None,
        }
    }

    /// The custodians' lock.
    ///
    /// # Errors
    /// K015 where there is none any more, or never was.
    pub fn custodians(&self) -> Result<&Split, Fault> {
        match self.locks.get(&Compartment::Identity) {
            Some(Lock::Circle(split)) => Ok(split),
            _ => Err(Fault::Destroyed),
        }
    }

    /// Seals a part. It takes no secret key, so the process that takes complaints in can do it, on the first day and later.
    ///
    /// # Errors
    /// K015 where the compartment has no lock.
    pub fn seal<W: Write>(&self, kind: Kind, out: W) -> Result<Sealer<W>, Fault> {
        Sealer::begin(&self.id, kind, self.lock(kind.compartment())?.key(), out)
    }

    fn lock(&self, compartment: Compartment) -> Result<&Lock, Fault> {
        self.locks.get(&compartment).ok_or(Fault::Destroyed)
    }

    /// Opens a compartment with the key of its office, or that of the complainant with the key of their receipt.
    ///
    /// # Errors
    /// K001 for another office or epoch or receipt, K002, K004 where custodians hold it, K015.
    pub fn unlock(&self, compartment: Compartment, held: &SecretKey) -> Result<PartKey, Fault> {
        let key = match self.lock(compartment)? {
            Lock::Office { key, office, epoch, letter } => {
                let to = Addressee { office: office.clone(), epoch: *epoch, key: held.public() };
                let opened = SecretKey::from_bytes(&open_letter(&self.label(compartment, key, &to), letter, held)?)?;
                if opened.public() != *key {
                    return Err(Fault::Elsewhere);
                }
                opened
            }
            Lock::Receipt(receipt) if *receipt.key() == held.public() => held.again(),
            Lock::Receipt(_) => return Err(Fault::OtherKey),
            Lock::Circle(_) => return Err(Fault::Elsewhere),
        };
        Ok(PartKey { case: self.id, compartment, key })
    }

    /// Opens the identity with the shares of its custodians, for a written reason.
    ///
    /// # Errors
    /// K006 and K007 for the shares, K015.
    pub fn open_identity(&self, shares: &[&Share], reason: &Reason, on: Date) -> Result<(PartKey, Opening), Fault> {
        let key = self.custodians()?.join(shares)?;
        let by = shares.iter().map(|share| share.holder().to_owned()).collect();
        let opening = Opening { case: self.id, on, by, reason: reason.clone() };
        Ok((PartKey { case: self.id, compartment: Compartment::Identity, key }, opening))
    }

    /// The same case with a fresh key for a compartment, sealed to another office or to the next epoch. The parts follow by
    /// `reseal`; then the caller replaces the old locks and parts, all at once.
    ///
    /// # Errors
    /// K004 where the key given is not the one that opens it now, K015.
    pub fn rotate(&self, held: &PartKey, to: &Addressee) -> Result<Self, Fault> {
        self.holds(held)?;
        if !matches!(self.lock(held.compartment)?, Lock::Office { .. }) {
            return Err(Fault::Elsewhere);
        }
        let mut next = self.clone();
        next.lock_to(held.compartment, to)?;
        Ok(next)
    }

    /// The same for the identity: another circle, or the same after it was opened.
    ///
    /// # Errors
    /// As of `rotate`.
    pub fn rotate_identity(&self, held: &PartKey, circle: &Circle) -> Result<Self, Fault> {
        self.custodians()?;
        self.holds(held)?;
        if held.compartment != Compartment::Identity {
            return Err(Fault::Elsewhere);
        }
        let mut next = self.clone();
        next.lock_to_circle(circle)?;
        Ok(next)
    }

    fn holds(&self, held: &PartKey) -> Result<(), Fault> {
        let same = held.case == self.id && *self.lock(held.compartment)?.key() == held.key.public();
        if same { Ok(()) } else { Err(Fault::Elsewhere) }
    }

    /// Seals a part of the old locks for these, in pieces and through memory alone. The content gets a fresh key too, so
    /// whoever kept the old one opens nothing of the new file.
    ///
    /// # Errors
    /// Those of opening and of sealing; what was written until then is to be discarded.
    pub fn reseal<R: Read, W: Write>(
        &self,
        held: &PartKey,
        kind: Kind,
        from: R,
        out: W,
    ) -> Result<(Written, W), Fault> {
        let mut opener = held.open(kind, from)?;
        let mut sealer = self.seal(kind, out)?;
        let mut piece = zeroize::Zeroizing::new(vec![0; 64 * 1024]);
        loop {
            let read = opener.read(&mut piece)?;
            if read == 0 {
                return sealer.finish();
            }
            sealer.write_all(&piece[..read])?;
        }
    }

    /// Destroys the lock of a compartment here. The caller then overwrites the stored locks with these, and no part of the
    /// compartment opens any more, but from a copy of the old locks in a backup that has not expired.
    ///
    /// # Errors
    /// K015 where it is destroyed already.
    pub fn shred(&mut self, compartment: Compartment, on: Date, parts: Vec<Written>) -> Result<Certificate, Fault> {
        self.lock(compartment)?;
        let parts: Vec<Written> = parts.into_iter().filter(|part| part.kind.compartment() == compartment).collect();
        let before = self.to_text();
        let key = self.locks.remove(&compartment).map(|lock| lock.key().clone()).ok_or(Fault::Destroyed)?;
        let locks = Sha256::digest(before.as_bytes()).into();
        Ok(Certificate { case: self.id, on, compartment, key, locks, parts })
    }

    /// The file of locks, version 1. Written after shredding it holds no key of the compartment.
    pub fn to_text(&self) -> String {
        let mut written = format!("{FORM} {}\n", self.id);
        for (compartment, lock) in &self.locks {
            match lock {
                Lock::Office { key, office, epoch, letter } => {
                    let letter = text::base64(letter);
                    written.push_str(&format!("{} {key} {office} {epoch} {letter}\n", compartment.name()));
                }
                Lock::Circle(split) => written.push_str(&split.to_text()),
                Lock::Receipt(receipt) => written.push_str(&receipt.to_text()),
            }
        }
        written
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K004 where the identity's lock is another case's, K009, K017.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "file of locks")?;
        let [id] = lines.need(FORM, "file of locks")?;
        let mut case = Self { id: CaseId::parse(id)?, locks: BTreeMap::new() };
        for compartment in Compartment::ALL {
            if compartment == Compartment::Identity {
                if let Some(split) = Split::read(&mut lines)? {
                    if split.purpose() != id {
                        return Err(Fault::Elsewhere);
                    }
                    case.locks.insert(compartment, Lock::Circle(split));
                }
            } else if compartment == Compartment::Complainant {
                if let Some(receipt) = Receipt::read(&mut lines)? {
                    case.locks.insert(compartment, Lock::Receipt(receipt));
                }
            } else if let Some([key, office, epoch, letter]) = lines.take(compartment.name())? {
                let (Some(key), Some(epoch), Some(letter)) =
                    (text::key(key), text::number(epoch), text::from_base64(letter))
                else {
                    return lines.bad();
                };
                let office = text::name(office)?.to_owned();
                case.locks.insert(compartment, Lock::Office { key, office, epoch, letter });
            }
        }
        lines.end()?;
        Ok(case)
    }
}

/// Why an identity is opened. The complainant reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

/// Letters of the shortest reason: two words or three.
const SHORTEST_REASON: usize = 15;
const LONGEST_REASON: usize = 2000;

impl Reason {
    /// Takes it.
    ///
    /// # Errors
    /// K008 for fewer than 15 letters, or more than 2,000 signs.
    pub fn new(written: &str) -> Result<Self, Fault> {
        let written = written.trim();
        let letters = written.chars().filter(|sign| sign.is_alphabetic()).count();
        if letters < SHORTEST_REASON || written.chars().count() > LONGEST_REASON {
            return Err(Fault::NoReason);
        }
        Ok(Self(written.to_owned()))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// That an identity was opened: what the complainant sees, and what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "the complainant is shown each opening"]
pub struct Opening {
    /// Of which case.
    pub case: CaseId,
    /// On which day.
    pub on: Date,
    /// By which custodians.
    pub by: Vec<String>,
    /// Why.
    pub reason: Reason,
}

/// What was destroyed: hashes only. It says nothing about copies made before.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "what was destroyed is recorded"]
pub struct Certificate {
    /// Of which case.
    pub case: CaseId,
    /// On which day.
    pub on: Date,
    /// Which compartment.
    pub compartment: Compartment,
    /// The public half of the destroyed key.
    pub key: PublicKey,
    /// SHA-256 of the file of locks as it was.
    pub locks: [u8; 32],
    /// The sealed files that nothing opens now.
    pub parts: Vec<Written>,
}

impl Certificate {
    /// The certificate, version 1.
    pub fn to_text(&self) -> String {
        let Self { case, on, compartment, key, locks, parts } = self;
        let mut written = format!("zhargy-destroyed/1 {case} {on} {} {key} {}\n", compartment.name(), text::hex(locks));
        for part in parts {
            written.push_str(&format!("part {} {} {}\n", part.kind.name(), part.bytes, text::hex(&part.sha256)));
        }
        written
    }
}

/// Hashes a stored file, for the certificate or to compare it with the journal.
///
/// # Errors
/// K013 where it cannot be read.
pub fn weigh<R: Read>(kind: Kind, mut stored: R) -> Result<Written, Fault> {
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = stored.read(&mut piece).map_err(Fault::World)?;
        if read == 0 {
            return Ok(Written { kind, sha256: hash.finalize().into(), bytes });
        }
        hash.update(&piece[..read]);
        bytes += read as u64;
    }
}
