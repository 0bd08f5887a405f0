//! Which posts of a set are asked for, as the address says it: read strictly, answered, and written back the same way, so that
//! a table can be sent to somebody else.

use std::cmp::Ordering;
use std::sync::Arc;

use election::single::Nominator;

use super::{Row, State};
use crate::codes;
use crate::notice::Notice;
use crate::what_if::encoded;

/// The longest text of a field, in bytes.
const MOST: usize = 200;

/// Posts on a page.
pub(super) const ROWS: u64 = 100;

/// What regions are shaded by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Map {
    /// Those who took part.
    #[default]
    Turnout,
    /// Winners who nominated themselves.
    Own,
    /// Posts with a new holder.
    New,
}

/// In which order posts stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By region, district and name.
    #[default]
    Place,
    /// By name.
    Name,
    /// Closest first.
    Margin,
    /// Highest first.
    Turnout,
    /// Most first.
    AgainstAll,
    /// Youngest winner first.
    Age,
}

/// Whether the winner held the post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// No.
    New,
    /// Yes.
    Same,
    /// Not known.
    Unknown,
}

pub(super) const MAPS: [(&str, Map); 3] = [("turnout", Map::Turnout), ("self", Map::Own), ("new", Map::New)];
pub(super) const SORTS: [(&str, Sort); 6] = [
    ("place", Sort::Place),
    ("name", Sort::Name),
    ("margin", Sort::Margin),
    ("turnout", Sort::Turnout),
    ("against_all", Sort::AgainstAll),
    ("age", Sort::Age),
];
pub(super) const HOLDERS: [(&str, Holder); 3] =
    [("new", Holder::New), ("same", Holder::Same), ("unknown", Holder::Unknown)];
const SEXES: [(&str, bool); 2] = [("female", true), ("male", false)];

/// Ballots against all that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgainstAll {
    /// More than for anybody.
    Leads,
    /// At least so many hundredths of a percent.
    AtLeast(u64),
}

/// What is asked; a field that is left out asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// A part of the post's name, district or id, or of the winner's name.
    pub name: String,
    /// The region by its id.
    pub region: String,
    /// How far the election is.
    pub state: Option<State>,
    /// Who nominated the winner: `party` for any party.
    pub nominator: String,
    /// Women or men elected.
    pub woman: Option<bool>,
    /// The winner's least age.
    pub age_from: Option<u64>,
    /// The winner's greatest age.
    pub age_to: Option<u64>,
    /// The winner leads by at most so many hundredths of a percent.
    pub margin: Option<u64>,
    /// Ballots against all.
    pub against_all: Option<AgainstAll>,
    /// New or re-elected.
    pub holder: Option<Holder>,
    /// The order.
    pub sort: Sort,
    /// What the map shows.
    pub map: Map,
    /// Which page, from 1.
    pub page: u64,
}

/// Names of the fields.
pub const FIELDS: [&str; 13] = [
    "name",
    "region",
    "state",
    "nominator",
    "sex",
    "age_from",
    "age_to",
    "margin",
    "against_all",
    "holder",
    "sort",
    "map",
    "page",
];

impl Asked {
    /// Nothing asked: every post, the first page.
    pub fn all() -> Self {
        Self { page: 1, ..Self::default() }
    }

    /// Reads the fields of an address.
    ///
    /// # Errors
    /// A field nobody knows, one that stands twice, or a value that none can be.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Notice> {
        let mut asked = Self::all();
        for (at, (name, value)) in fields.iter().enumerate() {
            if fields[..at].iter().any(|(other, _)| other == name) {
                return Err(bad(format!("the field `{name}` stands twice"), "name each field once"));
            }
            let value = value.trim();
            if value.len() > MOST {
                let what = format!("`{name}` has {} bytes; {MOST} are read", value.len());
                return Err(bad(what, "search for a few words"));
            }
            if !value.is_empty() {
                asked.take(name, value)?;
            } else if !FIELDS.contains(&name.as_str()) {
                return Err(no_field(name));
            }
        }
        Ok(asked)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Notice> {
        match name {
            "name" => value.clone_into(&mut self.name),
            "region" => value.clone_into(&mut self.region),
            "nominator" => value.clone_into(&mut self.nominator),
            "state" => self.state = Some(word(name, value, &State::ALL)?),
            "sex" => self.woman = Some(word(name, value, &SEXES)?),
            "holder" => self.holder = Some(word(name, value, &HOLDERS)?),
            "sort" => self.sort = word(name, value, &SORTS)?,
            "map" => self.map = word(name, value, &MAPS)?,
            "age_from" => self.age_from = Some(number(name, value, 150)?),
            "age_to" => self.age_to = Some(number(name, value, 150)?),
            "margin" => self.margin = Some(percent(name, value)?),
            "against_all" if value == "leads" => self.against_all = Some(AgainstAll::Leads),
            "against_all" => self.against_all = Some(AgainstAll::AtLeast(percent(name, value)?)),
            "page" => self.page = number(name, value, 1_000_000)?.max(1),
            _ => return Err(no_field(name)),
        }
        Ok(())
    }

