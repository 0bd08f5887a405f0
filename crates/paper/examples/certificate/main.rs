//! Writes the certificate of one real result in three languages: `cargo run -p paper --example certificate -- FOLDER`.
//!
//! Must never be taken for a certificate: the persons in it are synthetic, and each page says so.

mod model;

use std::path::PathBuf;

use paper::Language;

#[expect(clippy::disallowed_methods, reason = "an example is at the edge: it reads flags and writes files")]
fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("target/certificate"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for language in [Language::Kazakh, Language::Russian, Language::English] {
        let rendered = paper::render(&model::certificate(language));
        let path = folder.join(format!("certificate-{}.pdf", language.tag()));
        std::fs::write(&path, &rendered.bytes)?;
        println!("{}: {} pages, {} bytes", path.display(), rendered.pages, rendered.bytes.len());
        for finding in &rendered.findings {
            println!("  {finding}");
        }
    }
    Ok(())
}
