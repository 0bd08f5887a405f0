//! Nominations, their papers, and every step of a candidate. What the law of the day makes of a nomination is judged by
//! `election::single::candidacy`.

use election::persons::Sex;
use election::schedule::{ElectionSchedule, Hour, Standing};
use election::single::Nominator;
use election::single::candidacy::stage::{Act, At, Decided, Frame, Halt, Stage};
use election::single::candidacy::{
    self, CandidacyRules, Check, Days, Decision, Judgement, Limit, Matter, Membership, Moment, Nomination, Other,
    Signatures, TermsServed, Verdict, stage,
};
use jiff::civil::Date;
use law::calendar::Calendar;
use law::{Query, Share};

use super::{Contests, running};
use crate::books::Books;
use crate::contests::record::{self, CandidateStep, Nominated, Papers, PapersBrought, Record};
use crate::contests::{CandidateState, ContestState, PostState};
use crate::decide::check_id;
use crate::record::Cited;
use crate::refusal::Refusal;
use crate::register::words;

/// Steps of the calendar.
const NOMINATION: &str = "nomination";
const EXTENDED: &str = "nomination_extended";
const SIGNATURES_DUE: &str = "signatures_due";
const REGISTRATION: &str = "registration";

/// Somebody is nominated. Whether it is in time, and by whom it may be, is judged when the commission decides; a nomination
/// that is plainly late is no nomination.
pub(super) fn nominate(contests: &Contests, nominated: &Nominated) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, &nominated.post)?;
    if contest.rounds.len() > 1 || contest.round().is_some_and(|round| round.ballot.is_some()) {
        return Err(Refusal::NotNow { why: "the ballot was set: nobody is nominated any more" });
    }
    check_id("candidate", &nominated.candidate)?;
    words("name", &nominated.name)?;
    check_id("nominator", &nominated.nominator)?;
    if let Some(party) = &nominated.member_of {
        check_id("party", party)?;
    }
    if nominated.day < contest.called.called || nominated.day > contest.vote() {
        return Err(Refusal::NotNow { why: "a candidate is nominated between the call and the vote" });
    }
    if contest.candidate(&nominated.candidate).is_some() {
        return Err(Refusal::Twice { what: "candidate", id: nominated.candidate.clone() });
    }
    // Read once, so that what cannot be read is told to who brings it.
    nomination(contests, known, &CandidateState::new(nominated.clone()))?;
    if let Some(told) = late(contest, nominated.day) {
        return Err(told);
    }
    Ok(Record::Nominated(nominated.clone()))
}

/// The refusal of a day that lies outside nomination by every reading, extended as it may be.
fn late(contest: &ContestState, day: Date) -> Option<Refusal> {
    let calendar = contest.calendar.as_deref()?;
    let extended = calendar.find(EXTENDED).and_then(|step| step.last.as_ref());
    if extended.is_some_and(|edge| edge.days().any(|last| day <= last)) && day >= contest.called.called {
        return None;
    }
    match calendar.standing(NOMINATION, day) {
        Standing::Outside(told) => {
            Some(Refusal::OutOfTerm { what: "a candidate is nominated", why: told.words, by: told.citation })
        }
        Standing::Within | Standing::Doubtful(_) => None,
    }
}

/// Papers of a nomination. Some come after registration, such as the result of a special check: the commission draws its
/// conclusion by a step `cancel`.
pub(super) fn bring(
    contests: &Contests,
    (post, candidate): (&str, &str),
    day: Date,
    papers: &Papers,
) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let state = of(contest, candidate)?;
    if papers.is_empty() {
        return Err(Refusal::Nothing { what: "paper" });
    }
    if !state.is_in() {
        return Err(Refusal::NotNow { why: "the candidate is out of the election" });
    }
    if day < state.nominated.day {
        return Err(Refusal::NotNow { why: "papers come with the nomination or after it" });
    }
    let mut with = state.clone();
    with.nominated.papers = papers.clone().after(with.nominated.papers);
    nomination(contests, known, &with)?;
    let (post, candidate) = (post.to_owned(), candidate.to_owned());
    Ok(Record::PapersBrought(PapersBrought { post, candidate, day, papers: papers.clone() }))
}

