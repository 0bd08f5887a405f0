//! The sheet on which a protocol is typed: the figures of the form of the day in its order with its numbers and titles, one
//! field a figure, what does not add up beside the fields it concerns, and what can be sent.
//!
//! The marks `data-live` are the parts that a check renders anew: a script puts them in place, and a form that is sent by its
//! button shows the same. It must never know a rule of the protocol: findings are arguments.

use std::collections::BTreeSet;

use election::protocol::{Cell, Difference, Finding, Form, Level, Role, What, words};
use maud::{Markup, html};

use super::typed::{Checked, Typed};
use crate::desk::Seat;
use crate::language::Language;
use crate::view::View;

/// Whose turn a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The first entry, handed over at once.
    First,
    /// The first entry once more, before it is handed over.
    Revise,
    /// The second entry, blind.
    Second,
    /// One of the two reads the own entry again.
    Correct,
    /// A third person reads what is disputed.
    Settle,
    /// An observer's copy.
    Copy,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::First, Self::Revise, Self::Second, Self::Correct, Self::Settle, Self::Copy];

    /// The turn in the word that forms have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Revise => "revise",
            Self::Second => "second",
            Self::Correct => "correct",
            Self::Settle => "settle",
            Self::Copy => "copy",
        }
    }

    /// The turn of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|turn| turn.as_str() == word)
    }
}

/// A sheet and what stands in it.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The form of the day.
    pub form: &'a Form,
    /// The largest figure that is taken.
    pub most: u64,
    /// Whose turn it is.
    pub turn: Turn,
    /// In whose words advice is given.
    pub role: Role,
    /// What stands in the fields.
    pub typed: &'a Typed,
    /// The only fields that are asked; the others go along unseen. Nothing: all are asked.
    pub asked: Option<&'a BTreeSet<Cell>>,
    /// What both entries have in the disputed fields, for who reads them as a third.
    pub both: &'a [Difference],
    /// What does not add up.
    pub checked: &'a Checked,
    /// The id of the order.
    pub order: &'a str,
    /// Where it is sent, without its language.
    pub action: &'a str,
    /// Whose draft it is: account, and what else tells one sheet from another.
    pub draft: &'a str,
}

