//! The messages of the site in one language, from its Fluent file. A message that is not there is a bug, and the tests
//! compare what the sources say with what the files hold, so none is missing and none is left over.

use std::cmp::Ordering;

use election::collation::Collation;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Language;

/// The files, by language.
pub(crate) const FILES: [(Language, &str); 3] = [
    (Language::Kk, include_str!("../words/kk.ftl")),
    (Language::Ru, include_str!("../words/ru.ftl")),
    (Language::En, include_str!("../words/en.ftl")),
];

/// What a message is said of.
#[derive(Clone, Debug)]
pub(crate) enum Arg {
    /// Words, or a figure written out.
    Text(String),
    /// A number that decides the plural, written with its thousands apart.
    Number(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(n: u64) -> Self {
        Self::Number(n)
    }
}

impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Self::Number(n.into())
    }
}

/// All messages in one language.
pub(crate) struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    order: Collation,
}

impl Words {
    pub(crate) fn new(language: Language) -> Self {
        let text = FILES.iter().find(|(of, _)| *of == language).map_or("", |(_, text)| text);
        let resource = FluentResource::try_new(text.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("the messages in `{}` cannot be read: {errors:?}", language.code()));
        let locale = language.code().parse().expect("a code of two letters is a locale");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks of direction around every figure would be copied along with it; all three languages run one way.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Kk => |value, _| grouped(value, Language::Kk),
            Language::Ru => |value, _| grouped(value, Language::Ru),
            Language::En => |value, _| grouped(value, Language::En),
        }));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("a message stands twice: {errors:?}"));
        let order = Collation::of_language(language.code()).expect("every language of the site has its tag");
        Self { language, bundle, order }
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Which of two names comes first by the alphabet of the language.
    pub(crate) fn order(&self, a: &str, b: &str) -> Ordering {
        self.order.compare(a, b)
    }

    /// A message that is said of nothing.
    pub(crate) fn t(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message with what it is said of.
    pub(crate) fn say(&self, id: &str, with: &[(&str, Arg)]) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in with {
            match arg {
                Arg::Text(text) => args.set((*name).to_owned(), text.clone()),
                Arg::Number(n) => args.set((*name).to_owned(), FluentValue::from(*n)),
            }
        }
        let message = self.bundle.get_message(id).and_then(|message| message.value());
        let pattern = message.unwrap_or_else(|| panic!("no message `{id}` in `{}`", self.language.code()));
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "the message `{id}` in `{}`: {errors:?}", self.language.code());
        text
    }
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    number.as_string().parse().ok().map(|whole| language.number(whole))
}

#[cfg(test)]
mod tests;