/// The commission decides: all steps up to registration, or the refusal with its grounds.
pub(super) fn decide(
    books: &Books,
    contests: &Contests,
    (post, candidate): (&str, &str),
    day: Date,
    decided: Option<&str>,
) -> Result<Vec<Record>, Refusal> {
    let (known, contest) = running(contests, post)?;
    let state = of(contest, candidate)?;
    let bench = Bench::on(books, contests, contest, day)?;
    let judgement = bench.judge(contests, known, contest, state)?;
    let decided = decided.map(str::trim).filter(|words| !words.is_empty());
    if let Some(decided) = decided {
        words("decided", decided)?;
    }
    let mut steps =
        Walk { bench: &bench, state, stage: state.stage, frame: bench.frame(contest, state), steps: Vec::new() };
    match (&judgement.decision, decided) {
        (Decision::Registrable, None) => steps.register(&judgement, "")?,
        (Decision::Refused(_), None) => steps.refuse(&judgement, "")?,
        (Decision::Open(_) | Decision::ReadingsDiffer, Some(decided)) => steps.register(&judgement, decided)?,
        (Decision::Registrable | Decision::Refused(_), Some(_)) => return Err(Refusal::LawDecides),
        (Decision::Mend(checks), _) => return Err(refused(candidate, "it can be mended", checks)),
        (Decision::Open(checks), None) => return Err(open(checks)),
        (Decision::ReadingsDiffer, None) => {
            let words = "the law of the day has several readings, and they decide differently".to_owned();
            return Err(Refusal::CandidateOpen { points: vec![words], by: Vec::new() });
        }
    }
    Ok(steps.steps.into_iter().map(Record::CandidateStep).collect())
}

/// One step by its name.
pub(super) fn step(
    books: &Books,
    contests: &Contests,
    (post, candidate): (&str, &str),
    day: Date,
    (name, because): (&str, &str),
) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let state = of(contest, candidate)?;
    if !because.is_empty() {
        words("because", because)?;
    }
    let act = match name {
        "find eligible" => Act::FindEligible,
        "issue sheets" => Act::IssueSheets,
        "accept sheets" => return accept(books, contests, (known, contest, state), day, because),
        "appeal" => Act::Appeal,
        "restore" => Act::Restore,
        "dismiss" => Act::Dismiss,
        "withdraw" => Act::Withdraw,
        "take back" => Act::TakeBack,
        "cancel" => Act::Cancel { ground: because.to_owned() },
        "leave" => Act::Leave,
        "refuse" => return refuse(books, contests, (known, contest, state), day, because),
        "register" => return Err(Refusal::NotNow { why: "registration is decided by an order `decide`" }),
        _ => return Err(Refusal::NoSuch { what: "step of a candidate", id: name.chars().take(60).collect() }),
    };
    let bench = Bench::on(books, contests, contest, day)?;
    let frame = bench.frame(contest, state);
    let (step, _) = bench.take(state, state.stage, &act, &frame, because)?;
    Ok(Record::CandidateStep(step))
}

/// A candidate with the election and the post he or she stands for.
type Stands<'c> = (&'c PostState, &'c ContestState, &'c CandidateState);

/// The sheets are accepted where the law of the day finds the good signatures enough.
fn accept(
    books: &Books,
    contests: &Contests,
    (known, contest, state): Stands<'_>,
    day: Date,
    because: &str,
) -> Result<Record, Refusal> {
    let bench = Bench::on(books, contests, contest, day)?;
    let judgement = bench.judge(contests, known, contest, state)?;
    let about = |check: &&Check| matches!(check.matter, Matter::Signatures | Matter::Settlements);
    let checks = || judgement.readings.iter().flat_map(|reading| &reading.checks).filter(about);
    let opens = |check: &&Check| matches!(check.verdict, Verdict::Unknown | Verdict::Open(_));
    let few = |check: &&Check| matches!(check.verdict, Verdict::Broken { .. } | Verdict::Mendable(_));
    let short: Vec<Check> = checks().filter(few).cloned().collect();
    if !short.is_empty() {
        return Err(refused(&state.nominated.candidate, "the sheets are not enough", &short));
    }
    let unknown: Vec<Check> = checks().filter(opens).cloned().collect();
    if !unknown.is_empty() {
        return Err(open(&unknown));
    }
    let act = Act::AcceptSheets { enough: true };
    let (step, _) = bench.take(state, state.stage, &act, &bench.frame(contest, state), because)?;
    Ok(Record::CandidateStep(step))
}