    /// Whether every post is asked for, in the usual order, on the first page under the usual map.
    pub fn is_plain(&self) -> bool {
        *self == Self::all()
    }

    /// Whether some posts are left out.
    pub fn chooses(&self) -> bool {
        Self { sort: Sort::Place, map: Map::Turnout, page: 1, ..self.clone() } != Self::all()
    }

    /// Whether a field is folded away on a page until it is used.
    pub(super) fn is_narrow(&self) -> bool {
        self.age_from.is_some()
            || self.age_to.is_some()
            || self.margin.is_some()
            || self.against_all.is_some()
            || self.holder.is_some()
            || self.woman.is_some()
    }

    /// The question as the query of an address, in one order, with its mark; empty where nothing is asked.
    pub fn query(&self) -> String {
        let fields = self.fields();
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// The fields that say something.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let of = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let plain = |n: Option<u64>| n.map(hundredths).unwrap_or_default();
        let against = match self.against_all {
            Some(AgainstAll::Leads) => "leads".to_owned(),
            Some(AgainstAll::AtLeast(share)) => hundredths(share),
            None => String::new(),
        };
        let own = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
        let all = [
            ("name", self.name.clone()),
            ("region", self.region.clone()),
            ("state", own(self.state.map(State::word))),
            ("nominator", self.nominator.clone()),
            ("sex", own(self.woman.map(|woman| said(&SEXES, woman)))),
            ("age_from", of(self.age_from)),
            ("age_to", of(self.age_to)),
            ("margin", plain(self.margin)),
            ("against_all", against),
            ("holder", own(self.holder.map(|holder| said(&HOLDERS, holder)))),
            ("sort", own(Some(self.sort).filter(|sort| *sort != Sort::Place).map(|sort| said(&SORTS, sort)))),
            ("map", own(Some(self.map).filter(|map| *map != Map::Turnout).map(|map| said(&MAPS, map)))),
            ("page", of(Some(self.page).filter(|page| *page != 1))),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The value of a field as it stands in the address.
    pub(super) fn value(&self, name: &str) -> String {
        self.fields().into_iter().find(|(of, _)| *of == name).map(|(_, value)| value).unwrap_or_default()
    }

    /// Whether a post is asked for.
    pub fn fits(&self, row: &Row) -> bool {
        let winner = row.winner.as_ref();
        let low = self.name.to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&low);
        let share = |part: u64, whole: u64| (whole > 0).then(|| u128::from(part) * 10_000 / u128::from(whole));
        (self.name.is_empty()
            || row.names.iter().any(|(_, name)| holds(name))
            || [&row.post, &row.district].into_iter().any(|text| holds(text))
            || winner.is_some_and(|winner| holds(&winner.name)))
            && (self.region.is_empty() || row.region == self.region)
            && self.state.is_none_or(|state| row.state == state)
            && (self.nominator.is_empty() || self.nominated(winner.and_then(|winner| winner.nominator.as_ref())))
            && self.woman.is_none_or(|woman| winner.is_some_and(|winner| winner.woman == Some(woman)))
            && self.age_from.is_none_or(|least| winner.is_some_and(|own| own.age.is_some_and(|age| age >= least)))
            && self.age_to.is_none_or(|most| winner.is_some_and(|own| own.age.is_some_and(|age| age <= most)))
            && self.margin.is_none_or(|most| {
                // Compared as fractions: what is shown rounded is not what is asked.
                row.margin()
                    .is_some_and(|(lead, base)| u128::from(lead) * 10_000 <= u128::from(most) * u128::from(base))
            })
            && self.against_all.is_none_or(|asked| match asked {
                AgainstAll::Leads => row.against_leads,
                AgainstAll::AtLeast(least) => {
                    let own = row.against_all.zip(row.base).and_then(|(part, whole)| share(part, whole));
                    own.is_some_and(|own| own >= u128::from(least))
                }
            })
            && self.holder.is_none_or(|holder| {
                winner.is_some_and(|winner| {
                    winner.new
                        == match holder {
                            Holder::New => Some(true),
                            Holder::Same => Some(false),
                            Holder::Unknown => None,
                        }
                })
            })
    }

    fn nominated(&self, nominator: Option<&Nominator>) -> bool {
        match nominator {
            Some(Nominator::Party(_)) if self.nominator == "party" => true,
            Some(nominator) => nominator.to_string() == self.nominator,
            None => false,
        }
    }

    /// The posts that are asked for, in the order asked for; `place` says how two stand by place, `name` by name.
    pub fn choose<'r>(
        &self,
        rows: &'r [Arc<Row>],
        place: impl Fn(&Row, &Row) -> Ordering,
        name: impl Fn(&Row, &Row) -> Ordering,
    ) -> Vec<&'r Arc<Row>> {
        let mut all: Vec<&Arc<Row>> = rows.iter().filter(|row| self.fits(row)).collect();
        let share = |of: &Row, part: fn(&Row) -> Option<(u64, u64)>| part(of).filter(|(_, whole)| *whole > 0);
        // What is not known comes last, whichever way the rest is ordered.
        let by_share = |a: &Row, b: &Row, part: fn(&Row) -> Option<(u64, u64)>, rising: bool| match (
            share(a, part),
            share(b, part),
        ) {
            (Some((a, of_a)), Some((b, of_b))) => {
                let order = (u128::from(a) * u128::from(of_b)).cmp(&(u128::from(b) * u128::from(of_a)));
                if rising { order } else { order.reverse() }
            }
            (a, b) => a.is_none().cmp(&b.is_none()),
        };
        let age = |row: &Row| row.winner.as_ref().and_then(|winner| winner.age);
        all.sort_by(|a, b| {
            let order = match self.sort {
                Sort::Place => Ordering::Equal,
                Sort::Name => name(a, b),
                Sort::Margin => by_share(a, b, Row::margin, true),
                Sort::Turnout => by_share(a, b, |row| row.took_part.zip(row.registered), false),
                Sort::AgainstAll => by_share(a, b, |row| row.against_all.zip(row.base), false),
                Sort::Age => (age(a).is_none(), age(a)).cmp(&(age(b).is_none(), age(b))),
            };
            order.then_with(|| place(a, b)).then_with(|| a.post.cmp(&b.post))
        });
        all
    }
}

