//! A checkpoint: a log's signed statement of its size and root, in the text form of C2SP (`c2sp.org/tlog-checkpoint`).
//!
//! It must never decide whose key is trusted: the keys are an argument.

use data_encoding::BASE64;

use crate::hash::Hash;
use crate::note::{Note, NoteError, Signer, VerifierKey};

/// What a log says of itself at one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: a name without a scheme, such as `zhargy.example/majilis-2021`. It should be the key's name too.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the Merkle tree at that size.
    pub root: Hash,
    /// Further lines, not empty; their use is not recommended.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root.bytes()));
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads the text of a checkpoint, without signatures.
    ///
    /// # Errors
    /// It is not of the form.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let malformed = |why| Err(NoteError::Malformed(why));
        let Some(body) = text.strip_suffix('\n') else {
            return malformed("the checkpoint does not end with a newline");
        };
        let lines: Vec<&str> = body.split('\n').collect();
        if lines.iter().any(|line| line.is_empty()) {
            return malformed("a line of the checkpoint is empty");
        }
        let [origin, size, root, extensions @ ..] = lines.as_slice() else {
            return malformed("a checkpoint has origin, size and root");
        };
        let Some(size) = size.parse::<u64>().ok().filter(|number| number.to_string() == *size) else {
            return malformed("the size is no plain number");
        };
        let root = BASE64.decode(root.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        let Some(root) = root.map(Hash::new) else {
            return malformed("the root is not the base64 of 32 bytes");
        };
        let extensions = extensions.iter().map(|&line| line.to_owned()).collect();
        Ok(Self { origin: (*origin).to_owned(), size, root, extensions })
    }

    /// Signs it.
    ///
    /// # Errors
    /// The origin or an extension is empty or has a newline or a control character.
    pub fn sign(&self, signer: &Signer) -> Result<Note, NoteError> {
        let text = self.text();
        if Self::parse(&text)? != *self {
            return Err(NoteError::Malformed("a line of the checkpoint has a newline"));
        }
        signer.sign(&text)
    }

    /// Reads a signed checkpoint of which at least one of the keys made a signature, and no signature by one of them is
    /// false. Whoever asks must compare `origin` with the log it means.
    ///
    /// # Errors
    /// It is not of the form, or not signed so.
    pub fn open(note: &str, keys: &[VerifierKey]) -> Result<Self, NoteError> {
        let note = Note::parse(note)?;
        note.verify(keys)?;
        Self::parse(&note.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification, whose key is not published.
    const EXAMPLE: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    #[test]
    fn the_example_of_the_specification_is_read() {
        let checkpoint = Checkpoint::parse(EXAMPLE).unwrap();
        assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("example.com/behind-the-sofa", 20_852_163));
        assert_eq!(checkpoint.text(), EXAMPLE);
        let signature = "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=";
        let note = Note::parse(&format!("{EXAMPLE}\n\u{2014} example.com/behind-the-sofa {signature}\n")).unwrap();
        assert_eq!((note.text.as_str(), note.signatures[0].key_id), (EXAMPLE, 0x033d_e0ae));
    }

    #[test]
    fn other_texts_are_refused() {
        let check = |from: &str, to: &str, expect: &str| {
            let text = EXAMPLE.replacen(from, to, 1);
            let told = Checkpoint::parse(&text).unwrap_err().to_string();
            assert_eq!(told, format!("J008 the note or key cannot be read: {expect}"), "{text:?}");
        };
        check("20852163", "020852163", "the size is no plain number");
        check("20852163", "+1", "the size is no plain number");
        check("20852163", "18446744073709551616", "the size is no plain number");
        check("CsU", "Cs", "the root is not the base64 of 32 bytes");
        check("q2I=", "q2J=", "the root is not the base64 of 32 bytes");
        check("q2I=\n", "q2I=", "the checkpoint does not end with a newline");
        check("example.com/behind-the-sofa", "", "a line of the checkpoint is empty");
        check("q2I=\n", "q2I=\n\n", "a line of the checkpoint is empty");
        check("\n20852163", "", "a checkpoint has origin, size and root");
    }

    #[test]
    fn a_signed_checkpoint_is_opened_by_its_key_only() {
        let signer = Signer::new("zhargy.example/log", &[7; 32]).unwrap();
        let extensions = vec!["at 2021-01-10".to_owned()];
        let checkpoint =
            Checkpoint { origin: "zhargy.example/log".into(), size: 3, root: Hash::leaf(b"x"), extensions };
        let note = checkpoint.sign(&signer).unwrap().to_string();
        let keys = [signer.verifier().clone()];
        assert_eq!(Checkpoint::open(&note, &keys), Ok(checkpoint.clone()));
        assert_eq!(Checkpoint::open(&note, &[]), Err(NoteError::Unknown));
        let forged = note.replacen("\n3\n", "\n4\n", 1);
        assert_eq!(Checkpoint::open(&forged, &keys), Err(NoteError::Forged("zhargy.example/log".into())));
        let broken = Checkpoint { origin: "a\nb".into(), ..checkpoint };
        assert!(broken.sign(&signer).is_err());
    }
}
