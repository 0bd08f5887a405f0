//! The sheet of a precinct's protocol where a post is elected. It must never know a figure that the person may not see.

use election::protocol::{Refusal, State};
use maud::html;

use super::{parts, path_of};
use crate::Pages;
use crate::contests::Set;
use crate::desk::entry::Sheet;
use crate::desk::{DeskPage, No, Part, Seat};
use crate::language::Language;

/// A protocol as this person finds it.
#[derive(Clone, Debug)]
pub struct AtSheet<'a> {
    /// The post by id, and its name.
    pub post: (&'a str, &'a str),
    /// The precinct.
    pub precinct: &'a str,
    /// How far it is.
    pub state: State,
    /// The sheet, where it is this person's turn.
    pub sheet: Option<Sheet<'a>>,
    /// Why it is not.
    pub not: Option<&'a Refusal>,
    /// The order of handing over, where that is to be done.
    pub release: Option<&'a str>,
    /// What was refused.
    pub no: Option<&'a No>,
    /// An order was just taken.
    pub saved: bool,
}

impl Pages {
    /// The page of a protocol.
    pub fn desk_sheet(&self, language: Language, seat: &Seat, set: &Set, at: &AtSheet<'_>) -> String {
        let view = self.view(language);
        let here = format!("/desk/{}/sheets/{}", set.id, parts(at.precinct));
        let back = path_of(&set.id, at.post.0);
        let title = view.say("precinct-title", &[("id", at.precinct.into())]);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&Part::Posts.path(&set.id))) { (view.t("work-title")) } " › " a href=(view.to(&back)) { (at.post.1) } }
                h1 { (title) @if let Some(sheet) = &at.sheet { ": " (view.turn_name(sheet.turn)) } }
                p.lead { (at.post.1) " " span.mark.press { (view.entry_state(at.state)) } }
                (view.invented(set))
                @if at.saved { p.good role="status" { (view.t("entry-saved")) } }
                @if let Some(no) = at.no { (view.no(no)) (view.code_leads(no)) }
                @match &at.sheet {
                    Some(sheet) => (view.sheet(seat, sheet)),
                    None => {
                        @if let Some(not) = at.not.filter(|not| !matches!(not, Refusal::NotNow { .. })) { p.note { (view.refusal(not)) } }
                        p.actions { a.button href=(view.to(&back)) { (view.t("post-back")) } }
                    },
                }
                @if let Some(order) = at.release {
                    form method="post" action=(view.to(&here)) {
                        (seat.token())
                        input type="hidden" name="order" value=(order);
                        p.actions { button type="submit" name="do" value="release" { (view.t("entry-release")) } }
                    }
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Posts, here: &here, title: &title, scripts: &[], main })
    }
}
