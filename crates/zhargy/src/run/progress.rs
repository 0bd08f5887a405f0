//! A bar that tells how far a long job is. On a terminal it moves; elsewhere it says each tenth once.

use std::io::{IsTerminal as _, Write as _};

/// How far a job is.
pub(crate) struct Progress {
    what: &'static str,
    of: usize,
    done: usize,
    tenth: usize,
    terminal: bool,
}

const WIDTH: usize = 30;

impl Progress {
    /// A job of so many parts.
    pub(crate) fn new(what: &'static str, of: usize) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { what, of: of.max(1), done: 0, tenth: 0, terminal }
    }

    /// So many parts more are done.
    pub(crate) fn add(&mut self, parts: usize) {
        self.done = (self.done + parts).min(self.of);
        let tenth = self.done * 10 / self.of;
        let mut out = std::io::stderr().lock();
        if self.terminal {
            let filled = self.done * WIDTH / self.of;
            let bar: String = (0..WIDTH).map(|at| if at < filled { '█' } else { '░' }).collect();
            let _ = write!(out, "\r{:<28} {bar} {:>6} of {}", self.what, self.done, self.of);
            if self.done == self.of {
                let _ = writeln!(out);
            }
        } else if tenth > self.tenth {
            let _ = writeln!(out, "{}: {} of {}", self.what, self.done, self.of);
        }
        self.tenth = tenth;
        let _ = out.flush();
    }
}
