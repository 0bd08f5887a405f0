//! `zhargy contests paper`: the result of one contest, the registration of its winner, and all posts of a region or a district
//! on one sheet. Papers follow from the journal alone: made again from the same journal, they are the same to the byte.

mod protocol;
mod registration;
mod sheet;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use clerk::contests::{Contests, Desk, PostState};
use jiff::civil::Date;
use journal::Head;
use pages::Country;
use paper::{Block, Document, Language, Level, Signature};

use crate::Done;
use crate::cli::PaperArgs;
use crate::embedded;
use crate::failure::{Failure, codes};
use crate::run::archive::Files;
use crate::run::certificate::{LANGUAGES, Say};
use crate::run::place::Place;
use crate::run::session::Session;

/// What every paper is made from.
#[derive(Clone, Copy)]
struct Paper<'p> {
    desk: &'p Desk,
    country: &'p Country,
    /// Where the journal stood.
    head: Head,
}

/// Runs the command.
pub(super) fn run(args: &PaperArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let session: Session<Contests> = place.open_begun_as()?;
    let country = embedded::country()?;
    let paper = Paper { desk: session.desk(), country: &country, head: session.head() };
    let posts = || session.desk().state().posts.values();
    let none = |what: String| Failure::new(codes::ARGUMENT, what, "`zhargy contests show` lists them");
    let files = if let Some(id) = &args.post {
        let post = session.desk().state().posts.get(id).ok_or_else(|| none(format!("there is no post `{id}`")))?;
        let files = paper.of_post(post, "")?;
        if files.is_empty() {
            let hint = "`contests do count` and `certify` do it";
            return Err(
                Failure::new(codes::NOT_CERTIFIED, format!("no outcome is certified for {id}"), hint).law_says_no()
            );
        }
        files
    } else {
        let (wanted, named) = match (&args.region, &args.district) {
            (Some(region), _) => (posts().filter(|post| post.post.region == *region).collect::<Vec<_>>(), region),
            (None, Some(district)) => (posts().filter(|post| post.post.district == *district).collect(), district),
            (None, None) => (Vec::new(), &args.journal.election),
        };
        if wanted.is_empty() {
            return Err(none(format!("there is no post in `{named}`")));
        }
        paper.sheet_of(&wanted, args.region.is_none(), "sheet")
    };
    fs::create_dir_all(&args.dir).map_err(|error| failed(&args.dir, &error))?;
    for (name, bytes) in &files {
        let path = args.dir.join(name);
        fs::write(&path, bytes).map_err(|error| failed(&path, &error))?;
        anstream::println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn failed(path: &std::path::Path, error: &std::io::Error) -> Failure {
    Failure::new(codes::WRITE, format!("{}: {error}", path.display()), "check the path and the space on the disk")
}

/// A sheet of every region, by the name it has in an archive.
pub(crate) fn sheets(desk: &Desk, head: Head) -> Result<Files, Failure> {
    let country = embedded::country()?;
    let paper = Paper { desk, country: &country, head };
    let mut regions: BTreeMap<&str, Vec<&PostState>> = BTreeMap::new();
    for post in desk.state().posts.values() {
        regions.entry(&post.post.region).or_default().push(post);
    }
    let each = |(region, posts): (&str, Vec<&PostState>)| {
        paper.sheet_of(&posts, false, &format!("papers/sheet.{}", plain(region)))
    };
    Ok(regions.into_iter().flat_map(each).collect())
}

/// Every paper of every post, by the name it has in an archive.
pub(crate) fn of_posts(desk: &Desk, head: Head) -> Result<Files, Failure> {
    let country = embedded::country()?;
    let paper = Paper { desk, country: &country, head };
    let mut files = Files::new();
    for post in desk.state().posts.values() {
        files.extend(paper.of_post(post, &format!("papers/{}/", plain(&post.post.post)))?);
    }
    Ok(files)
}

/// An id as a name of a file: strokes of an id part folders, and nothing leads out of them.
fn plain(id: &str) -> String {
    id.split('/').map(|part| part.trim_matches('.')).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

impl Paper<'_> {
    /// The papers of a post in every language; none where no outcome is certified.
    fn of_post(self, post: &PostState, before: &str) -> Result<Files, Failure> {
        let mut files = Files::new();
        for language in LANGUAGES {
            let mut add = |what: &str, document: Document| {
                files.insert(format!("{before}{what}.{}.pdf", language.tag()), paper::render(&document).bytes);
            };
            if let Some(document) = protocol::document(self, post, Say(language))? {
                add("protocol", document);
            }
            if let Some(document) = registration::document(self, post, Say(language)) {
                add("registration", document);
            }
        }
        Ok(files)
    }

    fn sheet_of(self, posts: &[&PostState], district: bool, name: &str) -> Files {
        let one = |language: Language| {
            let document = sheet::document(self, posts, district, Say(language));
            (format!("{name}.{}.pdf", language.tag()), paper::render(&document).bytes)
        };
        LANGUAGES.map(one).into()
    }

    /// A paper of a day with what all have.
    fn blank(self, say: Say, date: Date) -> Document {
        let mut document = Document::new(say.0, date);
        document.hash = self.head.last.to_string();
        document.synthetic = self.desk.state().opened.as_ref().is_some_and(|opened| opened.synthetic);
        document
    }

    fn region(self, post: &PostState, day: Date, say: Say) -> String {
        self.country.region(&post.post.region, day, words::of_pages(say.0)).to_owned()
    }

    /// The head of the journal, and how to compute everything again.
    fn verification(self, say: Say) -> Vec<Block> {
        let size = say.0.count(self.head.size);
        let label = match say.0 {
            Language::Kazakh => format!("Журналдың басы: {size} жазба, SHA-256"),
            Language::Russian => format!("Голова журнала: записей {size}, SHA-256"),
            Language::English => format!("Head of the journal: {size} entries, SHA-256"),
        };
        vec![
            Block::Heading(Level::Part, say.of(["Тексеру", "Проверка", "Verification"])),
            Block::Note(say.of([
                "Әр сан журнал жазбаларынан есептелген. Мұрағаты бар кез келген оқырман оларды қайта есептей алады: python3 verify.py .",
                "Каждое число вычислено из записей журнала. Любой читатель, имеющий архив, может пересчитать их: python3 verify.py .",
                "Every figure is computed from the entries of the journal. Any reader who has the archive can compute them again: python3 verify.py .",
            ])),
            Block::Mono(label, self.head.last.to_string()),
        ]
    }
}

/// Lines for the members of a commission.
fn signatures(names: &[String], say: Say) -> Vec<Block> {
    let role = say.of(["Комиссия мүшесі", "Член комиссии", "Member of the commission"]);
    let lines = names.iter().map(|name| Signature { role: role.clone(), name: name.clone() }).collect();
    vec![
        Block::Heading(Level::Part, say.of(["Қолдар", "Подписи", "Signatures"])),
        Block::Signatures { lines, seal: true },
    ]
}
