//! The page of a set: what it comes to in a few figures, the map, winners by nominator, how many holders are new, where against
//! all leads, the table, and what is known of the elections before.

use election::posts::Published;
use maud::html;

use super::{Asked, Line, Row, Set, Source, Sums};
use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::view::View;

impl Pages {
    /// The page of a set with the posts that are asked for.
    pub fn set_page(&self, language: Language, set: &Set, asked: &Asked) -> String {
        let view = self.view(language);
        let path = format!("/elections/{}", set.id);
        let here = format!("{path}{}", asked.query());
        let title = view.set_title(&set.office, set.day, None);
        let sums = Sums::of(&set.rows);
        let published = self.published_of(&set.office, &set.id);
        let main = html! {
            div.wide.contests {
                p.crumbs { a href=(view.to("/elections")) { (view.t("nav-elections")) } }
                h1 { (title) }
                p.lead {
                    @if let Source::Recorded { confidence, .. } = &set.source { (view.confidence(*confidence)) " " }
                    (view.say("contests-lead", &[("posts", sums.posts.into()), ("elected", sums.elected.into())]))
                }
                (view.invented(set))
                (view.glance(set, &sums))
                p.actions {
                    a href="#posts" { (view.t("contests-to-table")) }
                    @if !published.is_empty() { a href="#beside" { (view.t("beside-title")) } }
                    (view.reform_link(&set.office))
                }
                (view.shares_by_region(set, asked))
                (view.winners(set))
                (view.renewal(set, &sums))
                (view.against_all_leads(set))
                (view.posts_asked_for(set, asked))
                (view.beside(Some((set, &sums)), &published))
                (view.set_sources(set))
            }
        };
        view.page(&Page { here: &here, title: &title, part: "elections", scripts: &[], main })
    }

    /// What was published of elections to an office, latest first, that of the set itself before the others.
    pub(super) fn published_of(&self, office: &str, id: &str) -> Vec<&Published> {
        let mut all: Vec<&Published> = self.published().iter().filter(|one| one.office == office).collect();
        all.sort_by_key(|one| (crate::view::short(&one.id) != id, std::cmp::Reverse(one.year)));
        all
    }
}

impl View<'_> {
    /// How two posts stand by place: region, district, name.
    pub(super) fn by_place(&self, set: &Set, a: &Row, b: &Row) -> std::cmp::Ordering {
        let day = set.names_on();
        let [first, second] = [a, b].map(|row| self.country().region(&row.region, day, self.language()));
        self.order(first, second).then_with(|| self.order(&a.district, &b.district)).then_with(|| self.by_name(a, b))
    }

    /// How two posts stand by name.
    pub(super) fn by_name(&self, a: &Row, b: &Row) -> std::cmp::Ordering {
        let code = self.language().code();
        self.order(a.name(code), b.name(code)).then_with(|| a.post.cmp(&b.post))
    }

    /// A set as a card of the list of elections.
    pub(crate) fn set_card(&self, line: &Line) -> maud::Markup {
        let when = match (line.day, line.year) {
            (Some(day), _) => self.language().day(day),
            (None, Some(year)) => year.to_string(),
            (None, None) => line.id.clone(),
        };
        html! {
            article.card {
                h3 { a href=(self.to(&format!("/elections/{}", line.id))) { (when) } }
                @if line.synthetic { p { span.mark.unconfirmed { (self.t("contests-synthetic-short")) } } }
                @if let Some(posts) = line.posts { p.quiet { (self.say("contests-posts", &[("n", posts.into())])) } }
                @if line.totals { p.quiet { (self.t("contests-totals")) } }
            }
        }
    }
}
