//! One sealed file: what a case holds of one kind, streamed in and out in pieces of 64 KiB and filled up to its class. It must
//! never know a file's name, nor write a byte of plaintext anywhere but to who reads it.
//!
//! The file is an ordinary file of `age` for one X25519 key. Inside, version 1: `zhargy-part/1\n`, one byte for the kind, the 16
//! bytes of the case, then frames (two bytes of length, most significant first, and so many bytes), a frame of length 0, and
//! noughts up to the class. So neither side needs the length beforehand.

use std::fmt;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use age::stream::{StreamReader, StreamWriter};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::case::{CaseId, Kind};
use crate::class::{GREATEST, class};
use crate::key::encryptor;
use crate::{Fault, PublicKey, SecretKey};

const MAGIC: &[u8] = b"zhargy-part/1\n";
const HEAD: usize = MAGIC.len() + 1 + 16;
const FRAME: usize = 0xffff;

/// Bytes of `age`'s pieces, and of the tag of each.
const PIECE: u64 = 64 * 1024;
const TAG: u64 = 16;

/// What was written: a line for the journal, which holds hashes of sealed files and nothing of what is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which part.
    pub kind: Kind,
    /// SHA-256 of the sealed file.
    pub sha256: [u8; 32],
    /// Its bytes: a class.
    pub bytes: u64,
}

/// Counts and hashes what passes. The count is shared, for `age` gives the writer back only at the end.
struct Hashing<W> {
    inner: W,
    hash: Sha256,
    bytes: Arc<AtomicU64>,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes.fetch_add(written as u64, Ordering::Relaxed);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Seals what is written to it. Only `finish` makes a file that opens; one that was dropped before is cut off and says so.
pub struct Sealer<W: Write> {
    stream: StreamWriter<Hashing<W>>,
    kind: Kind,
    /// Bytes of the header of `age`, which differ a little from file to file.
    header: u64,
    bytes: Arc<AtomicU64>,
    /// Two bytes for the length, then what waits.
    frame: Zeroizing<Vec<u8>>,
    /// Bytes given to `age` so far.
    inside: u64,
    /// Bytes of the largest file that may come of it.
    limit: u64,
}

impl<W: Write> fmt::Debug for Sealer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({:?}, hidden)", self.kind)
    }
}

impl<W: Write> Sealer<W> {
    pub(crate) fn begin(case: &CaseId, kind: Kind, to: &PublicKey, out: W) -> Result<Self, Fault> {
        let bytes = Arc::new(AtomicU64::new(0));
        let out = Hashing { inner: out, hash: Sha256::new(), bytes: Arc::clone(&bytes) };
        let mut stream = encryptor(to)?.wrap_output(out)?;
        let header = bytes.load(Ordering::Relaxed);
        stream.write_all(&head(case, kind))?;
        let mut frame = Zeroizing::new(Vec::with_capacity(2 + FRAME));
        frame.extend_from_slice(&[0, 0]);
        Ok(Self { stream, kind, header, bytes, frame, inside: HEAD as u64, limit: GREATEST })
    }

    /// The same for a sealed file of fewer bytes than the greatest class.
    #[must_use]
    pub fn at_most(self, bytes: u64) -> Self {
        Self { limit: bytes.min(GREATEST), ..self }
    }

    /// Writes the frame that waits, an empty one too.
    fn frame(&mut self) -> io::Result<()> {
        let length = u16::try_from(self.frame.len() - 2).map_err(io::Error::other)?;
        self.frame[..2].copy_from_slice(&length.to_be_bytes());
        self.stream.write_all(&self.frame)?;
        self.inside += self.frame.len() as u64;
        self.frame.truncate(2);
        Ok(())
    }

    /// Bytes of a file that holds so many inside.
    fn total(&self, inside: u64) -> u64 {
        self.header + inside + TAG * inside.div_ceil(PIECE).max(1)
    }

    /// Bytes inside of a file of a class; nothing where `age`'s tags step over that size.
    fn fills(&self, class: u64) -> Option<u64> {
        let payload = class.checked_sub(self.header)?;
        let inside = payload.checked_sub(TAG * payload.div_ceil(PIECE + TAG))?;
        (self.total(inside) == class).then_some(inside)
    }

