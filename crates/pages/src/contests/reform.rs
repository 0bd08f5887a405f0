//! What the reform changed: the same synthetic candidates chosen by the voters and by the deputies, under an assumption that
//! the address says. Everything on the page is synthetic but the law and the published figures, and it says so.

mod asked;
mod tables;

use election::single::SingleSeatRules;
use law::Version;
use maud::{Markup, html};
use recount::reform::{Assumption, Reform, Row};

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

pub use asked::ReformAsked;

/// What a line of the chart shows: its style, its message, and its figure.
type Line = (&'static str, &'static str, fn(&Row) -> u32);

const LINES: [Line; 3] = [
    ("p0", "reform-other", |row| row.other),
    ("p2", "reform-new-deputies", |row| row.new_by_deputies),
    ("p3", "reform-new-voters", |row| row.new_by_voters),
];

/// Where the chart's field begins and how far it reaches, in its own units.
const LEFT: u32 = 48;
const WIDTH: u32 = 500;
const TOP: u32 = 12;
const HEIGHT: u32 = 200;

impl Pages {
    /// The page of an assumption; none where the election of this id is not the one that was compared.
    pub fn reform_page(&self, language: Language, id: &str, asked: &ReformAsked) -> Option<String> {
        let reform = self.reform().filter(|reform| short(&reform.election) == id)?;
        let view = self.view(language);
        let path = format!("/elections/{id}/what-changed");
        let query = asked.query();
        let here = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
        let title = view.t("reform-title");
        let published = self.published().iter().find(|own| own.id == reform.election);
        let set = view.set_title(&reform.ways.voters.office.id, published.and_then(|own| own.date), None);
        let assumption = asked.assumption(&reform.parties);
        let main = html! {
            div.wide.contests {
                p.crumbs {
                    a href=(view.to("/elections")) { (view.t("nav-elections")) } " / "
                    a href=(view.to(&format!("/elections/{id}"))) { (set) }
                }
                h1 { (title) }
                p.lead { (view.t("reform-lead")) }
                p.warn { (view.t("reform-synthetic")) }
                div.ask {
                    (view.reform_form(reform, asked, &path))
                    div #answer aria-live="polite" { (view.both_ways(reform, &assumption)) (view.reform_command(&assumption)) }
                }
                (view.methods(reform))
                @if let Some(published) = published { (view.generated(reform, published)) }
                (view.invented_country(reform))
            }
        };
        let page = Page { here: &here, title: &title, part: "elections", scripts: &["what-if.js"], main };
        // No second program counts what deputies are assumed to do.
        Some(view.page_that_says(&page, &view.t("footer-once")))
    }
}

