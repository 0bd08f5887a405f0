//! The door: logging in, proving again who one is, and where one begins. It must never know whether what was typed is right.

use std::sync::Arc;

use maud::{Markup, html};

use super::field::Field;
use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::contests::Set;
use crate::frame::Page;
use crate::language::Language;
use crate::view::View;

/// What is wrong with what was sent. It never says which of it, where a stranger could learn from that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Name, password or code.
    Credentials,
    /// So many tries failed that the next is in so many seconds.
    Wait(u64),
    /// More people log in than there are cores for.
    Crowded,
}

/// What a passkey is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The challenge, in unpadded base64url.
    pub challenge: String,
    /// The host for which it is good.
    pub host: String,
}

/// The form of the login.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Login {
    /// Where to go then, behind the language.
    pub to: String,
    /// The name as it was typed.
    pub account: String,
    /// What is wrong.
    pub wrong: Option<Wrong>,
    /// What the form of somebody carries who is logged in already.
    pub csrf: String,
    /// What a passkey is asked, where passkeys are offered.
    pub passkey: Option<Passkey>,
}

/// The form by which somebody proves again who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// Who sits there.
    pub seat: Seat,
    /// Where to go then, behind the language.
    pub to: String,
    /// Whether the account asks for codes.
    pub codes: bool,
    /// What a passkey is asked, where the account has one.
    pub passkey: Option<Passkey>,
    /// What is wrong.
    pub wrong: Option<Wrong>,
}

impl Pages {
    /// The page of the login.
    pub fn login(&self, language: Language, form: &Login) -> String {
        let view = self.view(language);
        let title = view.t("login-title");
        let here = if form.to.is_empty() {
            "/desk/login".to_owned()
        } else {
            format!("/desk/login?to={}", crate::encoded(&form.to))
        };
        let field = |name, label: &str, fills| {
            let kind = if name == "password" { name } else { "" };
            let value = if name == "account" { form.account.as_str() } else { "" };
            Field { name, kind, label, value, fills, required: true, ..Field::default() }.show()
        };
        let (label, means) = (view.t("login-code"), view.t("login-code-means"));
        let code = Field {
            name: "code",
            label: &label,
            means: &means,
            fills: "one-time-code",
            digits: true,
            ..Field::default()
        };
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.t("login-lead")) }
                (view.wrong(form.wrong))
                form.desk method="post" action=(view.to("/desk/login")) {
                    input type="hidden" name="to" value=(form.to);
                    @if !form.csrf.is_empty() { input type="hidden" name="csrf" value=(form.csrf); }
                    (field("account", &view.t("login-account"), "username"))
                    (field("password", &view.t("login-password"), "current-password"))
                    (code.show())
                    p.actions { button type="submit" { (view.t("login-go")) } (view.passkey(form.passkey.as_ref())) }
                }
            }
        };
        view.page(&Page { here: &here, title: &title, part: "desk", scripts: scripts(form.passkey.as_ref()), main })
    }

    /// The page on which somebody proves again who they are.
    pub fn confirm(&self, language: Language, form: &Confirm) -> String {
        let view = self.view(language);
        let title = view.t("confirm-title");
        let here = format!("/desk/confirm?to={}", crate::encoded(&form.to));
        let (label, code, means) = (view.t("login-password"), view.t("login-code"), view.t("confirm-either"));
        let password =
            Field { name: "password", kind: "password", label: &label, fills: "current-password", ..Field::default() };
        let code = Field {
            name: "code",
            label: &code,
            means: &means,
            fills: "one-time-code",
            digits: true,
            ..Field::default()
        };
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.t("confirm-lead")) }
                (view.wrong(form.wrong))
                form.desk method="post" action=(view.to("/desk/confirm")) {
                    (form.seat.token())
                    input type="hidden" name="to" value=(form.to);
                    input type="text" name="account" autocomplete="username" hidden;
                    (Field { required: !form.codes, ..password }.show())
                    @if form.codes { (code.show()) }
                    p.actions { button type="submit" { (view.t("confirm-go")) } (view.passkey(form.passkey.as_ref())) }
                }
            }
        };
        let (seat, part, scripts) = (&form.seat, Part::Start, scripts(form.passkey.as_ref()));
        view.desk(DeskPage { seat, part, here: &here, title: &title, scripts, main })
    }

    /// Where one begins: the desks of this person, by election.
    pub fn desk_start(
        &self,
        language: Language,
        seat: &Seat,
        running: &[String],
        (sets, own): (&[Arc<Set>], &[Part]),
    ) -> String {
        let view = self.view(language);
        let title = view.t("desk-start");
        let sets: Vec<&Arc<Set>> =
            sets.iter().filter(|set| seat.election.is_empty() || seat.election == set.id).collect();
        let elections: Vec<&String> = match seat.election.as_str() {
            "" => running.iter().collect(),
            election if sets.iter().any(|set| set.id == election) => Vec::new(),
            _ => vec![&seat.election],
        };
        let of = |election: &str| {
            let known = self.election(election);
            known.map_or_else(|| election.to_owned(), |known| view.election_title(known))
        };
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (seat.name) ", " (view.role_name(seat.role)) }
                @if elections.is_empty() && sets.is_empty() { p.note { (view.t("start-none")) } }
                @for election in elections {
                    section {
                        h2 { (of(election)) }
                        p.actions {
                            @for part in seat.parts.iter().filter(|part| part.of_election()) {
                                a.button href=(view.to(&part.path(election))) { (view.part_name(*part)) }
                            }
                        }
                    }
                }
                @for set in &sets {
                    section {
                        h2 { (view.set_title(&set.office, set.day, None)) " " span.quiet { (set.id) } }
                        p.actions {
                            @for part in own.iter().filter(|part| part.of_election()) {
                                a.button href=(view.to(&part.path(&set.id))) { (view.part_name(*part)) }
                            }
                        }
                    }
                }
                section {
                    h2 { (view.t("start-more")) }
                    ul.plain {
                        @for part in seat.parts.iter().filter(|part| !part.of_election()) {
                            li { a href=(view.to(&part.path(""))) { (view.part_name(*part)) } }
                        }
                        li { a href=(view.to("/desk/account")) { (view.t("desk-account")) } }
                    }
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Start, here: "/desk", title: &title, scripts: &[], main })
    }
}

/// The script, where there is something for it to do.
fn scripts(passkey: Option<&Passkey>) -> &'static [&'static str] {
    if passkey.is_some() { &["passkey.js"] } else { &[] }
}

impl View<'_> {
    /// The button by which a passkey answers; a script shows it.
    fn passkey(&self, asked: Option<&Passkey>) -> Markup {
        html! {
            @if let Some(Passkey { challenge, host }) = asked {
                input type="hidden" name="passkey";
                button.plain type="button" hidden data-challenge=(challenge) data-host=(host) data-failed=(self.t("passkey-failed")) {
                    (self.t("passkey-use"))
                }
                span.told role="status" {}
            }
        }
    }

    /// What is wrong, above the form it stands in.
    pub(super) fn wrong(&self, wrong: Option<Wrong>) -> Markup {
        let text = match wrong {
            None => return html! {},
            Some(Wrong::Credentials) => self.t("login-wrong"),
            Some(Wrong::Wait(seconds)) => self.say("login-wait", &[("seconds", seconds.into())]),
            Some(Wrong::Crowded) => self.t("login-crowded"),
        };
        html! { p.warn role="alert" { (text) } }
    }
}
