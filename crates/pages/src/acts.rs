//! Acts and what each of them does, operation by operation.

use law::act::{Act, Kind, Op};
use maud::{Markup, html};

use crate::Pages;
use crate::cite::whole;
use crate::frame::Page;
use crate::language::Language;
use crate::view::View;

impl Pages {
    /// All acts, latest first.
    pub fn acts(&self, language: Language) -> String {
        let view = self.view(language);
        let title = view.t("acts-title");
        let mut acts: Vec<&Act> = self.books.law.acts().collect();
        acts.reverse();
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/law")) { (view.t("nav-law")) } }
                h1 { (title) }
                ul.rules {
                    @for act in acts {
                        li {
                            a href=(view.to(&format!("/law/acts/{}", act.id))) { (whole(&view.act_name(act))) }
                            p { (view.act_title(act)) }
                            p.quiet { (view.say("act-operations", &[("n", u64::try_from(act.ops.len()).unwrap_or(0).into())])) }
                        }
                    }
                }
            }
        };
        view.page(&Page { here: "/law/acts", title: &title, part: "law", scripts: &[], main })
    }

    /// One act; nothing where there is none of this id.
    pub fn act(&self, language: Language, id: &str) -> Option<String> {
        let view = self.view(language);
        let act = self.books.law.acts().find(|act| act.id == id)?;
        let title = view.act_name(act);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/law")) { (view.t("nav-law")) } " / " a href=(view.to("/law/acts")) { (view.t("acts-title")) } }
                h1 { (whole(&title)) }
                p.lead { (view.act_title(act)) }
                @if !act.what.is_empty() { p { (view.english(&act.what)) } }
                @if let Some(day) = &act.in_force {
                    p { (view.say("act-in-force", &[("when", view.when(&day.when).into())])) " " (view.confidence(day.confidence)) }
                    @if !day.because.is_empty() { p.quiet { (view.english(&day.because)) } }
                }
                @if act.source.starts_with("http") { p { a rel="external nofollow" href=(act.source) { (view.t("source")) } } }
                section {
                    h2 { (view.say("act-operations", &[("n", u64::try_from(act.ops.len()).unwrap_or(0).into())])) }
                    ol.rules { @for op in &act.ops { (view.op(op)) } }
                }
            }
        };
        Some(view.page(&Page { here: &format!("/law/acts/{id}"), title: &title, part: "law", scripts: &[], main }))
    }
}

impl View<'_> {
    fn act_title(&self, act: &Act) -> Markup {
        let own = act.title.iter().find(|(language, _)| language == self.language().code());
        let own = own.map(|(_, title)| title.as_str()).or_else(|| self.country().act(&act.id, self.language()));
        match own {
            Some(title) => html! { (title) },
            None => self.english(act.title_in("en")),
        }
    }

    fn op(&self, op: &Op) -> Markup {
        let rule = self.pages.books().law.rule(&op.rule);
        html! {
            li {
                @match rule {
                    Some(rule) => (self.rule_link(&rule.name, true)),
                    None => code { (op.kind.name()) },
                }
                div.said {
                    (self.kind(&op.kind)) " "
                    @if let Some(was) = &op.was { span.quiet { (self.value(was)) " → " } }
                    @match &op.kind {
                        Kind::Define(_, value) | Kind::Set(value) | Kind::Corrigendum { value, .. } => strong { (self.value(value)) },
                        _ => "",
                    }
                }
                p.cite {
                    (self.places(&op.targets))
                    @if let Some(at) = &op.at { "\u{a0}· " (self.own_place(at)) }
                    " " (self.confidence(op.confidence)) " " span.quiet { (self.when(&op.day.when)) }
                }
            }
        }
    }

    fn kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Define(..) => self.t("kind-define"),
            Kind::Set(_) => self.t("kind-set"),
            Kind::Rebase => self.t("kind-rebase"),
            Kind::End => self.t("kind-end"),
            Kind::Commence { .. } => self.t("kind-commence"),
            Kind::Suspend { .. } => self.t("kind-suspend"),
            Kind::Postpone { .. } => self.t("kind-postpone"),
            Kind::Save { .. } => self.t("kind-save"),
            Kind::Annul => self.t("kind-annul"),
            Kind::Cancel { .. } => self.t("kind-cancel"),
            Kind::Commute { .. } => self.t("kind-commute"),
            Kind::Corrigendum { .. } => self.t("kind-corrigendum"),
        }
    }
}
