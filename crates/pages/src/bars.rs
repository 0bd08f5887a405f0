//! Votes as bars with the line of the threshold, one small picture a row, so that a table stays a table.

use maud::{Markup, html};

/// Steps of a whole bar.
const WHOLE: u64 = 1000;

/// What a bar shows.
pub(crate) struct Bar<'a> {
    /// The style of its colour.
    pub(crate) class: &'a str,
    /// Its votes.
    pub(crate) votes: u64,
    /// The votes of the longest bar.
    pub(crate) most: u64,
    /// Votes needed, where there is a threshold.
    pub(crate) needed: Option<u64>,
}

/// One bar; what it shows stands beside it in figures.
pub(crate) fn bar(bar: &Bar<'_>) -> Markup {
    let most = bar.most.max(bar.needed.unwrap_or(0)).max(1);
    let scaled = |votes: u64| u128::from(votes) * u128::from(WHOLE) / u128::from(most);
    html! {
        svg.bar viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" {
            rect class=(bar.class) x="0" y="3" height="14" width=(if bar.votes == 0 { 0 } else { scaled(bar.votes).max(2) }) {}
            @if let Some(needed) = bar.needed {
                line.needed x1=(scaled(needed)) x2=(scaled(needed)) y1="0" y2="20" vector-effect="non-scaling-stroke" {}
            }
        }
    }
}
