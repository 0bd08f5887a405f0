//! Writes one synthetic case of the present version as the lines of `tests/fixtures/v1.txt`: `cargo run -p sealed --example fixture`.
//!
//! It must never be run over a released fixture: a version that was released opens for ever, and so its fixture stays.

use std::io::Write;

use sealed::{
    Addressee, Card, Case, Circle, Cost, Form, Grant, Kind, Password, Receipt, ReceiptSecret, Recipients, Script,
    SecretKey, Split, StaffKey,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let mut put = |name: &str, text: &str| writeln!(out, "[{name}]\n{}", text.trim_end_matches('\n'));
    let (password, card) = (Password::new("a synthetic password".to_owned()), Card::draw()?);
    let (member, office_key) = (SecretKey::draw(), SecretKey::draw());
    let custodians = [SecretKey::draw(), SecretKey::draw(), SecretKey::draw()];
    let holders = |keys: &[SecretKey]| (1..).zip(keys).map(|(n, key)| (format!("holder-{n}"), key.public())).collect();
    let circle = Circle::new(2, holders(&custodians))?;
    let mut office = Recipients::new("turkistan", "2026-01-01".parse()?, SecretKey::draw().public())?;
    office.renew("2026-07-01".parse()?, office_key.public())?;
    let to: Addressee = office.on("2026-11-25".parse()?)?;
    put("card", &card.expose())?;
    put("staff", &StaffKey::lock("member-1", &member, &password, &card, Cost::SYNTHETIC)?.to_text())?;
    put("recipients", &office.to_text())?;
    put("grant", &Grant::give(&to, &office_key, "member-1", &member.public())?.to_text())?;
    put("circle", &circle.to_text())?;
    for key in &custodians {
        put("custodian", &key.expose())?;
    }
    put("split", &Split::of("turkistan", &office_key, &circle)?.to_text())?;
    let secrets = [ReceiptSecret::draw(Form::Words)?, ReceiptSecret::draw(Form::Digits)?];
    let receipt = Receipt::of(&secrets[0], Cost::SYNTHETIC)?;
    let case = Case::begin(&to, Some(&circle), Some(&to))?.with_receipt(receipt);
    put("case", &case.to_text())?;
    for (kind, text) in [
        (Kind::Identity, "Аты-жөні: жасанды"),
        (Kind::Story, "Synthetic story"),
        (Kind::Visit, "Синтетика"),
        (Kind::Answer, "Жауап: synthetic"),
    ] {
        let mut sealer = case.seal(kind, Vec::new())?;
        sealer.write_all(text.as_bytes())?;
        put(kind.name(), &data_encoding::BASE64.encode(&sealer.finish()?.1))?;
    }
    for secret in &secrets {
        put("secret", &secret.expose(Script::Cyrillic))?;
        put("receipt", &Receipt::of(secret, Cost::SYNTHETIC)?.to_text())?;
    }
    Ok(())
}
