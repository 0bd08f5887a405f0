//! Words of the papers of many contests, in Kazakh, Russian and English. They must never decide: what they say was decided.

use election::single::{Contest, Ending, Nominator, Note, Open, Step, What, Within};
use law::Version;
use law::value::{Duration, TimeUnit as Unit};
use pages::Country;
use paper::Language;

use crate::run::certificate::{Say, Words};

/// The language of the names that pages have.
pub(super) fn of_pages(language: Language) -> pages::Language {
    match language {
        Language::Kazakh => pages::Language::Kk,
        Language::Russian => pages::Language::Ru,
        Language::English => pages::Language::En,
    }
}

/// Who nominated.
pub(super) fn nominator(country: &Country, written: &str, say: Say) -> String {
    match Nominator::read(written) {
        Nominator::Own => say.of(["өзін-өзі ұсыну", "самовыдвижение", "self-nomination"]),
        Nominator::HigherAkim => say.of(["жоғары тұрған әкім", "вышестоящий аким", "higher akim"]),
        Nominator::Body => say.of(["орган", "орган", "body"]),
        Nominator::Party(id) => country.list(&id, &id, of_pages(say.0)).to_owned(),
    }
}

/// The word of an outcome as the journal has it.
pub(super) fn outcome(word: &str, say: Say) -> String {
    let words: Words<'_> = match word {
        "elected" => ["сайланды", "избран", "elected"],
        "repeat_election" => ["қайта сайлау", "повторные выборы", "repeat election"],
        "repeat_voting" => ["қайта дауыс беру", "повторное голосование", "repeat voting"],
        "put_off" => ["кейінге қалдырылды", "перенесены", "put off"],
        "void" => ["сайлау жарамсыз", "выборы недействительны", "void"],
        "open" => ["заң айтпайды", "закон не говорит", "the law does not say"],
        other => [other; 3],
    };
    say.of(words)
}

/// How a contest ended, as a sentence. Names follow a colon, so that no language has to bend them.
pub(super) fn ending(ending: &Ending, facts: &Contest, say: Say) -> String {
    let name = |at: usize| facts.candidates.get(at).map_or("", |candidate| candidate.name.as_str());
    match ending {
        Ending::Elected { at } => {
            let who = name(*at);
            say.of([&format!("Сайланды: {who}"), &format!("Избран кандидат: {who}"), &format!("Elected: {who}")])
        }
        Ending::RepeatVoting { between, within } => {
            let who = between.iter().map(|at| name(*at)).collect::<Vec<_>>().join(", ");
            let when = self::within(within, say);
            say.of([
                &format!("Қайта дауыс беру өткізіледі{when}; кандидаттар: {who}"),
                &format!("Проводится повторное голосование{when}; кандидаты: {who}"),
                &format!("Voting is repeated{when}; candidates: {who}"),
            ])
        }
        Ending::RepeatElection { within } => {
            let when = self::within(within, say);
            say.of([
                &format!("Ешкім сайланған жоқ. Қайта сайлау өткізіледі{when}"),
                &format!("Никто не избран. Проводятся повторные выборы{when}"),
                &format!("Nobody is elected. The election is repeated{when}"),
            ])
        }
        Ending::PutOff { by } => {
            let by = length(*by, say);
            say.of([
                &format!("Сайлау кейінге қалдырылады, ең көбі: {by}"),
                &format!("Выборы переносятся, не более чем на: {by}"),
                &format!("The election is put off by at most {by}"),
            ])
        }
        Ending::Void { within } => {
            let when = self::within(within, say);
            say.of([
                &format!("Сайлау жарамсыз деп танылды. Қайта сайлау өткізіледі{when}"),
                &format!("Выборы признаны недействительными. Проводятся повторные выборы{when}"),
                &format!("The election is void and is repeated{when}"),
            ])
        }
        Ending::Open(Open::LawSilent { case, .. }) => {
            let number = case.number();
            say.of([
                &format!("Заң бұл жағдайда не болатынын айтпайды (OC-{number})"),
                &format!("Закон не говорит, что следует в этом случае (OC-{number})"),
                &format!("The law does not say what follows (OC-{number})"),
            ])
        }
        Ending::Open(Open::RuleMissing(gap)) => {
            let rule = &gap.rule;
            say.of([
                &format!("Күннің құқығында қажетті норма жазылмаған: {rule}"),
                &format!("В записанном праве этого дня нет нужной нормы: {rule}"),
                &format!("The law as recorded gives no rule for this: {rule}"),
            ])
        }
    }
}

fn within(within: &Within, say: Say) -> String {
    match within {
        Within::SameDay => say.of([" сол күні", " в тот же день", " on the same day"]),
        Within::Term(term) => {
            let term = length(*term, say);
            say.of([&format!(", мерзімі: {term}"), &format!(", срок: {term}"), &format!(" within {term}")])
        }
        Within::NotGiven(_) => String::new(),
    }
}

/// A length of time.
pub(super) fn length(length: Duration, say: Say) -> String {
    let number = say.0.count(u64::from(length.count));
    let unit: Words<'_> = match length.unit {
        Unit::Years => [
            "жыл",
            russian(length.count.into(), ["год", "года", "лет"]),
            if length.count == 1 { "year" } else { "years" },
        ],
        Unit::Months => [
            "ай",
            russian(length.count.into(), ["месяц", "месяца", "месяцев"]),
            if length.count == 1 { "month" } else { "months" },
        ],
        Unit::Days => [
            "күн",
            russian(length.count.into(), ["день", "дня", "дней"]),
            if length.count == 1 { "day" } else { "days" },
        ],
        _ => return length.to_string(),
    };
    format!("{number}\u{A0}{}", say.of(unit))
}

