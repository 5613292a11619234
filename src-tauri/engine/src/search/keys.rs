use std::ops::BitOrAssign;

/// A set of keys: `a` to `z`, digits and the space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys(u64);

impl Keys {
    pub(super) const SPACE: Keys = Keys(1 << 36);

    /// The key of a letter or digit; no key for anything else.
    pub(super) fn of(c: char) -> Self {
        match c {
            'a'..='z' => Self(1 << (c as u32 - 'a' as u32)),
            '0'..='9' => Self(1 << (26 + c as u32 - '0' as u32)),
            _ => Self::default(),
        }
    }

    pub(super) fn contains(self, other: Keys) -> bool {
        self.0 & other.0 != 0
    }

    /// Letters, digits, space.
    pub(super) fn chars(self) -> impl Iterator<Item = char> {
        let plain = ('a'..='z').chain('0'..='9').filter(move |c| self.contains(Self::of(*c)));
        plain.chain(self.contains(Self::SPACE).then_some(' '))
    }
}

impl BitOrAssign for Keys {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