pub(super) fn bad(what: impl Into<String>, hint: impl Into<String>) -> Notice {
    Notice::new(codes::QUESTION, what, hint)
}

fn clipped(text: &str) -> String {
    text.chars().take(60).collect()
}

fn no_field(name: &str) -> Notice {
    bad(format!("there is no field `{}`", clipped(name)), format!("the fields are {}", FIELDS.join(", ")))
}

fn word<T: Copy>(name: &str, value: &str, known: &[(&str, T)]) -> Result<T, Notice> {
    known.iter().find(|(word, _)| *word == value).map(|(_, own)| *own).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        bad(format!("`{}` is no value of `{name}`", clipped(value)), format!("the values are {}", words.join(", ")))
    })
}

/// The word of a value.
pub(super) fn said<T: Copy + PartialEq>(known: &[(&'static str, T)], value: T) -> &'static str {
    known.iter().find(|(_, own)| *own == value).map_or("", |(word, _)| word)
}

fn number(name: &str, value: &str, most: u64) -> Result<u64, Notice> {
    let read = value.parse().ok().filter(|n| *n <= most);
    read.ok_or_else(|| {
        bad(format!("`{}` is no value of `{name}`", clipped(value)), format!("a whole number from 0 to {most}"))
    })
}

/// A percentage with at most two decimals, as hundredths.
fn percent(name: &str, value: &str) -> Result<u64, Notice> {
    let value = value.replace(',', ".");
    let (whole, part) = value.split_once('.').unwrap_or((&value, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let read =
        Some(()).filter(|()| digits(whole) && digits(part) && whole.len() <= 3 && part.len() <= 2).and_then(|()| {
            let hundredths: u64 = format!("{part:0<2}").parse().ok()?;
            Some(whole.parse::<u64>().ok()? * 100 + hundredths).filter(|share| *share <= 10_000)
        });
    read.ok_or_else(|| {
        let what = format!("`{}` is no value of `{name}`", clipped(&value));
        bad(what, "a percentage from 0 to 100 with at most two decimals")
    })
}

/// Hundredths of a percent as they are typed.
fn hundredths(share: u64) -> String {
    let text = format!("{}.{:02}", share / 100, share % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
