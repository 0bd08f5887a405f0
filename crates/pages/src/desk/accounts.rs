//! Everybody's accounts, for the administrator: found among thousands, opened, changed, closed, and read from a table. A
//! password that is given is shown once. It must never know how one is kept.

use maud::{Markup, html};

use super::account::refused;
use super::field::Field;
use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::notice::Notice;
use crate::view::View;
use crate::what_if::encoded;

/// The roles by the words that accounts have.
const ROLES: [&str; 6] = ["administrator", "coordinator", "clerk", "agent", "observer", "auditor"];

/// An account among others, or one that is being filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The name to log in with.
    pub account: String,
    /// The name on papers.
    pub name: String,
    /// The role's word.
    pub role: String,
    /// The election; empty for all.
    pub election: String,
    /// The region; empty for all.
    pub region: String,
    /// The district; empty for all.
    pub district: String,
    /// The list of an agent.
    pub list: String,
    /// Whether a second factor is set up.
    pub second: bool,
    /// Why it was closed; empty where it is open.
    pub closed: String,
    /// The password is the one that was given.
    pub once: bool,
}

/// Accounts that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Who asks.
    pub seat: Seat,
    /// Part of a name.
    pub search: String,
    /// A role's word; empty for all.
    pub role: String,
    /// The page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// How many fit.
    pub all: u64,
    /// Those of the page.
    pub lines: Vec<Line>,
    /// Something was done.
    pub done: bool,
}

/// One account, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct One {
    /// Who asks.
    pub seat: Seat,
    /// What stands in the form.
    pub line: Line,
    /// It is a new one.
    pub new: bool,
    /// The id of the order.
    pub order: String,
    /// The password that was given, to be handed over.
    pub given: Option<String>,
    /// What was refused.
    pub refused: Option<Notice>,
}

/// A table of accounts that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Who asks.
    pub seat: Seat,
    /// The table as it was sent.
    pub table: String,
    /// The id of the order.
    pub order: String,
    /// What was refused.
    pub refused: Option<Notice>,
}

impl Pages {
    /// The page of all accounts.
    pub fn accounts(&self, language: Language, found: &Found) -> String {
        let view = self.view(language);
        let title = view.t("desk-accounts");
        let (seat, part, here) = (&found.seat, Part::Accounts, found.address(found.page));
        let main = html! {
            div.wide {
                h1 { (title) }
                @if found.done { p.good role="status" { (view.t("own-done")) } }
                p.actions {
                    a.button href=(view.to("/desk/accounts/new")) { (view.t("accounts-new")) }
                    a href=(view.to("/desk/accounts/import")) { (view.t("accounts-import")) }
                }
                (view.look_for_accounts(found))
                p.quiet role="status" { (view.say("accounts-found", &[("n", found.all.into())])) }
                div.scroll {
                    table.dense {
                        thead { tr {
                            th scope="col" { (view.t("login-account")) }
                            th scope="col" { (view.t("col-person")) }
                            th scope="col" { (view.t("col-role")) }
                            th scope="col" { (view.t("col-place")) }
                            th scope="col" { (view.t("own-session-second")) }
                        } }
                        tbody { @for line in &found.lines { (view.account_row(line)) } }
                    }
                }
                (view.account_pages(found))
            }
        };
        view.desk(DeskPage { seat, part, here: &here, title: &title, scripts: &[], main })
    }

    /// The page of one account, or of a new one.
    pub fn account(&self, language: Language, one: &One) -> String {
        let view = self.view(language);
        let path =
            if one.new { "/desk/accounts/new".to_owned() } else { format!("/desk/accounts/of/{}", one.line.account) };
        let title = if one.new { view.t("accounts-new") } else { one.line.account.clone() };
        let open = one.line.closed.is_empty();
        let (seat, part) = (&one.seat, Part::Accounts);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/desk/accounts")) { (view.t("desk-accounts")) } }
                h1 { (title) }
                (refused(one.refused.as_ref()))
                (view.given(one))
                @if open { (view.account_form(one, &path)) }
                @else { p.note { (view.t("account-closed")) ": " (one.line.closed) } }
                @if open && !one.new { (view.account_password(one, &path)) (view.account_end(one, &path)) }
            }
        };
        view.desk(DeskPage { seat, part, here: &path, title: &title, scripts: &[], main })
    }

    /// The page on which a table of accounts is sent.
    pub fn accounts_import(&self, language: Language, import: &Import) -> String {
        let view = self.view(language);
        let title = view.t("accounts-import");
        let (seat, part, here) = (&import.seat, Part::Accounts, "/desk/accounts/import");
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/desk/accounts")) { (view.t("desk-accounts")) } }
                h1 { (title) }
                p.lead { (view.t("import-lead")) }
                (refused(import.refused.as_ref()))
                form.desk.broad method="post" action=(view.to(here)) {
                    (seat.token())
                    input type="hidden" name="order" value=(import.order);
                    label for="f-table" { (view.t("import-table")) }
                    textarea #f-table name="table" rows="14" required spellcheck="false" autocomplete="off" aria-describedby="f-table-means" { (import.table) }
                    p.quiet #f-table-means { (view.t("import-columns")) " " code { "account,name,role,election,region,district,list" } }
                    p.actions { button type="submit" { (view.t("import-go")) } }
                }
            }
        };
        view.desk(DeskPage { seat, part, here, title: &title, scripts: &[], main })
    }
}