impl View<'_> {
    /// The sheet.
    pub(crate) fn sheet(&self, seat: &Seat, sheet: &Sheet<'_>) -> Markup {
        let cells = sheet.typed.cells(sheet.form);
        let asked = |cell: &Cell| sheet.asked.is_none_or(|asked| asked.contains(cell));
        let groups = groups(sheet.form, cells.iter().copied().filter(asked));
        html! {
            form #sheet method="post" action=(self.to(sheet.action)) autocomplete="off" novalidate
                data-check=(self.to(&format!("{}/check", sheet.action))) data-draft=(sheet.draft)
                data-kept=(self.t("draft-kept")) data-restored=(self.t("draft-restored")) data-sending=(self.t("draft-sending"))
                data-unsent=(self.t("draft-unsent")) data-ended=(self.t("draft-ended")) data-saved=(self.t("draft-saved"))
                data-login=(self.to("/desk/login?to=")) data-log-in=(self.t("draft-log-in")) {
                (seat.token())
                input type="hidden" name="order" value=(sheet.order);
                input type="hidden" name="turn" value=(sheet.turn.as_str());
                input type="hidden" name="rows" value=(members(&cells));
                @if let Some(asked) = sheet.asked { input type="hidden" name="asked" value=(labels(sheet.form, asked)); }
                @for both in sheet.both {
                    input type="hidden" name={ "both " (sheet.form.label(both.cell)) } value={ (plain(both.first)) "|" (plain(both.second)) };
                }
                @for cell in cells.iter().filter(|cell| !asked(cell)) { (unseen(sheet, *cell)) }
                @for (article, cells) in &groups {
                    fieldset.sheet {
                        legend { (self.say("sheet-article", &[("article", article.as_str().into())])) }
                        @for cell in cells {
                            (self.sheet_row(sheet, *cell))
                            div.beside data-live aria-live="polite" id={ (field(*cell)) "-beside" } {
                                @for (at, finding) in ends_at(sheet, *cell, &cells_of(&groups)) {
                                    p.warn id=(finding_id(sheet, at)) { (self.finding(sheet.form, finding, sheet.role)) }
                                }
                            }
                        }
                        @if cells.iter().any(|cell| matches!(cell, Cell::Member { .. })) {
                            p.actions.more { button.plain type="submit" name="do" value="rows" { (self.t("sheet-more-rows")) } }
                        }
                    }
                }
                @if sheet.asked.is_none() && sheet.turn != Turn::Copy { (self.sheet_words(sheet, &cells)) }
                (self.sheet_summary(sheet, &cells_of(&groups)))
                p.actions {
                    button type="submit" name="do" value="check" #check { (self.t("sheet-check")) }
                    span #kept.quiet role="status" aria-live="polite" {}
                }
            }
        }
    }

    fn sheet_row(&self, sheet: &Sheet<'_>, cell: Cell) -> Markup {
        let (label, id) = (sheet.form.label(cell), field(cell));
        let typed = sheet.typed.figure(&label);
        let fault = sheet.checked.faults.get(&label);
        let found: Vec<usize> = concerned(sheet, cell).collect();
        let wrong = fault.is_some() || found.iter().any(|at| sheet.checked.findings[*at].level == Level::Error);
        let mut described: Vec<String> = found.iter().map(|at| finding_id(sheet, *at)).collect();
        if fault.is_some() {
            described.insert(0, format!("{id}-fault"));
        }
        let both = sheet.both.iter().find(|difference| difference.cell == cell);
        html! {
            div.row {
                label for=(id) { (self.cell_title(sheet.form, cell)) }
                @if let Some(both) = both {
                    span.both { (self.t("sheet-first")) " " b { (self.maybe(both.first)) } " · " (self.t("sheet-second")) " " b { (self.maybe(both.second)) } }
                }
                input.figure id=(id) name=(label) value=(typed) inputmode="numeric" maxlength="20" size="9" spellcheck="false" autocomplete="off"
                    data-member[matches!(cell, Cell::Member { .. })]
                    aria-invalid=[wrong.then_some("true")] aria-describedby=[(!described.is_empty()).then(|| described.join(" "))];
                span.aside {
                    span.codes data-live id={ (id) "-codes" } {
                        @for at in &found { code { (sheet.checked.findings[*at].code) } " " }
                    }
                    span.spelt data-live id={ (id) "-words" } { (self.spelt(typed)) }
                }
                span.fault data-live id={ (id) "-fault" } { @if let Some(fault) = fault { (self.fault(*fault, sheet.most)) } }
            }
        }
    }

    /// The number and title of a cell, as the paper has them.
    pub(crate) fn cell_title(&self, form: &Form, cell: Cell) -> Markup {
        let language = self.language().code();
        html! {
            @match form.owner(cell) {
                Some((figure, list)) => {
                    b.place { (figure.row.id) } " "
                    @match (list, cell) {
                        (Some(list), _) => (self.country().list(&list.id, &list.name, self.language())),
                        (None, Cell::Member { member, .. }) => {
                            (figure.name().get(language)) " " (member + 1)
                        },
                        (None, Cell::Fixed(_)) => (figure.name().get(language)),
                    }
                },
                None => (form.label(cell)),
            }
        }
    }

    /// A number in words, to be compared with those on the paper; nothing where it is none or too large for words.
    fn spelt(&self, typed: &str) -> Markup {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let number = digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let of = |language| number.and_then(|number| words::write(number, language)).unwrap_or_default();
        match self.language() {
            Language::Kk => html! { (of(words::Language::Kazakh)) },
            Language::Ru => html! { (of(words::Language::Russian)) },
            Language::En => html! {
                span lang="kk" { (of(words::Language::Kazakh)) }
                @if number.is_some() { br; }
                span lang="ru" { (of(words::Language::Russian)) }
            },
        }
    }

    /// Words that stand on the paper beside a number, for those that say another one.
    fn sheet_words(&self, sheet: &Sheet<'_>, cells: &[Cell]) -> Markup {
        html! {
            details.in-words open[!sheet.typed.words.is_empty()] {
                summary { (self.t("sheet-words")) }
                p.quiet { (self.t("sheet-words-means")) }
                @for cell in cells {
                    @let label = sheet.form.label(*cell);
                    @let id = format!("{}-in-words", field(*cell));
                    div.row.words {
                        label for=(id) { (self.cell_title(sheet.form, *cell)) }
                        input id=(id) name={ "words " (label) } value=[sheet.typed.words.get(&label)] maxlength="200" autocomplete="off";
                    }
                }
            }
        }
    }

    /// All that does not add up, each leading to the field where it begins; then what can be sent.
    fn sheet_summary(&self, sheet: &Sheet<'_>, shown: &[Cell]) -> Markup {
        let checked = sheet.checked;
        let (faults, found) = (checked.faults.len(), checked.findings.len());
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        html! {
            div #summary data-live {
                @if faults > 0 {
                    div.warn #told tabindex="-1" autofocus[checked.asked] {
                        h2 { (self.say("sheet-faults", &[("n", n(faults).into())])) }
                        ul {
                            @for cell in shown {
                                @if let Some(fault) = checked.faults.get(&sheet.form.label(*cell)) {
                                    li { a href={ "#" (field(*cell)) } { (self.cell_title(sheet.form, *cell)) } ": " (self.fault(*fault, sheet.most)) }
                                }
                            }
                        }
                    }
                } @else if checked.asked && found > 0 {
                    div.warn #told tabindex="-1" autofocus {
                        h2 { (self.say("sheet-found", &[("n", n(found).into())])) }
                        ul {
                            @for finding in &checked.findings {
                                li {
                                    (self.finding(sheet.form, finding, sheet.role))
                                    @if let Some(cell) = shown.iter().find(|cell| concerns(finding, **cell)) {
                                        " " a href={ "#" (field(*cell)) } { (self.cell_title(sheet.form, *cell)) }
                                    }
                                }
                            }
                        }
                        label.stands { input type="checkbox" name="stands" value=(checked.codes()); " " (self.t("sheet-stands")) }
                        p.actions { button type="submit" name="do" value="send" #send { (self.send_name(sheet.turn)) } }
                    }
                } @else if checked.asked {
                    div.good #told tabindex="-1" {
                        p { (self.t("sheet-adds-up")) }
                        p.actions { button type="submit" name="do" value="send" #send autofocus { (self.send_name(sheet.turn)) } }
                    }
                }
            }
        }
    }

    /// What sending does, in words.
    fn send_name(&self, turn: Turn) -> String {
        match turn {
            Turn::First => self.t("send-first"),
            Turn::Revise => self.t("send-revise"),
            Turn::Second => self.t("send-second"),
            Turn::Correct => self.t("send-correct"),
            Turn::Settle => self.t("send-settle"),
            Turn::Copy => self.t("send-copy"),
        }
    }

    /// A turn in words.
    pub(crate) fn turn_name(&self, turn: Turn) -> String {
        match turn {
            Turn::First => self.t("turn-first"),
            Turn::Revise => self.t("turn-revise"),
            Turn::Second => self.t("turn-second"),
            Turn::Correct => self.t("turn-correct"),
            Turn::Settle => self.t("turn-settle"),
            Turn::Copy => self.t("turn-copy"),
        }
    }
}

