//! The rules of a count in the words of the crate that allocates: the method and the threshold, said once for the count and for
//! every margin of it. It must never know votes.

use seats::threshold::{self, Thresholds};
use seats::{Method, Ratio};

use super::{Comparison, Distribution, ListElectionRules};

impl Distribution {
    /// The method of allocation it names.
    pub fn method(self) -> Method {
        match self {
            Self::LargestFractions => Method::HARE,
            Self::Dhondt => Method::DHONDT,
            Self::SainteLague => Method::SAINTE_LAGUE,
        }
    }
}

impl ListElectionRules {
    /// The method by which mandates are given to several lists.
    pub fn method(&self) -> Method {
        self.distribution.value.method()
    }

    /// The share a list needs, exactly.
    pub fn threshold_share(&self) -> Ratio {
        let share = self.threshold.value;
        // A share of the law has a denominator: it was read as one.
        Ratio::new(share.num().into(), share.den().into()).unwrap_or(Ratio::ZERO)
    }

    /// The threshold and how it is compared.
    pub fn thresholds(&self) -> Thresholds {
        let comparison = match self.comparison.value {
            Comparison::AtLeast => threshold::Comparison::AtLeast,
            Comparison::MoreThan => threshold::Comparison::MoreThan,
        };
        Thresholds { comparison, ..Thresholds::share(self.threshold_share()) }
    }
}
