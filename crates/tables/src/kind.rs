//! What kinds of places posts are for, by the words of the tables.

/// What kind of place a post is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A town of district significance.
    City,
    /// A village.
    Village,
    /// A settlement.
    Settlement,
    /// A rural district.
    RuralDistrict,
}

impl Kind {
    /// All of them by the word of the tables.
    pub const ALL: [(&'static str, Self); 4] = [
        ("city", Self::City),
        ("village", Self::Village),
        ("settlement", Self::Settlement),
        ("rural_district", Self::RuralDistrict),
    ];

    /// The word of the tables.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}
