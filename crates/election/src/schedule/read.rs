//! Reads `schedule.toml`: which rule of the law gives which step of an election, and from what its days are counted. It
//! knows no step by name and no figure.

use law::calendar::{Counting, Direction};
use law::reader::{Fields, Source};
use law::{Fault, Value, codes};

/// The steps of a country's elections, as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How days are counted where nothing else is said.
    pub(super) counting: DefaultCounting,
    /// The steps in the order of the file.
    pub(super) steps: Vec<StepPlan>,
    /// Languages as the law names them, each with its tag: `Russian`, `ru`.
    pub languages: Vec<(String, String)>,
}

/// How days and months are counted where a step does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DefaultCounting {
    pub(super) days_before: Counting,
    pub(super) days_after: Counting,
    pub(super) months_before: Counting,
    pub(super) months_also: Option<Counting>,
    pub(super) months_after: Counting,
}

/// A step as the file describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StepPlan {
    pub(super) id: String,
    pub(super) offices: Vec<String>,
    pub(super) title: Vec<(String, String)>,
    pub(super) only: String,
    pub(super) law_of_vote: bool,
    /// The law lets the decision that calls the election set other days.
    pub(super) set_by_call: bool,
    /// A sheet of many elections shows it where there is no room for all.
    pub(super) main: bool,
    /// The step belongs to the election only where a rule says so.
    pub(super) case: Option<Case>,
    /// The step belongs to the election only where a term ended so.
    pub(super) ends: Option<End>,
    /// What lies on the step's last day where nobody set it earlier.
    pub(super) gives: Option<Gives>,
    pub(super) first: Option<EdgePlan>,
    pub(super) last: Option<EdgePlan>,
}

/// What a rule must say for a step to belong to an election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// The one office that is asked so; every office of the step where none is named.
    office: Option<String>,
    pub(super) rule: String,
    value: String,
}

impl Case {
    /// Whether it is asked for this office.
    pub(super) fn asks(&self, office: &str) -> bool {
        self.office.as_ref().is_none_or(|only| only == office)
    }

    /// Whether this is the value.
    pub(super) fn is(&self, value: &Value) -> bool {
        matches!(value, Value::Choice(found) | Value::Text(found) if *found == self.value)
    }
}

/// How the term before an election ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// In its time.
    Term,
    /// Before its time.
    Early,
}

/// The day that a step puts a limit to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    Call,
    Vote,
}

/// One end of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EdgePlan {
    pub(super) rules: Vec<String>,
    pub(super) from: Anchor,
    pub(super) way: Way,
    pub(super) counting: Option<Counting>,
    /// The words a rule must have for this way of reading it to hold.
    pub(super) words: Option<String>,
    /// What the rule's own words count from, where that is not the vote: `registration`.
    pub(super) of: Option<String>,
    /// The rule that names the time of day.
    pub(super) hour: Option<String>,
    /// The rule stands and names no term: the end lies on the anchor's own day.
    pub(super) stands: bool,
}

/// What days are counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Vote,
    Call,
    /// The end of a term in its time.
    TermEnd,
    /// The end of powers before their time.
    PowersEnded,
    /// The first (`false`) or last (`true`) day of an earlier step.
    Step(String, bool),
    /// Something the calendar has no day for.
    Event(String),
}

/// Which way days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Away from the anchor.
    Counted(Direction),
    /// The anchor's own day.
    Same,
}

impl Plan {
    /// Reads `schedule.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let counting = top.need("counting", Fields::table).and_then(|fields| default_counting(&fields));
        let mut steps: Vec<StepPlan> = Vec::new();
        for fields in top.tables("step") {
            let place = fields.place();
            let Some(step) = step(fields) else { continue };
            for what in wrong(&step, &steps) {
                source.fault(Fault::new(codes::BAD_VALUE, place.clone(), format!("step.{}", step.id), what));
            }
            steps.push(step);
        }
        let languages: Vec<(String, String)> = top.tables("language").into_iter().filter_map(language).collect();
        top.finish();
        drop(table);
        let faults = source.into_faults();
        match counting {
            Some(counting) if faults.is_empty() => Ok(Self { counting, steps, languages }),
            _ => Err(faults),
        }
    }

    /// Every rule a step names, for a check that the law has it.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let edges = self.steps.iter().flat_map(|step| step.first.iter().chain(&step.last));
        let cases = self.steps.iter().filter_map(|step| step.case.as_ref()).map(|case| case.rule.as_str());
        edges.flat_map(|edge| edge.rules.iter().chain(&edge.hour).map(String::as_str)).chain(cases)
    }
}

fn language(fields: Fields<'_, '_>) -> Option<(String, String)> {
    let found = fields.need_text("name").zip(fields.need_text("tag"));
    fields.finish();
    found
}

/// What a step gets wrong beside the steps before it.
fn wrong(step: &StepPlan, before: &[StepPlan]) -> Vec<String> {
    let mut wrong = Vec::new();
    let same = |other: &StepPlan| {
        let office = other.offices.iter().any(|office| step.offices.contains(office));
        // Two of one name are two cases of the law, or of how the term ended.
        other.id == step.id && office && other.case == step.case && other.ends == step.ends
    };
    if before.iter().any(same) {
        wrong.push(format!("the step `{}` stands twice for one office", step.id));
    }
    for edge in step.first.iter().chain(&step.last) {
        if let Anchor::Step(id, _) = &edge.from
            && !before.iter().any(|other| other.id == *id)
        {
            wrong.push(format!("no step `{id}` stands before it"));
        }
    }
    wrong
}

