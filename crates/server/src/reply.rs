//! What a handler replies, before it becomes bytes of a connection.

use std::sync::Arc;

use flate2::Compression;

use crate::pack::Packed;

/// How long a reply may be kept by whoever gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// For ever: its address changes with what is in it.
    Forever,
    /// As long as its tag is the same, asked each time.
    WhileSame,
    /// Not at all.
    Never,
}

/// A reply.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Type, bytes, tag.
    pub body: Arc<Packed>,
    /// How long it may be kept.
    pub keep: Keep,
    /// Where to go instead.
    pub to: Option<String>,
    /// Methods that are allowed, where this one is not.
    pub allow: Option<String>,
    /// It depends on the languages that were asked for.
    pub by_language: bool,
    /// Cookies to keep, each a whole `Set-Cookie`.
    pub cookies: Vec<String>,
    /// Seconds after which it is worth asking again.
    pub again: Option<u64>,
}

impl Reply {
    /// A page.
    pub fn html(status: u16, html: String) -> Self {
        Self::of(status, "text/html; charset=utf-8", html.into_bytes(), Keep::WhileSame)
    }

    /// Bytes of a type.
    pub fn of(status: u16, kind: &'static str, bytes: Vec<u8>, keep: Keep) -> Self {
        let body = Arc::new(Packed::plain(kind, bytes));
        Self { status, body, keep, to: None, allow: None, by_language: false, cookies: Vec::new(), again: None }
    }

    /// Bytes that were packed before.
    pub fn packed(body: Arc<Packed>, keep: Keep) -> Self {
        Self { status: 200, body, keep, to: None, allow: None, by_language: false, cookies: Vec::new(), again: None }
    }

    /// Another address. A header holds no line end: addresses are made of encoded parts alone.
    pub fn elsewhere(status: u16, to: String) -> Self {
        let mut reply = Self::of(status, "text/plain; charset=utf-8", Vec::new(), Keep::Never);
        reply.to = Some(to);
        reply
    }

    /// The same with another header of its own.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        Arc::make_mut(&mut self.body).more.push((name, value));
        self
    }

    /// The same without a header of its own.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        Arc::make_mut(&mut self.body).more.retain(|(of, _)| *of != name);
        self
    }

    /// The same, compressed, for a page that is kept here.
    #[must_use]
    pub fn compressed(self) -> Self {
        self.packed_at(Compression::best())
    }

    /// The same for one reader, unless it is compressed already.
    #[must_use]
    pub fn quickly(self) -> Self {
        self.packed_at(Compression::fast())
    }

    fn packed_at(mut self, level: Compression) -> Self {
        if self.body.gzip.is_none() {
            self.body = Arc::new(Packed::clone(&self.body).compressed(level));
        }
        self
    }
}
