//! The posts that are asked for, a hundred a page, and the same as data.

use std::sync::Arc;

use maud::{Markup, html};

use super::ask::ROWS;
use super::seat::path_of;
use super::{Asked, Row, Set};
use crate::view::View;

impl View<'_> {
    pub(super) fn posts_asked_for(&self, set: &Set, asked: &Asked) -> Markup {
        let found = asked.choose(&set.rows, |a, b| self.by_place(set, a, b), |a, b| self.by_name(a, b));
        let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let pages = total.div_ceil(ROWS).max(1);
        let page = asked.page.min(pages);
        let before = usize::try_from((page - 1) * ROWS).unwrap_or(usize::MAX);
        let rows: Vec<&Arc<Row>> = found.into_iter().skip(before).take(usize::try_from(ROWS).unwrap_or(100)).collect();
        let at = |page: u64| {
            let other = Asked { page, ..asked.clone() };
            self.to(&format!("/elections/{}{}#posts", set.id, other.query()))
        };
        html! {
            section #posts {
                h2 { (self.t("posts-title")) }
                (self.filter(set, asked))
                p role="status" {
                    strong { (self.say("posts-found", &[("n", total.into())])) }
                    @if pages > 1 { " · " (self.say("posts-page", &[("page", page.into()), ("pages", pages.into())])) }
                }
                @if !rows.is_empty() { (self.posts_table(set, &rows)) }
                @if pages > 1 {
                    nav.paging aria-label=(self.t("posts-pages")) {
                        @if page > 1 { a rel="prev" href=(at(page - 1)) { "← " (self.t("posts-before")) } }
                        @if page < pages { a rel="next" href=(at(page + 1)) { (self.t("posts-after")) " →" } }
                    }
                }
                (self.same_as_data(set, asked))
            }
        }
    }

    /// The same question to the interface for programs.
    fn same_as_data(&self, set: &Set, asked: &Asked) -> Markup {
        let own = Asked { page: 1, map: super::Map::Turnout, ..asked.clone() };
        let mark = if own.query().is_empty() { "?".to_owned() } else { format!("{}&", own.query()) };
        let at = |format: &str| format!("/api/v1/contests/{}{mark}size=5000&format={format}", set.id);
        html! {
            p { (self.t("posts-data")) " " a href=(at("csv")) { "CSV" } " " a href=(at("json")) { "JSON" } }
        }
    }

    pub(super) fn posts_table(&self, set: &Set, rows: &[&Arc<Row>]) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("posts-title")) {
                table.dense.posts {
                    thead { tr {
                        th scope="col" { (self.t("col-post")) }
                        th scope="col" { (self.t("col-elected")) }
                        th.n scope="col" { (self.t("col-share")) }
                        th.n scope="col" { (self.t("col-margin")) }
                        th.n scope="col" { (self.t("against-all")) }
                        th.n scope="col" { (self.t("turnout")) }
                        th scope="col" { (self.t("col-state")) }
                    } }
                    tbody { @for row in rows { (self.post_row(set, row)) } }
                }
            }
        }
    }

    fn post_row(&self, set: &Set, row: &Row) -> Markup {
        let winner = row.winner.as_ref();
        let mut place = vec![row.district.clone()];
        if !row.region.is_empty() {
            place.push(self.region_of(set, &row.region));
        }
        place.retain(|part| !part.is_empty());
        html! {
            tr {
                th scope="row" {
                    a href=(self.to(&format!("/elections/{}/posts/{}", set.id, path_of(&row.post)))) { (self.row_name(row)) }
                    @if !place.is_empty() { br; span.quiet { (place.join(", ")) } }
                }
                td {
                    @if let Some(winner) = winner {
                        span.name { span class={ "swatch " (self.nominator_colour(winner.nominator.as_ref())) } {} (winner.name) }
                        span.quiet { (self.nominator_or_not(winner.nominator.as_ref())) ", " (self.holds(winner)) }
                    } @else { "–" }
                }
                td.n data-label=(self.t("col-share")) { (self.share_of(winner.and_then(|winner| winner.votes), row)) }
                td.n data-label=(self.t("col-margin")) { @match row.margin() { Some((lead, base)) => (self.percent(lead, base)), None => "–" } }
                td.n data-label=(self.t("against-all")) { @if row.against_leads { strong { (self.share_of(row.against_all, row)) } } @else { (self.share_of(row.against_all, row)) } }
                td.n data-label=(self.t("turnout")) { @match row.took_part.zip(row.registered) { Some((part, whole)) => (self.percent(part, whole)), None => "–" } }
                td { (self.state_mark(row)) @if let Some(vote) = row.vote.filter(|vote| Some(*vote) != set.day) { br; span.quiet { (self.language().day(vote)) } } }
            }
        }
    }
}
