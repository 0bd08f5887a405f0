//! The rules of an election to one seat on a day, as a typed view of the law: every field cites the version it was read from.
//! It must never know a vote, nor a rule by any name but its last part.

use law::value::Duration;
use law::{Cited, Law, Query, Share, Version};

use crate::office::{Office, Offices};
use crate::rules::{Gap, IfNeeded, Instruction, RulesError, Statute};

/// What a candidate needs to be elected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// More votes than each of the others; no share is asked.
    MostVotes,
    /// More than half of those who took part.
    MoreThanHalf,
}

/// What follows where several have the equal highest number of votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A new election.
    RepeatElection,
    /// Another vote.
    RepeatVoting,
    /// Another vote on the same day, and a new election if that fails.
    SameDayThenElection,
    /// Another vote between the two with most votes.
    TwoWithMost,
}

/// Below how many candidates no vote is held, and by how long it is put off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooFew {
    /// So many are enough.
    pub least: IfNeeded<u64>,
    /// The vote is put off by at most this.
    pub put_off: IfNeeded<Duration>,
}

/// The rules of an election to one seat on a day. What no act defines is `None`: the law does not ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleSeatRules {
    /// The office; its `rules` are the prefixes that were asked, those of the electors where electors vote.
    pub office: Office,
    /// The day asked about.
    pub query: Query,
    /// Electors vote and not the voters, and the rule that says so, where one does.
    pub by_electors: bool,
    /// The rule that says who votes.
    pub method: Option<Cited<bool>>,
    /// What a candidate needs.
    pub winner: Cited<Winner>,
    /// What a candidate needs in a repeat vote, where that differs.
    pub winner_in_repeat: Option<IfNeeded<Winner>>,
    /// The part of those registered that must take part.
    pub quorum: Option<IfNeeded<Share>>,
    /// The least number of candidates.
    pub too_few: Option<TooFew>,
    /// What follows a tie.
    pub tie: IfNeeded<Tie>,
    /// What follows a tie where only two stood.
    pub tie_of_two: Option<IfNeeded<Tie>>,
    /// A candidate left alone before a repeat vote is elected without it.
    pub one_left: IfNeeded<()>,
    /// The time within which a repeat vote is held.
    pub repeat_voting: IfNeeded<Duration>,
    /// The time within which a repeat election is held.
    pub repeat_election: IfNeeded<Duration>,
    /// A void election is repeated.
    pub void: IfNeeded<()>,
    /// An election that elects nobody is repeated.
    pub not_elected: IfNeeded<()>,
    /// The ballot has a line against all; `None` where electors vote.
    pub against_all_line: Option<IfNeeded<bool>>,
    /// The provisions that attach no consequence to ballots against all.
    pub against_all: Option<Version>,
    /// Instructions that were used, because the law of the day is not recorded or was replaced on purpose.
    pub instructed: Vec<Instruction>,
}

impl SingleSeatRules {
    /// The rules of `office` under `query`.
    ///
    /// # Errors
    /// No such office, an office of lists, or rules missing without which nobody can be elected; see [`RulesError`].
    pub fn on(
        law: &Law,
        offices: &Offices,
        office: &str,
        query: Query,
        instructions: &[Instruction],
    ) -> Result<Self, RulesError> {
        let found = offices.find(office).ok_or_else(|| RulesError::NoSuchOffice {
            office: office.to_owned(),
            known: offices.0.iter().map(|office| office.id.clone()).collect(),
        })?;
        let Some(single) = &found.single else {
            let known = offices.0.iter().filter(|office| office.single.is_some());
            let known = known.map(|office| office.id.clone()).collect();
            return Err(RulesError::NotOneSeat { office: office.to_owned(), known });
        };
        let asked = Statute::new(law, found, query, instructions)?;
        let method = match (&single.method, &single.by_electors) {
            (Some(rule), Some(electors)) => Some(asked.chooses(rule, electors).map_err(missing)?),
            _ => None,
        };
        let mut instructed = asked.used();
        let by_electors = method.as_ref().is_some_and(|method| method.value);
        let mut office = found.clone();
        if by_electors {
            office.rules.clone_from(&single.electors);
        }
        let statute = Statute::new(law, &office, query, instructions)?;
        let winner = statute.choice("winner", WINNERS).map_err(missing)?;
        let mut rules = Self::read(&statute, &office, query, winner);
        rules.by_electors = by_electors;
        rules.method = method;
        if by_electors {
            (rules.against_all_line, rules.against_all) = (None, None);
        }
        instructed.extend(statute.used());
        rules.instructed = instructed;
        Ok(rules)
    }

