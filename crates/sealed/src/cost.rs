//! Argon2id and what it costs. It must never know what is derived or compared with it.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::{Fault, text};

/// What one try costs: memory in KiB and passes over it, one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// What offices use: 128 MiB, three passes. Whoever calls keeps the number of tries at a time small, or a flood takes the
    /// memory.
    pub const OFFICE: Self = Self { memory_kib: 128 * 1024, passes: 3 };

    /// For synthetic data, so that tests need not wait: it protects nothing.
    pub const SYNTHETIC: Self = Self { memory_kib: 64, passes: 1 };

    /// Greatest that is believed of a stored record: a changed one must not take the machine's memory.
    const GREATEST: Self = Self { memory_kib: 1024 * 1024, passes: 16 };

    /// `m=131072,t=3,p=1`, as in PHC strings.
    pub(crate) fn to_text(self) -> String {
        format!("m={},t={},p=1", self.memory_kib, self.passes)
    }

    pub(crate) fn parse(written: &str) -> Result<Self, Fault> {
        let fields = written.strip_prefix("m=").and_then(|rest| rest.strip_suffix(",p=1")?.split_once(",t="));
        let (memory, passes) = fields.ok_or(Fault::BadCost)?;
        let cost = Self {
            memory_kib: text::number(memory).ok_or(Fault::BadCost)?,
            passes: text::number(passes).ok_or(Fault::BadCost)?,
        };
        let memory = Self::SYNTHETIC.memory_kib..=Self::GREATEST.memory_kib;
        let passes = Self::SYNTHETIC.passes..=Self::GREATEST.passes;
        if memory.contains(&cost.memory_kib) && passes.contains(&cost.passes) { Ok(cost) } else { Err(Fault::BadCost) }
    }

    /// 32 bytes of a password, a salt and, if there is one, a key that is no password.
    pub(crate) fn derive(self, password: &[u8], salt: &[u8], key: &[u8]) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(|_| Fault::BadCost)?;
        let argon =
            Argon2::new_with_secret(key, Algorithm::Argon2id, Version::V0x13, params).map_err(|_| Fault::BadCost)?;
        let mut out = Zeroizing::new([0; 32]);
        argon.hash_password_into(password, salt, &mut *out).map_err(|_| Fault::BadCost)?;
        Ok(out)
    }
}
