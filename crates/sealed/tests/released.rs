//! Version 1 as it was released opens for ever. It must never write the fixture anew.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use jiff::civil::date;
use sealed::{
    Card, Case, Circle, Compartment, Cost, Grant, Kind, Locator, Password, Reason, Receipt, ReceiptSecret, Recipients,
    SecretKey, Split, StaffKey,
};

/// The fixture's sections of a name, in order.
fn sections(name: &str) -> Vec<String> {
    let head = format!("[{name}]\n");
    let all = include_str!("fixtures/v1.txt");
    all.split(head.as_str())
        .skip(1)
        .map(|rest| rest.split("\n[").next().unwrap().trim_end().to_owned() + "\n")
        .collect()
}

fn section(name: &str) -> String {
    sections(name).remove(0)
}

#[test]
fn version_1_opens() {
    let staff = StaffKey::parse(&section("staff")).unwrap();
    let card = Card::parse(&section("card")).unwrap();
    let member = staff.unlock(&Password::new("a synthetic password".to_owned()), &card).unwrap();
    let office_key = Grant::parse(&section("grant")).unwrap().take(&member).unwrap();
    let office = Recipients::parse(&section("recipients")).unwrap();
    assert_eq!(office.on(date(2026, 11, 25)).unwrap().key, office_key.public());
    assert_eq!(Circle::parse(&section("circle")).unwrap().threshold(), 2);

    let keys: Vec<SecretKey> = sections("custodian").iter().map(|key| SecretKey::parse(key.trim()).unwrap()).collect();
    let split = Split::parse(&section("split")).unwrap();
    let shares = [1, 2].map(|at: usize| split.share(&format!("holder-{at}"), &keys[at - 1]).unwrap());
    assert_eq!(*split.join(&[&shares[0], &shares[1]]).unwrap().expose(), *office_key.expose());

    let case = Case::parse(&section("case")).unwrap();
    assert_eq!(case.to_text(), section("case"));
    let shares =
        [2, 3].map(|at: usize| case.custodians().unwrap().share(&format!("holder-{at}"), &keys[at - 1]).unwrap());
    let reason = Reason::new("The fixture is opened by a test.").unwrap();
    let (identity, _) = case.open_identity(&[&shares[0], &shares[1]], &reason, date(2026, 11, 25)).unwrap();
    let unlock = |compartment| case.unlock(compartment, &office_key).unwrap();
    let check = |key, kind: Kind, expect: &str| {
        let file = data_encoding::BASE64.decode(section(kind.name()).trim().as_bytes()).unwrap();
        let key: sealed::PartKey = key;
        assert_eq!(&**key.open(kind, &file[..]).unwrap().read_all(1000).unwrap(), expect.as_bytes());
    };
    check(identity, Kind::Identity, "Аты-жөні: жасанды");
    check(unlock(Compartment::Office), Kind::Story, "Synthetic story");
    check(unlock(Compartment::Mechanism), Kind::Visit, "Синтетика");

    assert_eq!(sections("secret").len(), 2);
    for (secret, stored) in sections("secret").iter().zip(sections("receipt")) {
        let secret = ReceiptSecret::parse(secret.trim()).unwrap();
        let stored = Receipt::parse(&stored).unwrap();
        assert!(Receipt::unlock(Some(&stored), &secret, Cost::SYNTHETIC).unwrap().is_some());
    }
    let secret = ReceiptSecret::parse(section("secret").trim()).unwrap();
    let holder = Receipt::unlock(case.receipt(), &secret, Cost::SYNTHETIC).unwrap().unwrap();
    check(case.unlock(Compartment::Complainant, &holder).unwrap(), Kind::Answer, "Жауап: synthetic");
    assert!(Locator::parse("7KCE 2MXH").is_ok());
}
