//! Times on pages of the desks: by the country's clock, whose zone a page names once.

use journal::Moment;
use server::{Role, Who};

use crate::orders::bearer;
use crate::stand::{ELECTION, Stand, person};

/// 2026-03-31T20:30:00Z, which is another day on the country's clock.
const LATER: i64 = 1_774_989_000_000;

fn later() -> Moment {
    Moment::from_millis(LATER).unwrap()
}

fn lasting(account: &str, role: Role) -> Who {
    let until = Moment::from_millis(LATER + 3_600_000).unwrap();
    Who { until, confirmed: Some(later()), ..person(account, role) }
}

#[test]
fn times_are_by_the_countrys_clock_and_its_zone_stands_once() {
    let stand = Stand::at(later);
    let observer = stand.login(lasting("observer", Role::Observer));
    let copy = r#"{"order": "c1", "precinct": "1", "figures": {"B2 alma": 210}}"#;
    let path = format!("/api/v1/elections/{ELECTION}/copies");
    assert_eq!(stand.ask("POST", &path, &bearer(&observer), copy).status, 201);
    let auditor = stand.login(lasting("auditor", Role::Auditor));
    for (language, zone) in [
        ("kk", "елдің сағатымен көрсетілген, UTC+5."),
        ("ru", "по часам страны, UTC+5."),
        ("en", "Times are by the country’s clock, UTC+5."),
    ] {
        let page = stand.get(&auditor, &format!("/{language}/desk/{ELECTION}/journal")).body;
        let plain: String = page.chars().filter(|c| !['\u{2068}', '\u{2069}'].contains(c)).collect();
        assert!(plain.contains(zone), "{language}: {plain}");
        assert_eq!(plain.matches("UTC+5").count(), 1, "{language}: the zone stands once");
        // What programs read is universal time; what people read is the day and hour of the country.
        let time = "<time datetime=\"2026-03-31T20:30:00.000Z\">2026-04-01 01:30:00</time>";
        assert!(plain.contains(time), "{language}: {plain}");
        // Before the country had one clock no law is recorded: such a time says so itself.
        assert!(plain.contains(">2021-01-09 18:00:00 UTC</time>"), "{language}: {plain}");
    }
    let none = stand.get(&auditor, &format!("/en/desk/{ELECTION}/journal?actor=nobody")).body;
    assert!(!none.contains("UTC"), "a page without times names no zone");
    let admin = stand.login(lasting("admin", Role::Administrator));
    let list = stand.get(&admin, &format!("/en/desk/{ELECTION}/lists/alma")).body;
    assert!(list.contains(">2021-01-09 18:00:00 UTC</time>") && !list.contains(">2021-01-09T"), "{list}");
}
