//! Posts where against all has more ballots than any candidate: shown plainly, with what the law says of it.

use std::sync::Arc;

use maud::{Markup, html};

use super::seat::path_of;
use super::{Row, Set};
use crate::view::View;

/// Posts that are named; the table has all of them.
const NAMED: usize = 20;

impl View<'_> {
    pub(super) fn against_all_leads(&self, set: &Set) -> Markup {
        let mut leads: Vec<&Arc<Row>> = set.rows.iter().filter(|row| row.against_leads).collect();
        leads.sort_by(|a, b| self.by_place(set, a, b));
        let known = set.rows.iter().any(|row| row.against_all.is_some());
        if leads.is_empty() && !known {
            return html! {};
        }
        let number = u64::try_from(leads.len()).unwrap_or(u64::MAX);
        html! {
            section #against {
                h2 { (self.t("against-title")) }
                @if leads.is_empty() { p { (self.t("against-nowhere")) } }
                @else { p { (self.say("against-where", &[("n", number.into())])) } }
                ul.plain {
                    @for row in leads.iter().take(NAMED) {
                        li {
                            a href=(self.to(&format!("/elections/{}/posts/{}", set.id, path_of(&row.post)))) { (self.row_name(row)) }
                            ", " (self.region_of(set, &row.region)) ": " (self.t("against-all")) " " (self.votes_of(row.against_all, row))
                            @if let Some(winner) = &row.winner { " · " (winner.name) " " (self.votes_of(winner.votes, row)) }
                        }
                    }
                }
                @if leads.len() > NAMED {
                    p { a href=(self.to(&format!("/elections/{}?against_all=leads#posts", set.id))) { (self.t("against-all-of-them")) } }
                }
                p { (self.t("against-explained")) }
                @if let Some(version) = &set.against_all {
                    (self.version_line(version))
                    @if !version.note.is_empty() { p.quiet { (self.english(version.note.trim())) } }
                }
            }
        }
    }
}
