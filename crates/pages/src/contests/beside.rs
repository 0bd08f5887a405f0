//! Elections to one office side by side: directly and as they were before. What nobody published is said to be not found, and
//! every figure is marked with where it comes from.

use election::posts::{Figure, Measure, Published, Way};
use maud::{Markup, html};

use super::{Set, Sums};
use crate::view::{View, short};

/// Figures that stand side by side, in this order.
const MEASURES: [Measure; 15] = [
    Measure::Posts,
    Measure::PostsInCountry,
    Measure::Regions,
    Measure::Districts,
    Measure::Nominated,
    Measure::Registered,
    Measure::RegisteredSelf,
    Measure::RegisteredParty,
    Measure::RegisteredMen,
    Measure::RegisteredWomen,
    Measure::Precincts,
    Measure::Voters,
    Measure::Turnout,
    Measure::Kept,
    Measure::Ties,
];

/// Sources by their hosts.
fn links(sources: &[String]) -> Markup {
    html! { @for source in sources { a rel="external nofollow" href=(source) { (crate::result::host(source)) } " " } }
}

impl View<'_> {
    /// A column for the set at hand, then one for each election of which sums were published.
    pub(super) fn beside(&self, set: Option<(&Set, &Sums)>, published: &[&Published]) -> Markup {
        if published.is_empty() {
            return html! {};
        }
        html! {
            section #beside {
                h2 { (self.t("beside-title")) }
                p { (self.t("beside-lead")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("beside-title")) {
                    table.dense.beside-each-other {
                        thead { tr {
                            th scope="col" { (self.t("col-figure")) }
                            @if let Some((set, _)) = set {
                                th.n scope="col" {
                                    (self.t("beside-here"))
                                    @if set.synthetic { br; span.mark.unconfirmed { (self.t("contests-synthetic-short")) } }
                                }
                            }
                            @for one in published {
                                th.n scope="col" {
                                    a href=(self.to(&format!("/elections/{}", short(&one.id)))) { (one.year) }
                                    br; span.quiet { (self.way_of(one.way)) }
                                }
                            }
                        } }
                        tbody {
                            @for measure in MEASURES { (self.measured(measure, set, published)) }
                            (self.per_post(set, published))
                            (self.renewed(set, published))
                        }
                    }
                }
                (self.notes_of(published))
                @for one in published {
                    details { summary { (self.say("beside-sources", &[("year", one.year.to_string().into())])) }
                        ul.plain.sources { @for source in &one.sources { li { a rel="external nofollow" href=(source) { (crate::result::host(source)) } } } }
                    }
                }
            }
        }
    }

    fn measured(&self, measure: Measure, set: Option<(&Set, &Sums)>, published: &[&Published]) -> Markup {
        if published.iter().all(|one| one.get(measure).is_none()) {
            return html! {};
        }
        html! {
            tr {
                th scope="row" { (self.measure(measure)) }
                @if let Some((set, sums)) = set { td.n { (self.own_figure(measure, set, sums)) } }
                @for one in published { td.n { (self.published_figure(one.figure(measure))) } }
            }
        }
    }

    /// The same figure of the set at hand, where it is a sum over its posts.
    fn own_figure(&self, measure: Measure, set: &Set, sums: &Sums) -> String {
        match measure {
            Measure::Posts => self.number(sums.called),
            Measure::Regions => self.number(u64::try_from(set.regions().len()).unwrap_or(u64::MAX)),
            Measure::Registered => self.number(sums.candidates),
            Measure::Turnout if sums.registered > 0 => self.percent(sums.took_part, sums.registered),
            Measure::Voters if sums.registered > 0 => self.number(sums.registered),
            Measure::Precincts => self.number(set.rows.iter().map(|row| row.of).sum()),
            Measure::Kept if sums.new + sums.kept > 0 => self.number(sums.kept),
            _ => "–".to_owned(),
        }
    }

    pub(super) fn published_figure(&self, figure: Option<&Figure>) -> Markup {
        let Some(figure) = figure else { return html! { span.quiet { (self.t("not-found")) } } };
        let say = |value: u64| {
            if figure.measure.is_share() { self.percent(value, 10_000) } else { self.number(value) }
        };
        html! { @if figure.about { (self.t("about")) " " } (say(figure.value)) }
    }

    /// Candidates a post: what both figures of one election give.
    fn per_post(&self, set: Option<(&Set, &Sums)>, published: &[&Published]) -> Markup {
        let each = |candidates: u64, posts: u64| {
            // Two places of a quotient are those of a percentage of its hundredth.
            if posts == 0 {
                "–".to_owned()
            } else {
                self.language().decimal(&recount::words::percent(candidates, posts * 100))
            }
        };
        html! {
            tr {
                th scope="row" { (self.t("candidates-per-post")) }
                @if let Some((_, sums)) = set { td.n { (each(sums.candidates, sums.called)) } }
                @for one in published {
                    td.n { @match one.get(Measure::Registered).zip(one.get(Measure::Posts)) {
                        Some((candidates, posts)) => (each(candidates, posts)),
                        None => span.quiet { (self.t("not-found")) },
                    } }
                }
            }
        }
    }

    fn renewed(&self, set: Option<(&Set, &Sums)>, published: &[&Published]) -> Markup {
        html! {
            tr {
                th scope="row" { (self.t("renewal-title")) }
                @if let Some((_, sums)) = set { td.n { (self.percent(sums.new, sums.new + sums.kept)) } }
                @for one in published {
                    td.n { @match one.renewal() { Some((new, posts)) => (self.percent(new, posts)), None => span.quiet { (self.t("not-found")) } } }
                }
            }
        }
    }

    /// What was published of a longer time, and remarks on figures.
    fn notes_of(&self, published: &[&Published]) -> Markup {
        html! {
            ul.plain.quiet {
                @for one in published {
                    @if let (Some(elected), Some(renewed)) = (one.get(Measure::LaterElected), one.figure(Measure::LaterRenewed)) {
                        li { (self.say("renewal-later", &[("elected", elected.into()), ("share", self.percent(renewed.value, 10_000).into())])) " " (links(&renewed.sources)) " " (self.reform_link(&one.office)) }
                    }
                    @for figure in one.figures.iter().filter(|figure| MEASURES.contains(&figure.measure)) {
                        @if !figure.note.is_empty() || !figure.others.is_empty() {
                            li {
                                (one.year) ", " (self.measure(figure.measure)) ": " (self.english(&figure.note))
                                @for (value, what) in &figure.others { " " (self.number(*value)) " (" (self.english(what)) ")" }
                                " " (links(&figure.sources))
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn way_of(&self, way: Way) -> String {
        match way {
            Way::Direct => self.t("way-direct"),
            Way::Indirect => self.t("way-indirect"),
        }
    }

    pub(super) fn measure(&self, measure: Measure) -> String {
        match measure {
            Measure::Posts => self.t("measure-posts"),
            Measure::Districts => self.t("measure-districts"),
            Measure::Regions => self.t("measure-regions"),
            Measure::PostsInCountry => self.t("measure-posts-country"),
            Measure::Nominated => self.t("measure-nominated"),
            Measure::Registered => self.t("measure-registered"),
            Measure::RegisteredSelf => self.t("measure-registered-self"),
            Measure::RegisteredParty => self.t("measure-registered-party"),
            Measure::RegisteredMen => self.t("measure-registered-men"),
            Measure::RegisteredWomen => self.t("measure-registered-women"),
            Measure::Precincts => self.t("measure-precincts"),
            Measure::Voters => self.t("measure-voters"),
            Measure::Turnout => self.t("turnout"),
            Measure::Kept => self.t("measure-kept"),
            Measure::Ties => self.t("measure-ties"),
            Measure::LaterElected => self.t("measure-later-elected"),
            Measure::LaterRenewed => self.t("measure-later-renewed"),
            Measure::MaslikhatSeats => self.t("measure-maslikhat"),
            Measure::MaslikhatSeatsFirst => self.t("measure-maslikhat-first"),
        }
    }
}
