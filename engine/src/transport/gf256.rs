//! The field of 256 elements with the polynomial x⁸ + x⁴ + x³ + x² + 1.

const POLYNOMIAL: u16 = 0x11D;
/// Powers of 2, twice over, so that a sum of two logarithms needs no reduction.
static POWERS: [u8; 512] = powers();
static LOGARITHMS: [u8; 256] = logarithms();

/// Multiplies two elements.
pub(super) fn multiply(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    POWERS[usize::from(LOGARITHMS[usize::from(a)]) + usize::from(LOGARITHMS[usize::from(b)])]
}

/// Inverts an element; 0, which has no inverse, gives 0.
pub(super) fn invert(a: u8) -> u8 {
    if a == 0 { 0 } else { POWERS[255 - usize::from(LOGARITHMS[usize::from(a)])] }
}

/// Adds `factor` times `source` to `target`, element by element.
pub(super) fn add_multiple(target: &mut [u8], source: &[u8], factor: u8) {
    if factor == 0 {
        return;
    }
    let (low, high) = nibble_products(factor);
    for (t, s) in target.iter_mut().zip(source) {
        *t ^= low[usize::from(s & 15)] ^ high[usize::from(s >> 4)];
    }
}

/// Multiplies every element of `row` by `factor`.
pub(super) fn scale(row: &mut [u8], factor: u8) {
    let (low, high) = nibble_products(factor);
    for element in row {
        *element = low[usize::from(*element & 15)] ^ high[usize::from(*element >> 4)];
    }
}

/// The products of `factor` with the 16 low and the 16 high nibbles: two small look-ups in place of logarithms.
fn nibble_products(factor: u8) -> ([u8; 16], [u8; 16]) {
    let (mut low, mut high) = ([0; 16], [0; 16]);
    for nibble in 0..16_u8 {
        low[usize::from(nibble)] = multiply(factor, nibble);
        high[usize::from(nibble)] = multiply(factor, nibble << 4);
    }
    (low, high)
}

const fn powers() -> [u8; 512] {
    let mut table = [0; 512];
    let mut value: u16 = 1;
    let mut exponent = 0;
    while exponent < 255 {
        table[exponent] = value as u8;
        table[exponent + 255] = value as u8;
        value <<= 1;
        if value & 0x100 != 0 {
            value ^= POLYNOMIAL;
        }
        exponent += 1;
    }
    table
}

const fn logarithms() -> [u8; 256] {
    let powers = powers();
    let mut table = [0; 256];
    let mut exponent = 0;
    while exponent < 255 {
        table[powers[exponent] as usize] = exponent as u8;
        exponent += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Multiplication as the definition says it: shift, add, reduce.
    fn by_definition(a: u8, b: u8) -> u8 {
        let (mut a, mut product) = (u16::from(a), 0);
        for bit in 0..8 {
            if b >> bit & 1 == 1 {
                product ^= a;
            }
            a <<= 1;
            if a & 0x100 != 0 {
                a ^= POLYNOMIAL;
            }
        }
        product as u8
    }

    #[test]
    fn the_tables_agree_with_the_definition() {
        for a in 0..=255 {
            for b in 0..=255 {
                assert_eq!(multiply(a, b), by_definition(a, b), "{a} times {b}");
            }
            assert_eq!(multiply(a, invert(a)), u8::from(a != 0), "{a} times its inverse");
        }
    }

    #[test]
    fn rows_are_treated_like_their_elements() {
        let source: Vec<u8> = (0..=255).collect();
        for factor in [0, 1, 2, 29, 142, 255] {
            let mut sum = vec![0x5A; 256];
            add_multiple(&mut sum, &source, factor);
            let mut scaled = source.clone();
            scale(&mut scaled, factor);
            for value in 0..=255 {
                assert_eq!(scaled[usize::from(value)], multiply(value, factor));
                assert_eq!(sum[usize::from(value)], 0x5A ^ multiply(value, factor));
            }
        }
    }
}