/// The commission refuses in words what the law of the day or the papers leave open. Where the law decides, `decide` does.
fn refuse(
    books: &Books,
    contests: &Contests,
    (known, contest, state): Stands<'_>,
    day: Date,
    because: &str,
) -> Result<Record, Refusal> {
    words("because", because)?;
    let bench = Bench::on(books, contests, contest, day)?;
    let judgement = bench.judge(contests, known, contest, state)?;
    match &judgement.decision {
        Decision::Registrable | Decision::Refused(_) => return Err(Refusal::LawDecides),
        Decision::Mend(checks) => return Err(refused(&state.nominated.candidate, "it can be mended", checks)),
        Decision::Open(_) | Decision::ReadingsDiffer => {}
    }
    let mut steps =
        Walk { bench: &bench, state, stage: state.stage, frame: bench.frame(contest, state), steps: Vec::new() };
    steps.refuse(&judgement, because)?;
    let step = steps.steps.pop().ok_or(Refusal::Nothing { what: "step" })?;
    Ok(Record::CandidateStep(step))
}

/// The candidate of an id.
fn of<'c>(contest: &'c ContestState, candidate: &str) -> Result<&'c CandidateState, Refusal> {
    let missing = || Refusal::NoSuch { what: "candidate", id: candidate.chars().take(120).collect() };
    contest.candidate(candidate).ok_or_else(missing)
}

/// The law of a day and the calendar of a contest.
pub(super) struct Bench<'b> {
    pub(super) rules: CandidacyRules,
    pub(super) calendar: Calendar,
    schedule: Option<&'b ElectionSchedule>,
    day: Date,
}

impl<'b> Bench<'b> {
    pub(super) fn on(
        books: &Books,
        contests: &Contests,
        contest: &'b ContestState,
        day: Date,
    ) -> Result<Self, Refusal> {
        let office = contests.opened.as_ref().map_or("", |opened| opened.office.as_str());
        let gives = |why: String| Refusal::Count { why, by: Vec::new() };
        let rules = CandidacyRules::on(&books.law, &books.offices, office, Query::on(day));
        let rules = rules.map_err(|error| gives(error.to_string()))?;
        let calendar = Calendar::of_law(&books.law).map_err(|error| gives(error.to_string()))?;
        Ok(Self { rules, calendar, schedule: contest.calendar.as_deref(), day })
    }

    fn limit(&self, step: &str) -> Option<Limit> {
        Limit::of(self.schedule?.find(step)?.last.as_ref()?)
    }

    /// How many stood when nomination first ended; nothing before.
    fn stood_at_end(&self, contest: &ContestState) -> Option<u64> {
        let ended = self.limit(NOMINATION)?.day;
        if self.day <= ended {
            return None;
        }
        let stood = contest.candidates.iter().filter(|one| {
            let gone = one
                .past
                .iter()
                .any(|step| step.day <= ended && matches!(step.step.as_str(), "withdraw" | "take back" | "leave"));
            one.nominated.day <= ended && !gone
        });
        u64::try_from(stood.count()).ok()
    }

    fn days(&self, contest: &ContestState) -> Days {
        let least = self.rules.readings.first().and_then(|reading| reading.rules.min_candidates.as_ref().ok());
        let few = self.stood_at_end(contest).zip(least).is_some_and(|(stood, least)| stood < least.value);
        let opens = |step: &str| Limit::of(self.schedule?.find(step)?.first.as_ref()?);
        Days {
            nomination_opens: opens(NOMINATION),
            nomination_ends: if few { self.limit(EXTENDED) } else { self.limit(NOMINATION) },
            signatures_due: self.limit(SIGNATURES_DUE),
            registration_ends: self.limit(REGISTRATION),
        }
    }

    fn frame(&self, contest: &ContestState, state: &CandidateState) -> Frame {
        let nominator = Nominator::read(&state.nominated.nominator);
        let rows = self.rules.readings.iter().filter_map(|reading| reading.rules.nominators.as_ref().ok());
        let mut rows = rows.flat_map(|rows| &rows.value).filter(|row| row.is_of(&nominator));
        Frame {
            vote: contest.vote(),
            signatures_due: self.limit(SIGNATURES_DUE),
            registration_ends: self.limit(REGISTRATION),
            needs_signatures: rows.any(|row| row.signatures),
        }
    }

    fn judge(
        &self,
        contests: &Contests,
        known: &PostState,
        contest: &ContestState,
        state: &CandidateState,
    ) -> Result<Judgement, Refusal> {
        let voters: Option<u64> = known.precincts.iter().map(|precinct| precinct.voters).sum();
        let others = contest.candidates.iter().filter(|other| other.is_in() && *other != state);
        let facts = candidacy::Contest {
            vote: contest.vote(),
            voters,
            settlements: known.post.settlements.map(u64::from),
            others: others
                .map(|other| Other {
                    // The same person under another id is the same candidate twice, which is a finding.
                    candidate: if same_person(other, state) { state } else { other }.nominated.candidate.clone(),
                    nominator: Nominator::read(&other.nominated.nominator),
                })
                .collect(),
            stood_at_end: self.stood_at_end(contest),
        };
        let nomination = nomination(contests, known, state)?;
        Ok(candidacy::judge(&nomination, &facts, &self.days(contest), &self.rules, &self.calendar))
    }

