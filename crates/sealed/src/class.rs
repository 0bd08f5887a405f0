//! Sizes of sealed files: a few classes, so that a size says little. It must never know what is inside.

/// Least size of a sealed file, in bytes; every name and nearly every story is one of these.
const LEAST: u64 = 16 * 1024;

/// Up to here classes double.
const FINE: u64 = 1024 * 1024;

/// Greatest class. Up to it every size that a class asks for can be reached exactly: `age` adds 16 bytes to every 64 KiB, and the
/// sums of these and of its header would begin to skip sizes near 256 MiB.
pub const GREATEST: u64 = 224 * 1024 * 1024;

/// Bytes of a sealed file that holds `needed` bytes of everything: from 16 KiB to 1 MiB powers of two, above four steps between
/// two of them, so at most a quarter is filled up.
pub fn class(needed: u64) -> Option<u64> {
    let power = needed.max(LEAST).checked_next_power_of_two()?;
    let size = if power <= FINE {
        power
    } else {
        // Between power/2 and power in steps of an eighth of the greater.
        needed.next_multiple_of(power / 8)
    };
    (size <= GREATEST).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;

    #[test]
    fn classes_are_few_and_hold_what_they_must() {
        let check = |needed: u64, expect: Option<u64>| assert_eq!(class(needed), expect, "{needed}");
        check(0, Some(16_384));
        check(16_384, Some(16_384));
        check(16_385, Some(32_768));
        check(MIB, Some(MIB));
        check(MIB + 1, Some(MIB + MIB / 4));
        check(5_000_000, Some(5 * MIB));
        check(5 * MIB + 700, Some(6 * MIB));
        check(GREATEST, Some(GREATEST));
        check(GREATEST + 1, None);
        check(u64::MAX, None);
        let classes: std::collections::BTreeSet<_> = (0..GREATEST).step_by(4096).filter_map(class).collect();
        assert_eq!(classes.len(), 38);
        assert!(classes.iter().all(|size| class(*size) == Some(*size)));
    }
}
