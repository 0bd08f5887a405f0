//! What the machine's operator asks: is it alive, is it ready, what did it count.

use crate::ask::Ask;
use crate::reply::{Keep, Reply};
use crate::site::Site;

const PLAIN: &str = "text/plain; charset=utf-8";

/// The process answers.
pub(crate) fn health(_: &Site, _: &Ask) -> Reply {
    Reply::of(200, PLAIN, b"ok\n".to_vec(), Keep::Never)
}

/// The site takes readers; not while it stops.
pub(crate) fn ready(site: &Site, _: &Ask) -> Reply {
    if site.is_stopping() {
        return Reply::of(503, PLAIN, b"stopping\n".to_vec(), Keep::Never);
    }
    Reply::of(200, PLAIN, b"ready\n".to_vec(), Keep::Never)
}

/// The counters.
pub(crate) fn metrics(site: &Site, _: &Ask) -> Reply {
    let text = site.metrics.text(site.cache.len());
    Reply::of(200, "text/plain; version=0.0.4; charset=utf-8", text.into_bytes(), Keep::Never)
}