    /// Ends the file, fills it up to its class and gives the writer back. It is durable when the caller has made it so.
    ///
    /// # Errors
    /// K013 where it cannot be written, K020 where it is too large.
    ///
    /// # Panics
    /// Where the file is not as large as its class, which is a bug.
    pub fn finish(mut self) -> Result<(Written, W), Fault> {
        if self.frame.len() > 2 {
            self.frame()?;
        }
        self.frame()?;
        let mut size = class(self.total(self.inside)).ok_or(Fault::TooLarge(GREATEST))?;
        let full = loop {
            match self.fills(size) {
                Some(full) => break full,
                None => size = class(size + 1).ok_or(Fault::TooLarge(GREATEST))?,
            }
        };
        io::copy(&mut io::repeat(0).take(full - self.inside), &mut self.stream)?;
        let out = self.stream.finish()?;
        let bytes = self.bytes.load(Ordering::Relaxed);
        assert_eq!(bytes, size, "a sealed file is as large as its class");
        Ok((Written { kind: self.kind, sha256: out.hash.finalize().into(), bytes }, out.inner))
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(FRAME + 2 - self.frame.len());
        if self.total(self.inside + (self.frame.len() + taken + 2) as u64) > self.limit {
            return Err(Fault::TooLarge(self.limit).into());
        }
        self.frame.extend_from_slice(&bytes[..taken]);
        if self.frame.len() == FRAME + 2 {
            self.frame()?;
        }
        Ok(taken)
    }

    /// Does nothing: what is not finished is no file.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn head(case: &CaseId, kind: Kind) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..MAGIC.len()].copy_from_slice(MAGIC);
    head[MAGIC.len()] = kind.byte();
    head[MAGIC.len() + 1..].copy_from_slice(&case.0);
    head
}

/// Reads what was sealed. Each piece is as it was sealed before it is handed out; that the whole is there is known only at the
/// end, so nothing may be done with a part of it.
pub struct Opener<R: Read> {
    stream: StreamReader<R>,
    /// Bytes of the frame that are not read yet.
    left: usize,
    ended: bool,
}

impl<R: Read> fmt::Debug for Opener<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opener(hidden)")
    }
}

impl<R: Read> Opener<R> {
    pub(crate) fn begin(case: &CaseId, kind: Kind, key: &SecretKey, from: R) -> Result<Self, Fault> {
        let opener = age::Decryptor::new(from)?;
        let mut stream = opener.decrypt(std::iter::once(&key.0 as &dyn age::Identity))?;
        let mut found = [0; HEAD];
        stream.read_exact(&mut found)?;
        if !found.starts_with(MAGIC) {
            return Err(Fault::UnknownForm("part of a case"));
        }
        if found != head(case, kind) {
            return Err(Fault::Elsewhere);
        }
        Ok(Self { stream, left: 0, ended: false })
    }

    /// All of it, where it is no longer than the limit.
    ///
    /// # Errors
    /// K002 where it was changed or cut off, K020 where it is longer.
    pub fn read_all(mut self, limit: u64) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let mut all = Zeroizing::new(Vec::new());
        let mut piece = Zeroizing::new(vec![0; FRAME]);
        loop {
            let read = self.read(&mut piece)?;
            if read == 0 {
                return Ok(all);
            }
            let length = all.len() + read;
            if length as u64 > limit {
                return Err(Fault::TooLarge(limit));
            }
            if length > all.capacity() {
                // Grown by hand, so that the memory it leaves is overwritten.
                let mut grown = Zeroizing::new(Vec::with_capacity(length.next_power_of_two()));
                grown.extend_from_slice(&all);
                all = grown;
            }
            all.extend_from_slice(&piece[..read]);
        }
    }

    /// After the last frame there are noughts and the end.
    fn end(&mut self) -> io::Result<()> {
        let mut rest = [0; 4096];
        loop {
            let read = self.stream.read(&mut rest)?;
            if read == 0 {
                self.ended = true;
                return Ok(());
            }
            if rest[..read].iter().any(|byte| *byte != 0) {
                return Err(Fault::Damaged.into());
            }
        }
    }
}

impl<R: Read> Read for Opener<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ended || out.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            let mut length = [0; 2];
            self.stream.read_exact(&mut length)?;
            self.left = usize::from(u16::from_be_bytes(length));
            if self.left == 0 {
                self.end()?;
                return Ok(0);
            }
        }
        let wanted = out.len().min(self.left);
        let read = self.stream.read(&mut out[..wanted])?;
        if read == 0 {
            return Err(Fault::Damaged.into());
        }
        self.left -= read;
        Ok(read)
    }
}
