//! A bare axum server: a few bytes, the bytes of a page as the site sends them, and the same page compressed at each request.
//!
//! It must never know the site: no route but three, no header beyond type and encoding, no limit, no count.

use std::io::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::routing::get;
use axum::serve::ListenerExt as _;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::net::TcpListener;

use crate::Fault;

/// What the site compresses once with, this peer compresses with each time.
const LEVEL: Compression = Compression::best();

type Page = ([(HeaderName, HeaderValue); 2], Bytes);

pub(crate) fn run(file: &str, kind: &str) -> Result<String, Fault> {
    let plain: Arc<[u8]> = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?.into();
    let kind = HeaderValue::try_from(kind)?;
    let packed = Bytes::from(gzip(&plain)?);
    let (of_same, of_each) = (kind.clone(), kind);
    let router = Router::new()
        .route("/hello", get(|| async { "Hello, World!" }))
        .route("/same", get(move || std::future::ready(page(&of_same, packed.clone()))))
        .route(
            "/each",
            get(move || std::future::ready(page(&of_each, gzip(&plain).map(Bytes::from).unwrap_or_default()))),
        );
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}", listener.local_addr()?);
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        axum::serve(listener, router).await
    })?;
    Ok("ended".to_owned())
}

fn page(kind: &HeaderValue, bytes: Bytes) -> Page {
    ([(CONTENT_TYPE, kind.clone()), (CONTENT_ENCODING, HeaderValue::from_static("gzip"))], bytes)
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), LEVEL);
    encoder.write_all(plain)?;
    encoder.finish()
}