/// The form of a Russian noun after a number: after one, after a few, after many.
fn russian(number: u64, [one, few, many]: Words<'static>) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// A step as a sentence.
pub(super) fn step(step: &Step, facts: &Contest, say: Say) -> String {
    let name = |at: &usize| facts.candidates.get(*at).map_or("", |candidate| candidate.name.as_str());
    let count = |number: u64| say.0.count(number);
    match &step.what {
        What::Voters { electors: false } => say.of(["Сайлаушылар сайлайды", "Избирают избиратели", "The voters elect"]),
        What::Voters { electors: true } => say.of(["Таңдаушылар сайлайды", "Избирают выборщики", "Electors elect"]),
        What::FoundVoid => {
            say.of(["Сайлау жарамсыз деп танылды", "Выборы признаны недействительными", "The election was found void"])
        }
        What::Standing { standing, needed } => {
            let (standing, needed) = (count(*standing), count(*needed));
            say.of([
                &format!("Кандидат: {standing}, кемінде {needed} болуы тиіс"),
                &format!("Кандидатов: {standing}, должно быть не менее {needed}"),
                &format!("{standing} stand, and at least {needed} must"),
            ])
        }
        What::OneLeft { at } => {
            let who = name(at);
            say.of([
                &format!("Жалғыз қалған кандидат: {who}"),
                &format!("Остался один кандидат: {who}"),
                &format!("One candidate is left: {who}"),
            ])
        }
        What::Quorum { took_part, registered, needed } => {
            let (came, of, needed) = (count(*took_part), count(*registered), count(*needed));
            say.of([
                &format!("Қатысқандар: {of} ішінен {came}, қажеті {needed}"),
                &format!("Участвовали: {came} из {of}, нужно {needed}"),
                &format!("{came} of {of} took part, {needed} are needed"),
            ])
        }
        What::AgainstAll { ballots } => {
            let ballots = count(*ballots);
            say.of([
                &format!("Бәріне қарсы: {ballots}; кандидаттар арасында орын алмайды"),
                &format!("Против всех: {ballots}; места среди кандидатов не занимают"),
                &format!("Against all: {ballots}; they take no place among the candidates"),
            ])
        }
        What::Most { at, votes, next } => most(name(at), &count(*votes), next.map(count), say),
        What::Half { at, votes, of, more } => half(name(at), &count(*votes), &count(*of), *more, say),
        What::Equal { equal, votes } => {
            let (who, votes) = (equal.iter().map(name).collect::<Vec<_>>().join(", "), count(*votes));
            say.of([
                &format!("Дауыс саны тең, {votes}: {who}"),
                &format!("Равное число голосов, {votes}: {who}"),
                &format!("Equal with {votes} votes: {who}"),
            ])
        }
    }
}

fn most(who: &str, votes: &str, next: Option<String>, say: Say) -> String {
    let next = next.map_or_else(String::new, |next| {
        say.of([&format!(", келесісі {next}"), &format!(", у следующего {next}"), &format!(", the next {next}")])
    });
    say.of([
        &format!("Ең көп дауыс: {who}, {votes}{next}"),
        &format!("Больше всех голосов: {who}, {votes}{next}"),
        &format!("Most votes: {who}, {votes}{next}"),
    ])
}

fn half(who: &str, votes: &str, of: &str, more: bool, say: Say) -> String {
    let is: Words<'_> = if more {
        ["жартысынан көп", "больше половины", "more than half"]
    } else {
        ["жартысынан көп емес", "не больше половины", "not more than half"]
    };
    let is = say.of(is);
    say.of([
        &format!("{who}: {of} ішінен {votes}, {is}"),
        &format!("{who}: {votes} из {of}, {is}"),
        &format!("{who}: {votes} of {of}, {is}"),
    ])
}

/// What a reader should know; nothing where the steps say it already.
pub(super) fn note(note: &Note, say: Say) -> Option<String> {
    let words: Words<'_> = match note {
        Note::AgainstAllLeads { .. } => [
            "«Бәріне қарсы» бюллетеньдері кез келген кандидаттікінен көп; бірде-бір бап оған салдар байламайды",
            "Бюллетеней «против всех» больше, чем у любого кандидата; ни одна статья не связывает с этим последствий",
            "Against all has more ballots than any candidate; no article attaches a consequence to it",
        ],
        Note::NoVoteForAnybody => [
            "Бірде-бір кандидатқа дауыс берілген жоқ",
            "Ни за одного кандидата не подано голосов",
            "No candidate has a vote",
        ],
        Note::NominationsNotSaid => [
            "Қайта сайлауға жаңадан ұсыну ашыла ма, бапта айтылмаған (OC-13)",
            "Открывается ли к повторным выборам новое выдвижение, в статье не сказано (OC-13)",
            "Whether nominations open anew is not said (OC-13)",
        ],
        Note::WhoStandsAgainNotRecorded => [
            "Қайта дауыс беруге кім түсетіні жазылмаған: дауысы тең кандидаттар көрсетілген",
            "Кто участвует в повторном голосовании, не записано: показаны получившие равное число голосов",
            "Who stands again is not recorded: shown are those who are equal",
        ],
        Note::FromPercentages | Note::NoLineOnTheBallot | Note::LineNotInThisLaw { .. } => return None,
    };
    Some(say.of(words))
}

/// Every article of these versions, each once.
pub(super) fn citations(by: &[Version], say: Say) -> String {
    let all: Vec<String> = election::single::citations(by).iter().map(|words| say.cited(words)).collect();
    all.join("; ")
}
