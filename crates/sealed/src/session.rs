//! Keys of somebody who is logged in: in memory only, in a box whose key the browser holds. It must never know a cookie's
//! name, a clock, or how long a session lasts.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use zeroize::Zeroizing;

use crate::key::random;
use crate::{Fault, SecretKey};

/// The key of the box: it goes into the session's cookie and is kept nowhere else.
pub struct Ticket(Zeroizing<[u8; 32]>);

impl Ticket {
    /// 43 signs of base64url, for the cookie.
    pub fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::BASE64URL_NOPAD.encode(&*self.0))
    }

    /// Reads them.
    ///
    /// # Errors
    /// K010 for anything else.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Fault::BadKey)?;
        let bytes = Zeroizing::new(bytes);
        Ok(Self(Zeroizing::new(bytes[..].try_into().map_err(|_| Fault::BadKey)?)))
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(hidden)")
    }
}

/// The keys of one session in their box. Between two requests the process holds nothing that opens it.
#[derive(Debug)]
pub struct Session {
    sealed: Vec<u8>,
}

impl Session {
    /// Boxes the keys and hands out the one ticket to them.
    ///
    /// # Errors
    /// K013 where the system has no randomness.
    pub fn begin(keys: &[SecretKey]) -> Result<(Self, Ticket), Fault> {
        let ticket = Ticket(Zeroizing::new(random()?));
        let mut inside = Zeroizing::new(Vec::with_capacity(keys.len() * 80));
        for key in keys {
            inside.extend_from_slice(key.expose().as_bytes());
            inside.push(b'\n');
        }
        // A ticket seals once, so it needs no nonce.
        let sealed = cipher(&ticket).encrypt(&Nonce::default(), inside.as_slice()).map_err(|_| Fault::Damaged)?;
        Ok((Self { sealed }, ticket))
    }

    /// The keys, for the length of one request.
    ///
    /// # Errors
    /// K005 where the ticket is another's.
    pub fn keys(&self, ticket: &Ticket) -> Result<Vec<SecretKey>, Fault> {
        let opened = cipher(ticket).decrypt(&Nonce::default(), self.sealed.as_slice());
        let opened = Zeroizing::new(opened.map_err(|_| Fault::NotUnlocked)?);
        opened.split(|sign| *sign == b'\n').filter(|line| !line.is_empty()).map(SecretKey::from_bytes).collect()
    }
}

fn cipher(ticket: &Ticket) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(Key::from_slice(&*ticket.0))
}
