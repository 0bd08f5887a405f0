//! Steps, notes and open questions in words. English only: pages in other languages make their own from the same steps.

use election::{Count, Election, Note, Open, OpenCase, Shown, Step, What};
use law::value::group;
use seats::Ratio;

/// A fraction as English writes it: `67,346.133`, `0.7`.
pub fn decimal(shown: Shown) -> String {
    let whole = u64::try_from(shown.whole()).map_or_else(|_| shown.whole().to_string(), group);
    if shown.places == 0 { whole } else { format!("{whole}.{}", shown.behind()) }
}

/// `part` of `whole` in percent.
pub fn percent(part: u64, whole: u64) -> String {
    Shown::percent(part, whole).map_or_else(|| "-".to_owned(), |shown| format!("{}.{}", shown.whole(), shown.behind()))
}

/// `1 mandate`, `2 mandates`.
pub fn mandates(n: u64) -> String {
    if n == 1 { "1 mandate".to_owned() } else { format!("{} mandates", group(n)) }
}

/// A step as a sentence.
pub fn step(election: &Election, step: &Step) -> String {
    let name = |list: &usize| election.lists[*list].name.as_str();
    match &step.what {
        What::Base { lists, against_all: 0, total } if lists == total => {
            format!("Base of the threshold: {} ballots for the lists", group(*total))
        }
        What::Base { lists, against_all, total } if lists + against_all == *total => {
            let (lists, against_all) = (group(*lists), group(*against_all));
            format!(
                "Base of the threshold: {lists} ballots for the lists + {against_all} against all = {}",
                group(*total)
            )
        }
        What::Base { total, .. } => format!("Base of the threshold: {}", group(*total)),
        What::Threshold { list, votes, base, needed, passed } => {
            let share = percent(*votes, *base);
            let verdict = if *passed { "passes" } else { "does not pass" };
            format!(
                "{}: {} of {} = {share} %, {} needed: {verdict}",
                name(list),
                group(*votes),
                group(*base),
                group(*needed)
            )
        }
        What::Quota { votes, seats, quota } => {
            let votes = u64::try_from(*votes).map_or_else(|_| votes.to_string(), group);
            format!("Quota: {votes} votes of the admitted lists / {seats} mandates = {}", decimal(Shown::quota(*quota)))
        }
        What::Quotient { list, quotient, whole, fraction } => {
            format!(
                "{}: {} quotas, {}, fraction {}",
                name(list),
                decimal(Shown::quotient(*quotient)),
                mandates(*whole),
                fractional(*fraction)
            )
        }
        What::Fraction { list, fraction, place } => {
            format!(
                "One mandate left over to {}: fraction {}, number {place} of all",
                name(list),
                fractional(*fraction)
            )
        }
        What::Average { seat, winner, runner_up } => {
            let mut text =
                format!("Mandate {seat} to {}: {} / {}", name(&winner.list), group(winner.votes), winner.divisor);
            if let Some(next) = runner_up {
                text.push_str(&format!(" (next {}: {} / {})", name(&next.list), group(next.votes), next.divisor));
            }
            text
        }
        What::Tied { lists, seats } => {
            let names: Vec<&str> = lists.iter().map(name).collect();
            format!("{} are equal for {}", names.join(", "), mandates(u64::from(*seats)))
        }
        What::ByRegistration { list, order, seats } => {
            format!("{}, registered as number {order}, comes first: {}", name(list), mandates(u64::from(*seats)))
        }
        What::ByLot { list } => format!("The drawn lot gives one mandate to {}", name(list)),
        What::OnlyOne { .. }
        | What::SecondAdmitted { .. }
        | What::Reduced { .. }
        | What::Raised { .. }
        | What::LeftoverToFirst { .. } => alone(election, &step.what),
    }
}