fn default_counting(fields: &Fields<'_, '_>) -> Option<DefaultCounting> {
    let need = |field| fields.need_text(field).and_then(|text| counting_of(fields, field, &text));
    let all = (need("days_before"), need("days_after"), need("months_before"), need("months_after"));
    let months_also = fields.text("months_also").and_then(|text| counting_of(fields, "months_also", &text));
    let (Some(days_before), Some(days_after), Some(months_before), Some(months_after)) = all else { return None };
    Some(DefaultCounting { days_before, days_after, months_before, months_also, months_after })
}

fn counting_of(fields: &Fields<'_, '_>, field: &'static str, text: &str) -> Option<Counting> {
    let counting = match text {
        "full days between" => Some(Counting::FullDaysBetween),
        "from the next day" => Some(Counting::FromNextDay),
        "first day included" => Some(Counting::DayIncluded),
        _ => None,
    };
    if counting.is_none() {
        let hint = "write `full days between`, `from the next day` or `first day included`";
        fields.fault(codes::BAD_VALUE, field, format!("`{text}` is no way of counting"), hint);
    }
    counting
}

fn step(fields: Fields<'_, '_>) -> Option<StepPlan> {
    let id = fields.need_text("id");
    let title = fields.table("title").map(|by_language| {
        let titles = ["en", "ru", "kk"].into_iter();
        let found = titles.filter_map(|l| by_language.text(l).map(|title| (l.to_owned(), title))).collect();
        by_language.finish();
        found
    });
    let law_of_vote = match fields.text("law_of").as_deref() {
        None | Some("call") => false,
        Some("vote") => true,
        Some(other) => {
            fields.fault(codes::BAD_VALUE, "law_of", format!("`{other}` is neither `call` nor `vote`"), "");
            false
        }
    };
    let ends = one_of(&fields, "ends", &[("term", End::Term), ("early", End::Early)]);
    let gives = one_of(&fields, "gives", &[("call", Gives::Call), ("vote", Gives::Vote)]);
    let case = fields.table("if").and_then(|case| {
        let found = case.need_text("rule").zip(case.need_text("is"));
        let office = case.text("office");
        case.finish();
        found.map(|(rule, value)| Case { office, rule, value })
    });
    let step = StepPlan {
        id: id?,
        offices: fields.texts("offices"),
        title: title.unwrap_or_default(),
        only: fields.text("only").unwrap_or_default(),
        law_of_vote,
        set_by_call: fields.flag("set_by_call").unwrap_or_default(),
        main: fields.flag("main").unwrap_or_default(),
        case,
        ends,
        gives,
        first: fields.table("first").and_then(edge),
        last: fields.table("last").and_then(edge),
    };
    fields.finish();
    Some(step)
}

/// A word that is one of a few.
fn one_of<T: Copy>(fields: &Fields<'_, '_>, field: &'static str, known: &[(&str, T)]) -> Option<T> {
    let text = fields.text(field)?;
    let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
        let what = format!("`{text}` is none of {}", words.join(", "));
        fields.fault(codes::BAD_VALUE, field, what, "");
    }
    found
}

fn edge(fields: Fields<'_, '_>) -> Option<EdgePlan> {
    let from = fields.need_text("from").and_then(|text| anchor(&fields, &text));
    let way = match fields.need_text("way").as_deref() {
        Some("before") => Some(Way::Counted(Direction::Before)),
        Some("after") => Some(Way::Counted(Direction::After)),
        Some("same") => Some(Way::Same),
        Some(other) => {
            fields.fault(codes::BAD_VALUE, "way", format!("`{other}` is none of `before`, `after`, `same`"), "");
            None
        }
        None => None,
    };
    let counting = fields.text("counting").and_then(|text| counting_of(&fields, "counting", &text));
    let (words, of, hour) = (fields.text("words"), fields.text("of"), fields.text("hour"));
    let stands = fields.flag("stands").unwrap_or_default();
    let edge = EdgePlan { rules: fields.texts("rules"), from: from?, way: way?, counting, words, of, hour, stands };
    fields.finish();
    Some(edge)
}

fn anchor(fields: &Fields<'_, '_>, text: &str) -> Option<Anchor> {
    let step = |edge: &str, last| text.strip_suffix(edge).map(|id| Anchor::Step(id.to_owned(), last));
    let anchor = match text {
        "vote" => Some(Anchor::Vote),
        "call" => Some(Anchor::Call),
        "term_end" => Some(Anchor::TermEnd),
        "powers_ended" => Some(Anchor::PowersEnded),
        _ => {
            let event = text.strip_prefix("event: ").map(|what| Anchor::Event(what.to_owned()));
            event.or_else(|| step(".first", false)).or_else(|| step(".last", true))
        }
    };
    if anchor.is_none() {
        let hint = "write `vote`, `call`, `term_end`, `powers_ended`, `STEP.first`, `STEP.last` or `event: ...`";
        fields.fault(codes::BAD_VALUE, "from", format!("`{text}` is nothing days are counted from"), hint);
    }
    anchor
}
