//! Protocols under the law of the repository: from a file of rows to entries, totals, seats, and what observers' copies could
//! change. The precincts are synthetic and add up to the declared totals of 10.01.2021.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use election::protocol::{
    Actor, BallotList, Cell, Command, Could, Entry, EntryRules, Figures, Form, Ground, Node, ObserversCopy, Place,
    ProtocolTable, Reason, Refusal, Role, Scope, Stage, Tally, Territory, Verdict, import, report,
};
use election::{Election, ListElectionRules, Offices, count};
use law::{Law, Query};

const PRECINCTS: u64 = 10_061;
const REGISTERED: u64 = 11_919_241;
const INVALID: u64 = 297_718;

struct House {
    law: Law,
    offices: Offices,
    table: ProtocolTable,
    election: Election,
    rules: ListElectionRules,
    form: Form,
}

fn house() -> House {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut acts = Vec::new();
    for folder in fs::read_dir(root.join("acts/kz")).unwrap() {
        let path = folder.unwrap().path().join("act.toml");
        if path.exists() {
            acts.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    let law = Law::load(&acts).unwrap();
    let read = |path: &str| fs::read(root.join(path)).unwrap();
    let offices = Offices::read("offices.toml", &read("acts/kz/offices.toml")).unwrap();
    let table = ProtocolTable::read("protocol.toml", &read("acts/kz/protocol.toml")).unwrap();
    let election = Election::read("election.toml", &read("elections/kz/majilis-2021/election.toml")).unwrap();
    let query = Query::on(election.date);
    let rules = ListElectionRules::on(&law, &offices, &election.office, election.seats, query, &[]).unwrap();
    let form = Form::on(&table, &law, query, &ballot(&election), Scope::Precinct).unwrap();
    House { law, offices, table, election, rules, form }
}

fn ballot(election: &Election) -> Vec<BallotList> {
    let list = |list: &election::List| BallotList { id: list.id.clone(), name: list.name.clone() };
    election.lists.iter().map(list).collect()
}

/// A total in parts as equal as whole numbers are.
fn part(total: u64, number: u64) -> u64 {
    total / PRECINCTS + u64::from(number < total % PRECINCTS)
}

/// The country of one level, and a CSV of two entries a precinct.
fn country(house: &House) -> (Territory, String) {
    let mut places = vec![Place { id: "kz".to_owned(), within: None }];
    let mut csv = "precinct;clerk;A1;A2;A4;B1;B3;B4;B5".to_owned();
    house.election.lists.iter().for_each(|list| csv.push_str(&format!(";{}", list.id)));
    for number in 0..PRECINCTS {
        places.push(Place { id: format!("{number}"), within: Some("kz".to_owned()) });
        let votes: Vec<u64> = house.election.lists.iter().map(|list| part(list.votes.unwrap(), number)).collect();
        let invalid = part(INVALID, number);
        let took_part = votes.iter().sum::<u64>() + invalid;
        let voters = part(REGISTERED, number);
        for clerk in ["first", "second"] {
            let unused = voters - took_part;
            let _ =
                write!(csv, "\n{number};{clerk};{voters};{took_part};{unused};{took_part};{invalid};{voters};{unused}");
            for votes in &votes {
                let _ = write!(csv, ";{votes}");
            }
        }
    }
    (Territory::new(&places).unwrap(), csv)
}

fn actor(id: &str, role: Role) -> Actor {
    Actor { id: id.to_owned(), role }
}

/// Both rows of a precinct, resolved and accepted.
fn entered(house: &House, rules: &EntryRules, pair: &[import::Row]) -> Entry {
    let mut entry = Entry::default();
    let mut step = |by: &Actor, command| {
        let before = std::mem::take(&mut entry);
        entry = before.apply(&house.form, rules, by, command).unwrap();
    };
    let clerk = |row: &import::Row| actor(row.clerk.as_ref().unwrap(), Role::Clerk);
    step(&clerk(&pair[0]), Command::Enter(pair[0].figures.clone()));
    step(&clerk(&pair[0]), Command::Release);
    step(&clerk(&pair[1]), Command::Enter(pair[1].figures.clone()));
    let chair = actor("chair", Role::Coordinator);
    step(&chair, Command::Resolve(Vec::<Reason>::new()));
    step(&chair, Command::Accept);
    entry
}

fn full() -> (House, Tally) {
    let house = house();
    let (territory, csv) = country(&house);
    let known = |id: &str| territory.find(id).is_some();
    let read = import::read(csv.as_bytes(), &house.form, &house.table.headings, &known).unwrap();
    assert_eq!((read.rows.len(), read.bad), (20_122, vec![]));
    let rules = EntryRules::on(&house.law, &house.form.query());
    let mut tally = Tally::new(territory, house.form.clone());
    for pair in read.rows.chunks(2) {
        let precinct = tally.territory().find(&pair[0].precinct).unwrap();
        tally.take(precinct, &entered(&house, &rules, pair)).unwrap();
    }
    (house, tally)
}

fn seats(house: &House, tally: &Tally) -> Vec<u32> {
    let facts = tally.complete().unwrap().into_facts(house.election.clone()).unwrap();
    count(&facts, &house.rules, None).unwrap().seats_by_list()
}

fn row(tally: &Tally, precinct: Node) -> Figures {
    let mut figures = tally.form().empty();
    for (at, value) in tally.row(precinct).unwrap().iter().enumerate() {
        figures.set(Cell::Fixed(at), Some(*value)).unwrap();
    }
    figures
}

/// A copy of a precinct that says so many votes more for one list and fewer for another.
fn copy(tally: &Tally, number: u64, by: &str, more: &str, fewer: &str, votes: u64) -> ObserversCopy {
    let precinct = tally.territory().find(&number.to_string()).unwrap();
    let mut figures = row(tally, precinct);
    for (list, add) in [(more, true), (fewer, false)] {
        let cell = tally.form().cell_of_list("B2", list).unwrap();
        let value = figures.get(cell).unwrap();
        figures.set(cell, Some(if add { value + votes } else { value - votes })).unwrap();
    }
    ObserversCopy { precinct, by: by.to_owned(), figures }
}

#[test]
fn from_a_file_of_rows_to_the_declared_seats() {
    let (house, mut tally) = full();
    assert_eq!(seats(&house, &tally), [76, 12, 10, 0, 0]);
    let facts = tally.complete().unwrap().into_facts(house.election.clone()).unwrap();
    let expected = &house.election;
    assert_eq!(
        facts.lists.iter().map(|l| l.votes).collect::<Vec<_>>(),
        expected.lists.iter().map(|l| l.votes).collect::<Vec<_>>()
    );
    assert_eq!(
        (facts.ballots.registered, facts.ballots.received),
        (expected.ballots.registered, expected.ballots.received)
    );
    assert_eq!(
        (facts.ballots.not_in_base, facts.ballots.against_all),
        (expected.ballots.not_in_base, expected.ballots.against_all)
    );
    let first = tally.territory().precincts().next().unwrap();
    tally.reopen(first).unwrap();
    assert_eq!(tally.complete().unwrap_err().code(), "T023");
    assert_eq!(tally.sum(tally.territory().whole()).to_string(), "10,060 of 10,061 precincts");
}

#[test]
fn what_copies_could_change() {
    let (house, mut tally) = full();
    let report = |tally: &Tally, copies: &[ObserversCopy]| report(tally, copies, &house.election, &house.rules);
    let same = report(&tally, &[copy(&tally, 1, "o", "auyl", "adal", 0)]);
    assert_eq!((same.sum_of_differences, same.copies[0].fields.len()), (0, 0));
    assert_eq!(same.to_string(), "could not change a seat: no figure that matters differs");
    let few =
        report(&tally, &[copy(&tally, 1, "o", "auyl", "adal", 5), copy(&tally, 2, "n", "ak_zhol", "nur_otan", 7)]);
    assert_eq!((few.sum_of_differences, few.copies[1].fields.len()), (24, 2));
    let Verdict::CouldNot { smallest: Some(smallest) } = few.verdict else { panic!("{few}") };
    assert!(few.to_string().starts_with("could not change a seat: 24 votes of difference, no seat moves below "));
    // As many differences as the bound, on lists that take no seat: the recount gives the same seats, the sum is within reach.
    let each = smallest.div_ceil(PRECINCTS / 2).max(20);
    let many: Vec<ObserversCopy> =
        (0..smallest.div_ceil(2 * each)).map(|at| copy(&tally, at, "o", "auyl", "adal", each)).collect();
    let reach = report(&tally, &many);
    assert_eq!(reach.verdict, Verdict::Could(Could::WithinReach { smallest }), "{reach}");
    // Two hundred votes a precinct: the seats are others.
    let all: Vec<ObserversCopy> = (0..1_000).map(|at| copy(&tally, at, "o", "ak_zhol", "nur_otan", 200)).collect();
    let other = report(&tally, &all);
    let Verdict::Could(Could::OtherSeats { official, with_copies }) = &other.verdict else { panic!("{other}") };
    assert_eq!((official.as_slice(), other.sum_of_differences), (&[76, 12, 10, 0, 0][..], 400_000));
    assert_ne!(official, with_copies);
    let contrary = [copy(&tally, 1, "o", "auyl", "adal", 5), copy(&tally, 1, "n", "auyl", "adal", 6)];
    assert_eq!(report(&tally, &contrary).contradictions.len(), 2);
    let first = tally.territory().precincts().next().unwrap();
    tally.reopen(first).unwrap();
    assert!(matches!(report(&tally, &[]).verdict, Verdict::NoResult(_)));
}

/// The law of that day does not say how often a proxy may ask for a recount: the step is refused for that, not granted. Since
/// it does say, the one recount is granted.
#[test]
fn a_recount_asks_the_law_of_the_day() {
    let house = house();
    let (_, csv) = country(&house);
    let pair: String = csv.lines().take(3).collect::<Vec<_>>().join("\n");
    let rows = import::read(pair.as_bytes(), &house.form, &house.table.headings, &|_| true).unwrap().rows;
    let recount = || Command::Supersede {
        ground: Ground::RecountOnRequest,
        because: "a proxy asked in writing".to_owned(),
        stage: Stage::Open,
    };
    let chair = actor("chair", Role::Coordinator);
    let on = |day: &str| EntryRules::on(&house.law, &Query::on(day.parse().unwrap()));
    let entry = entered(&house, &on("2021-01-10"), &rows);
    let refused = entry.clone().apply(&house.form, &on("2021-01-10"), &chair, recount()).unwrap_err();
    assert!(matches!(&refused.refusal, Refusal::LawUnclear(gap) if gap.rule == "count.recount_on_proxy_request"));
    assert!(entry.apply(&house.form, &on("2021-06-05"), &chair, recount()).is_ok());
}

/// The shipped table names rules that exist, and gives a form with every finding on each day since its figures were read.
#[test]
fn the_shipped_table_fits_the_law() {
    let house = house();
    let lists = ballot(&house.election);
    for day in ["2021-06-05", "2023-03-19", "2026-07-01"] {
        for scope in [Scope::Precinct, Scope::Total] {
            let query = Query::on(day.parse().unwrap());
            let form = Form::on(&house.table, &house.law, query, &lists, scope).unwrap();
            assert_eq!((form.unchecked(), form.notes()), (&[][..], &[][..]), "{day}");
            assert!(form.figure("B2-1").is_some(), "{day}");
            for figure in form.figures() {
                assert!(
                    figure.citation.starts_with("Constitutional Law 28.09.1995 No. 2464 art "),
                    "{}",
                    figure.citation
                );
                assert!(["en", "ru", "kk"].iter().all(|l| figure.name().0.iter().any(|(of, _)| of == l)));
            }
        }
    }
    for day in ["2007-08-18", "2012-01-15", "2016-03-20", "2021-01-10"] {
        let form =
            Form::on(&house.table, &house.law, Query::on(day.parse().unwrap()), &lists, Scope::Precinct).unwrap();
        assert!(form.figure("B2-1").is_none() && !form.notes().is_empty(), "{day}");
    }
    assert!(house.offices.find("majilis").is_some());
}

/// A finding and the code of a bad row, as a reader asks for them.
#[test]
fn findings_and_codes_are_explained() {
    let run = |args: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).output().unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let page = run(&["explain", "k01"]);
    for expect in ["B1 = sum(B2) + B2-1 + B3", "art 43(4-1) (deduced)", "clerk", "coordinator", "observer"] {
        assert!(page.contains(expect), "{page}");
    }
    let json: serde_json::Value = serde_json::from_str(&run(&["explain", "K08", "--json"])).unwrap();
    assert_eq!((&json["tolerance"]["value"], &json["level"]), (&1.into(), &"warning".into()));
    assert!(run(&["explain", "I012"]).starts_with("# I012 something between the digits"));
}
