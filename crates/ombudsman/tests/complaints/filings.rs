//! What comes in: complaints, signals and what the law leaves outside.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use ombudsman::complaint::{Author, By, Complainant, Filing, Part, Standing, receive};
use ombudsman::shared::{Class, Received};

/// A citizen's complaint with all that the law asks for.
pub(crate) fn whole(on: Date) -> Filing {
    Filing {
        received: Received::On(on),
        who: Complainant::Citizen,
        by: By::InPerson,
        author: Author::Other,
        has: Part::ALL.into_iter().collect(),
        no_documents_exist: false,
    }
}

/// Judges; the findings must be these codes, and each text must stand in a finding or among the articles.
#[track_caller]
fn check(filing: &Filing, class: Class, standing: Standing, codes: &[&str], says: &[&str]) {
    let (judged, stage) = crate::with(|basis| receive(filing, basis));
    let found: Vec<&str> = judged.findings.iter().map(|finding| finding.code).collect();
    assert_eq!((judged.class, judged.standing, found.as_slice()), (class, standing, codes), "{judged:#?}");
    let lines: Vec<String> = judged.findings.iter().map(ToString::to_string).chain(judged.relied).collect();
    for text in says {
        assert!(lines.iter().any(|line| line.contains(text)), "misses: {text}\n{lines:#?}");
    }
    assert_eq!(stage.first_term.is_some(), class == Class::Complaint, "only a complaint has a term");
}

#[test]
fn a_whole_complaint_may_be_considered() {
    check(&whole(date(2022, 11, 7)), Class::Complaint, Standing::Admissible, &[], &["No. 90-VII art 9(1)"]);
    check(&whole(date(2023, 4, 3)), Class::Complaint, Standing::Admissible, &[], &["No. 154-VII art 13(1)"]);
}

#[test]
fn what_lacks_a_part_is_a_signal() {
    for part in [Part::Name, Part::ResidenceOrWork, Part::Substance] {
        let mut filing = whole(date(2023, 4, 3));
        filing.has.remove(&part);
        check(&filing, Class::Signal, Standing::Admissible, &["O001"], &[part.id(), "art 13(3)"]);
    }
    let anonymous =
        Filing { who: Complainant::NotStated, has: BTreeSet::from([Part::Substance]), ..whole(date(2023, 4, 3)) };
    check(&anonymous, Class::Signal, Standing::Admissible, &["O001", "O001", "O001"], &["`name`", "`documents`"]);
    let mut bare = whole(date(2023, 4, 3));
    bare.has.remove(&Part::Documents);
    check(&bare, Class::Signal, Standing::Admissible, &["O001"], &[]);
    bare.no_documents_exist = true;
    check(&bare, Class::Complaint, Standing::Admissible, &["O004"], &["art 13(3)"]);
}

#[test]
fn the_first_president_was_excluded_until_november_2022() {
    let about = |author, on| Filing { author, ..whole(on) };
    let (outside, open, may) = (Standing::Outside, Standing::Open, Standing::Admissible);
    check(&about(Author::FirstPresident, date(2022, 11, 7)), Class::Complaint, outside, &["O002"], &["art 9(2)"]);
    check(&about(Author::FirstPresident, date(2022, 11, 16)), Class::Complaint, open, &["O003"], &["differ"]);
    check(&about(Author::FirstPresident, date(2023, 4, 3)), Class::Complaint, may, &[], &["art 13(2)"]);
    check(&about(Author::President, date(2022, 11, 7)), Class::Complaint, outside, &["O002"], &["art 9(2)"]);
    check(&about(Author::President, date(2023, 4, 3)), Class::Complaint, outside, &["O002"], &["art 13(2)"]);
}

#[test]
fn who_complains_and_through_whom() {
    let on = date(2023, 4, 3);
    let by = |who, by| Filing { who, by, ..whole(on) };
    let association = |written_consent| By::Association { written_consent };
    let (outside, open, may) = (Standing::Outside, Standing::Open, Standing::Admissible);
    let foreigner = |on_territory| Complainant::Foreigner { on_territory };
    check(&by(foreigner(Some(true)), By::InPerson), Class::Complaint, may, &[], &[]);
    check(&by(foreigner(Some(false)), By::InPerson), Class::Complaint, outside, &["O002"], &["art 13(1)"]);
    check(&by(foreigner(None), By::InPerson), Class::Complaint, open, &["O003"], &["not stated"]);
    check(&by(Complainant::Citizen, By::Representative), Class::Complaint, may, &[], &[]);
    check(&by(Complainant::Citizen, association(Some(true))), Class::Complaint, may, &[], &[]);
    check(&by(Complainant::Citizen, association(Some(false))), Class::Complaint, outside, &["O002"], &["consent"]);
    check(&by(Complainant::Citizen, association(None)), Class::Complaint, open, &["O003"], &["consent"]);
}

#[test]
fn before_the_law_nothing_is_made_up() {
    // The first day of the law of 2021 is not known; its last possible one is 29 March 2022.
    let words = ["nobody recorded", "No. 90-VII art 9(1)"];
    check(&whole(date(2022, 2, 1)), Class::Complaint, Standing::Open, &["O003"], &words);
    check(&whole(date(1990, 1, 1)), Class::Complaint, Standing::Open, &["O003"], &["who may complain"]);
}