    fn read(statute: &Statute<'_>, office: &Office, query: Query, winner: Cited<Winner>) -> Self {
        let in_repeat = "winner.repeat_voting";
        let of_two = "tie.two_candidates";
        let repeated = |suffix| statute.choice(suffix, REPEATED);
        Self {
            by_electors: false,
            method: None,
            winner,
            winner_in_repeat: statute.defines(&[in_repeat]).then(|| statute.choice(in_repeat, WINNERS)),
            quorum: statute.defines(&["quorum"]).then(|| statute.share("quorum")),
            too_few: too_few(statute),
            tie: statute.choice_of(&["tie", "repeat_vote"], TIES),
            tie_of_two: statute.defines(&[of_two]).then(|| statute.choice(of_two, TIES)),
            one_left: statute.choice("tie.one_left", &[("elected_without_voting", ())]),
            repeat_voting: statute.duration(&["repeat_voting.term", "repeat.term"]),
            repeat_election: statute.duration(&["repeat_election.term", "repeat.term"]),
            void: repeated("void"),
            not_elected: repeated("not_elected"),
            against_all_line: Some(statute.yes_no(&["ballot.against_all"])),
            against_all: statute.silent_rule("ballot.against_all.consequence"),
            office: office.clone(),
            query,
            instructed: Vec::new(),
        }
    }

    /// Every version the view rests on.
    pub fn versions(&self) -> Vec<&Version> {
        let mut all: Vec<&Version> = Vec::new();
        all.extend(self.method.as_ref().map(|cited| &cited.from));
        all.push(&self.winner.from);
        all.extend(self.winner_in_repeat.as_ref().and_then(from));
        all.extend(self.quorum.as_ref().and_then(from));
        if let Some(too_few) = &self.too_few {
            all.extend(from(&too_few.least));
            all.extend(from(&too_few.put_off));
        }
        all.extend(from(&self.tie));
        all.extend(self.tie_of_two.as_ref().and_then(from));
        all.extend(from(&self.one_left));
        all.extend(from(&self.repeat_voting));
        all.extend(from(&self.repeat_election));
        all.extend(from(&self.void));
        all.extend(from(&self.not_elected));
        all.extend(self.against_all_line.as_ref().and_then(from));
        all.extend(&self.against_all);
        all
    }
}

fn from<T>(rule: &IfNeeded<T>) -> Option<&Version> {
    rule.as_ref().ok().map(|cited| &cited.from)
}

fn missing(gap: Gap) -> RulesError {
    RulesError::Missing(vec![gap])
}

/// The least number is that of nomination where too few registered put the vote off, and one where only the last leaving does.
fn too_few(statute: &Statute<'_>) -> Option<TooFew> {
    let (registered, all_left) = ("too_few_registered.extension_days", "all_left.extension");
    if statute.defines(&[all_left]) {
        let put_off = statute.duration(&[all_left]);
        let least = put_off.clone().map(|cited| Cited { value: 1, from: cited.from });
        return Some(TooFew { least, put_off });
    }
    let least = statute.count_under(&["min_candidates", "nomination.min_candidates"]);
    if statute.defines(&[registered]) {
        return Some(TooFew { least, put_off: statute.duration(&[registered]) });
    }
    let extension = "nomination.extension_days";
    statute.defines(&["min_candidates"]).then(|| TooFew { least, put_off: statute.duration(&[extension]) })
}

const WINNERS: &[(&str, Winner)] = &[
    ("more_votes_than_the_others", Winner::MostVotes),
    ("more_than_half_of_those_who_took_part", Winner::MoreThanHalf),
];
const TIES: &[(&str, Tie)] = &[
    ("repeat_election", Tie::RepeatElection),
    ("repeat_voting", Tie::RepeatVoting),
    ("repeat_voting_the_same_day_then_repeat_election", Tie::SameDayThenElection),
    ("repeat_voting_of_the_two_with_most_votes", Tie::TwoWithMost),
];
const REPEATED: &[(&str, ())] = &[("repeat_election", ())];
