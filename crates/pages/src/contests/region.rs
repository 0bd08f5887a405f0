//! A region's sheet: its districts, its posts with what became of each, and the days that bind its commissions. It is made to be
//! printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use election::schedule::ElectionSchedule;
use jiff::civil::Date;
use maud::{Markup, html};

use super::seat::{path_of, region_path};
use super::{Row, Set, Sums};
use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

/// A calendar and for how many posts of the region it holds.
pub type Days = (Arc<ElectionSchedule>, u64);

impl Pages {
    /// The sheet of a region; nothing where no post lies in it.
    pub fn region_page(
        &self,
        language: Language,
        set: &Set,
        region: &str,
        days: &[Days],
        today: Date,
    ) -> Option<String> {
        let view = self.view(language);
        let rows: Vec<&Arc<Row>> = set.rows.iter().filter(|row| row.region == region).collect();
        if rows.is_empty() || region.is_empty() {
            return None;
        }
        let path = region_path(set, region);
        let name = view.region_of(set, region);
        let title = view.say(
            "region-title",
            &[("region", name.as_str().into()), ("set", view.set_title(&set.office, set.day, None).into())],
        );
        let sums = Sums::of(rows.iter().copied());
        let main = html! {
            div.wide.region {
                p.crumbs {
                    a href=(view.to("/elections")) { (view.t("nav-elections")) } " › "
                    a href=(view.to(&format!("/elections/{}", set.id))) { (view.set_title(&set.office, set.day, None)) }
                }
                h1 { (name) }
                p.lead { (view.say("contests-lead", &[("posts", sums.posts.into()), ("elected", sums.elected.into())])) }
                (view.invented(set))
                (view.region_counts(&sums))
                (view.region_published(set, region))
                (view.region_days(days, today))
                (view.region_posts(set, rows))
                (view.set_sources(set))
            }
        };
        Some(view.page(&Page { here: &path, title: &title, part: "elections", scripts: &[], main }))
    }
}

impl View<'_> {
    fn region_counts(&self, sums: &Sums) -> Markup {
        html! {
            dl.figures {
                div { dt { (self.t("count-posts")) } dd { (self.number(sums.posts)) } }
                div { dt { (self.t("count-elected")) } dd { (self.number(sums.elected)) } }
                div { dt { (self.t("count-repeat")) } dd { (self.number(sums.repeated)) } }
                div { dt { (self.t("count-open")) } dd { (self.number(sums.open)) } }
                div { dt { (self.t("count-candidates")) } dd { (self.number(sums.candidates)) } }
                @if sums.registered > 0 { div { dt { (self.t("turnout")) } dd { (self.percent(sums.took_part, sums.registered)) } } }
                @if sums.women_of > 0 { div { dt { (self.t("count-women")) } dd { (self.number(sums.women)) " / " (self.number(sums.women_of)) } } }
                @if sums.new + sums.kept > 0 { div { dt { (self.t("renewal-title")) } dd { (self.percent(sums.new, sums.new + sums.kept)) } } }
            }
        }
    }

    /// What was published of the region on the same day.
    fn region_published(&self, set: &Set, region: &str) -> Markup {
        let published = self.pages.published().iter().find(|one| short(&one.id) == set.id);
        let Some((one, own)) = published.and_then(|one| Some((one, one.region(region)?))) else { return html! {} };
        let figures = [
            (self.t("count-posts"), own.posts.map(|n| self.number(n))),
            (self.t("count-candidates"), own.registered.map(|n| self.number(n))),
            (self.t("turnout"), own.turnout_hundredths.map(|n| self.percent(n, 10_000))),
            (self.t("count-women"), own.women.map(|n| self.number(n))),
            (self.t("renewal-title"), own.renewed_hundredths.map(|n| self.percent(n, 10_000))),
        ];
        html! {
            section {
                h2 { (self.t("region-published")) }
                dl.figures { @for (title, figure) in figures { div { dt { (title) } dd { @match figure { Some(figure) => (figure), None => span.quiet { (self.t("not-found")) } } } } } }
                p.quiet { (self.confidence(one.confidence)) " " a href=(self.to(&format!("/elections/{}#beside", set.id))) { (self.t("sources-title")) } }
            }
        }
    }

    fn region_days(&self, days: &[Days], today: Date) -> Markup {
        html! {
            @for (calendar, posts) in days {
                section {
                    h2 { (self.t("calendar-title")) }
                    p.quiet {
                        (self.say("region-calendar", &[("day", self.language().day(calendar.vote).into()), ("n", (*posts).into())]))
                        " " (self.say("calendar-today", &[("day", self.language().day(today).into())]))
                    }
                    (self.every_day(calendar, today))
                }
            }
        }
    }

    fn region_posts(&self, set: &Set, rows: Vec<&Arc<Row>>) -> Markup {
        let mut districts: BTreeMap<&str, Vec<&Arc<Row>>> = BTreeMap::new();
        for row in rows {
            districts.entry(&row.district).or_default().push(row);
        }
        let mut all: Vec<(&str, Vec<&Arc<Row>>)> = districts.into_iter().collect();
        all.sort_by(|a, b| self.order(a.0, b.0));
        html! {
            section {
                h2 { (self.t("posts-title")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("posts-title")) {
                    table.dense.region-posts {
                        thead { tr {
                            th scope="col" { (self.t("col-post")) }
                            th scope="col" { (self.t("col-elected")) }
                            th scope="col" { (self.t("col-nominator")) }
                            th.n scope="col" { (self.t("col-share")) }
                            th.n scope="col" { (self.t("turnout")) }
                            th scope="col" { (self.t("col-state")) }
                        } }
                        @for (district, mut rows) in all {
                            @let () = rows.sort_by(|a, b| self.by_name(a, b));
                            tbody {
                                @if !district.is_empty() { tr.group { th colspan="6" scope="rowgroup" { (district) } } }
                                @for row in rows { (self.post_on_sheet(set, row)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn post_on_sheet(&self, set: &Set, row: &Row) -> Markup {
        let winner = row.winner.as_ref();
        html! {
            tr {
                th scope="row" { a href=(self.to(&format!("/elections/{}/posts/{}", set.id, path_of(&row.post)))) { (self.row_name(row)) } }
                td { @match winner { Some(winner) => (winner.name), None => "–" } }
                td { @match winner { Some(winner) => (self.nominator_or_not(winner.nominator.as_ref())), None => "–" } }
                td.n { (self.share_of(winner.and_then(|winner| winner.votes), row)) }
                td.n { @match row.took_part.zip(row.registered) { Some((part, whole)) => (self.percent(part, whole)), None => "–" } }
                td { (self.state_mark(row)) @if let Some(vote) = row.vote.filter(|vote| Some(*vote) != set.day) { " " span.quiet { (self.language().day(vote)) } } }
            }
        }
    }
}
