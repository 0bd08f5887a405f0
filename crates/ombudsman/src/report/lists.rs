//! The office's lists of rights and of kinds of bodies: ids with names in three languages and where they come from. It must
//! never know a country: a list is a file.

use law::reader::{Fields, Source};
use law::{Confidence, Fault};

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, as work data have it.
    pub id: String,
    /// Names in Kazakh, Russian and English.
    pub names: [String; 3],
    /// Which of the list's sources names it.
    pub from: String,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// How far its names in Kazakh are confirmed.
    pub kazakh: Confidence,
    /// Where its entries come from, by the words that entries name.
    pub sources: Vec<(String, String)>,
    /// The entries, in the order of tables.
    pub entries: Vec<Entry>,
}

impl List {
    /// Reads a list of `[[entry]]`.
    ///
    /// # Errors
    /// Every fault of the file, with its line: what is missing, an id twice, a source nobody named.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let read = list(&top);
        top.finish();
        drop(table);
        let faults = source.into_faults();
        match read {
            Some(read) if faults.is_empty() => Ok(read),
            _ => Err(faults),
        }
    }

    /// The ids, in the order of tables.
    pub fn ids(&self) -> Vec<String> {
        self.entries.iter().map(|entry| entry.id.clone()).collect()
    }
}

fn list(top: &Fields<'_, '_>) -> Option<List> {
    let kazakh = top.need_text("kazakh").and_then(|text| Confidence::parse(&text));
    if kazakh.is_none() {
        top.fault(
            law::codes::BAD_VALUE,
            "kazakh",
            "how far the names are confirmed",
            "text, press, deduced or unconfirmed",
        );
    }
    let sources = top.named_tables("sources").into_iter().filter_map(|(word, fields)| {
        let read = fields.need_text("is");
        fields.finish();
        Some((word, read?))
    });
    let sources: Vec<(String, String)> = sources.collect();
    let mut entries: Vec<Entry> = Vec::new();
    for fields in top.tables("entry") {
        let (id, from) = (fields.need_text("id"), fields.need_text("from"));
        let names = ["kk", "ru", "en"].map(|language| fields.need_text(language));
        if let Some(id) = id.as_ref().filter(|id| entries.iter().any(|entry| entry.id == **id)) {
            fields.fault(
                law::codes::DUPLICATE_ID,
                "id",
                format!("`{id}` stands twice"),
                "give each entry an id of its own",
            );
        }
        if let Some(from) = from.as_ref().filter(|from| !sources.iter().any(|(word, _)| word == *from)) {
            fields.fault(
                law::codes::REFERENCE,
                "from",
                format!("no source is called `{from}`"),
                "name one of [sources]",
            );
        }
        fields.finish();
        if let (Some(id), Some(from), [Some(kk), Some(ru), Some(en)]) = (id, from, names) {
            entries.push(Entry { id, names: [kk, ru, en], from });
        }
    }
    Some(List { kazakh: kazakh?, sources, entries })
}
