//! One post at the desk: how far it is and by when what follows is due, its candidates with what may become of each, its
//! protocols, and the forms of what may follow.

use election::protocol::State;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{By, Next, Trouble, Typed, parts, path_of};
use crate::Pages;
use crate::contests::{Contest, Set};
use crate::desk::entry::Turn;
use crate::desk::{DeskPage, No, Part, Seat};
use crate::language::Language;
use crate::view::View;

/// Something that may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The step in the word of the form.
    pub step: &'static str,
    /// The candidate; empty where it is about the post.
    pub candidate: String,
    /// What the clerk said on trial, where words of the commission may follow all the same, or where it is not possible now.
    pub not: Option<No>,
}

/// Something that does not add up in a protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: String,
    /// In English.
    pub words: String,
    /// Whether a reason lets it stand.
    pub reason: bool,
}

/// The protocol of a precinct.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// The precinct.
    pub precinct: String,
    /// How far it is.
    pub state: State,
    /// A sheet waits for this person.
    pub turn: Option<Turn>,
    /// This person may accept it.
    pub accept: bool,
    /// What does not add up, for who accepts.
    pub findings: Vec<Finding>,
}

/// One post.
#[derive(Clone, Debug)]
pub struct One {
    /// As everybody may see it.
    pub contest: Contest,
    /// What is next.
    pub next: Next,
    /// By when.
    pub by: Option<By>,
    /// What is wrong.
    pub wrong: Vec<Trouble>,
    /// What may follow by an order of this person.
    pub offers: Vec<Offer>,
    /// What is not possible now, and why.
    pub later: Vec<Offer>,
    /// Its protocols.
    pub protocols: Vec<Protocol>,
    /// The day on which it is looked at, which forms begin with.
    pub day: Date,
    /// The day by the clock.
    pub today: Date,
    /// Whether the person proved a moment ago that it is they.
    pub confirmed: bool,
    /// The id of the next order.
    pub order: String,
    /// What was refused.
    pub no: Option<No>,
    /// What was typed.
    pub typed: Typed,
    /// An order was just taken.
    pub saved: bool,
}

