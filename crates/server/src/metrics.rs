//! What the site counts about itself, as Prometheus reads it. Routes are named as the table has them, so no address of a
//! reader and nothing about a person is ever in it.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use crate::routes::ROUTES;

/// Upper bounds of the buckets, microseconds.
const BUCKETS: [u64; 9] = [100, 250, 500, 1_000, 2_500, 5_000, 25_000, 100_000, 1_000_000];

/// Counters.
pub(crate) struct Metrics {
    /// By route (the last stands for what no route is) and class of the status.
    requests: Vec<[AtomicU64; 5]>,
    buckets: [AtomicU64; BUCKETS.len()],
    microseconds: AtomicU64,
    handled: AtomicU64,
    pub(crate) connections: AtomicU64,
    pub(crate) panics: AtomicU64,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        Self {
            requests: (0..=ROUTES.len()).map(|_| Default::default()).collect(),
            buckets: Default::default(),
            microseconds: AtomicU64::new(0),
            handled: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            panics: AtomicU64::new(0),
        }
    }

    pub(crate) fn count(&self, route: Option<usize>, status: u16, took: Duration) {
        let row = &self.requests[route.unwrap_or(ROUTES.len()).min(ROUTES.len())];
        row[usize::from(status / 100).clamp(1, 5) - 1].fetch_add(1, Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        if let Some(at) = BUCKETS.iter().position(|bound| micros <= *bound) {
            self.buckets[at].fetch_add(1, Relaxed);
        }
        self.microseconds.fetch_add(micros, Relaxed);
        self.handled.fetch_add(1, Relaxed);
    }

    /// The text of `/metrics`.
    pub(crate) fn text(&self, pages_kept: usize) -> String {
        let mut out = String::from("# TYPE zhargy_requests_total counter\n");
        for (at, row) in self.requests.iter().enumerate() {
            let (method, path) = ROUTES.get(at).map_or(("", "none"), |route| (route.method.name(), route.path));
            for (class, count) in row.iter().enumerate() {
                let count = count.load(Relaxed);
                if count > 0 {
                    let class = class + 1;
                    let _ = writeln!(
                        out,
                        "zhargy_requests_total{{method=\"{method}\",route=\"{path}\",status=\"{class}xx\"}} {count}"
                    );
                }
            }
        }
        out.push_str("# TYPE zhargy_request_microseconds histogram\n");
        let mut below = 0;
        for (bound, bucket) in BUCKETS.iter().zip(&self.buckets) {
            below += bucket.load(Relaxed);
            let _ = writeln!(out, "zhargy_request_microseconds_bucket{{le=\"{bound}\"}} {below}");
        }
        let handled = self.handled.load(Relaxed);
        let _ = writeln!(out, "zhargy_request_microseconds_bucket{{le=\"+Inf\"}} {handled}");
        let _ = writeln!(out, "zhargy_request_microseconds_sum {}", self.microseconds.load(Relaxed));
        let _ = writeln!(out, "zhargy_request_microseconds_count {handled}");
        for (name, value) in [
            ("zhargy_connections_open", self.connections.load(Relaxed)),
            ("zhargy_pages_kept", u64::try_from(pages_kept).unwrap_or(u64::MAX)),
        ] {
            let _ = writeln!(out, "# TYPE {name} gauge\n{name} {value}");
        }
        let _ = writeln!(out, "# TYPE zhargy_panics_total counter\nzhargy_panics_total {}", self.panics.load(Relaxed));
        out
    }
}
