//! Numbers of a case, exactly: shares as fractions, counts as whole numbers. It must never see a binary float.

use seats::Ratio;

/// Why a text is no number of the kind asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inexact {
    NotANumber,
    Negative,
    Fractional,
    TooLong,
}

impl Inexact {
    /// In words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::NotANumber => "it is no number",
            Self::Negative => "it is negative",
            Self::Fractional => "it is not a whole number",
            Self::TooLong => "it is too large, or has more digits than can be kept exactly",
        }
    }
}

/// Reads `0.05`, `5e-2`, `5 %` and `1/20`; the value is exact.
pub(crate) fn share(text: &str) -> Result<Ratio, Inexact> {
    let text = text.trim();
    if let Some(hundredths) = text.strip_suffix('%') {
        let part = decimal(hundredths.trim_end())?;
        let below = part.denominator().checked_mul(100).ok_or(Inexact::TooLong)?;
        return Ratio::new(part.numerator(), below).map(Ratio::reduced).ok_or(Inexact::NotANumber);
    }
    let Some((above, below)) = text.split_once('/') else { return decimal(text) };
    let whole = |text: &str| decimal(text.trim()).and_then(whole);
    Ratio::new(whole(above)?, whole(below)?).map(Ratio::reduced).ok_or(Inexact::NotANumber)
}

/// Reads a whole number; `1e3` and `12.0` are whole.
pub(crate) fn count(text: &str) -> Result<u128, Inexact> {
    decimal(text).and_then(whole)
}

fn whole(value: Ratio) -> Result<u128, Inexact> {
    if value.denominator() == 1 { Ok(value.numerator()) } else { Err(Inexact::Fractional) }
}

/// A decimal number with an optional exponent, in lowest terms.
fn decimal(text: &str) -> Result<Ratio, Inexact> {
    if let Some(rest) = text.strip_prefix('-')
        && !rest.starts_with('-')
    {
        return decimal(rest).and(Err(Inexact::Negative));
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let sign_less = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if ![before, after, sign_less].into_iter().all(digits) {
        return Err(Inexact::NotANumber);
    }
    let after = after.trim_end_matches('0');
    let all = format!("{before}{after}");
    let significant = all.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(Ratio::ZERO);
    }
    let number: u128 = significant.parse().map_err(|_| Inexact::TooLong)?;
    let exponent: i64 = exponent.parse().map_err(|_| Inexact::TooLong)?;
    let scale =
        exponent.checked_sub(i64::try_from(after.len()).map_err(|_| Inexact::TooLong)?).ok_or(Inexact::TooLong)?;
    let power = 10_u128
        .checked_pow(u32::try_from(scale.unsigned_abs()).map_err(|_| Inexact::TooLong)?)
        .ok_or(Inexact::TooLong)?;
    let value = if scale < 0 { Ratio::new(number, power) } else { number.checked_mul(power).map(Ratio::whole) };
    value.map(Ratio::reduced).ok_or(Inexact::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<(u128, u128), Inexact>) {
        assert_eq!(share(text).map(|ratio| (ratio.numerator(), ratio.denominator())), expect, "{text}");
    }

    #[test]
    fn shares() {
        for same in ["0.05", "5e-2", "5 %", "5%", "1/20", "0.0500", "50E-3", "5.0 %", " 1 / 20 ", "0.5e-1"] {
            check(same, Ok((1, 20)));
        }
        check("3.25 %", Ok((13, 400)));
        check("0.0000", Ok((0, 1)));
        check("0e-999999", Ok((0, 1)));
        check("12e2", Ok((1200, 1)));
        for bad in
            ["", "%", ".5", "5.", "1/0", "0,05", "five", "1e", "0x1", "1/2/3", "--1", "+5", "NaN", "inf", "1e+-2"]
        {
            check(bad, Err(Inexact::NotANumber));
        }
        check("-0.05", Err(Inexact::Negative));
        check("1.5/2", Err(Inexact::Fractional));
        check("1e-50", Err(Inexact::TooLong));
        check("1e99999999999999999999", Err(Inexact::TooLong));
    }

    #[test]
    fn counts() {
        assert_eq!(count("12.0"), Ok(12));
        assert_eq!(count("1e3"), Ok(1000));
        assert_eq!(count("9223372036854775808"), Ok(1 << 63));
        assert_eq!(count("12.5"), Err(Inexact::Fractional));
        assert_eq!(count("-1"), Err(Inexact::Negative));
        assert_eq!(count("1e40"), Err(Inexact::TooLong));
    }
}