impl Pages {
    /// The desk of one post.
    pub fn desk_post(&self, language: Language, seat: &Seat, set: &Set, one: &One) -> String {
        let view = self.view(language);
        let row = &one.contest.row;
        let (all, here) = (Part::Posts.path(&set.id), path_of(&set.id, &row.post));
        let title = view.row_name(row);
        let main = html! {
            div.wide.post {
                p.crumbs { a href=(view.to(&all)) { (view.t("work-title")) } }
                h1 { (title) " " (view.state_mark(row)) }
                p.lead { (view.region_of(set, &row.region)) " · " (row.district) " · " (row.post) }
                (view.invented(set))
                @if one.saved { p.good role="status" { (view.t("post-saved")) } }
                @if let Some(no) = &one.no { (view.no(no)) (view.code_leads(no)) }
                section #now {
                    h2 { (view.t("work-next")) }
                    p { strong { (view.next_words(one.next)) } }
                    p { (view.t("work-by")) ": " (view.by_when(one.by.as_ref(), one.wrong.contains(&Trouble::Late))) }
                    @if !one.wrong.is_empty() { p { (view.troubles(&one.wrong)) } }
                    form.search method="get" action=(view.to(&here)) {
                        label { span { (view.t("work-day")) } input type="date" name="on" value=(one.day); }
                        button.plain type="submit" { (view.t("post-look")) }
                    }
                }
                (view.offers_of(seat, &here, one, "", 2))
                (view.post_candidates(seat, &here, one))
                (view.post_protocols(seat, set, &here, one))
                (view.not_now(one))
                @if let Some(calendar) = &one.contest.calendar {
                    details { summary { (view.t("calendar-title")) } (view.every_day(calendar, one.day)) }
                }
                p.onward { a href=(view.to(&format!("/elections/{}/posts/{}", set.id, parts(&row.post)))) { (view.t("post-public")) } }
            }
        };
        view.desk(DeskPage { seat, part: Part::Posts, here: &here, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    /// Where the page of a refusal's code is, which says how it is mended.
    pub(super) fn code_leads(&self, no: &No) -> Markup {
        html! { p.onward { a href=(self.to(&format!("/codes/{}", crate::what_if::encoded(&no.code)))) { (self.say("post-code", &[("code", no.code.as_str().into())])) } } }
    }

    fn offers_of(&self, seat: &Seat, here: &str, one: &One, candidate: &str, level: u8) -> Markup {
        let own: Vec<&Offer> = one.offers.iter().filter(|offer| offer.candidate == candidate).collect();
        html! {
            @for offer in own {
                section.offer {
                    @if level == 2 && offer.step != "nominate" { h2 { (self.step_title(offer.step)) } }
                    (self.offer(seat, here, one, offer))
                }
            }
        }
    }

    fn post_candidates(&self, seat: &Seat, here: &str, one: &One) -> Markup {
        html! {
            @if !one.contest.candidates.is_empty() {
                section {
                    h2 { (self.t("post-candidates")) }
                    @for own in &one.contest.candidates {
                        article.candidate id={ "c-" (own.id) } {
                            h3 {
                                (own.name) " " span.quiet { (own.id) } " "
                                @if let Some((at, since)) = own.stage { span.mark.text { (self.stage_of_candidate(at)) ", " (self.language().day(since)) } }
                            }
                            p.quiet { (self.nominator_or_not(own.nominator.as_ref())) }
                            @if !own.grounds.is_empty() {
                                ul lang="en" { @for ground in &own.grounds { li { (ground.words) " " span.cite { (ground.by) } } } }
                            }
                            (self.offers_of(seat, here, one, &own.id, 3))
                        }
                    }
                }
            }
        }
    }

    fn post_protocols(&self, seat: &Seat, set: &Set, here: &str, one: &One) -> Markup {
        html! {
            @if !one.protocols.is_empty() {
                section {
                    h2 { (self.t("col-settled")) }
                    ul.plain.protocols {
                        @for own in &one.protocols {
                            li {
                                p {
                                    strong { "№ " (own.precinct) } " " span.mark.press { (self.entry_state(own.state)) } " "
                                    @if let Some(turn) = own.turn {
                                        a.button href=(self.to(&format!("/desk/{}/sheets/{}", set.id, parts(&own.precinct)))) { (self.turn_name(turn)) }
                                    }
                                }
                                @if own.accept { (self.accept_form(seat, here, one, own)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn accept_form(&self, seat: &Seat, here: &str, one: &One, own: &Protocol) -> Markup {
        let typed = |field: &str| one.typed.of_step("accept", &own.precinct, field).to_owned();
        html! {
            form.desk method="post" action=(self.to(here)) {
                (Self::form_head(seat, one, "accept", ""))
                input type="hidden" name="precinct" value=(own.precinct);
                @for finding in &own.findings {
                    p { code { (finding.code) } " " span lang="en" { (finding.words) } }
                    @if finding.reason {
                        @let name = format!("reason {}", finding.code);
                        label { span { (self.t("post-reason")) } textarea name=(name) rows="2" maxlength="500" { (typed(&name)) } }
                    }
                }
                p.actions { button type="submit" { (self.t("do-accept")) } }
            }
        }
    }

    fn not_now(&self, one: &One) -> Markup {
        html! {
            @if !one.later.is_empty() {
                details {
                    summary { (self.t("post-later")) }
                    dl {
                        @for offer in &one.later {
                            dt { (self.step_title(offer.step)) }
                            @if let Some(no) = &offer.not { dd lang="en" { code { (no.code) } " " (no.why) @for by in &no.by { " " span.cite { (by) } } } }
                        }
                    }
                }
            }
        }
    }

    /// What every form of a post carries.
    pub(super) fn form_head(seat: &Seat, one: &One, step: &str, candidate: &str) -> Markup {
        html! {
            (seat.token())
            input type="hidden" name="order" value=(one.order);
            input type="hidden" name="step" value=(step);
            @if !candidate.is_empty() { input type="hidden" name="candidate" value=(candidate); }
            input type="hidden" name="on" value=(one.day);
        }
    }
}