    /// A step as a record, and the stage it leads to.
    fn take(
        &self,
        state: &CandidateState,
        stage: Stage,
        act: &Act,
        frame: &Frame,
        because: &str,
    ) -> Result<(CandidateStep, Stage), Refusal> {
        let at = Moment { day: self.day, hour: None };
        let candidate = &state.nominated.candidate;
        let step = stage.apply(act, at, frame, &self.rules, &self.calendar).map_err(|stopped| match stopped.why {
            Halt::Refused(why) => {
                let by = match &why {
                    stage::Refusal::TooLate { citation, .. } if !citation.is_empty() => vec![citation.clone()],
                    _ => Vec::new(),
                };
                Refusal::Candidate { candidate: candidate.clone(), why: why.to_string(), by }
            }
            Halt::Open { words, citation } => Refusal::CandidateOpen {
                points: vec![words],
                by: Some(citation).filter(|by| !by.is_empty()).into_iter().collect(),
            },
        })?;
        let by = step.relied.iter().map(|by| Cited { words: act.name().to_owned(), by: by.clone() }).collect();
        let record = CandidateStep {
            post: state.nominated.post.clone(),
            candidate: candidate.clone(),
            day: self.day,
            step: act.name().to_owned(),
            stage: step.to.at.name().to_owned(),
            by,
            because: because.to_owned(),
            decided: String::new(),
        };
        Ok((record, step.to))
    }
}

/// The steps up to a decision.
struct Walk<'w> {
    bench: &'w Bench<'w>,
    state: &'w CandidateState,
    stage: Stage,
    frame: Frame,
    steps: Vec<CandidateStep>,
}

impl Walk<'_> {
    fn go(&mut self, act: &Act) -> Result<(), Refusal> {
        let (step, stage) = self.bench.take(self.state, self.stage, act, &self.frame, "")?;
        self.stage = stage;
        self.steps.push(step);
        Ok(())
    }

    fn register(&mut self, judgement: &Judgement, decided: &str) -> Result<(), Refusal> {
        if self.stage.at == At::Nominated {
            self.go(&Act::FindEligible)?;
        }
        if self.frame.needs_signatures {
            if self.stage.at == At::Eligible {
                self.go(&Act::IssueSheets)?;
            }
            if self.stage.at == At::SheetsIssued {
                self.go(&Act::AcceptSheets { enough: true })?;
            }
        }
        let law = judgement.decision.clone();
        self.go(&Act::Register(Decided { law, words: decided.to_owned() }))?;
        self.told(judgement, |verdict| matches!(verdict, Verdict::Kept | Verdict::Unknown | Verdict::Open(_)), decided);
        Ok(())
    }

    fn refuse(&mut self, judgement: &Judgement, decided: &str) -> Result<(), Refusal> {
        let law = judgement.decision.clone();
        self.go(&Act::Refuse(Decided { law, words: decided.to_owned() }))?;
        let grounds: fn(&Verdict) -> bool = if decided.is_empty() {
            |verdict| matches!(verdict, Verdict::Broken { .. })
        } else {
            |verdict| matches!(verdict, Verdict::Unknown | Verdict::Open(_))
        };
        self.told(judgement, grounds, decided);
        Ok(())
    }

    /// Puts what the decision rests on into its record.
    fn told(&mut self, judgement: &Judgement, which: fn(&Verdict) -> bool, decided: &str) {
        let Some(last) = self.steps.last_mut() else { return };
        let checks = judgement.readings.iter().flat_map(|reading| &reading.checks);
        for check in checks.filter(|check| which(&check.verdict)) {
            let cited = cited(check);
            if !last.by.contains(&cited) {
                last.by.push(cited);
            }
        }
        decided.clone_into(&mut last.decided);
    }
}

fn cited(check: &Check) -> Cited {
    let by = match &check.verdict {
        Verdict::Broken { ground, under } => format!("{}; {ground} ({under})", check.citation),
        _ => check.citation.clone(),
    };
    Cited { words: format!("{}: {}", check.matter, check.words), by }
}

