//! Headers of every reply: nothing of another host is loaded, nothing runs that is not ours, nobody frames the site.

/// Headers that every reply carries.
pub(crate) const ALWAYS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
];

/// Headers of what programs of any other site may read, in the place of those above.
pub(crate) const OPEN: [(&str, &str); 3] = [
    ("access-control-allow-origin", "*"),
    ("access-control-expose-headers", "etag, link, retry-after, x-total-count"),
    ("cross-origin-resource-policy", "cross-origin"),
];
