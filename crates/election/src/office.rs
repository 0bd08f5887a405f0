//! Offices filled by election, as data: which rules of the law speak about them. No office is known by name in code.

use law::reader::{Fields, Source};
use law::{Fault, codes};

/// An office and where the law speaks about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its id: `majilis`.
    pub id: String,
    /// Titles by language.
    pub title: Vec<(String, String)>,
    /// The rule that gives the number of its seats; `None` where each election states it.
    pub seats: Option<String>,
    /// Prefixes of its rules, the first that is defined counts: `majilis.list`.
    pub rules: Vec<String>,
    /// Prefixes of what is asked of its holders: `majilis.deputy`.
    pub deputy: Vec<String>,
    /// Prefixes of what is asked of candidates: `majilis.candidate`.
    pub candidate: Vec<String>,
    /// The rule that gives the members of the commission that certifies the result; `None` where nobody recorded it.
    pub commission: Option<String>,
    /// How its holder is elected, where it is one seat and no list.
    pub single: Option<SingleSeat>,
    /// The office that follows when this one's rules have ended.
    pub succeeded_by: Option<String>,
    /// Where that is said.
    pub because: String,
}

/// Where the law speaks about an election of one person for one seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SingleSeat {
    /// The rule that says who elects; `None` where voters always did.
    pub method: Option<String>,
    /// The value of that rule under which `electors` hold in the place of the office's own rules.
    pub by_electors: Option<String>,
    /// Prefixes of the rules of an election by electors, the first that is defined counts: `akim.rural.indirect`.
    pub electors: Vec<String>,
}

impl Office {
    /// The title in English, else the id.
    pub fn name(&self) -> &str {
        self.title.iter().find(|(language, _)| language == "en").map_or(&self.id, |(_, title)| title)
    }
}

/// All offices of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offices(pub Vec<Office>);

impl Offices {
    /// Reads `offices.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let offices: Vec<Office> = top.tables("office").into_iter().filter_map(office).collect();
        top.finish();
        for (at, office) in offices.iter().enumerate() {
            if offices[..at].iter().any(|other| other.id == office.id) {
                let what = format!("the office `{}` stands twice", office.id);
                source.fault(Fault::new(codes::DUPLICATE_ID, source.place(0), "office.id", what));
            }
        }
        drop(table);
        let faults = source.into_faults();
        if faults.is_empty() { Ok(Self(offices)) } else { Err(faults) }
    }

    /// An office by its id.
    pub fn find(&self, id: &str) -> Option<&Office> {
        self.0.iter().find(|office| office.id == id)
    }
}

fn office(fields: Fields<'_, '_>) -> Option<Office> {
    let id = fields.need_text("id")?;
    let title = fields.table("title").map(|by_language| {
        let titles = ["en", "ru", "kk"].into_iter();
        let found = titles.filter_map(|l| by_language.text(l).map(|title| (l.to_owned(), title))).collect();
        by_language.finish();
        found
    });
    let office = Office {
        id,
        title: title.unwrap_or_default(),
        seats: fields.text("seats"),
        rules: fields.texts("rules"),
        deputy: fields.texts("deputy"),
        candidate: fields.texts("candidate"),
        commission: fields.text("commission"),
        single: fields.table("single").map(|single| {
            let read = SingleSeat {
                method: single.text("method"),
                by_electors: single.text("by_electors"),
                electors: single.texts("electors"),
            };
            single.finish();
            read
        }),
        succeeded_by: fields.text("succeeded_by"),
        because: fields.text("because").unwrap_or_default(),
    };
    fields.finish();
    Some(office)
}