/// A figure that is not asked: it is sent along as it stands.
fn unseen(sheet: &Sheet<'_>, cell: Cell) -> Markup {
    let label = sheet.form.label(cell);
    html! {
        @if let Some(value) = sheet.typed.figures.get(&label) { input type="hidden" name=(label) value=(value); }
        @if let Some(words) = sheet.typed.words.get(&label) { input type="hidden" name={ "words " (label) } value=(words); }
    }
}

/// The id of a cell's field.
fn field(cell: Cell) -> String {
    match cell {
        Cell::Fixed(at) => format!("f{at}"),
        Cell::Member { figure, member } => format!("m{figure}-{member}"),
    }
}

/// The labels of cells, as a form carries them.
fn labels(form: &Form, cells: &BTreeSet<Cell>) -> String {
    cells.iter().map(|cell| form.label(*cell)).collect::<Vec<_>>().join("|")
}

fn plain(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Rows of members in a sheet.
fn members(cells: &[Cell]) -> usize {
    let member = |cell: &Cell| if let Cell::Member { member, .. } = cell { Some(member + 1) } else { None };
    cells.iter().filter_map(member).max().unwrap_or(0)
}

/// Cells under the article that lists them, in the order of the paper.
fn groups(form: &Form, cells: impl Iterator<Item = Cell>) -> Vec<(String, Vec<Cell>)> {
    let mut groups: Vec<(String, Vec<Cell>)> = Vec::new();
    for cell in cells {
        let Some((figure, _)) = form.owner(cell) else { continue };
        // `43(4-1)(2)` stands under `43(4-1)`.
        let article = &figure.row.article.article;
        let inner = article.rfind(")(").map_or(article.as_str(), |end| &article[..=end]);
        match groups.last_mut().filter(|(last, _)| last == inner) {
            Some((_, cells)) => cells.push(cell),
            None => groups.push((inner.to_owned(), vec![cell])),
        }
    }
    groups
}

fn cells_of(groups: &[(String, Vec<Cell>)]) -> Vec<Cell> {
    groups.iter().flat_map(|(_, cells)| cells.iter().copied()).collect()
}

/// Whether a finding concerns a cell.
fn concerns(finding: &Finding, cell: Cell) -> bool {
    match &finding.what {
        What::Relation { figures, .. } => figures.iter().any(|shown| shown.cell == cell),
        What::Empty { cells } => cells.iter().any(|shown| shown.cell == cell),
        What::Words { figure, .. } => figure.cell == cell,
        What::Chain { declared, .. } => declared.cell == cell,
    }
}

/// Places of the findings that concern a cell.
fn concerned<'s>(sheet: &'s Sheet<'_>, cell: Cell) -> impl Iterator<Item = usize> + use<'s> {
    sheet.checked.findings.iter().enumerate().filter(move |(_, finding)| concerns(finding, cell)).map(|(at, _)| at)
}

/// The id of a finding: by its code, and its number among those of one code.
fn finding_id(sheet: &Sheet<'_>, at: usize) -> String {
    let findings = &sheet.checked.findings;
    let before = findings[..at].iter().filter(|other| other.code == findings[at].code).count();
    format!("found-{}-{before}", findings[at].code)
}

/// The findings whose last field is this one.
fn ends_at<'s>(sheet: &'s Sheet<'_>, cell: Cell, shown: &[Cell]) -> Vec<(usize, &'s Finding)> {
    let last = |finding: &Finding| shown.iter().rev().find(|cell| concerns(finding, **cell)).copied();
    sheet.checked.findings.iter().enumerate().filter(|(_, finding)| last(finding) == Some(cell)).collect()
}