impl View<'_> {
    /// Whether there is such a page for elections to this office.
    pub(super) fn has_reform(&self, office: &str) -> bool {
        self.pages.reform().is_some_and(|reform| reform.ways.voters.office.id == office)
    }

    /// The way to it, where there is one.
    pub(super) fn reform_link(&self, office: &str) -> Markup {
        html! {
            @if let Some(reform) = self.pages.reform().filter(|_| self.has_reform(office)) {
                a href=(self.to(&format!("/elections/{}/what-changed", short(&reform.election)))) { (self.t("reform-title")) }
            }
        }
    }

    fn reform_form(&self, reform: &Reform, asked: &ReformAsked, path: &str) -> Markup {
        let usual = asked.assumption(&reform.parties);
        let first = self.country().list(&reform.parties.first, &reform.parties.first, self.language());
        html! {
            form.what-if method="get" action=(self.to(path)) {
                label { span #loyalty-label { (self.t("reform-loyalty")) }
                    input #loyalty type="number" name="loyalty" min="0" max="100" step="1" inputmode="numeric"
                        placeholder=(asked::LOYALTY) value=[asked.loyalty] data-slide="100";
                }
                label { span #deputies-label { (self.t("reform-deputies")) }
                    input #deputies type="number" name="deputies" min="1" max=(asked::MOST_DEPUTIES) step="1" inputmode="numeric"
                        placeholder=(asked::DEPUTIES) value=[asked.deputies] data-slide="50";
                }
                label { span #first-label { (self.say("reform-first", &[("party", first.into())])) }
                    input #first type="number" name="first" min="0" max=(asked::MOST_DEPUTIES) step="1" inputmode="numeric"
                        placeholder=(reform.parties.first_of(usual.deputies)) value=[asked.first] data-slide="50";
                }
                p.actions {
                    button type="submit" { (self.t("form-ask")) }
                    a href=(self.to(path)) { (self.t("form-reset")) }
                }
            }
        }
    }

    fn both_ways(&self, reform: &Reform, assumption: &Assumption) -> Markup {
        let (made, sweep) = (reform.compare(assumption), reform.sweep(assumption));
        let all = &made.all;
        html! {
            p.note { (self.assumed(reform, assumption)) }
            p.lead { (self.say("reform-answer", &[
                ("posts", u64::from(all.posts).into()),
                ("other", u64::from(all.other).into()),
                ("share", self.percent(all.other.into(), all.posts.into()).into()),
            ])) }
            @if all.open > 0 { p { (self.say("reform-stay-open", &[("n", u64::from(all.open).into())])) } }
            ul.plain {
                @for (colour, message, of) in [LINES[2], LINES[1]] {
                    li { span class={ "swatch " (colour) } {} " " (self.t_of(message)) ": " strong { (self.percent(of(all).into(), all.posts.into())) } }
                }
            }
            (self.chart(&sweep, assumption.loyalty))
            (self.sweep_table(&sweep))
            (self.held_both_ways(&made))
            (self.reform_regions(reform, &made))
        }
    }

    /// The assumption in a sentence.
    fn assumed(&self, reform: &Reform, assumption: &Assumption) -> String {
        let parties = &reform.parties;
        let first = self.country().list(&parties.first, &parties.first, self.language());
        self.say(
            "reform-assumed",
            &[
                ("deputies", u64::from(assumption.deputies).into()),
                ("first", u64::from(assumption.first).into()),
                ("party", first.into()),
                ("seats", self.number(parties.seats.0).into()),
                ("all", self.number(parties.seats.1).into()),
                ("loyalty", u64::from(assumption.loyalty).into()),
            ],
        )
    }

    fn t_of(&self, line: &str) -> String {
        match line {
            "reform-other" => self.t("reform-other"),
            "reform-new-deputies" => self.t("reform-new-deputies"),
            _ => self.t("reform-new-voters"),
        }
    }

    /// Shares of posts over the loyalty of deputies, with the loyalty that is asked.
    fn chart(&self, sweep: &[(u32, Row)], loyalty: u32) -> Markup {
        let x = |loyalty: u32| LEFT + loyalty * WIDTH / 100;
        let y = |share: u32, whole: u32| TOP + HEIGHT - share * HEIGHT / whole.max(1);
        let points = |of: fn(&Row) -> u32| {
            let point = |(loyalty, row): &(u32, Row)| format!("{},{}", x(*loyalty), y(of(row), row.posts));
            sweep.iter().map(point).collect::<Vec<_>>().join(" ")
        };
        html! {
            figure.plain {
                svg.lines viewBox="0 0 570 250" role="img" aria-label=(self.t("reform-chart-label")) {
                    @for percent in [0, 25, 50, 75, 100] {
                        line.grid x1=(LEFT) x2=(LEFT + WIDTH) y1=(y(percent, 100)) y2=(y(percent, 100)) {}
                        text x=(LEFT - 6) y=(y(percent, 100) + 4) text-anchor="end" { (percent) " %" }
                    }
                    @for percent in [0, 25, 50, 75, 100] {
                        text x=(x(percent)) y=(TOP + HEIGHT + 18) text-anchor="middle" { (percent) }
                    }
                    line.asked x1=(x(loyalty.min(100))) x2=(x(loyalty.min(100))) y1=(TOP) y2=(TOP + HEIGHT) {}
                    @for (colour, _, of) in LINES { polyline class=(colour) points=(points(of)) {} }
                }
                figcaption {
                    (self.t("reform-chart"))
                    ul.scale {
                        @for (colour, message, _) in LINES { li { span class={ "swatch " (colour) } {} " " (self.t_of(message)) } }
                    }
                }
            }
        }
    }

    fn reform_command(&self, assumption: &Assumption) -> Markup {
        let Assumption { deputies, first, loyalty, .. } = assumption;
        html! {
            details.same {
                summary { (self.t("as-command")) }
                pre { "zhargy akims what-changed --loyalty " (loyalty) " --deputies " (deputies) " --first " (first) }
            }
        }
    }

    /// The articles that make each way.
    fn methods(&self, reform: &Reform) -> Markup {
        let way = |title: String, rules: &SingleSeatRules| {
            html! {
                section {
                    h3 { (title) }
                    p.quiet { (self.say("reform-law-of", &[("day", self.language().day(rules.query.on).into())])) }
                    @for version in made_by(rules) { (self.version_line(version)) }
                }
            }
        };
        html! {
            section #law {
                h2 { (self.t("reform-law")) }
                div.pair {
                    (way(self.t("way-direct"), &reform.ways.voters))
                    (way(self.t("way-indirect"), &reform.ways.deputies))
                }
            }
        }
    }
}

/// What decides who is elected: who votes, what a candidate needs, who must come, how many must stand, what a tie makes.
fn made_by(rules: &SingleSeatRules) -> Vec<&Version> {
    let mut all = Vec::new();
    all.extend(rules.method.as_ref().map(|cited| &cited.from));
    all.push(&rules.winner.from);
    all.extend(rules.quorum.as_ref().and_then(|rule| rule.as_ref().ok()).map(|cited| &cited.from));
    all.extend(rules.too_few.as_ref().and_then(|rule| rule.least.as_ref().ok()).map(|cited| &cited.from));
    all.extend(rules.tie.as_ref().ok().map(|cited| &cited.from));
    all
}
