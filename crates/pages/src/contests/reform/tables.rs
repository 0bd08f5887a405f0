//! The tables of the page: over the assumption, by nominator, by region, and what was published beside what was generated.

use election::posts::{Measure, Published};
use maud::{Markup, html};
use recount::reform::{Comparison, Reform, Row};

use crate::contests::published::names_on;
use crate::view::View;

/// Sums with which the generated country agrees.
const SUMS: [Measure; 11] = [
    Measure::Posts,
    Measure::Regions,
    Measure::Districts,
    Measure::Precincts,
    Measure::Registered,
    Measure::RegisteredSelf,
    Measure::RegisteredParty,
    Measure::RegisteredMen,
    Measure::RegisteredWomen,
    Measure::Voters,
    Measure::Turnout,
];

impl View<'_> {
    pub(super) fn sweep_table(&self, sweep: &[(u32, Row)]) -> Markup {
        html! {
            details {
                summary { (self.t("reform-figures")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("reform-figures")) {
                    table.dense {
                        (self.row_head(&self.t("reform-loyalty")))
                        tbody { @for (loyalty, row) in sweep { (self.reform_row(&format!("{loyalty} %"), row)) } }
                    }
                }
            }
        }
    }

    pub(super) fn reform_regions(&self, reform: &Reform, made: &Comparison) -> Markup {
        let day = reform.ways.voters.query.on;
        let name = |id: &str| self.country().region(id, day, self.language()).to_owned();
        let mut rows: Vec<(String, &Row)> = made.regions.iter().map(|(id, row)| (name(id), row)).collect();
        rows.sort_by(|a, b| self.order(&a.0, &b.0));
        html! {
            section {
                h2 { (self.t("contests-regions")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("contests-regions")) {
                    table.dense {
                        (self.row_head(&self.t("col-region")))
                        tbody { @for (name, row) in &rows { (self.reform_row(name, row)) } }
                    }
                }
            }
        }
    }

    fn row_head(&self, first: &str) -> Markup {
        html! {
            thead { tr {
                th scope="col" { (first) }
                th.n scope="col" { (self.t("col-posts")) }
                th.n scope="col" { (self.t("reform-other")) }
                th.n scope="col" { (self.t("reform-open")) }
                th.n scope="col" { (self.t("reform-new-voters")) }
                th.n scope="col" { (self.t("reform-new-deputies")) }
            } }
        }
    }

    fn reform_row(&self, name: &str, row: &Row) -> Markup {
        let share = |part: u32| self.percent(part.into(), row.posts.into());
        html! {
            tr {
                th scope="row" { (name) }
                td.n { (self.number(row.posts.into())) }
                td.n { (self.number(row.other.into())) " (" (share(row.other)) ")" }
                td.n { (self.number(row.open.into())) }
                td.n { (share(row.new_by_voters)) }
                td.n { (share(row.new_by_deputies)) }
            }
        }
    }

    /// Posts by who nominated their holder, both ways.
    pub(super) fn held_both_ways(&self, made: &Comparison) -> Markup {
        html! {
            section {
                h2 { (self.t("winners-title")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("winners-title")) {
                    table.result {
                        thead { tr {
                            th scope="col" { (self.t("col-nominator")) }
                            th.n scope="col" { (self.t("way-direct")) }
                            th.n scope="col" { (self.t("way-indirect")) }
                        } }
                        tbody {
                            @for (who, voters, deputies) in &made.nominators {
                                tr {
                                    th scope="row" { span.name { span class={ "swatch " (self.nominator_colour(Some(who))) } {} (self.nominator(who)) } }
                                    td.n { (self.number((*voters).into())) }
                                    td.n { (self.number((*deputies).into())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The published sums beside those of the generated country.
    pub(super) fn generated(&self, reform: &Reform, published: &Published) -> Markup {
        let country = &reform.country;
        let say = |measure: Measure, value: Option<u64>| match value {
            Some(value) if measure.is_share() => self.percent(value, 10_000),
            Some(value) => self.number(value),
            None => "–".to_owned(),
        };
        let won = reform.won_by_voters();
        let regions = country.regions.iter().enumerate().filter_map(|(at, id)| {
            let known = published.region(id)?.turnout_hundredths?;
            Some((self.country().region(id, names_on(published), self.language()), known, country.turnout(at)))
        });
        html! {
            section #margins {
                h2 { (self.t("reform-margins")) }
                p { (self.t("reform-margins-lead")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("reform-margins")) {
                    table.dense {
                        thead { tr {
                            th scope="col" { (self.t("col-figure")) }
                            th.n scope="col" { (self.t("reform-published")) }
                            th.n scope="col" { (self.t("reform-generated")) }
                        } }
                        tbody {
                            @for measure in SUMS {
                                tr {
                                    th scope="row" { (self.measure(measure)) }
                                    td.n { (self.published_figure(published.figure(measure))) }
                                    td.n { (say(measure, country.sum(measure))) }
                                }
                            }
                            @for row in &published.winners {
                                tr {
                                    th scope="row" { (self.t("col-posts")) ": " (self.nominator(&row.nominator)) }
                                    td.n { (self.number(row.number)) }
                                    td.n { (self.number(won.get(&row.nominator).copied().unwrap_or(0))) }
                                }
                            }
                            @for (name, known, made) in regions {
                                tr {
                                    th scope="row" { (self.t("turnout")) ": " (name) }
                                    td.n { (self.percent(known, 10_000)) }
                                    td.n { (say(Measure::Turnout, made)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What was assumed of the country, since nobody published it.
    pub(super) fn invented_country(&self, reform: &Reform) -> Markup {
        let country = &reform.country;
        let stand = country.posts.iter().filter(|post| post.candidates.iter().any(|one| one.incumbent)).count();
        html! {
            section #assumed {
                h2 { (self.t("reform-invented")) }
                ul {
                    li { (self.t("reform-invented-deputies")) }
                    li { (self.t("reform-invented-regions")) }
                    li { (self.t("reform-invented-turnout")) }
                    li { (self.t("reform-invented-new")) }
                    li { (self.say("reform-invented-stand", &[("n", u64::try_from(stand).unwrap_or(u64::MAX).into())])) }
                    li { (self.t("reform-invented-rest")) }
                }
            }
        }
    }
}
