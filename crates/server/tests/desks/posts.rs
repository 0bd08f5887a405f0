//! The desks of many posts over real sockets: one contest from the nomination to the winner by forms alone, what is another
//! commission's or another role's, tables good and hostile.

use serde_json::json;
use server::{Role, Who};

use crate::contests::Played;
use crate::stand::{Got, cookie, person};

const SET: &str = "/en/desk/akims/posts";
const NORTH: &str = "/en/desk/akims/posts/north/1";
const TABLES: &str = "/en/desk/akims/tables";

/// The moment by the clock of these tests.
pub(crate) const LATE: &str = "2021-12-31T06:00:00.000Z";

/// Somebody of a role in the district of the posts of the north.
fn of(account: &str, role: Role) -> Who {
    let (election, region) = (Some("akims".to_owned()), Some("KZ-23".to_owned()));
    let (confirmed, until) = (LATE.parse().ok(), "2022-01-01T06:00:00.000Z".parse().unwrap());
    Who { election, region, district: Some("Hill (synthetic)".to_owned()), confirmed, until, ..person(account, role) }
}

/// A set whose post in the north was called, and one in the south.
fn called() -> Played {
    let mut played = Played::late();
    for (post, region) in [("north/1", "KZ-23"), ("south/1", "KZ-11")] {
        played.give("commission", json!({ "command": "enter_post", "entered": { "post": post, "region": region,
            "district": "Hill (synthetic)", "names": { "en": format!("{post} (synthetic)") }, "kind": "village", "settlements": 2 } }));
        let precincts = json!([{ "id": format!("{post}/a"), "voters": 100 }]);
        played.give("commission", json!({ "command": "set_precincts", "post": post, "precincts": precincts }));
        played.give(
            "commission",
            json!({ "command": "call", "post": post, "vote": "2021-07-25", "called": "2021-06-14" }),
        );
    }
    played
}

fn nominate<'f>(candidate: &'f str, name: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("step", "nominate"),
        ("day", "2021-07-05"),
        ("hour", "12:00"),
        ("candidate", candidate),
        ("name", name),
        ("sex", "female"),
        ("born", "1980-02-29"),
        ("nominator", "self"),
        ("member_of", "none"),
        ("terms_in_a_row", "0"),
        ("citizen", "yes"),
        ("residence_years", "20"),
        ("consent", "yes"),
        ("elsewhere", "nowhere"),
        ("paid", "1"),
        ("declaration", "in_order"),
        ("spouse_declaration", "not_owed"),
        ("special_check", "passed"),
        ("signatures_collected", "30"),
        ("signatures_good", "20"),
        ("settlements", "2"),
    ]
}

