//! Which posts an address asks for, sums over posts, and what is not known.

use std::sync::Arc;

use super::*;

fn row(post: &str, winner: Option<Winner>) -> Arc<Row> {
    Arc::new(Row {
        post: post.to_owned(),
        names: vec![("kk".to_owned(), format!("Ауыл {post}"))],
        region: "KZ-23".to_owned(),
        district: String::new(),
        kind: "village".to_owned(),
        vote: None,
        state: if winner.is_some() { State::Elected } else { State::Called },
        certified: false,
        candidates: 2,
        women: None,
        settled: 0,
        of: 1,
        winner,
        against_all: Some(10),
        against_leads: false,
        took_part: Some(100),
        registered: Some(200),
        base: Some(100),
        percentages: false,
    })
}

fn elected(votes: u64, next: Option<u64>, new: Option<bool>) -> Winner {
    Winner { name: "Synthetic".to_owned(), votes: Some(votes), next, new, ..Winner::default() }
}

fn fields(query: &str) -> Vec<(String, String)> {
    let pair = |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    query.split('&').filter_map(pair).collect()
}

#[test]
fn an_address_is_read_and_written_back_the_same() {
    let check = |query: &str, expect: Result<&str, &str>| {
        let told = Asked::read(&fields(query)).map(|asked| asked.query()).map_err(|notice| notice.what);
        let expect = expect.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(told, expect, "{query}");
    };
    check("", Ok(""));
    check("name=&region=&page=1&sort=place&map=turnout", Ok(""));
    check("sort=margin&sex=female", Ok("?sex=female&sort=margin"));
    check("margin=5,50&against_all=leads", Ok("?margin=5.5&against_all=leads"));
    check("against_all=10.00", Ok("?against_all=10"));
    check("margin=100.01", Err("`100.01` is no value of `margin`"));
    check("margin=.5", Err("`.5` is no value of `margin`"));
    check("sex=x", Err("`x` is no value of `sex`"));
    check("nobody=1", Err("there is no field `nobody`"));
    check("name=a&name=b", Err("the field `name` stands twice"));
    assert!(Asked::read(&fields(&format!("name={}", "a".repeat(201)))).is_err());
}

#[test]
fn what_is_not_known_fits_no_figure_and_comes_last() {
    let rows = [
        row("a", Some(elected(50, Some(40), Some(true)))),
        row("b", Some(elected(40, None, None))),
        row("c", Some(elected(45, Some(44), Some(false)))),
        row("d", None),
    ];
    let check = |query: &str, expect: &str| {
        let asked = Asked::read(&fields(query)).unwrap_or_else(|notice| panic!("{}", notice.what));
        let found = asked.choose(&rows, |a, b| a.post.cmp(&b.post), |a, b| b.post.cmp(&a.post));
        let posts: String = found.iter().map(|row| row.post.as_str()).collect();
        assert_eq!(posts, expect, "{query}");
    };
    check("", "abcd");
    check("sort=name", "dcba");
    check("sort=margin", "cabd");
    check("margin=10", "ac");
    check("margin=9.99", "c");
    check("margin=0", "");
    check("holder=unknown", "b");
    check("holder=new", "a");
    check("against_all=10", "abcd");
    check("against_all=10.01", "");
    check("age_from=0", "");
    check("state=called", "d");
    check("name=ауыл C", "c");
}

#[test]
fn sums_say_of_how_many_they_know() {
    let rows = [
        row("a", Some(elected(50, Some(40), Some(true)))),
        row("b", Some(elected(40, None, None))),
        row("c", Some(elected(45, Some(44), Some(false)))),
        row("d", None),
    ];
    let sums = Sums::of(&rows);
    assert_eq!((sums.posts, sums.called, sums.elected), (4, 4, 3));
    assert_eq!((sums.new, sums.kept, sums.unknown()), (1, 1, 1));
    assert_eq!((sums.women_of, sums.own_of), (0, 0));
    assert_eq!((sums.took_part, sums.registered), (400, 800));
}
