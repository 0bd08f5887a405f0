//! Sealing and filing a synthetic complaint with 5 MB attached, and the same bytes sealed by `age` alone. It must never know which
//! ratio is hoped for; `sealing.py` puts the two side by side.
//!
//! One job a process. Each prints passes, median wall ns of a pass and processor ns of a pass, apart by tabs:
//! - `age FOLDER PASSES`: the bytes of attachment, story and name in one file for one key, durable
//! - `ours FOLDER PASSES`: a new case with its locks, the attachment looked at on its way, each part in a file, all durable
//! - `receipt PASSES`: a receipt drawn and its key derived at what offices pay for it
#![expect(clippy::disallowed_methods, reason = "a tool at the edge reads files and clocks")]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use sealed::attach::Inspector;
use sealed::{Addressee, Case, Circle, Compartment, Cost, Form, Kind, Receipt, ReceiptSecret, Recipients, SecretKey};

/// Why a job cannot be done, for a person to read.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Bytes that arrive at a time.
const PIECE: usize = 64 * 1024;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{}: {fault}", arguments.join(" "));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<String, Fault> {
    match arguments {
        ["age", folder, passes] => {
            let (complaint, key) = (Complaint::synthetic(), age::x25519::Identity::generate());
            complaint.by_age_alone(folder.as_ref(), &key)?;
            complaint.is_in(
                age::Decryptor::new(File::open(Path::new(folder).join("age"))?)?.decrypt(std::iter::once(&key as _))?,
            )?;
            timed(passes.parse()?, || complaint.by_age_alone(folder.as_ref(), &key))
        }
        ["ours", folder, passes] => {
            let (complaint, office) = (Complaint::synthetic(), Office::new()?);
            let case = complaint.by_us(folder.as_ref(), &office)?;
            complaint.opens(folder.as_ref(), &case, &office)?;
            timed(passes.parse()?, || complaint.by_us(folder.as_ref(), &office).map(drop))
        }
        ["receipt", passes] => timed(passes.parse()?, || {
            Receipt::of(&ReceiptSecret::draw(Form::Words)?, Cost::OFFICE)?;
            Ok(())
        }),
        _ => Err("unknown job".into()),
    }
}

/// Times passes after one that is not timed.
fn timed(passes: u32, mut pass: impl FnMut() -> Result<(), Fault>) -> Result<String, Fault> {
    pass()?;
    let before = processor_time()?;
    let mut walls = Vec::new();
    for _ in 0..passes {
        let began = Instant::now();
        pass()?;
        walls.push(began.elapsed().as_nanos());
    }
    let busy = processor_time()?.saturating_sub(before).as_nanos() / u128::from(passes.max(1));
    walls.sort_unstable();
    let middle = walls.get(walls.len() / 2).ok_or("no passes")?;
    Ok(format!("{passes}\t{middle}\t{busy}"))
}

fn processor_time() -> Result<Duration, Fault> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Ok(Duration::try_from(time)?)
}

struct Complaint {
    attachment: Vec<u8>,
    story: String,
    name: String,
}

struct Office {
    key: SecretKey,
    to: Addressee,
    custodians: Circle,
    receipt: Receipt,
}

impl Office {
    fn new() -> Result<Self, Fault> {
        let key = SecretKey::draw();
        let day = jiff::civil::date(2026, 11, 25);
        let to = Recipients::new("synthetic", day, key.public())?.on(day)?;
        let holders = (0..3).map(|at| (format!("holder-{at}"), SecretKey::draw().public())).collect();
        // Derived beforehand: what it costs is a job of its own.
        let receipt = Receipt::of(&ReceiptSecret::draw(Form::Words)?, Cost::SYNTHETIC)?;
        Ok(Self { key, to, custodians: Circle::new(2, holders)?, receipt })
    }
}

impl Complaint {
    /// A picture that is none, for looking at it costs the most where its bytes say nothing.
    fn synthetic() -> Self {
        let mut state = 0x2026_1125_u32;
        let noise = (0..5_000_000).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        });
        let attachment = [0xff, 0xd8, 0xff, 0xe0].into_iter().chain(noise).take(5_000_000).collect();
        Self { attachment, story: "Synthetic story. ".repeat(200), name: "Synthetic name".to_owned() }
    }

    fn parts(&self) -> [(Kind, &[u8]); 3] {
        [
            (Kind::Attachment, &self.attachment),
            (Kind::Story, self.story.as_bytes()),
            (Kind::Identity, self.name.as_bytes()),
        ]
    }

    fn by_age_alone(&self, folder: &Path, key: &age::x25519::Identity) -> Result<(), Fault> {
        let to = key.to_public();
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&to as _))?;
        let mut stream = encryptor.wrap_output(File::create(folder.join("age"))?)?;
        for (_, part) in self.parts() {
            for piece in part.chunks(PIECE) {
                stream.write_all(piece)?;
            }
        }
        stream.finish()?.sync_all()?;
        Ok(File::open(folder)?.sync_all()?)
    }

    fn is_in(&self, mut stream: impl std::io::Read) -> Result<(), Fault> {
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        let same = all == [&self.attachment, self.story.as_bytes(), self.name.as_bytes()].concat();
        if same { Ok(()) } else { Err("what was opened is not what was sealed".into()) }
    }

    fn by_us(&self, folder: &Path, office: &Office) -> Result<Case, Fault> {
        let case = Case::begin(&office.to, Some(&office.custodians), None)?.with_receipt(office.receipt.clone());
        for (kind, part) in self.parts() {
            let mut sealer = case.seal(kind, File::create(folder.join(kind.name()))?)?;
            let mut inspector = Inspector::new(10_000_000);
            for piece in part.chunks(PIECE) {
                if kind == Kind::Attachment {
                    inspector.feed(piece)?;
                }
                sealer.write_all(piece)?;
            }
            if kind == Kind::Attachment {
                inspector.finish("synthetic.jpg")?;
            }
            sealer.finish()?.1.sync_all()?;
        }
        let mut locks = File::create(folder.join("locks"))?;
        locks.write_all(case.to_text().as_bytes())?;
        locks.sync_all()?;
        File::open(folder)?.sync_all()?;
        Ok(case)
    }

    fn opens(&self, folder: &Path, case: &Case, office: &Office) -> Result<(), Fault> {
        let key = case.unlock(Compartment::Office, &office.key)?;
        for (kind, part) in self.parts().into_iter().take(2) {
            let mut all = Vec::new();
            key.open(kind, File::open(folder.join(kind.name()))?)?.read_to_end(&mut all)?;
            if all != part {
                return Err("what was opened is not what was sealed".into());
            }
        }
        Ok(())
    }
}