impl Line {
    /// Where somebody works, from the whole to the part.
    fn place(&self) -> String {
        let parts = [&self.election, &self.region, &self.district, &self.list];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "–".to_owned() } else { parts.join(" / ") }
    }
}

impl Found {
    /// The address of a page of the same search.
    fn address(&self, page: u64) -> String {
        format!("/desk/accounts?q={}&role={}&page={page}", encoded(&self.search), encoded(&self.role))
    }
}

impl View<'_> {
    fn look_for_accounts(&self, found: &Found) -> Markup {
        html! {
            form.search method="get" action=(self.to("/desk/accounts")) {
                label { span { (self.t("accounts-search")) }
                    input type="search" name="q" value=(found.search) autocomplete="off" spellcheck="false";
                }
                label { span { (self.t("col-role")) }
                    select name="role" {
                        option value="" { (self.t("accounts-every-role")) }
                        @for role in ROLES { option value=(role) selected[found.role == role] { (self.role_name(role)) } }
                    }
                }
                button type="submit" { (self.t("accounts-find")) }
            }
        }
    }

    fn account_row(&self, line: &Line) -> Markup {
        html! {
            tr {
                th scope="row" { a href=(self.to(&format!("/desk/accounts/of/{}", line.account))) { (line.account) } }
                td { (line.name) @if !line.closed.is_empty() { " " span.mark.unconfirmed { (self.t("account-closed")) } } }
                td { (self.role_name(&line.role)) }
                td { (line.place()) }
                td { (self.yes_no(line.second)) }
            }
        }
    }

    fn account_pages(&self, found: &Found) -> Markup {
        let Found { page, pages, .. } = *found;
        html! {
            @if pages > 1 {
                nav.pages aria-label=(self.t("accounts-pages")) {
                    @if page > 1 { a rel="prev" href=(self.to(&found.address(page - 1))) { (self.t("accounts-before")) } }
                    span { (self.say("accounts-page", &[("page", page.into()), ("of", pages.into())])) }
                    @if page < pages { a rel="next" href=(self.to(&found.address(page + 1))) { (self.t("accounts-after")) } }
                }
            }
        }
    }

    /// A password to hand over, shown once.
    fn given(&self, one: &One) -> Markup {
        html! {
            @if let Some(given) = &one.given {
                div.good role="status" {
                    p { (self.say("account-given", &[("account", one.line.account.as_str().into())])) }
                    p { code #given { (given) } }
                    p { (self.t("account-given-means")) }
                }
            }
        }
    }

    fn account_form(&self, one: &One, path: &str) -> Markup {
        let line = &one.line;
        let field = |name, label: &str, means: &str, value: &str, required| {
            Field { name, label, means, value, required, ..Field::default() }.show()
        };
        let (title, go) = if one.new {
            (self.t("account-who"), self.t("account-open-go"))
        } else {
            (self.t("account-change"), self.t("account-change-go"))
        };
        html! {
            section {
                h2 { (title) }
                form.desk method="post" action=(self.to(path)) {
                    (one.seat.token())
                    input type="hidden" name="order" value=(one.order);
                    input type="hidden" name="do" value=(if one.new { "open" } else { "change" });
                    @if one.new { (field("account", &self.t("login-account"), &self.t("account-name-means"), &line.account, true)) }
                    (field("name", &self.t("col-person"), &self.t("account-person-means"), &line.name, true))
                    div.field {
                        label for="f-role" { (self.t("col-role")) }
                        select #f-role name="role" required {
                            @for role in ROLES { option value=(role) selected[line.role == role] { (self.role_name(role)) } }
                        }
                    }
                    (field("election", &self.t("account-election"), &self.t("account-election-means"), &line.election, false))
                    (field("region", &self.t("account-region"), "", &line.region, false))
                    (field("district", &self.t("account-district"), "", &line.district, false))
                    (field("list", &self.t("account-list"), &self.t("account-list-means"), &line.list, false))
                    p.actions { button type="submit" { (go) } }
                }
            }
        }
    }

    fn account_password(&self, one: &One, path: &str) -> Markup {
        html! {
            section {
                h2 { (self.t("own-password")) }
                @if one.line.once { p.quiet { (self.t("account-once")) } }
                form.desk method="post" action=(self.to(path)) {
                    (one.seat.token())
                    input type="hidden" name="order" value=(format!("{}-password", one.order));
                    p { (self.t("account-password-means")) }
                    p.actions {
                        button type="submit" name="do" value="password" { (self.t("account-password-go")) }
                        @if one.line.second { button.plain type="submit" name="do" value="no-codes" { (self.t("account-no-codes")) } }
                    }
                }
            }
        }
    }

    fn account_end(&self, one: &One, path: &str) -> Markup {
        let (label, means) = (self.t("account-because"), self.t("account-close-means"));
        let because = Field { name: "because", label: &label, means: &means, required: true, ..Field::default() };
        html! {
            section {
                h2 { (self.t("account-close")) }
                form.desk method="post" action=(self.to(path)) {
                    (one.seat.token())
                    input type="hidden" name="order" value=(format!("{}-close", one.order));
                    input type="hidden" name="do" value="close";
                    (because.show())
                    p.actions { button type="submit" { (self.t("account-close-go")) } }
                }
            }
        }
    }
}
