//! Names by which the site speaks about a country: parties, regions, forms of acts, the figures of its first page, and
//! outlines to draw. All of it is data (`site/<country>`); no name of a country stands in code.

use jiff::civil::Date;
use law::Fault;
use law::reader::{Fields, Source};

use crate::language::{Language, glued};

/// A name in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name([String; 3]);

impl Name {
    /// The name in a language.
    pub fn get(&self, language: Language) -> &str {
        &self.0[match language {
            Language::Kk => 0,
            Language::Ru => 1,
            Language::En => 2,
        }]
    }
}

/// A thing with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is called elsewhere in the data.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// Its place in the palette.
    pub colour: u64,
    /// Rules, for a figure of the first page.
    pub rules: Vec<String>,
    /// The first day of this name, where it was another before.
    pub from: Option<Date>,
    /// The first day after it.
    pub until: Option<Date>,
}

/// A region to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its ISO 3166-2 code.
    pub id: String,
    /// Its border as a path of SVG.
    pub path: String,
    /// Where a mark stands for a region too small to be seen.
    pub dot: Option<(u64, u64)>,
}

/// A division of the country into regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its first day.
    pub from: Date,
    /// The first day after it.
    pub until: Option<Date>,
    /// Its regions, small ones last so that they are drawn on top.
    pub regions: Vec<Outline>,
}

/// Names and outlines of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Country {
    lists: Vec<Named>,
    forms: Vec<Named>,
    places: Vec<Named>,
    stages: Vec<Named>,
    regions: Vec<Named>,
    choices: Vec<Named>,
    rules: Vec<Named>,
    acts: Vec<Named>,
    caveats: Vec<Named>,
    /// The rule that says by how many hours the country's clock is ahead of universal time.
    pub clock: Option<String>,
    /// Figures of the first page.
    pub figures: Vec<Named>,
    /// Subjects of the law.
    pub subjects: Vec<Named>,
    divisions: Vec<Division>,
}

impl Country {
    /// Reads the files of `site/<country>`: `regions-*.toml` are outlines, all others names.
    ///
    /// # Errors
    /// Every fault of the files.
    pub fn read(files: &[(&str, &[u8])]) -> Result<Self, Vec<Fault>> {
        let mut country = Self::default();
        let mut faults = Vec::new();
        for (file, bytes) in files {
            let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
            let table = source.parse().map_err(|fault| vec![fault])?;
            let top = Fields::new(&source, "", &table);
            let name = file.rsplit('/').next().unwrap_or(file);
            if name.starts_with("regions-") {
                country.divisions.extend(division(&top));
            } else {
                country.names(&top);
            }
            top.finish();
            drop(table);
            faults.extend(source.into_faults());
        }
        if faults.is_empty() { Ok(country) } else { Err(faults) }
    }

    fn names(&mut self, top: &Fields<'_, '_>) {
        let all = |kind: &'static str| top.tables(kind).into_iter().filter_map(named);
        self.clock = self.clock.take().or_else(|| top.text("clock"));
        self.lists.extend(all("list"));
        self.forms.extend(all("form"));
        self.places.extend(all("place"));
        self.stages.extend(all("stage"));
        self.regions.extend(all("region"));
        self.choices.extend(all("choice"));
        self.rules.extend(all("rule"));
        self.acts.extend(all("act"));
        self.caveats.extend(all("caveat"));
        self.figures.extend(all("figure"));
        self.subjects.extend(all("subject"));
    }

    /// A party by the id of its list, else the name given.
    pub fn list<'n>(&'n self, id: &str, otherwise: &'n str, language: Language) -> &'n str {
        find(&self.lists, id).map_or(otherwise, |named| named.name.get(language))
    }

    /// A list's place in the palette; lists nobody named take the places in turn.
    pub fn colour(&self, id: &str, at: usize) -> u64 {
        find(&self.lists, id).map_or_else(|| u64::try_from(at % 10).unwrap_or(0), |named| named.colour)
    }

    /// All parties that are named.
    pub fn lists(&self) -> &[Named] {
        &self.lists
    }

    /// The form of an act, else as it was given.
    pub fn form<'n>(&'n self, form: &'n str, language: Language) -> &'n str {
        find(&self.forms, form).map_or(form, |named| named.name.get(language))
    }

