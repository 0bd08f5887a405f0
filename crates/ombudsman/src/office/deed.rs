//! What may be done to the holder of the office or by her, and the facts an answer depends on. It must never know an answer.

use std::fmt;

use jiff::civil::Date;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// To detain her.
    Detain,
    /// To hold her in custody.
    Custody,
    /// To put her under house arrest.
    HouseArrest,
    /// To prosecute her.
    Prosecute,
    /// To have a court impose an administrative penalty.
    FineByCourt,
    /// To bring her by force.
    BringByForce,
    /// To question her as a witness.
    QuestionAsWitness,
    /// To hold another post or have other work.
    HoldOtherPost,
    /// To join a party.
    JoinParty,
    /// To stay in a party.
    StayInParty,
    /// To take part in politics.
    TakePartInPolitics,
    /// To take part in a strike.
    Strike,
    /// To be given tasks by others.
    BeGivenTasks,
}

impl Deed {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 13] = [
        Self::Detain,
        Self::Custody,
        Self::HouseArrest,
        Self::Prosecute,
        Self::FineByCourt,
        Self::BringByForce,
        Self::QuestionAsWitness,
        Self::HoldOtherPost,
        Self::JoinParty,
        Self::StayInParty,
        Self::TakePartInPolitics,
        Self::Strike,
        Self::BeGivenTasks,
    ];

    /// The word the law's tables and programs use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Detain => "detain",
            Self::Custody => "custody",
            Self::HouseArrest => "house_arrest",
            Self::Prosecute => "prosecute",
            Self::FineByCourt => "fine_by_court",
            Self::BringByForce => "bring_by_force",
            Self::QuestionAsWitness => "question_as_witness",
            Self::HoldOtherPost => "hold_other_post",
            Self::JoinParty => "join_party",
            Self::StayInParty => "stay_in_party",
            Self::TakePartInPolitics => "take_part_in_politics",
            Self::Strike => "strike",
            Self::BeGivenTasks => "be_given_tasks",
        }
    }

    /// From that word.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.id() == id)
    }

    /// Whether it is one of those that immunity guards against.
    pub fn guarded(self) -> bool {
        matches!(
            self,
            Self::Detain | Self::Custody | Self::HouseArrest | Self::Prosecute | Self::FineByCourt | Self::BringByForce
        )
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Detain => "detain her",
            Self::Custody => "hold her in custody",
            Self::HouseArrest => "put her under house arrest",
            Self::Prosecute => "prosecute her",
            Self::FineByCourt => "have a court fine her",
            Self::BringByForce => "bring her by force",
            Self::QuestionAsWitness => "question her as a witness",
            Self::HoldOtherPost => "let her hold another post",
            Self::JoinParty => "let her join a party",
            Self::StayInParty => "let her stay in a party",
            Self::TakePartInPolitics => "let her take part in politics",
            Self::Strike => "let her strike",
            Self::BeGivenTasks => "give her tasks",
        })
    }
}

/// How grave a crime is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crime {
    /// A misdemeanour.
    Misdemeanour,
    /// A minor crime.
    Minor,
    /// A crime of medium gravity.
    Medium,
    /// A grave crime.
    Grave,
    /// An especially grave crime.
    EspeciallyGrave,
}

impl Crime {
    /// All of them, from the lightest.
    pub const ALL: [Self; 5] = [Self::Misdemeanour, Self::Minor, Self::Medium, Self::Grave, Self::EspeciallyGrave];

    /// The word that programs use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Misdemeanour => "misdemeanour",
            Self::Minor => "minor",
            Self::Medium => "medium",
            Self::Grave => "grave",
            Self::EspeciallyGrave => "especially_grave",
        }
    }

    /// The exception it may fall under, as the law's lists name it.
    pub(crate) fn exception(self) -> Option<&'static str> {
        match self {
            Self::Misdemeanour | Self::Minor | Self::Medium => None,
            Self::Grave => Some("grave_crime"),
            Self::EspeciallyGrave => Some("especially_grave_crime"),
        }
    }
}

/// Work beside the office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// Teaching.
    Teaching,
    /// Science.
    Science,
    /// Creative work.
    CreativeWork,
    /// A deputy's mandate.
    DeputyMandate,
    /// State service.
    StateService,
    /// Business.
    Business,
    /// A part in the management of a company.
    CompanyManagement,
    /// Any other paid work.
    #[default]
    OtherPaidWork,
    /// Work that is not paid.
    Unpaid,
}

impl Post {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Teaching,
        Self::Science,
        Self::CreativeWork,
        Self::DeputyMandate,
        Self::StateService,
        Self::Business,
        Self::CompanyManagement,
        Self::OtherPaidWork,
        Self::Unpaid,
    ];

    /// The word the law's lists use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Teaching => "teaching",
            Self::Science => "science",
            Self::CreativeWork => "creative_work",
            Self::DeputyMandate => "deputy_mandate",
            Self::StateService => "state_service",
            Self::Business => "business",
            Self::CompanyManagement => "company_management",
            Self::OtherPaidWork => "other_paid_work",
            Self::Unpaid => "unpaid",
        }
    }
}

/// The facts an answer may depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// She was caught in the act.
    pub caught_in_the_act: bool,
    /// The crime she is suspected of.
    pub crime: Option<Crime>,
    /// Who has consented, by the id the law uses.
    pub consent_of: Option<String>,
    /// As a witness: on something that did not become known to her in office.
    pub private_matter: bool,
    /// Which work beside the office.
    pub post: Post,
    /// The day she was chosen for the office.
    pub appointed: Option<Date>,
}