fn refused(candidate: &str, why: &str, checks: &[Check]) -> Refusal {
    let points: Vec<String> = checks.iter().map(|check| format!("{}: {}", check.matter, check.words)).collect();
    let by = checks.iter().map(|check| check.citation.clone()).filter(|by| !by.is_empty()).collect();
    Refusal::Candidate { candidate: candidate.to_owned(), why: format!("{why}: {}", points.join("; ")), by }
}

fn open(checks: &[Check]) -> Refusal {
    let points = checks.iter().map(|check| format!("{}: {}", check.matter, check.words)).collect();
    let by = checks.iter().map(|check| check.citation.clone()).filter(|by| !by.is_empty()).collect();
    Refusal::CandidateOpen { points, by }
}

fn same_person(one: &CandidateState, other: &CandidateState) -> bool {
    (&one.nominated.name, one.nominated.born) == (&other.nominated.name, other.nominated.born)
}

/// A nomination as it is judged.
fn nomination(contests: &Contests, known: &PostState, state: &CandidateState) -> Result<Nomination, Refusal> {
    let (nominated, papers) = (&state.nominated, &state.nominated.papers);
    let bad = |what, why: String| Refusal::NotTaken { what, why };
    let sex = match nominated.sex.as_str() {
        "female" => Sex::Woman,
        "male" => Sex::Man,
        other => {
            return Err(bad(
                "sex",
                format!("`{}` is neither female nor male", other.chars().take(40).collect::<String>()),
            ));
        }
    };
    let no_hour = || bad("hour", "it is written 17:30".to_owned());
    let hour = nominated.hour.as_deref().map(|text| hour(text).ok_or_else(no_hour)).transpose()?;
    let no_share = || bad("paid", "a number of minimum wages is written 1 or 1/2".to_owned());
    let paid = papers.paid.as_deref().map(|paid| Share::parse(paid).ok_or_else(no_share)).transpose()?;
    let member_of = match nominated.member_of.as_deref() {
        None => Membership::NotStated,
        Some("none") => Membership::NoParty,
        Some(party) => Membership::Party(party.to_owned()),
    };
    let elsewhere = contests.elsewhere(known, state);
    let stated = papers.elsewhere.as_ref().map(|stated| {
        stated
            .iter()
            .map(|one| match one {
                record::Elsewhere::Constituency => candidacy::Elsewhere::Constituency,
                record::Elsewhere::Maslikhat => candidacy::Elsewhere::Maslikhat,
            })
            .collect::<Vec<_>>()
    });
    let elsewhere = if elsewhere {
        Some([stated.unwrap_or_default(), vec![candidacy::Elsewhere::Constituency]].concat())
    } else {
        stated
    };
    let signatures = papers.signatures_collected.or(papers.signatures_good).map(|collected| Signatures {
        collected,
        good: papers.signatures_good,
        settlements: papers.settlements,
    });
    Ok(Nomination {
        candidate: nominated.candidate.clone(),
        name: nominated.name.clone(),
        sex,
        born: nominated.born,
        citizen: papers.citizen,
        residence_years: papers.residence_years,
        nominator: Nominator::read(&nominated.nominator),
        member_of,
        consent: papers.consent,
        agreed: papers.agreed,
        terms: nominated
            .terms_in_a_row
            .map(|in_a_row| TermsServed { in_a_row, before_the_limit: nominated.terms_before_limit.unwrap_or(0) }),
        elsewhere,
        paid,
        signatures,
        declaration: paper(papers.declaration),
        spouse_declaration: paper(papers.spouse_declaration),
        special_check: match papers.special_check {
            None => candidacy::SpecialCheck::NotStated,
            Some(record::SpecialCheck::Passed) => candidacy::SpecialCheck::Passed,
            Some(record::SpecialCheck::Negative) => candidacy::SpecialCheck::Negative,
            Some(record::SpecialCheck::PendingSince(day)) => candidacy::SpecialCheck::Pending(day),
        },
        filed: Moment { day: nominated.day, hour },
    })
}

/// `17:30`.
fn hour(text: &str) -> Option<Hour> {
    let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = text.split_once(':').filter(|(hour, minute)| two(hour) && two(minute))?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(Hour { hour, minute })
}

fn paper(paper: Option<record::Paper>) -> candidacy::Paper {
    match paper {
        None => candidacy::Paper::NotStated,
        Some(record::Paper::InOrder) => candidacy::Paper::InOrder,
        Some(record::Paper::Missing) => candidacy::Paper::Missing,
        Some(record::Paper::False) => candidacy::Paper::False,
        Some(record::Paper::NotOwed) => candidacy::Paper::NotOwed,
    }
}
