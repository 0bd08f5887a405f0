//! One's own account: the password, the codes, the sessions that are open. It must never know a hash of a password.

use journal::Moment;
use maud::{Markup, html};

use super::field::Field;
use super::login::{Passkey, Wrong};
use super::qr::qr;
use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::notice::Notice;
use crate::view::View;

/// A session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// What its form names it by.
    pub id: String,
    /// When it began.
    pub began: Moment,
    /// When it was last noted that it is used.
    pub seen: Moment,
    /// Whether it rests on a second factor.
    pub second: bool,
    /// Whether it is the one that asks.
    pub own: bool,
}

/// What is wrong with a password that somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The present one is not this.
    Current,
    /// Too short: so many characters at least.
    Short(u64),
    /// Too long.
    Long,
    /// Among the first that would be tried.
    Guessable,
    /// The second time it is another.
    Differs,
    /// It is the present one.
    Same,
}

/// What is owed before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owes {
    /// The password was given: another one.
    Password,
    /// A second factor.
    Second,
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Who sits there.
    pub seat: Seat,
    /// The name to log in with.
    pub account: String,
    /// What is done before anything else.
    pub owes: Option<Owes>,
    /// Whether the account asks for codes.
    pub codes: bool,
    /// Its passkeys: id and what its owner calls it.
    pub passkeys: Vec<(String, String)>,
    /// Whether the site offers passkeys.
    pub offered: bool,
    /// Sessions that are open.
    pub sessions: Vec<OpenSession>,
    /// Something was done.
    pub done: bool,
    /// What is wrong with the password.
    pub choice: Option<Choice>,
    /// What is wrong else.
    pub wrong: Option<Wrong>,
    /// What was refused.
    pub refused: Option<Notice>,
}

/// Codes that are being set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    /// Who sits there.
    pub seat: Seat,
    /// The name to log in with.
    pub account: String,
    /// The secret in base32.
    pub secret: String,
    /// The code that was typed does not fit.
    pub wrong: bool,
}

/// A passkey that is being registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPasskey {
    /// Who sits there.
    pub seat: Seat,
    /// The name to log in with.
    pub account: String,
    /// By which authenticators tell accounts apart, in unpadded base64url.
    pub user: String,
    /// What the authenticator is asked.
    pub asked: Passkey,
    /// Ids of those there are.
    pub known: Vec<String>,
    /// Why the answer before was none.
    pub refused: Option<Notice>,
}

impl Pages {
    /// The page of one's own account.
    pub fn own_account(&self, language: Language, own: &Own) -> String {
        let view = self.view(language);
        let title = view.t("desk-account");
        let (seat, part, here) = (&own.seat, Part::Account, "/desk/account");
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (own.account) " · " (seat.name) ", " (view.role_name(seat.role)) }
                @if own.done { p.good role="status" { (view.t("own-done")) } }
                (view.wrong(own.wrong))
                (refused(own.refused.as_ref()))
                @match own.owes {
                    None => {}
                    Some(Owes::Password) => { p.note { (view.t("own-owes-password")) } }
                    Some(Owes::Second) => { p.note { (view.t("own-owes-second")) } }
                }
                (view.own_password(own))
                (view.codes_of(own))
                @if own.owes != Some(Owes::Password) { (view.own_passkeys(own)) }
                (view.own_sessions(own))
            }
        };
        view.desk(DeskPage { seat, part, here, title: &title, scripts: &[], main })
    }

    /// The page on which codes are set up.
    pub fn own_codes(&self, language: Language, codes: &Codes) -> String {
        let view = self.view(language);
        let title = view.t("codes-title");
        let Codes { account, secret, .. } = codes;
        let uri =
            format!("otpauth://totp/Zhargy:{account}?secret={secret}&issuer=Zhargy&algorithm=SHA1&digits=6&period=30");
        let letters: Vec<char> = secret.chars().collect();
        let fours: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
        let wrong = codes.wrong.then(|| view.t("codes-wrong"));
        let (label, means) = (view.t("login-code"), view.t("codes-code-means"));
        let code = Field {
            name: "code",
            label: &label,
            means: &means,
            wrong: wrong.as_deref(),
            fills: "one-time-code",
            required: true,
            digits: true,
            ..Field::default()
        };
        let (seat, part, here) = (&codes.seat, Part::Account, "/desk/account/codes");
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/desk/account")) { (view.t("desk-account")) } }
                h1 { (title) }
                p.lead { (view.t("codes-lead")) }
                (qr(&uri, &view.t("codes-qr")))
                p { (view.t("codes-secret")) " " code #secret { (fours.join(" ")) } }
                form.desk method="post" action=(view.to(here)) {
                    (seat.token())
                    input type="hidden" name="secret" value=(secret);
                    (code.show())
                    p.actions {
                        button type="submit" { (view.t("codes-go")) }
                        a href=(view.to("/desk/account")) { (view.t("codes-not")) }
                    }
                }
            }
        };
        view.desk(DeskPage { seat, part, here, title: &title, scripts: &[], main })
    }
}