impl Played {
    fn press(&self, token: &str, fields: &[(&str, &str)]) -> Got {
        let order = fields.iter().map(|(_, value)| *value).collect::<String>();
        let order: String = order.chars().filter(char::is_ascii_alphanumeric).take(60).collect();
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("order", order.as_str())]).collect();
        self.stand.post(token, NORTH, &all)
    }

    fn done(&self, token: &str, fields: &[(&str, &str)]) {
        let got = self.press(token, fields);
        assert_eq!(got.status, 303, "{fields:?}: {}", got.body);
    }

    fn upload(&self, token: &str, csrf: &str, parts: &[(&str, &[u8])], more: &[(&str, &str)]) -> Got {
        let mut body = String::new();
        for (name, value) in [("csrf", csrf), ("day", "2021-07-05")].iter().chain(more) {
            body.push_str(&format!("--xx\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }
        for (name, bytes) in parts {
            let head = format!("content-disposition: form-data; name=\"{name}\"; filename=\"{name}.csv\"");
            body.push_str(&format!("--xx\r\n{head}\r\n\r\n{}\r\n", String::from_utf8_lossy(bytes)));
        }
        body.push_str("--xx--\r\n");
        let headers = format!("{}content-type: multipart/form-data; boundary=xx\r\n", cookie(token));
        self.stand.ask("POST", TABLES, &headers, &body)
    }
}

#[test]
fn from_the_nomination_to_the_winner_by_forms() {
    let played = called();
    let clerk = played.stand.login(of("clerk-1", Role::Clerk));
    let other = played.stand.login(of("clerk-2", Role::Clerk));
    let coordinator = played.stand.login(of("coordinator", Role::Coordinator));
    let commission = played.stand.login(of("commission", Role::Administrator));
    let page = |token: &str, path: &str| {
        let got = played.stand.get(token, path);
        assert_eq!(got.status, 200, "{path}: {}", got.body);
        got.body
    };
    let list = page(&clerk, &format!("{SET}?on=2021-07-01"));
    assert!(list.contains("north/1 (synthetic)") && !list.contains("south/1"), "{list}");
    assert!(list.contains("Nominate candidates") && list.contains("113-3(5)"), "{list}");
    assert!(page(&clerk, &format!("{SET}?on=2021-07-12")).contains("nominated: 0"));
    assert!(!page(&clerk, &format!("{NORTH}?on=2021-07-05")).contains("value=\"ballot\""), "nobody stands");
    for (candidate, name) in [("a", "Synthetic A"), ("b", "Synthetic B")] {
        played.done(&clerk, &nominate(candidate, name));
    }
    let before = page(&clerk, &format!("{NORTH}?on=2021-07-12"));
    assert!(before.contains("value=\"withdraw\"") && !before.contains("value=\"decide\""), "a clerk decides nothing");
    assert_eq!(played.press(&clerk, &[("step", "decide"), ("candidate", "a"), ("day", "2021-07-12")]).status, 403);
    assert!(page(&coordinator, &format!("{NORTH}?on=2021-07-12")).contains("value=\"decide\""));
    for candidate in ["a", "b"] {
        played.done(&coordinator, &[("step", "decide"), ("candidate", candidate), ("day", "2021-07-12")]);
    }
    played.done(&coordinator, &[("step", "ballot"), ("day", "2021-07-15")]);
    // The first entry, and the second, which is blind; nobody makes both.
    let sheet = "/en/desk/akims/sheets/north/1/a";
    let figures = played.figures("north/1", [40, 20], 5);
    let figures: Vec<(String, String)> =
        figures.as_object().unwrap().iter().map(|(name, figure)| (name.clone(), figure.to_string())).collect();
    let send = |token: &str, turn: &str| {
        let own = figures.iter().map(|(name, figure)| (name.as_str(), figure.as_str()));
        let all: Vec<(&str, &str)> = own.chain([("do", "send"), ("turn", turn), ("order", turn)]).collect();
        played.stand.post(token, sheet, &all)
    };
    assert!(page(&clerk, sheet).contains("name=\"A1\""));
    assert_eq!(send(&clerk, "first").status, 303);
    assert!(!page(&clerk, sheet).contains("name=\"A1\""), "who entered first enters no more");
    let blind = page(&other, sheet);
    assert!(blind.contains("name=\"A1\" value=\"\""), "{blind}");
    let own = send(&clerk, "second");
    assert!(
        own.status == 422 && own.body.contains("value=\"40\""),
        "refused, and what was typed is there: {}",
        own.body
    );
    assert_eq!(send(&other, "second").status, 303);
    played.done(&coordinator, &[("step", "accept"), ("precinct", "north/1/a")]);
    played.done(&coordinator, &[("step", "count")]);
    let certify = [("step", "certify"), ("day", "2021-07-26"), ("signed", "A\nB\nC\nD\nE")];
    assert_eq!(played.press(&coordinator, &certify).status, 403);
    let late = Who { confirmed: None, ..of("unconfirmed", Role::Administrator) };
    let unconfirmed = played.stand.login(late);
    let refused = played.press(&unconfirmed, &certify);
    assert!(refused.status == 422 && refused.body.contains("A\nB\nC\nD\nE"), "{}", refused.body);
    played.done(&commission, &certify);
    let next = page(&coordinator, &format!("{NORTH}?on=2021-07-28"));
    assert!(next.contains("Register the winner") && next.contains("113-9"), "{next}");
    played.done(&coordinator, &[("step", "winner"), ("day", "2021-07-28")]);
    assert!(page(&clerk, NORTH).contains("elected"));
    assert!(played.page("/en/elections/akims/posts/north/1").contains("Synthetic A"));
}

#[test]
fn what_is_refused_keeps_what_was_typed() {
    let played = called();
    let clerk = played.stand.login(of("clerk-1", Role::Clerk));
    let mut late = nominate("a", "<b>Synthetic</b>");
    late[1].1 = "2021-07-20";
    let got = played.press(&clerk, &late);
    assert_eq!(got.status, 422, "{}", got.body);
    for part in
        ["&lt;b&gt;Synthetic&lt;/b&gt;", "A010", "113-3", "value=\"2021-07-20\"", "/en/codes/A010", "<details open"]
    {
        assert!(got.body.contains(part), "{part}: {}", got.body);
    }
    for (field, value) in [("born", "1980-02-30"), ("day", ""), ("residence_years", "-1"), ("sex", &"x".repeat(3_000))]
    {
        let mut fields = nominate("a", "Synthetic A");
        if let Some(own) = fields.iter_mut().find(|(name, _)| *name == field) {
            own.1 = value;
        }
        let got = played.press(&clerk, &fields);
        assert!(got.status == 422 && got.body.contains("Synthetic A"), "{field}: {} {}", got.status, got.body);
    }
    assert_eq!(played.press(&clerk, &[("step", "burn"), ("day", "2021-07-05")]).status, 422);
    for path in ["?due=never", "?state=x", "?page=0", "?who=me"] {
        assert_eq!(played.stand.get(&clerk, &format!("{SET}{path}")).status, 400, "{path}");
    }
}

#[test]
fn another_commission_another_role_another_site() {
    let played = called();
    let clerk = played.stand.login(of("clerk-1", Role::Clerk));
    let south = "/en/desk/akims/posts/south/1";
    assert_eq!(played.stand.get(&clerk, south).status, 403);
    assert_eq!(played.stand.post(&clerk, south, &nominate("a", "A")).status, 403);
    // A protocol of the south at the address of the north is no way there.
    let coordinator = played.stand.login(of("coordinator", Role::Coordinator));
    let foreign = [("step", "accept"), ("precinct", "south/1/a")];
    assert_eq!(played.press(&coordinator, &foreign).status, 403);
    for role in [Role::Agent, Role::Observer] {
        let token = played.stand.login(of("somebody", role));
        assert_eq!(played.stand.get(&token, SET).status, 403, "{}", role.as_str());
    }
    let auditor = played.stand.login(of("auditor", Role::Auditor));
    assert!(!played.stand.get(&auditor, &format!("{NORTH}?on=2021-07-05")).body.contains("name=\"step\""));
    assert_eq!(played.press(&auditor, &nominate("a", "A")).status, 403);
    let forged = played.upload(&clerk, "csrf-of-other", &[("candidates", b"x")], &[("do", "check")]);
    assert!(forged.status == 403 && forged.body.contains("W010"), "{}", forged.body);
    assert_eq!(played.stand.get(&clerk, "/en/desk/akims/posts/nowhere").status, 404);
    assert_eq!(played.stand.get(&clerk, &format!("{TABLES}/none")).status, 404);
}

const HEAD: &str = "post,candidate,name,sex,born,nominator,member_of,incumbent,terms_in_a_row,signatures,settlements\n";

#[test]
fn tables_are_checked_then_ordered_row_by_row() {
    let played = called();
    let clerk = played.stand.login(of("clerk-1", Role::Clerk));
    let table = format!(
        "{HEAD}north/1,a,Synthetic A,female,1980-01-02,self,none,no,0,20,2\nnorth/1,b,=1+1,male,1980-01-02,self,none,no,0,20,2\n\
         north/1,c,Syn\0thetic,male,1980-01-02,self,none,no,0,20,2\nsouth/1,d,Synthetic D,male,1980-01-02,self,none,no,0,20,2\n\
         north/1,e,Synthetic E,male,1980-02-30,self,none,no,0,20,2\n"
    );
    let checked = played.upload(&clerk, "csrf-of-clerk-1", &[("candidates", table.as_bytes())], &[("do", "check")]);
    assert_eq!(checked.status, 200, "{}", checked.body);
    for part in ["Order all good rows (1)", "Rows left out: 4", "B003", "U+0000", "W009", "B004", "1980-02-30"] {
        assert!(checked.body.contains(part), "{part}: {}", checked.body);
    }
    let given = checked.hidden("given candidates");
    let more = [("do", "order"), ("given candidates", given.as_str())];
    let got = played.upload(&clerk, "csrf-of-clerk-1", &[], &more);
    assert_eq!(got.status, 303, "{}", got.body);
    let to = got.header("location").unwrap().to_owned();
    let ended = played.ended(&clerk, &to);
    assert!(ended.contains("Recorded</dt><dd>1<") && ended.contains("Refused</dt><dd>4<"), "{ended}");
    let csv = played.stand.get(&clerk, &format!("{to}/refused.csv"));
    assert!(
        csv.body.starts_with("file,line,column,value,code,what,hint,articles\r\ncandidates.csv,3,name"),
        "{}",
        csv.body
    );
    assert!(csv.body.lines().all(|line| !line.starts_with(['=', '+', '-', '@'])), "{}", csv.body);
    let other = played.stand.login(of("clerk-2", Role::Clerk));
    assert_eq!(played.stand.get(&other, &to).status, 404, "another's upload");
    // The same once more has no second effect.
    let again = played.upload(&clerk, "csrf-of-clerk-1", &[], &more);
    let ended = played.ended(&clerk, again.header("location").unwrap());
    assert!(ended.contains("Known from before</dt><dd>1<"), "{ended}");
    for (field, bytes) in [("posts", "post,region\n"), ("candidates", ""), ("candidates", "x")] {
        let got = played.upload(&clerk, "csrf-of-clerk-1", &[(field, bytes.as_bytes())], &[("do", "check")]);
        assert!(matches!(got.status, 200 | 422), "{field} {bytes}: {}", got.status);
        assert!(!got.body.contains("value=\"order\""), "{field} {bytes}");
    }
    let large = vec![b'x'; 9 << 20];
    let got = played.upload(&clerk, "csrf-of-clerk-1", &[("candidates", &large)], &[("do", "check")]);
    assert!(matches!(got.status, 413 | 0), "{}", got.status);
}

#[test]
fn ten_thousand_rows_are_ordered_and_none_stops_another() {
    let played = called();
    let whole = Who { region: None, district: None, ..of("commission", Role::Administrator) };
    let commission = played.stand.login(whole);
    let row = |at: u32| {
        let kind = if at.is_multiple_of(100) { "hamlet" } else { "village" };
        format!("east/{at},KZ-11,Lake (synthetic),x,x,Post {at} (synthetic),{kind}\n")
    };
    let head = "post,region,district,name_kk,name_ru,name_en,kind\n".to_owned();
    let table = head + &(0..10_000).map(row).collect::<String>();
    let got = played.upload(&commission, "csrf-of-commission", &[("posts", table.as_bytes())], &[("do", "order")]);
    assert_eq!(got.status, 303, "{}", got.body);
    let ended = played.ended(&commission, got.header("location").unwrap());
    assert!(ended.contains("Recorded</dt><dd>9,900<") && ended.contains("Refused</dt><dd>100<"), "{ended}");
    let list = played.page_of(&commission, &format!("{SET}?name=east/77"));
    assert!(list.contains("Post 77 (synthetic)") && list.contains("Name its precincts"), "{list}");
}

impl Played {
    /// The page of an upload once it has ended; each look waits for the page alone.
    fn ended(&self, token: &str, path: &str) -> String {
        let until = std::time::Instant::now() + std::time::Duration::from_secs(120);
        while std::time::Instant::now() < until {
            let page = self.page_of(token, path);
            if page.contains("All done") {
                return page;
            }
        }
        panic!("the upload at {path} does not end");
    }

    fn page_of(&self, token: &str, path: &str) -> String {
        let got = self.stand.get(token, path);
        assert_eq!(got.status, 200, "{path}: {}", got.body);
        got.body
    }
}
