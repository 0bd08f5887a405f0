//! The real files add up, and figures that exclude each other are refused.

use super::*;

fn real(year: u64) -> String {
    let path = format!("{}/../../elections/kz/akims-{year}/posts.toml", env!("CARGO_MANIFEST_DIR"));
    #[expect(clippy::disallowed_methods, reason = "the facts stand in files; the crate itself reads none")]
    std::fs::read_to_string(path).unwrap()
}

fn read(text: &str) -> Published {
    Published::read("posts.toml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn check(text: &str, code: &str, words: &str) {
    let faults = Published::read("posts.toml", text.as_bytes()).unwrap_err();
    let found = faults.iter().any(|fault| fault.code == code && fault.what.contains(words));
    assert!(found, "{code} {words}: {faults:?}");
}

#[test]
fn what_was_published_of_2021_adds_up() {
    let facts = read(&real(2021));
    let won: Vec<u64> = facts.winners.iter().map(|row| row.number).collect();
    assert_eq!(won.iter().sum::<u64>(), 730);
    assert_eq!(won, [627, 33, 33, 15, 11, 10, 1]);
    let get = |measure| facts.get(measure).unwrap();
    assert_eq!(get(Measure::RegisteredSelf) + get(Measure::RegisteredParty), 2_297);
    assert_eq!(get(Measure::RegisteredMen) + get(Measure::RegisteredWomen), 2_297);
    let nominated: u64 = facts.nominated.iter().map(|row| row.number).sum();
    assert_eq!(nominated, 2_322);
    assert_eq!((get(Measure::Turnout), get(Measure::Voters)), (7_910, 1_210_000));
    assert!(facts.figure(Measure::Voters).is_some_and(|figure| figure.about));
    assert!(facts.figure(Measure::Precincts).is_some_and(|figure| figure.others[0].0 == 1_845));
    let atyrau = facts.region("KZ-23").unwrap();
    assert_eq!(atyrau.winners.iter().map(|row| row.number).collect::<Vec<_>>(), [15, 1, 2]);
    // 32,981 of 44,305 are 74.44 percent, printed as 74.4.
    let (voters, took_part) = (atyrau.voters.unwrap(), atyrau.took_part.unwrap());
    assert_eq!((took_part * 1_000 + voters / 2) / voters * 10, atyrau.turnout_hundredths.unwrap());
    // How many of the 730 kept their post nobody published.
    assert_eq!(facts.renewal(), None);
}

#[test]
fn what_was_published_of_the_indirect_elections() {
    let facts = read(&real(2013));
    assert_eq!(facts.way, Way::Indirect);
    assert_eq!(facts.renewal(), Some((707, 2_454)));
    let facts = read(&real(2017));
    let regions: u64 = facts.regions.iter().filter_map(|region| region.posts).sum();
    assert_eq!(Some(regions), facts.get(Measure::Posts));
    assert_eq!(facts.renewal(), None);
}

#[test]
fn figures_that_exclude_each_other() {
    let real = real(2021);
    let with = |from: &str, to: &str| {
        assert!(real.contains(from), "{from}");
        real.replacen(from, to, 1)
    };
    check(&with("posts     = 627", "posts     = 628"), "F005", "add up to 731");
    check(&with("value   = 1419", "value   = 1420"), "F005", "add up to 2298");
    check(&with("value   = 458", "value   = 9223372036854775807"), "F005", "and 2297 are registered");
    check(&with("took_part         = 32981", "took_part         = 44306"), "F005", "44306 took part");
    check(&with("posts = 15 }", "posts = 16 }"), "F005", "19 winners of 18 posts");
    check(&with("posts             = 71", "posts             = 700"), "F005", "the country 730");
    check(&with("value   = 2582", "value   = 2000"), "F005", "more than the 2000");
    check(&with("id      = \"KZ-31\"", "id      = \"KZ-63\""), "L009", "`KZ-63` stands a second time");
    check(&with("id      = \"turnout\"", "id      = \"posts\""), "L003", "value");
    check(&with("percent = \"79.10\"", "value = 79"), "L003", "percent");
    check(&with("id      = \"districts\"", "id      = \"districs\""), "L007", "districs");
    check(&with("way        = \"direct\"", "way        = \"by lot\""), "L007", "by lot");
    check(&with("value   = 176", "value   = -1"), "L007", "-1");
    check("", "L003", "posts");
}