impl Pages {
    /// The page on which a passkey is registered; it takes a script.
    pub fn own_passkey(&self, language: Language, new: &NewPasskey) -> String {
        let view = self.view(language);
        let title = view.t("passkeys-new");
        let (seat, part, here) = (&new.seat, Part::Account, "/desk/account/passkeys");
        let (label, means) = (view.t("passkeys-label"), view.t("passkeys-label-means"));
        let label = Field { name: "label", label: &label, means: &means, required: true, ..Field::default() };
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/desk/account")) { (view.t("desk-account")) } }
                h1 { (title) }
                p.lead { (view.t("passkeys-lead")) }
                (refused(new.refused.as_ref()))
                noscript { p.note { (view.t("passkeys-script")) } }
                form.desk method="post" action=(view.to(here)) {
                    (seat.token())
                    input type="hidden" name="passkey";
                    (label.show())
                    p.actions {
                        button type="button" hidden data-challenge=(new.asked.challenge) data-host=(new.asked.host) data-user=(new.user)
                            data-account=(new.account) data-known=(new.known.join(" ")) data-failed=(view.t("passkey-failed")) {
                            (view.t("passkeys-go"))
                        }
                        a href=(view.to("/desk/account")) { (view.t("codes-not")) }
                        span.told role="status" {}
                    }
                }
            }
        };
        view.desk(DeskPage { seat, part, here, title: &title, scripts: &["passkey.js"], main })
    }
}

impl View<'_> {
    fn own_passkeys(&self, own: &Own) -> Markup {
        let remove = self.t("passkeys-remove");
        html! {
            @if own.offered || !own.passkeys.is_empty() {
                section {
                    h2 { (self.t("passkeys")) }
                    p { (self.t("passkeys-mean")) }
                    ul.plain {
                        @for (id, label) in &own.passkeys {
                            li {
                                form method="post" action=(self.to("/desk/account")) {
                                    (own.seat.token())
                                    input type="hidden" name="do" value="no-passkey";
                                    input type="hidden" name="passkey" value=(id);
                                    (label) " "
                                    button.plain type="submit" aria-label=(format!("{remove}: {label}")) { (remove) }
                                }
                            }
                        }
                    }
                    @if own.offered { p.actions { a.button href=(self.to("/desk/account/passkeys")) { (self.t("passkeys-new")) } } }
                }
            }
        }
    }

    fn own_password(&self, own: &Own) -> Markup {
        let wrong = own.choice.map(|choice| match choice {
            Choice::Current => self.t("own-wrong-current"),
            Choice::Short(least) => self.say("own-short", &[("least", least.into())]),
            Choice::Long => self.t("own-long"),
            Choice::Guessable => self.t("own-guessable"),
            Choice::Differs => self.t("own-differs"),
            Choice::Same => self.t("own-same"),
        });
        let field_of = |choice: Choice| match choice {
            Choice::Current => "current",
            Choice::Differs => "again",
            _ => "new",
        };
        let show = |name, label: &str, means: &str, fills| {
            let wrong = own.choice.filter(|choice| field_of(*choice) == name).and(wrong.as_deref());
            let (kind, required) = ("password", true);
            Field { name, kind, label, means, wrong, fills, required, ..Field::default() }.show()
        };
        html! {
            section {
                h2 { (self.t("own-password")) }
                form.desk method="post" action=(self.to("/desk/account")) {
                    (own.seat.token())
                    input type="hidden" name="do" value="password";
                    // A keeper of passwords reads from here whose it is.
                    input type="text" name="account" value=(own.account) autocomplete="username" hidden;
                    (show("current", &self.t("own-current"), "", "current-password"))
                    (show("new", &self.t("own-new"), &self.t("own-new-means"), "new-password"))
                    (show("again", &self.t("own-again"), "", "new-password"))
                    p.actions { button type="submit" { (self.t("own-password-go")) } }
                }
            }
        }
    }

    fn codes_of(&self, own: &Own) -> Markup {
        html! {
            section {
                h2 { (self.t("own-codes")) }
                @if own.owes == Some(Owes::Password) { p { (self.t("own-codes-after")) } }
                @else if own.codes {
                    p { (self.t("own-codes-on")) }
                    form method="post" action=(self.to("/desk/account")) {
                        (own.seat.token())
                        input type="hidden" name="do" value="no-codes";
                        p.actions {
                            a.button href=(self.to("/desk/account/codes")) { (self.t("own-codes-other")) }
                            button.plain type="submit" { (self.t("own-codes-remove")) }
                        }
                    }
                } @else {
                    p { (self.t("own-codes-off")) }
                    p.actions { a.button href=(self.to("/desk/account/codes")) { (self.t("own-codes-set")) } }
                }
            }
        }
    }

    fn own_sessions(&self, own: &Own) -> Markup {
        let end = self.t("own-session-end");
        html! {
            section {
                h2 { (self.t("own-sessions")) }
                div.scroll {
                    table.dense {
                        thead { tr {
                            th scope="col" { (self.t("own-session-began")) }
                            th scope="col" { (self.t("own-session-seen")) }
                            th scope="col" { (self.t("own-session-second")) }
                            th scope="col" { (end) }
                        } }
                        tbody { @for session in &own.sessions { (self.session(own, session, &end)) } }
                    }
                }
            }
        }
    }

    fn session(&self, own: &Own, session: &OpenSession, end: &str) -> Markup {
        html! {
            tr {
                th scope="row" {
                    (self.moment(session.began))
                    @if session.own { " " span.mark { (self.t("own-session-this")) } }
                }
                td { (self.moment(session.seen)) }
                td { (self.yes_no(session.second)) }
                td {
                    form method="post" action=(self.to("/desk/account")) {
                        (own.seat.token())
                        input type="hidden" name="do" value="end";
                        input type="hidden" name="session" value=(session.id);
                        button.plain type="submit" aria-label=(format!("{end}: {}", session.began)) { (end) }
                    }
                }
            }
        }
    }
}

/// What was refused, with its code, in English as everywhere.
pub(super) fn refused(refused: Option<&Notice>) -> Markup {
    html! {
        @if let Some(notice) = refused {
            div.warn role="alert" lang="en" {
                p { code { (notice.code) } " " (notice.what) }
                @if !notice.hint.is_empty() { p { "hint: " (notice.hint) } }
            }
        }
    }
}