/// The steps of the rule for one party alone.
fn alone(election: &Election, what: &What) -> String {
    let name = |list: &usize| election.lists[*list].name.as_str();
    match what {
        What::OnlyOne { list } => format!("Only {} passes", name(list)),
        What::SecondAdmitted { list, votes } => {
            format!("{} has the next largest number of votes, {}, and is admitted too", name(list), group(*votes))
        }
        What::Reduced { list, factor, quotient, whole } => {
            format!(
                "{}: its quotas x {} = {}, {}",
                name(list),
                decimal(Shown::factor(*factor)),
                decimal(Shown::quotient(*quotient)),
                mandates(*whole)
            )
        }
        What::Raised { list, minimum } => format!("{} gets not less than {}", name(list), mandates(*minimum)),
        What::LeftoverToFirst { list, seats } => {
            format!("{} left over to {}, the list that passed", mandates(*seats), name(list))
        }
        // Steps of the ordinary distribution are said above.
        _ => String::new(),
    }
}

/// A remainder without its zero: `.13265`.
fn fractional(ratio: Ratio) -> String {
    format!(".{}", Shown::remainder(ratio).behind())
}

/// What keeps a count from its end, in words.
pub fn open(election: &Election, open: &Open) -> String {
    let names =
        |lists: &[usize]| lists.iter().map(|at| election.lists[*at].name.as_str()).collect::<Vec<_>>().join(", ");
    match open {
        Open::LawSilent { case, .. } => format!("The law is silent (OC-{}): {}", case.number(), silent(case, &names)),
        Open::OrderNeeded { lists, seats, .. } => format!(
            "{} are equal for {}; the list registered earlier comes first, and the order of registration is not recorded",
            names(lists),
            mandates(u64::from(*seats))
        ),
        Open::LotNeeded { lists, seats, .. } => format!(
            "{} are equal for {}; the law asks for a lot: give the drawn lists with --lot",
            names(lists),
            mandates(u64::from(*seats))
        ),
    }
}

fn silent(case: &OpenCase, names: &dyn Fn(&[usize]) -> String) -> String {
    match case {
        OpenCase::NonePasses => "no list reaches the threshold, and nothing is said for that case".to_owned(),
        OpenCase::MoreThanSeats { first, second, seats } => format!(
            "the first list has {first} by whole quotas and the second gets not less than {second}, together {} of {seats}; \
             who yields is not said",
            first + second
        ),
        OpenCase::TieForSecond { lists } => {
            format!("{} share the next largest number of votes; which is admitted is not said", names(lists))
        }
        OpenCase::NoSecondList => "one list alone took part, and the rule needs a next one".to_owned(),
        OpenCase::EmptyBase => "there is no ballot for a list, so no share can be told".to_owned(),
    }
}

/// A note in words.
pub fn note(note: &Note) -> String {
    match note {
        Note::FromPercentages => {
            "Only printed percentages are known: hundredths of a percent stand in for votes, and rounding may matter"
                .to_owned()
        }
        Note::NoLineOnTheBallot => {
            "This law puts a line against all on the ballot; the ballots of this election had none".to_owned()
        }
        Note::LineNotInThisLaw { ballots, in_base } => {
            let stay = if *in_base { "stay in the base as valid ballots cast" } else { "are left out of the base" };
            format!("This law knows no line against all; the {} ballots so marked {stay}", group(*ballots))
        }
        Note::AgainstAllLeads { ballots } => format!(
            "Against all leads with {} ballots; no article attaches a consequence to that (OC-11)",
            group(*ballots)
        ),
        Note::PublishedBaseDiffers { published, computed } => {
            format!("The published base is {}, the figures give {}", group(*published), group(*computed))
        }
    }
}

/// What is uncertain about the base, in words.
pub fn base(count: &Count) -> Option<String> {
    let bound = count.base.holds_up_to?;
    Some(format!(
        "The number of ballots against all was not found: none are counted, and the result is the same for up to {}",
        group(bound)
    ))
}