    /// A place by its English name.
    pub fn place<'n>(&'n self, place: &'n str, language: Language) -> &'n str {
        find(&self.places, place).map_or(place, |named| named.name.get(language))
    }

    /// When a figure was announced.
    pub fn stage<'n>(&'n self, stage: &'n str, language: Language) -> &'n str {
        find(&self.stages, stage).map_or(stage, |named| named.name.get(language))
    }

    /// A region by its code, by the name it had on a day.
    pub fn region<'n>(&'n self, id: &'n str, day: Date, language: Language) -> &'n str {
        let named = |named: &&Named| {
            named.id == id && named.from.is_none_or(|from| day >= from) && named.until.is_none_or(|until| day < until)
        };
        self.regions.iter().find(named).map_or(id, |named| named.name.get(language))
    }

    /// All regions with every name they ever had.
    pub fn regions(&self) -> &[Named] {
        &self.regions
    }

    /// A choice of a rule, or what the law says in words, where somebody translated it.
    pub fn choice(&self, id: &str, language: Language) -> Option<&str> {
        find(&self.choices, id).map(|named| named.name.get(language))
    }

    /// The title of a rule where somebody translated it: by its whole name, or by the longest end of it that is named.
    pub fn rule(&self, rule: &str, language: Language) -> Option<&str> {
        let fits =
            |named: &&Named| rule.strip_suffix(&named.id).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        self.rules.iter().filter(fits).max_by_key(|named| named.id.len()).map(|named| named.name.get(language))
    }

    /// The title of an act where its own file has none in the language.
    pub fn act(&self, id: &str, language: Language) -> Option<&str> {
        find(&self.acts, id).map(|named| named.name.get(language))
    }

    /// What an election's file says in English alone, where somebody translated it.
    pub fn caveat(&self, caveat: &str, language: Language) -> Option<&str> {
        find(&self.caveats, caveat).map(|named| named.name.get(language))
    }

    /// The subject of a rule: the longest that its name begins with.
    pub fn subject(&self, rule: &str) -> Option<&Named> {
        let fits = |named: &&Named| {
            rule.strip_prefix(&named.id).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '_']))
        };
        self.subjects.iter().filter(fits).max_by_key(|named| named.id.len())
    }

    /// The regions of a day.
    pub fn division(&self, day: Date) -> Option<&Division> {
        self.divisions.iter().find(|one| day >= one.from && one.until.is_none_or(|until| day < until))
    }

    /// The outlines that hold all these regions, for an election before the first division that was drawn.
    pub fn division_of(&self, day: Date, regions: &[&str]) -> Option<&Division> {
        let holds = |one: &&Division| regions.iter().all(|id| one.regions.iter().any(|region| region.id == *id));
        self.division(day).filter(holds)
    }
}

fn find<'n>(all: &'n [Named], id: &str) -> Option<&'n Named> {
    all.iter().find(|named| named.id == id)
}

fn named(fields: Fields<'_, '_>) -> Option<Named> {
    let id = fields.need_text("id");
    let name = fields.need("name", Fields::table).map(|by_language| {
        let name = Name(
            ["kk", "ru", "en"]
                .map(|language| by_language.need_text(language).map(|text| glued(&text)).unwrap_or_default()),
        );
        by_language.finish();
        name
    });
    let colour = fields.count("colour").unwrap_or(0);
    let rules = fields.texts("rules");
    let (from, until) = (fields.date("from"), fields.date("until"));
    fields.finish();
    Some(Named { id: id?, name: name?, colour, rules, from, until })
}

fn division(top: &Fields<'_, '_>) -> Option<Division> {
    let regions = top.tables("region").into_iter().filter_map(outline).collect();
    let from = top.need("from", Fields::date);
    Some(Division { from: from?, until: top.date("until"), regions })
}

fn outline(fields: Fields<'_, '_>) -> Option<Outline> {
    let (id, path) = (fields.need_text("id"), fields.need_text("outline"));
    let dot: Vec<u64> = fields.texts("dot").iter().filter_map(|text| text.parse().ok()).collect();
    fields.finish();
    let dot = if let [x, y] = dot.as_slice() { Some((*x, *y)) } else { None };
    Some(Outline { id: id?, path: path?, dot })
}
